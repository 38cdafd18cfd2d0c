"""The answer key: computed, complete, and accepted by the checks that learners meet."""

from __future__ import annotations

import pandas as pd
import pytest

from kit.classroom.teaching.answer_key import (
    KeyEntry,
    computed_words,
    lesson_key,
    solutions,
    verdict_on_key,
)
from kit.classroom.teaching.key_markup import key_page
from kit.classroom.teaching.lesson_pages import lesson_page, stored_lessons
from kit.classroom.teaching.misconceptions import (
    misconceptions,
    named_in,
    sentences,
    without_sentence,
)
from kit.classroom.teaching.plans import plan_names
from kit.lessons.fields import KINDS
from kit.lessons.kinds import kind_of
from kit.lessons.question_files import load_questions

LESSONS = stored_lessons()


@pytest.fixture(scope="module", params=LESSONS)
def lesson(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def entries(lesson: str) -> list[KeyEntry]:
    """Return the key of each lesson in turn, computed once for all tests of it."""
    return lesson_key(lesson)


def test_every_key_answer_is_what_the_check_accepts(entries: list[KeyEntry]) -> None:
    keyed = [entry for entry in entries if entry.keyed]
    refused = [one.posed.question.id for one in keyed if verdict_on_key(one.posed).mark != "right"]
    assert refused == []
    assert all(entry.answer.striptags() for entry in keyed)


def test_the_key_has_every_question_once_in_the_order_of_the_page(
    lesson: str, entries: list[KeyEntry]
) -> None:
    names = [entry.posed.question.id for entry in entries]
    assert sorted(names) == sorted(load_questions(lesson))
    asked = [name for name in lesson_page(lesson).asked if name in names]
    assert names[: len(asked)] == asked


def test_every_solution_in_the_source_is_in_the_key(lesson: str) -> None:
    code = {name for name, one in load_questions(lesson).items() if one.kind == "code"}
    assert set(solutions(lesson)) == code


def test_sensitive_questions_say_that_they_are_never_scored() -> None:
    assert key_page(lesson_key("03_abductions")).count("Never scored") >= 8
    assert "Never scored" not in key_page(lesson_key("05_weapons_and_sanctions"))


def test_a_wrong_answer_is_not_accepted_as_the_key() -> None:
    entry = next(one for one in lesson_key("03_abductions") if one.posed.question.kind == "number")
    wrong = {"written": "x", "value": float(entry.posed.key) + 1}
    assert verdict_on_key(entry.posed).mark == "right"
    assert kind_of(entry.posed).right(wrong).mark == "wrong"


def test_a_long_table_is_cut_and_says_how_long_it_is() -> None:
    shown = computed_words(pd.Series(range(40), name="<n>"))
    assert "… 40" in shown
    assert "<n>" not in shown


def test_every_misconception_that_a_question_names_has_a_sentence() -> None:
    assert without_sentence(LESSONS) == []


@pytest.mark.skipif(set(plan_names()) > set(LESSONS), reason="a planned lesson is not there yet")
def test_no_sentence_stands_there_for_nothing() -> None:
    used = {name for lesson in LESSONS for name in named_in(lesson)}
    assert sorted(set(sentences()) - used) == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_misconception_shows_the_choice_and_what_the_learner_is_told(lesson: str) -> None:
    found = misconceptions(lesson_key(lesson))
    assert {one.id for one in found} == named_in(lesson)
    assert all(place.choice and place.feedback for one in found for place in one.places)


def test_kinds_with_a_key_are_known_to_the_printed_sheet() -> None:
    from kit.classroom.teaching.questions_on_paper import _ROOMS

    assert set(_ROOMS) == set(KINDS)
