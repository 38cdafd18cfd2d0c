"""Printed sheets, keys and the guide: self-contained, whole, and no answers on the sheet."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import kit
from kit.classroom.teaching import guide_document
from kit.classroom.teaching.answer_key import lesson_key
from kit.classroom.teaching.files import read_text, teacher_folder
from kit.classroom.teaching.lesson_pages import lesson_page
from kit.classroom.teaching.measured import figures, measured_page
from kit.classroom.teaching.print_page import picture, whole_page
from kit.classroom.teaching.references import sources
from kit.classroom.teaching.sheet import chosen_figures, key_sheet, lesson_sheet
from kit.lessons.faults import LessonError

SHEETS = ["01_timeline", "03_abductions"]
LINK = re.compile(r"\]\((https?://[^\s]+?)\)(?=[,.;)\s]|$)")


class Loads(HTMLParser):
    """Collects every address that a browser would load by itself."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.alternatives: list[str] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in {"src", "srcset", "data", "poster"} and not (value or "").startswith(
                "data:"
            ):
                self.loaded.append(str(value))
            if tag == "img" and name == "alt":
                self.alternatives.append(value or "")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIT_WORK", str(tmp_path / "own"))
    return tmp_path / "own"


@pytest.mark.parametrize("lesson", SHEETS)
def test_a_sheet_is_one_file_that_loads_nothing(lesson: str) -> None:
    page = lesson_sheet(lesson)
    found = Loads(page)
    assert found.loaded == []
    assert not {"script", "link", "iframe", "object"} & set(found.tags)
    assert "url(" not in page
    assert len(found.alternatives) == len(chosen_figures(lesson_page(lesson)))
    assert all(len(words.split()) > 4 for words in found.alternatives)


@pytest.mark.parametrize("lesson", SHEETS)
def test_a_sheet_has_outcomes_facts_questions_and_codes(lesson: str) -> None:
    shown = str(lesson_sheet(lesson).striptags())
    page = lesson_page(lesson)
    assert all(outcome in shown for outcome in page.outcomes)
    assert all(str(entry.posed.heading.striptags()) in shown for entry in lesson_key(lesson))
    assert all(still.view in shown for still in page.stills)


def test_the_sheet_does_not_give_the_answers_away_and_the_key_does() -> None:
    sheet, key = lesson_sheet("03_abductions"), key_sheet("03_abductions")
    for entry in lesson_key("03_abductions"):
        explained = str(entry.posed.explanation.striptags())[:60]
        if explained:
            assert explained not in sheet.striptags()
            assert explained in key.striptags()


def test_the_command_writes_where_it_says(own_folder: Path) -> None:
    said = kit.handout("01_timeline")
    path = own_folder / "printed" / "01_timeline_sheet.html"
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "own/printed/01_timeline_sheet.html" in repr(said)
    kit.handout("01_timeline", key=True)
    assert path.with_name("01_timeline_key.html").is_file()


def test_an_unknown_lesson_is_answered_with_those_that_are_there() -> None:
    with pytest.raises(LessonError, match="01_timeline"):
        kit.handout("12_nothing")


def test_a_missing_picture_leaves_its_words(tmp_path: Path) -> None:
    assert picture(tmp_path / "none.svg", "Words <b>") == "<p>Words &lt;b&gt;</p>"


def test_a_title_cannot_bring_markup_into_the_page() -> None:
    assert "<script" not in whole_page("</title><script>", "")


def test_the_guide_names_every_lesson_and_every_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guide_document, "stored_lessons", lambda: ["01_timeline"])
    page = guide_document.guide_page()
    shown = str(page.striptags())
    assert Loads(page).loaded == []
    for name in ("Three levels", "Homework", "Likely misconceptions", "Answer key", "Rubrics"):
        assert name in shown
    assert shown.count("The hour") == 12


def test_every_link_in_the_guide_is_a_source_that_was_seen() -> None:
    known = {source.url for source in sources().values()}
    found = [
        address
        for path in sorted((teacher_folder() / "pages").glob("*.md"))
        for address in LINK.findall(read_text(path))
    ]
    assert len(found) > 5
    assert set(found) <= known
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", source.seen) for source in sources().values())


def test_measured_figures_are_shown_however_deep_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "measured.json"
    assert "no measured figures" in measured_page(path)
    path.write_text(
        '{"start": [{"name": "wait_p50", "value": 3.2, "unit": "s", "condition": "<30>"}]}'
    )
    shown = measured_page(path)
    assert "wait p50" in shown
    assert "&lt;30&gt;" in shown
    path.write_text("{")
    assert "cannot be read" in measured_page(path)
    assert list(figures({"a": {"b": 2}, "c": None})) == [("a: b", "2", "", "")]
