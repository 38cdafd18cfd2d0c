"""Both files of a brief, opened again: what they say, what they never load, what they never run."""

from __future__ import annotations

import base64
import io
import re
import struct
import zlib
from html.parser import HTMLParser
from itertools import pairwise
from unicodedata import category

import pytest
from docx import Document

from kit.laboratories import brief_export
from kit.laboratories.brief import BriefLaboratory
from kit.laboratories.brief_draft import FIELDS, written
from kit.laboratories.brief_export import file_name
from kit.laboratories.brief_pictures import Picture
from kit.lessons.store import Store
from kit.tables.citations import bibliography, cite

SUMMIT, DEAD, VIEW = "ev_2002_09_17_summit", "fg_claimed_dead", "U"
PAYLOAD = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> \"'& {x} %s =cmd|' /C calc'!A0 "
    "</w:t><w:evil/> javascript:alert(3) \x00\x0b\ud800 [<i>bad</i>] https://evil.example/x"
)


def tiny_png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
            + chunk(b"IDAT", zlib.compress(b"\x00\x00\x00\x00")) + chunk(b"IEND", b""))  # fmt: skip


class Page(HTMLParser):
    """What a page consists of: tags with their attributes, and its text."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.said = ""
        self.feed(content)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        self.said += data

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def lab(store):
    lab = BriefLaboratory(store)
    for key in (SUMMIT, DEAD):
        lab.add(key)
    lab.add_figure(VIEW)
    lab.choose(addressee="diet")
    lab.write("question", "Should Tokyo offer liaison offices?")
    met, dead = f"The leaders met in 2002 [{SUMMIT}].", f"By its account eight are dead [{DEAD}]."
    points = f"- first point [{SUMMIT}]\n- second point"
    lab.write("summary", f"{met} {dead}\n\n{points}\n\nSee [{VIEW}].")
    lab.write("option_1", "Change nothing.")
    lab.write("option_1_for", "It is safe.")
    lab.write("option_1_against", "Parents grow old. 拉致問題")
    return lab


def page_of(lab):
    return Page(lab.export.content("html").decode("utf-8"))


def word_of(lab):
    return Document(io.BytesIO(lab.export.content("docx")))


def words_in(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("style", ["apa", "chicago"])
def test_both_files_hold_the_brief_with_citations_in_the_style(lab, style):
    lab.choose(style=style)
    evidence = lab.library.of_all(lab.draft.basket)
    shorts = [cite(one, style)[1:-1] for one in evidence[DEAD].source_ids[:2]]
    entries = bibliography(evidence[SUMMIT].source_ids, style)
    for said in (" ".join(page_of(lab).said.split()), " ".join(words_in(word_of(lab)).split())):
        for words in ("Should Tokyo offer liaison offices?", "A committee of the National Diet",
                      "first point", "拉致問題", "Contested", evidence[SUMMIT].title, "Figure 1.",
                      *shorts, *(" ".join(entry.split()) for entry in entries)):  # fmt: skip
            assert words in said
        assert f"[{SUMMIT}]" not in said


def test_headings_lists_and_language_are_marked(lab):
    page, word = page_of(lab), word_of(lab)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.all("html")[0]["lang"] == "en"
    styles = [one.style.name for one in word.paragraphs]
    assert styles[0] == "Title"
    assert styles.count("List Bullet") == 2
    assert {"Heading 1", "Heading 2", "Caption"} <= set(styles)
    assert 'w:val="en-GB"' in word.styles.element.xml
    assert word.core_properties.title == "Should Tokyo offer liaison offices?"
    assert "python-docx" not in (word.core_properties.author + word.core_properties.comments)


def test_every_note_and_figure_that_is_named_is_there(lab):
    page = page_of(lab)
    targets = {one["href"][1:] for one in page.all("a") if one["href"].startswith("#")}
    names = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    assert targets == {"note-1", "note-2", "figure-1"}
    assert targets <= names


def test_a_figure_never_drawn_leaves_as_words_and_a_table(lab):
    page, word = page_of(lab), word_of(lab)
    alternative = lab.library.of(lab.draft.basket[2]).alternative
    assert not page.all("img")
    assert page.all("table")
    assert alternative in page.said
    assert alternative in words_in(word)
    assert len(word.tables) == 1
    assert "w:tblHeader" in word.tables[0].rows[0]._tr.xml
    lab.export.make("docx")
    assert "leaves as a table" in lab.export.said.value


def test_a_figure_that_was_drawn_leaves_as_a_picture_with_its_words(lab):
    shown = lab.library.of(lab.draft.basket[2])
    lab.pictures.add(shown, Picture("<svg xmlns='http://www.w3.org/2000/svg'></svg>", tiny_png()))
    page, word = page_of(lab), word_of(lab)
    alternative = lab.library.of(lab.draft.basket[2]).alternative
    (image,) = page.all("img")
    assert image["alt"] == alternative
    assert base64.b64decode(image["src"].partition("base64,")[2]).startswith(b"<svg")
    assert len(word.inline_shapes) == 1
    assert word.inline_shapes[0]._inline.docPr.get("descr") == alternative
    assert not word.tables
    lab.export.make("html")
    assert "leaves as a table" not in lab.export.said.value


def test_the_page_loads_nothing_and_runs_nothing(lab):
    content = lab.export.content("html").decode("utf-8")
    page = Page(content)
    loading = {"script", "link", "iframe", "object", "embed", "base", "form", "video", "source"}
    assert not {tag for tag, _ in page.tags} & loading
    assert all(one["src"].startswith("data:") for one in page.all("img"))
    assert all(one["href"].startswith(("#", "https://", "http://")) for one in page.all("a"))
    assert not re.search(r"url\(|@import|\son\w+=", content)
    policy = next(one["content"] for one in page.all("meta") if "http-equiv" in one)
    assert policy.startswith("default-src 'none'")


def test_no_field_can_bring_code_into_either_file(store):
    lab = BriefLaboratory(store)
    lab.add(SUMMIT)
    for box in FIELDS:
        lab.write(box, f"{PAYLOAD} in {box}")
    lab.keep_note(SUMMIT, PAYLOAD)
    lab.export.name.value = PAYLOAD
    content = lab.export.content("html").decode("utf-8", "strict")
    page = Page(content)
    assert not {tag for tag, _ in page.tags} & {"script", "img", "i", "w:evil"}
    assert not [name for _, attributes in page.tags for name in attributes
                if name.startswith("on")]  # fmt: skip
    assert all("evil.example" not in one.get("href", "") for one in page.all("a"))
    word = word_of(lab)
    for box in FIELDS:
        assert f"in {box}" in words_in(word)
        assert f"in {box}" in page.said
    assert "<script>alert(1)</script>" in words_in(word)
    assert "w:evil" not in [child.tag for child in word.element.iter()]
    lab.panels.selected_index = 4
    assert "<script" not in lab.panels._html[4].value


ODD = {
    "signs of several characters": "👩‍👩‍👧 🇯🇵🇰🇵 ✊🏽 e\u0301 𠮷野家",
    "from right to left": "قال الجميع إنهم وافقوا. \u202eabc\u202c כולם",
    "no spaces": "全員が合意した。次に二〇一四年。誰も知らない",
    "one endless word": "x" * 5_000,
    "many words": "words " * 500 + "at the end",
    "blanks of other kinds": "one\ttwo\u00a0three\u202ffour\u3000five\u2028six\r\nseven\reight",
    "points": "- one\n* two\n• three\n1. four\n(2) five\n– six\n-- seven",
    "brackets": "[…] [...] [sic] [] [ ] ]one[ [[two]] [see p. 5] [three four]",
    "markup": "<b>one</b> &amp; <!-- two --> ]]> <?xml three?> &#0; {four} %s \\n",
    "signs of one’s own": "\ue000one.\ue000 two\u00ad\u200b\ufeff three",
    "no full stop": "In 2002 all agreed, e.g. Mr. Abe, No. 5, in the U.S.",
    "the same twice": "All agreed. All agreed.\nAll agreed.",
}


def plain(words):
    """A text without blanks and stops, for those at the ends of lines may change their place."""
    return "".join(one for one in words if category(one)[0] in "LMNS" or category(one) == "Co")


@pytest.mark.parametrize("name", ODD)
def test_odd_words_are_all_in_both_files(store, name):
    lab = BriefLaboratory(store)
    lab.add(SUMMIT)
    for box in FIELDS:
        lab.write(box, f"{ODD[name]} in {box}")
    lab.keep_note(SUMMIT, ODD[name])
    lab.export.name.value = ODD[name]
    for at in range(len(lab.panels.children)):
        lab.panels.selected_index = at
    word = word_of(lab)
    bodies = plain(page_of(lab).said), plain("".join(one.text for one in word.paragraphs))
    for said in bodies:
        rest = said
        for box in FIELDS:
            for part in re.split(r"\[|\]", f"{ODD[name]} in {box}"):
                if plain(part):
                    _, found, rest = rest.partition(plain(part))
                    assert found == plain(part)
    assert lab.export.make("docx").read_bytes()[:2] == b"PK"
    again = BriefLaboratory(Store(store.folder))
    assert all(again.draft.words(box) == f"{ODD[name]} in {box}" for box in FIELDS)


def test_a_question_of_blanks_makes_no_empty_title(store):
    lab = BriefLaboratory(store)
    lab.write("question", "  \n ")
    lab.write("summary", "All of it.")
    assert word_of(lab).paragraphs[0].text == "A brief without a question"


def test_what_the_question_cites_is_cited_and_not_a_mark_in_the_title(store):
    """The title of both files had the bare mark, and the evidence stood in no list."""
    lab = BriefLaboratory(store)
    lab.add(SUMMIT)
    lab.add_figure(VIEW)
    lab.write("question", f"After all [{SUMMIT}] and [{VIEW}], what now, as in 2019?")
    assert not lab.findings
    page, word = page_of(lab), word_of(lab)
    short = cite(lab.library.of(lab.draft.basket[0]).source_ids[0], "apa")[1:-1]
    for said in (page.said, words_in(word)):
        assert f"[{SUMMIT}]" not in said
        assert short in said
        assert lab.library.of(lab.draft.basket[0]).title in said
        assert "Figure 1. Votes of the Security Council" in said
    assert word.core_properties.title.startswith("After all (")
    lab.write("question", "What now [ev_typo]?")
    assert [(one.kind, one.part) for one in lab.findings] == [("unknown", "question")]


def test_brackets_of_a_quotation_stand_as_they_were_typed(store):
    lab = BriefLaboratory(store)
    lab.write("summary", "They wrote “we […] agre [sic] [...]” then.")
    assert not [one for one in lab.findings if one.kind == "unknown"]
    assert "“we […] agre [sic] [...]” then." in page_of(lab).said
    assert "“we […] agre [sic] [...]” then." in words_in(word_of(lab))


def test_words_that_turn_the_direction_leave_the_advice_as_it_is(store):
    lab = BriefLaboratory(store)
    lab.part = "summary"
    lab.write("summary", "All \u202e agreed.")
    assert "<q><bdi>All \u202e agreed.</bdi></q>" in lab.desk.warnings.value


@pytest.mark.parametrize("ending", ["html", "docx"])
def test_the_file_is_written_and_can_be_downloaded(lab, ending):
    lab.export.name.value = "Mina / 3b"
    path = lab.export.make(ending)
    assert path.name == f"policy_brief_Mina_3b.{ending}"
    assert path.parent.parent == lab.store.folder
    link = re.search(r'href="data:[^;]+;base64,([^"]+)"', lab.export.said.value)
    assert base64.b64decode(link[1])[:4] == path.read_bytes()[:4]


def test_an_empty_brief_is_not_exported(store):
    lab = BriefLaboratory(store)
    assert lab.export.make("html") is None
    assert "nothing to export" in lab.export.said.value


@pytest.mark.parametrize("name", ["../../etc/passwd", "a" * 300, "…", "CON", "名前", ""])
def test_names_of_files_are_safe(name):
    made = file_name(name, "html")
    assert re.fullmatch(r"policy_brief[\w-]{0,41}\.html", made)


def test_signs_that_no_file_can_hold_are_left_out():
    assert written("a\x00b\x0bc\ud800d\ufffee\n") == "abcde\n"


def test_a_sign_cut_in_two_in_a_table_does_not_stop_the_page(store, monkeypatch):
    monkeypatch.setattr(brief_export, "html_file", lambda *_: "cut \ud83d")
    assert BriefLaboratory(store).export.content("html") == "cut \N{REPLACEMENT CHARACTER}".encode()
