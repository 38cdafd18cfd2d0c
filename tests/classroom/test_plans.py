"""Plans of lessons: what is wrong with one is said, and those of the kit fit their lessons."""

from __future__ import annotations

import copy
from dataclasses import replace

import pytest

import kit
from kit.classroom.teaching import plans, references
from kit.classroom.teaching.files import TeacherFileError
from kit.classroom.teaching.lesson_pages import lesson_page, stored_lessons
from kit.classroom.teaching.plan_markup import plan_page
from kit.classroom.teaching.plans import find_faults, load_plan, misfits, plan_names
from kit.classroom.teaching.references import standards, units
from kit.lessons.faults import LessonError
from kit.lessons.rubrics import rubric_names

GOOD = {
    "title": "Why?",
    "why": "Because.",
    "prepare": ["Read it."],
    "steps": [
        {"minutes": 5, "title": "Begin", "do": "Ask.", "outcomes": [1]},
        {"minutes": 10, "title": "End", "do": "Look back.", "outcomes": [2]},
    ],
    "discuss": ["One?", "Two?", "Three?"],
    "levels": {"support": "Less.", "core": "As it is.", "stretch": "More."},
    "homework": "None.",
}
NAMES = plan_names()
LESSONS = stored_lessons()


def places(raw: object) -> list[str]:
    return [fault.field for fault in find_faults(raw, "x.yaml")]


def test_the_good_plan_is_good() -> None:
    assert places(GOOD) == []


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("title", "", "title"),
        ("why", 3, "why"),
        ("prepare", "Read it.", "prepare"),
        ("discuss", ["One?"], "discuss"),
        ("discuss", ["One?", "", "Three?"], "discuss"),
        ("steps", [], "steps"),
        ("steps", [{"minutes": 5, "title": "Begin"}], "steps, 1"),
        ("steps", [{"minutes": "5 min", "title": "Begin", "do": "Ask."}], "steps, 1"),
        ("stop_after", 2, "stop_after"),
        ("levels", {"support": "Less.", "core": "As it is."}, "levels.stretch"),
        ("society", [{"said": "So.", "answer": "No."}], "society, 1"),
        ("stepps", [], "stepps"),
    ],
)
def test_a_fault_is_named_by_its_place(field: str, value: object, place: str) -> None:
    assert place in places({**copy.deepcopy(GOOD), field: value})


def test_a_file_without_a_plan_is_said() -> None:
    assert places(["a list"]) == [""]


def test_every_fault_ends_with_what_to_do() -> None:
    faults = list(find_faults({"stepps": 1}, "x.yaml"))
    assert len(faults) > 5
    assert all(fault.file == "x.yaml" and fault.remedy.endswith(".") for fault in faults)


def test_an_unknown_lesson_is_answered_with_those_that_have_a_plan() -> None:
    with pytest.raises(LessonError, match="01_timeline"):
        load_plan("99_unknown")


def test_every_lesson_has_a_plan() -> None:
    assert set(LESSONS) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_is_whole_and_fits_its_lesson(name: str) -> None:
    plan = load_plan(name)
    assert all(question.rstrip('"”').endswith((".", "?")) for question in plan.discuss)
    known = set(references.sources())
    assert all(set(belief.sources) <= known for belief in plan.society)
    assert set(plan.standards) <= set(standards())
    assert set(plan.rubrics) - {"brief"} <= set(rubric_names())


@pytest.mark.parametrize("name", LESSONS)
def test_a_plan_shows_exactly_the_outcomes_of_its_lesson(name: str) -> None:
    page, plan = lesson_page(name), load_plan(name)
    assert page.outcomes
    assert plan.minutes == page.minutes > 0
    shown = str(plan_page(plan, page, standards()).striptags())
    assert all(outcome in shown.replace("&#39;", "'") for outcome in page.outcomes)


@pytest.mark.parametrize("name", LESSONS)
def test_every_code_for_the_board_opens_its_view(name: str) -> None:
    for step in load_plan(name).steps:
        if step.view:
            assert kit.open(step.view).view_code == step.view


def test_a_plan_that_does_not_fit_its_lesson_is_refused() -> None:
    plan, page = load_plan("01_timeline"), lesson_page("01_timeline")
    assert [fault.field for fault in misfits(plan, replace(page, minutes=1))] == ["steps"]
    more = replace(page, outcomes=(*page.outcomes, "Fly."))
    assert ["Fly." in fault.problem for fault in misfits(plan, more)] == [True]
    fewer = replace(page, outcomes=page.outcomes[:-1])
    assert len(list(misfits(plan, fewer))) == 1
    assert next(misfits(replace(plan, figures=("ZZ",)), page)).field == "figures"


def test_a_plan_for_a_lesson_that_is_not_there_yet_says_so() -> None:
    shown = plan_page(load_plan("11_policy_brief"), None, standards())
    assert "not in this copy" in shown


def test_what_a_plan_says_is_escaped() -> None:
    raw = {**copy.deepcopy(GOOD), "title": "<script>x</script>", "why": "<img src=x>"}
    shown = plan_page(plans._plan("x", raw), None, {})
    assert "<script" not in shown
    assert "<img" not in shown


def test_units_name_lessons_with_a_plan_and_count_their_hours() -> None:
    assert [unit.hours for unit in units()] == [1, 3, 6, 12]
    for unit in units():
        assert [block.hour for block in unit.blocks] == list(range(1, unit.hours + 1))
        assert {block.lesson for block in unit.blocks} <= set(NAMES)


def test_an_unknown_source_is_refused() -> None:
    with pytest.raises(TeacherFileError, match="nobody"):
        references.cited(["nobody"])


def test_an_unknown_standard_is_refused() -> None:
    plan = plans._plan("x", {**copy.deepcopy(GOOD), "standards": ["c4"]})
    with pytest.raises(TeacherFileError, match=r"x\.yaml, field standards, c4: .*standard"):
        plan_page(plan, None, {})
