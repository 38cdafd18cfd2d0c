"""Lesson plans as data: `notebooks/teacher/plans/<lesson>.yaml`, checked field by field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kit.classroom.teaching.files import (
    SUFFIX,
    TeacherFileError,
    fault,
    read_yaml,
    teacher_folder,
)
from kit.classroom.teaching.lesson_pages import LessonPage, lesson_page, stored_lessons
from kit.classroom.teaching.records import is_number, is_text, is_texts
from kit.lessons.faults import QuestionFault

Raw = Mapping[str, Any]
FEWEST_QUESTIONS = 3
LEVELS = ("support", "core", "stretch")


@dataclass(frozen=True)
class Step:
    """One step of an hour.

    Attributes
    ----------
    outcomes
        Which of the lesson's outcomes it serves, counted from 1.
    view
        View code for the board; "" without one.
    """

    minutes: int
    title: str
    do: str
    outcomes: tuple[int, ...] = ()
    view: str = ""


@dataclass(frozen=True)
class Belief:
    """A mistaken idea that is held in society, with what to say and who reports it."""

    said: str
    answer: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """The plan of one lesson; the fields are those of its file."""

    lesson: str
    title: str
    why: str
    prepare: tuple[str, ...]
    steps: tuple[Step, ...]
    discuss: tuple[str, ...]
    levels: Mapping[str, str]
    homework: str
    stop_after: int = 0
    care: tuple[str, ...] = ()
    society: tuple[Belief, ...] = ()
    rubrics: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """How long all steps take together."""
        return sum(step.minutes for step in self.steps)


TEXTS = ("title", "why", "homework")
LISTS = ("prepare", "discuss")
MAY_BE_LISTS = ("care", "rubrics", "standards", "figures")
OF_STEP = {"minutes", "title", "do", "outcomes", "view"}
OF_BELIEF = {"said", "answer", "sources"}
KNOWN = {*TEXTS, *LISTS, *MAY_BE_LISTS, "steps", "levels", "stop_after", "society"}


def plan_names() -> list[str]:
    """Return the names of the lessons that have a plan."""
    return sorted(path.stem for path in (teacher_folder() / "plans").glob(f"*{SUFFIX}"))


def load_plan(lesson: str) -> Plan:
    """Return the plan of a lesson, checked against the lesson where its notebook is there.

    Raises
    ------
    LessonError
        If the lesson has no plan.
    TeacherFileError
        With every fault of the plan: file, place, what to do.
    """
    path = teacher_folder() / "plans" / f"{lesson}{SUFFIX}"
    raw = read_yaml(path)
    faults = list(find_faults(raw, path.name))
    if faults:
        raise TeacherFileError(faults)
    plan = _plan(lesson, raw)
    if lesson in stored_lessons():
        faults = list(misfits(plan, lesson_page(lesson)))
    if faults:
        raise TeacherFileError(faults)
    return plan


def find_faults(raw: Any, file: str) -> Iterator[QuestionFault]:
    """Yield the faults of the content of a plan, whatever the lesson says."""
    if not isinstance(raw, dict):
        yield fault(file, "", "plan_not_mapping")
        return
    yield from _unknown(raw, KNOWN, file)
    yield from (fault(file, name, "plan_text") for name in TEXTS if not is_text(raw.get(name)))
    yield from (fault(file, name, "plan_list") for name in LISTS if not is_texts(raw.get(name)))
    for name in MAY_BE_LISTS:
        if name in raw and not is_texts(raw[name]):
            yield fault(file, name, "plan_list")
    if is_texts(raw.get("discuss")) and len(raw["discuss"]) < FEWEST_QUESTIONS:
        yield fault(file, "discuss", "plan_few_questions", number=FEWEST_QUESTIONS)
    yield from _level_faults(raw.get("levels"), file)
    yield from _step_faults(raw, file)
    yield from _belief_faults(raw.get("society", []), file)


def _unknown(
    raw: Raw, known: Collection[str], file: str, place: str = ""
) -> Iterator[QuestionFault]:
    for name in sorted(str(key) for key in raw.keys() - set(known)):
        yield fault(file, f"{place}{name}", "plan_unknown", known=", ".join(sorted(known)))


def _level_faults(levels: Any, file: str) -> Iterator[QuestionFault]:
    given = levels if isinstance(levels, dict) else {}
    yield from _unknown(given, LEVELS, file, "levels.")
    for level in LEVELS:
        if not is_text(given.get(level)):
            yield fault(file, f"levels.{level}", "plan_text")


def _step_faults(raw: Raw, file: str) -> Iterator[QuestionFault]:
    steps = raw.get("steps")
    if not isinstance(steps, list) or not steps:
        yield fault(file, "steps", "plan_no_steps")
        return
    for number, step in enumerate(steps, start=1):
        place = f"steps, {number}"
        if not isinstance(step, dict) or not all(is_text(step.get(n)) for n in ("title", "do")):
            yield fault(file, place, "plan_step")
            continue
        if not is_number(step.get("minutes")):
            yield fault(file, place, "plan_minutes")
        outcomes = step.get("outcomes", [])
        if not isinstance(outcomes, list) or not all(map(is_number, outcomes)):
            yield fault(file, f"{place}, outcomes", "plan_outcomes")
        if not isinstance(step.get("view", ""), str):
            yield fault(file, f"{place}, view", "plan_view")
        yield from _unknown(step, OF_STEP, file, f"{place}, ")
    stop = raw.get("stop_after", 0)
    if not is_number(stop, least=0) or stop >= len(steps):
        yield fault(file, "stop_after", "plan_stop", number=len(steps) - 1)


def _belief_faults(beliefs: Any, file: str) -> Iterator[QuestionFault]:
    if not isinstance(beliefs, list):
        yield fault(file, "society", "plan_beliefs")
        return
    for number, belief in enumerate(beliefs, start=1):
        good = isinstance(belief, dict) and all(is_text(belief.get(n)) for n in ("said", "answer"))
        if not good or not is_texts(belief.get("sources")):
            yield fault(file, f"society, {number}", "plan_belief")
        else:
            yield from _unknown(belief, OF_BELIEF, file, f"society, {number}, ")


def misfits(plan: Plan, page: LessonPage) -> Iterator[QuestionFault]:
    """Yield what in a plan does not fit its lesson: minutes, outcomes, pictures."""
    file = f"{plan.lesson}{SUFFIX}"
    if plan.minutes != page.minutes:
        yield fault(file, "steps", "plan_sum", found=plan.minutes, lesson=page.minutes)
    served = {number for step in plan.steps for number in step.outcomes}
    for number in sorted(served - set(range(1, len(page.outcomes) + 1))):
        yield fault(file, "steps", "plan_no_outcome", number=number, last=len(page.outcomes))
    for number, outcome in enumerate(page.outcomes, start=1):
        if number not in served:
            yield fault(file, "steps", "plan_unserved", number=number, outcome=outcome)
    views = {still.view for still in page.stills}
    for view in plan.figures:
        if view not in views:
            yield fault(file, "figures", "plan_figure", view=view, known=", ".join(sorted(views)))


def _plan(lesson: str, raw: Raw) -> Plan:
    fields: dict[str, Any] = {name: raw[name] for name in (*TEXTS, "levels")}
    fields |= {name: tuple(raw.get(name, ())) for name in (*LISTS, *MAY_BE_LISTS)}
    steps = tuple(
        Step(**(step | {"outcomes": tuple(step.get("outcomes", ()))})) for step in raw["steps"]
    )
    beliefs = tuple(
        Belief(**(one | {"sources": tuple(one["sources"])})) for one in raw.get("society", ())
    )
    return Plan(
        lesson=lesson, steps=steps, society=beliefs, stop_after=raw.get("stop_after", 0), **fields
    )
