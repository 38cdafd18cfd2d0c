"""Every questions file of the kit: answers are computed and judged right, nothing is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kit.lessons.evidence import kit_evidence
from kit.lessons.fields import KINDS
from kit.lessons.kinds import kind_of
from kit.lessons.posed import Posed, pose
from kit.lessons.question_files import load_questions

FOLDER = Path(__file__).parents[2] / "notebooks" / "questions"
LESSONS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
QUESTIONS = [
    pytest.param(question, id=f"{lesson}:{name}")
    for lesson in LESSONS
    for name, question in load_questions(lesson, FOLDER).items()
]


def right_answer(posed: Posed) -> Any:
    if posed.question.kind == "number":
        return {"written": str(posed.key), "value": float(posed.key)}
    return posed.key


@pytest.fixture(scope="module", params=QUESTIONS)
def posed(request: pytest.FixtureRequest) -> Posed:
    """Return each question in turn, posed once for all tests of it."""
    return pose(request.param, kit_evidence())


def test_the_computed_answer_is_usable_and_right(posed: Posed) -> None:
    if not KINDS[posed.question.kind].keyed or posed.question.kind == "code":
        return
    kind = kind_of(posed)
    assert kind.acceptable(right_answer(posed)) == ""
    assert kind.right(right_answer(posed)).mark == "right"


def test_every_wrong_choice_has_feedback_and_a_named_misconception(posed: Posed) -> None:
    if posed.question.kind not in {"choice", "several"}:
        return
    for option in posed.options:
        if option.id not in posed.key:
            assert option.feedback, option.id
            assert option.misconception, option.id


def test_options_can_be_told_apart(posed: Posed) -> None:
    words = [option.text for option in posed.options]
    assert len(set(words)) == len(words)


def test_hints_do_not_give_the_answer_away(posed: Posed) -> None:
    if posed.question.kind == "choice":
        right = posed.option(posed.key).text.casefold()
        assert not any(right in hint.striptags().casefold() for hint in posed.hints)


def test_sources_resolve_and_are_cited(posed: Posed) -> None:
    assert bool(posed.citations) == bool(posed.question.sources)
    assert all(len(str(entry.striptags())) > 10 for entry in posed.citations)


def test_a_person_among_the_options_is_named_as_in_the_table() -> None:
    people = kit_evidence().frame("victims").set_index("victim_id")
    named = [
        one for given in QUESTIONS for one in given.values[0].options if one.id in people.index
    ]
    assert named
    for option in named:
        person = people.loc[option.id]
        assert option.text == f"{person['name']} ({person['name_native']})"


def test_no_question_on_the_abductions_is_answered_with_signs() -> None:
    questions = load_questions("03_abductions", FOLDER).values()
    assert [one.id for one in questions if not one.sensitive] == []
