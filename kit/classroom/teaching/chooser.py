"""A lesson to choose, and its plan, misconceptions, key and rubrics to read."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from kit.classroom.teaching.answer_key import lesson_key
from kit.classroom.teaching.key_markup import key_page
from kit.classroom.teaching.lesson_pages import lesson_page, stored_lessons
from kit.classroom.teaching.misconceptions import misconceptions
from kit.classroom.teaching.plan_markup import misconceptions_page, paragraph, plan_page
from kit.classroom.teaching.plans import load_plan, plan_names
from kit.classroom.teaching.references import standards
from kit.classroom.teaching.rubric_sheets import rubric_table
from kit.language import text
from kit.lessons.faults import LessonError
from kit.lessons.rubrics import load_rubric, rubric_names
from kit.lessons.still import StillBox
from kit.page.accessible import Accessible
from kit.page.markup import Markup, fill, join

PARTS = ("plan", "misconceptions", "key", "rubrics")


class LessonChooser(StillBox):
    """The plan of a lesson and what belongs to it.

    Parameters
    ----------
    lesson
        Name of the lesson that is shown first.
    """

    def __init__(self, lesson: str) -> None:
        names = plan_names()
        self.lesson = widgets.Dropdown(
            options=[(f"{name[:2]} · {load_plan(name).title}", name) for name in names],
            value=lesson,
            description=text("teaching.choose_lesson"),
            layout=widgets.Layout(width="auto"),
        )
        self.part = widgets.ToggleButtons(
            options=[(text(f"teaching.part_{part}"), part) for part in PARTS],
            description=text("teaching.choose_part"),
        )
        self.page = widgets.HTML()
        helper = Accessible(root="kit-guide")
        still = fill(
            "<p>{hint}</p>{plan}", hint=text("teaching.guide_still"), plan=part_of(lesson, "plan")
        )
        super().__init__(still, [self.lesson, self.part, self.page, helper])
        self.add_class("kit-guide")
        for control in (self.lesson, self.part):
            control.observe(self._show, "value")
        self._show()

    def _show(self, _change: Any = None) -> None:
        try:
            self.page.value = part_of(self.lesson.value, self.part.value)
        except LessonError as error:
            lines = join(fill("<p>{line}</p>", line=line) for line in str(error).splitlines())
            self.page.value = fill('<div class="kit-notice">{lines}</div>', lines=lines)


def part_of(lesson: str, part: str) -> Markup:
    """Return one part of what belongs to a lesson; a sentence where the lesson is not there."""
    there = lesson in stored_lessons()
    plan = load_plan(lesson)
    if part == "plan":
        return plan_page(plan, lesson_page(lesson) if there else None, standards())
    if part == "rubrics":
        return join(rubric(name) for name in plan.rubrics)
    if not there:
        return paragraph(text("teaching.lesson_to_come"))
    key = lesson_key(lesson)
    return key_page(key) if part == "key" else misconceptions_page(misconceptions(key))


def rubric(name: str) -> Markup:
    """Return a rubric, or a sentence where it is not there yet."""
    if name not in rubric_names():
        return paragraph(text("teaching.no_rubric"))
    return rubric_table(load_rubric(name))
