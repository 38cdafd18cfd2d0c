"""Both files of a brief, opened again: what they say, what they never load, what they never run."""

from __future__ import annotations

import base64
import io
import re
import struct
import zlib
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from docx import Document

from kit.laboratories import brief_export
from kit.laboratories.brief import BriefLaboratory
from kit.laboratories.brief_draft import FIELDS, written
from kit.laboratories.brief_evidence import Picture
from kit.laboratories.brief_export import file_name
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
    lab.pictures.add(VIEW, Picture("<svg xmlns='http://www.w3.org/2000/svg'></svg>", tiny_png()))
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
