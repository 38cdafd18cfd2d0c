"""Captions of figures in a brief: what is shown, of which years, and what was chosen."""

from __future__ import annotations

import pytest

from kit.explorers import BY_LETTER
from kit.laboratories.brief import BriefLaboratory
from kit.laboratories.brief_draft import VIEW, Item
from kit.laboratories.brief_evidence import Library

LONGEST = 300
WITHOUT_YEARS = {"AR", "N", "P", "Y"}  # their tables tell no time of all rows


@pytest.fixture(scope="module")
def library():
    return Library()


@pytest.mark.parametrize("letter", BY_LETTER)
def test_the_first_view_of_every_explorer_has_a_caption_that_names_it(library, letter):
    """Captions were the first words of the text alternative: “8 bars.”, or a list of all rows."""
    caption = library.of(Item(letter, VIEW)).caption
    head = caption.partition(" (")[0]
    assert caption[0].isupper()
    assert not caption[0].isdigit()
    assert caption.endswith(".")
    assert 15 < len(caption) <= LONGEST
    assert len(head.split()) >= 3
    assert "{" not in caption
    has_time = any(word.strip(").,;").isdigit() for word in caption.split())
    assert has_time or letter in WITHOUT_YEARS


def test_no_two_explorers_have_the_same_caption(library):
    captions = [library.of(Item(letter, VIEW)).caption for letter in BY_LETTER]
    assert len(set(captions)) == len(captions) == len(BY_LETTER)


@pytest.mark.parametrize(
    ("code", "caption"),
    [
        ("T", "Events on a timeline, 1868 to 2026."),
        ("T/1990-1990", "Events on a timeline, 1990."),
        (
            "T/1990-2004/c:diplomacy+abduction/w:Stockholm",
            "Events on a timeline, 1990 to 2004 "
            "(Category: Talks and treaties, Abductions; Words: Stockholm).",
        ),
        ("T/d:2024-03-01+2024-03-31", "Events on a timeline, 1 March 2024 to 31 March 2024."),
        ("T/a:JPN", "Events on a timeline, 1868 to 2026 (Who took part: Japan)."),
        (
            "T/i:ev_2002_09_17_summit",
            "Events on a timeline, 1868 to 2026 (Events chosen one by one: 1).",
        ),
        ("T/e:ev_2002_09_17_summit", "Events on a timeline, 1868 to 2026."),
        (
            "N",
            "Numbers on the abductions, and what each counts (Group: Japan’s official list).",
        ),
        ("U/2006-2016", "Votes of the Security Council on Korea, 2006 to 2016."),
        ("M/y:1942", "Map of who ruled in Korea and Japan, with events "
                     "(Map at the end of the year: 1942; Events of: 5 years)."),
        ("G/f:periods", "Agreements between six states "
                        "(Show: eight years side by side; Year: 2026)."),
        (
            "O/w0:3",
            "Index of the cohesion of three states, 1992 to 2025 "
            "(Which three: Japan, South Korea, USA; One scale by: lowest and highest year; "
            "Weight: votes alike in the UN: 3).",
        ),
        ("TN/2010-2020/t:abductions", "Tone of statements from Tokyo and Pyongyang, 2010 to 2020 "
                                      "(Themes: Abductions; Tone as coded by: first coder)."),
    ],
)  # fmt: skip
def test_a_caption_says_which_years_and_what_was_chosen(library, code, caption):
    assert library.of(Item(code, VIEW)).caption == caption


def test_of_many_choices_a_caption_names_the_first(library):
    caption = library.of(Item("A", VIEW)).caption
    assert "Japan–DPRK, DPRK–Russia and 1 more)." in caption
    assert "●" not in caption


@pytest.mark.parametrize("code", ["T/w:nothing%20fits", "N/n:17/g:", "C/s:refuted/p:zz", "S/k:any"])
def test_a_view_with_little_in_it_has_a_caption_or_is_refused_in_words(library, code):
    found = library.of(Item(code, VIEW))
    assert found.caption.endswith(".") if found.known else found.words


def test_a_caption_cannot_bring_code_into_the_page(store):
    lab = BriefLaboratory(store)
    lab.add_figure("T/w:%3Cscript%3E")
    lab.write("summary", "See [T/w:%3Cscript%3E].")
    page = lab.export.content("html").decode()
    assert "(Words: &lt;script&gt;)" in page
    assert "<script" not in page
