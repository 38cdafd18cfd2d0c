"""The check: help, verdict, history; the last answer is there after a restart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from test_kinds import USABLE

from kit.lessons.check import Check
from kit.lessons.evidence import Evidence
from kit.lessons.faults import LessonError
from kit.lessons.posed import pose
from kit.lessons.question_files import load_questions
from kit.lessons.store import Store
from kit.lessons.verdicts import SIGNS

EXAMPLE = load_questions("example", Path(__file__).parent)


@pytest.fixture
def ask(evidence: Evidence, store: Store) -> Any:
    def make(name: str, again: bool = False) -> Check:
        return Check(pose(EXAMPLE[name], evidence), store, "toy-1", again)

    return make


def give(check: Check, answer: Any) -> Check:
    check.kind.put(check.controls, answer)
    check.check_button.click()
    return check


def test_an_empty_answer_gets_help_and_is_not_kept(ask: Any, store: Store) -> None:
    check = ask("choose_first")
    check.check_button.click()
    assert check.verdict.mark == "help"
    assert "Not an answer yet" in check.feedback.value
    assert store.attempts() == []


def test_a_wrong_answer_is_kept_with_its_misconception(ask: Any, store: Store) -> None:
    check = give(ask("choose_first"), "ev_summit")
    assert "held in 2002" in check.feedback.value
    assert "came first." not in check.feedback.value
    (kept,) = store.attempts()
    assert (kept.verdict, kept.misconceptions) == ("wrong", ("summit_came_first",))
    assert (kept.version, kept.data_version) == (EXAMPLE["choose_first"].version, "toy-1")


def test_a_right_answer_is_explained_with_its_sources(ask: Any) -> None:
    page = give(ask("choose_first"), "ev_treaty").feedback.value
    assert "The treaty of 1965 came first." in page
    assert "Cited src_a" in page


def test_verdicts_have_words_and_a_sign(ask: Any) -> None:
    assert "✓" in give(ask("choose_first"), "ev_treaty").feedback.value
    page = give(ask("choose_first"), "ev_summit").feedback.value
    assert "✗" in page
    assert "Not right yet" in page


@pytest.mark.parametrize("answer", ["one", "two"])
def test_sensitive_questions_show_no_signs(ask: Any, answer: str) -> None:
    check = give(ask("sensitive_number"), answer)
    page = check.feedback.value + check.history.value
    assert not any(sign in page for mark, sign in SIGNS.items() if mark != "help")
    assert "ight" not in page
    assert "ight" not in check.helper.announcement


def test_what_is_said_is_spoken_and_spoken_again(ask: Any) -> None:
    check = ask("choose_first")
    check.check_button.click()
    first = check.helper.announcement
    check.check_button.click()
    assert "Choose one of the answers" in first
    assert check.helper.announcement != first
    assert check.helper.announcement.strip() == first.strip()


def test_hints_come_one_by_one(ask: Any) -> None:
    check = ask("choose_first")
    assert check.hints.value == ""
    check.hint_button.click()
    assert "left end" in check.hints.value
    assert "other" not in check.hints.value
    check.hint_button.click()
    assert "<em>other</em>" in check.hints.value
    assert check.hint_button.layout.display == "none"


def test_the_explanation_is_offered_after_two_wrong_answers(ask: Any) -> None:
    check = give(ask("choose_first"), "ev_summit")
    assert check.explain_button.layout.display == "none"
    give(check, "ev_second")
    assert check.explain_button.layout.display == ""
    check.explain_button.click()
    assert "The treaty of 1965 came first." in check.feedback.value


def test_after_a_restart_the_last_answer_is_there_and_can_be_changed(ask: Any) -> None:
    """A learner's kernel died, and the lesson was run again."""
    give(ask("how_many_days"), {"written": "700", "value": 700.0})
    check = ask("how_many_days")
    assert check.controls.parts[0].value == "700"
    assert "You answered this on" in check.beside.value
    assert "too high" in check.feedback.value
    check.controls.parts[0].value = "613"
    check.check_button.click()
    assert check.verdict.mark == "right"
    assert "2 times" in check.history.value


@pytest.mark.parametrize("name", [name for name in EXAMPLE if name != "computed_in_pandas"])
def test_every_kind_remembers(ask: Any, name: str) -> None:
    give(ask(name), USABLE[name])
    again = ask(name)
    assert again.kind.read(again.controls) == USABLE[name]


def test_a_reset_clears_the_answer_and_keeps_the_history(ask: Any, store: Store) -> None:
    give(ask("choose_first"), "ev_summit")
    check = ask("choose_first")
    assert "You answered this on" in check.beside.value
    check.reset_button.click()
    assert check.beside.value == ""
    assert check.kind.read(check.controls) is None
    assert check.feedback.value == ""
    assert "set aside" in check.history.value
    assert len(store.attempts()) == 1
    assert ask("choose_first").beside.value == ""


def test_the_warm_up_again_stands_beside_the_first_answer(ask: Any, store: Store) -> None:
    first = give(ask("how_likely"), 80)
    assert "It was held in Pyongyang." not in first.feedback.value
    again = ask("how_likely", again=True)
    assert "80 %" in again.beside.value
    give(again, 5)
    assert "It was held in Pyongyang." in again.feedback.value
    assert [kept.question for kept in store.attempts()] == ["how_likely", "how_likely@again"]
    assert ask("how_likely").kind.read(ask("how_likely").controls) == 80


def test_the_first_answer_appears_beside_a_warm_up_that_is_already_shown(ask: Any) -> None:
    """Run All Cells makes both widgets before the learner answers the first."""
    first, again = ask("how_likely"), ask("how_likely", again=True)
    give(first, 80)
    assert "80 %" in again.beside.value
    first.reset_button.click()
    assert "not answered" in again.beside.value


def test_the_warm_up_again_without_a_first_answer_says_so(ask: Any) -> None:
    assert "not answered" in ask("how_likely", again=True).beside.value


def test_a_self_rating_is_kept_with_the_text(ask: Any, store: Store) -> None:
    check = ask("in_your_words")
    assert check.controls.after.layout.display == "none"
    check.controls.parts[0].value = "Some stayed."
    check.check_button.click()
    assert "Families were still in Pyongyang." in check.feedback.value
    check.controls.after.value = "part"
    assert [kept.answer["rating"] for kept in store.attempts()] == [None, "part"]
    assert all(kept.verdict == "noted" for kept in store.attempts())


def test_text_of_a_learner_is_escaped(ask: Any) -> None:
    check = give(ask("reflect"), ["<script>alert(1)</script>"])
    assert "<script>" not in check.history.value
    assert "&lt;script&gt;" in check.history.value


def test_trouble_with_the_folder_is_said_in_the_widget(evidence: Evidence, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    check = Check(pose(EXAMPLE["reflect"], evidence), Store(tmp_path / "file" / "x"))
    give(check, ["Much."])
    assert "kept in memory" in check.notice.value
    assert "Much." in check.history.value


def test_what_is_stored_does_not_depend_on_the_learner(ask: Any) -> None:
    before = ask("choose_first")._repr_mimebundle_()
    give(ask("choose_first"), "ev_summit")
    after = ask("choose_first")._repr_mimebundle_()
    for mime in ("text/html", "text/plain"):
        assert before[mime] == after[mime]
    assert "application/vnd.jupyter.widget-view+json" in after
    assert "Run this lesson to answer" in after["text/plain"]


def test_code_questions_are_not_asked_by_a_widget(ask: Any) -> None:
    with pytest.raises(LessonError, match="try_it"):
        ask("computed_in_pandas")
