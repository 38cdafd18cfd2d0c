"""A lesson as its notebook uses it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from kit.lessons import needs, ready
from kit.lessons.check import Check
from kit.lessons.data_state import Facts
from kit.lessons.evidence import Evidence
from kit.lessons.faults import LessonError
from kit.lessons.lesson import Lesson
from kit.lessons.needs import Row
from kit.lessons.progress import Progress
from kit.lessons.self_check import SelfCheck, table_of
from kit.lessons.store import Store

HERE = Path(__file__).parent


@pytest.fixture
def lesson(
    evidence: Evidence, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Lesson:
    (tmp_path / "questions").mkdir()
    shutil.copy(HERE / "example.yaml", tmp_path / "questions")
    monkeypatch.chdir(tmp_path)
    return Lesson("example", store, evidence)


def test_an_unknown_question_names_the_known_ones(lesson: Lesson) -> None:
    with pytest.raises(LessonError, match="choose_first"):
        lesson.ask("chose_first")


def test_asking_gives_a_check(lesson: Lesson) -> None:
    assert isinstance(lesson.ask("choose_first"), Check)
    assert lesson.again("how_likely").again


def test_prose_escapes_what_comes_from_data(lesson: Lesson) -> None:
    said = lesson.say("**{{ title }}** has <i>tags</i>", title="a*b*<script>")
    assert "<script>" not in said._repr_html_()
    assert "<strong>a*b*&lt;script&gt;</strong>" in said._repr_html_()
    assert "&lt;i&gt;" in said._repr_html_()
    assert repr(said) == "a*b*<script> has <i>tags</i>"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "../../etc"])
def test_links_of_prose_lead_to_the_web_or_a_lesson(lesson: Lesson, address: str) -> None:
    assert "<a" not in lesson.say(f"[x]({address})")._repr_html_()
    assert 'href="01_timeline.ipynb"' in lesson.say("[x](01_timeline.ipynb)")._repr_html_()
    assert (
        'href="https://example.org/a?b=1&amp;c"'
        in lesson.say("[x](https://example.org/a?b=1&c)")._repr_html_()
    )


def test_terms_are_explained_and_unknown_ones_are_an_error(lesson: Lesson) -> None:
    page = lesson.say("The [[zainichi|Koreans in Japan]] and the [[Stockholm agreement]].")
    assert 'title="Koreans &amp; their children in Japan."' in page._repr_html_()
    assert '<span lang="ja">在日</span>' in page._repr_html_()
    assert repr(page) == "The Koreans in Japan and the Stockholm agreement."
    with pytest.raises(LessonError, match=r"glossary\.csv"):
        lesson.say("The [[Stokholm agreement]].")


def test_a_blank_without_a_value_is_an_error(lesson: Lesson) -> None:
    with pytest.raises(LessonError, match="number=…"):
        lesson.say("{{ number }} events")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (..., "three dots"),
        (3, "a series"),
        (pd.Series({1950: 1, 1960: 2}), "Use // 10"),
        (pd.Series({1950: 1, 1960: 2, 2000: 2}), "This is the series"),
        (pd.Series({1950: 1.0, 1960: 2.0, 2000: 2.0}, name="x"), "This is the series"),
    ],
)
def test_the_code_track_is_checked_against_the_tables(
    lesson: Lesson, value: Any, words: str
) -> None:
    assert words in lesson.try_it("computed_in_pandas", value)._repr_html_()


def test_an_answer_in_code_is_kept_once_and_counted(lesson: Lesson, store: Store) -> None:
    for value in (..., pd.Series({1950: 1}), pd.Series({1950: 1})):
        lesson.try_it("computed_in_pandas", value)
    (kept,) = store.attempts()
    assert (kept.question, kept.verdict) == ("computed_in_pandas", "wrong")
    assert lesson.progress().rows[0].answered == 1


def test_the_exit_ticket_has_three_lines(lesson: Lesson) -> None:
    assert len(lesson.exit_ticket().controls.parts) == 3


def test_sources_of_events_and_sources_are_listed_once(lesson: Lesson) -> None:
    said = lesson.sources(["ev_summit", "src_a"], style="chicago")
    assert repr(said) == "Sources (2)\nCited src_a (chicago)\nCited src_b (chicago)"
    with pytest.raises(LessonError, match="src_z"):
        lesson.sources(["src_z"])


def test_progress_counts_questions_and_no_scores(lesson: Lesson) -> None:
    progress = lesson.progress()
    assert (progress.rows[0].answered, progress.rows[0].questions) == (0, 13)
    check = lesson.ask("reflect")
    check.controls.parts[0].value = "Much."
    check.answer()
    check.answer()
    assert progress.rows[0].answered == 1
    assert "1 of 13" in progress.table.value


def test_progress_says_so_when_a_questions_file_is_broken(
    lesson: Lesson, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "questions" / "broken.yaml").write_text("- id: x")
    page = Progress(store=store).table.value
    assert "has faults" in page
    assert "0 of 13" in page


def test_what_progress_and_self_check_store_is_the_same_for_everybody(lesson: Lesson) -> None:
    for make in (lesson.progress, SelfCheck):
        bundles = [make()._repr_mimebundle_() for _ in range(2)]
        assert bundles[0]["text/html"] == bundles[1]["text/html"]
        assert str(lesson.store.folder) not in bundles[0]["text/html"]


def all_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "facts", lambda: Facts("0.1", 9, 1234, 1868, 2026))
    monkeypatch.setattr(ready, "changed_tables", list)


def test_the_set_up_sentence(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    all_well(monkeypatch)
    assert repr(lesson.ready()) == (
        "Ready: 1,234 events, 1868 to 2026; data version 0.1. Works offline."
    )


@pytest.mark.parametrize(
    ("part", "value", "words"),
    [
        ("python_row", lambda: Row("Python", "3.9.1", "The kit needs Python 3.11."), "3.9.1"),
        ("package_rows", lambda: [Row("pandas", "1.5", "The kit needs pandas 3.")], "pandas 1.5"),
        ("facts", lambda: 1 / 0, "Fetch the folder data anew"),
    ],
)
def test_what_stands_in_the_way_is_said_with_its_remedy(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch, part: str, value: Any, words: str
) -> None:
    all_well(monkeypatch)
    monkeypatch.setattr(ready, part, value)
    said = repr(lesson.ready())
    assert said.startswith("This lesson is not ready yet")
    assert words in said


def test_a_changed_table_is_named_and_does_not_stand_in_the_way(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_well(monkeypatch)
    monkeypatch.setattr(ready, "changed_tables", lambda: ["victims", "talks"])
    first, second = repr(lesson.ready()).splitlines()
    assert first.startswith("Ready: ")
    assert "victims, talks" in second


def test_a_lesson_with_a_faulty_questions_file_is_not_ready(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    all_well(monkeypatch)
    (tmp_path / "questions" / "example.yaml").write_text("- id: x\n  kind: y\n")
    assert "no kind of question “y”" in repr(lesson.ready())


def test_an_old_package_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs.metadata, "version", lambda _: "0.0.1")
    remedies = {row.name: row.remedy for row in needs.package_rows()}
    assert "start.py" in remedies["pandas"]


def test_a_missing_package_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise needs.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(needs.metadata, "version", missing)
    assert {row.found for row in needs.package_rows()} == {"not installed"}


def test_the_controls_are_found_working_when_the_page_answers() -> None:
    check = SelfCheck()
    assert check.rows[-1].remedy
    check.helper.width = 800
    assert check.rows[-1].remedy == ""
    assert "the page answers" in check.table.value


def test_a_row_of_trouble_has_words_and_no_colour_alone() -> None:
    page = table_of([Row("pandas", "1.5", "Install <it>."), Row("Python", "3.11")])
    assert "Install &lt;it&gt;." in page
    assert "fine" in page
