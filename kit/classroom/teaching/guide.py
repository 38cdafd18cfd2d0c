"""The teacher's guide as its notebook uses it: a lesson to choose, pages to read and to print."""

from __future__ import annotations

from kit.classroom.teaching.answer_key import lesson_key
from kit.classroom.teaching.chooser import LessonChooser
from kit.classroom.teaching.files import read_text, teacher_folder
from kit.classroom.teaching.grid import words_of
from kit.classroom.teaching.guide_document import write_guide
from kit.classroom.teaching.key_markup import key_page
from kit.classroom.teaching.lesson_pages import lesson_page, stored_lessons
from kit.classroom.teaching.measured import measured_page
from kit.classroom.teaching.misconceptions import misconceptions
from kit.classroom.teaching.plan_markup import (
    misconceptions_page,
    plan_page,
    standards_page,
    unit_page,
)
from kit.classroom.teaching.plans import load_plan, plan_names
from kit.classroom.teaching.print_buttons import PrintButtons
from kit.classroom.teaching.print_page import written
from kit.classroom.teaching.references import cited, sources, standards, units
from kit.classroom.teaching.rubric_sheets import rubric_table
from kit.language import text
from kit.lessons import markdown
from kit.lessons.rubrics import load_rubric, rubric_names
from kit.lessons.still import Said
from kit.page.markup import Markup, bullet_list, fill, join


class Guide:
    """The parts of the teacher's guide; every method gives something to show."""

    def __repr__(self) -> str:
        return "Guide()"

    def ready(self) -> Said:
        """Return one sentence: how many plans are there. Every plan is read and checked for it."""
        plans = [load_plan(name) for name in plan_names()]
        sentence = text("teaching.guide_ready", plans=len(plans), lessons=len(stored_lessons()))
        return Said(fill("<p>{sentence}</p>", sentence=sentence))

    def choose(self, lesson: str = "01_timeline") -> LessonChooser:
        """Return a list of lessons with plan, misconceptions, key and rubrics of the chosen one."""
        return LessonChooser(lesson)

    def plan(self, lesson: str) -> Said:
        """Return the plan of a lesson."""
        page = lesson_page(lesson) if lesson in stored_lessons() else None
        return said(plan_page(load_plan(lesson), page, standards()))

    def misconceptions(self, lesson: str) -> Said:
        """Return the likely misconceptions of a lesson, from the wrong choices of its questions."""
        return said(misconceptions_page(misconceptions(lesson_key(lesson))))

    def key(self, lesson: str) -> Said:
        """Return the answer key of a lesson, computed now from the tables."""
        return said(key_page(lesson_key(lesson)))

    def rubrics(self) -> Said:
        """Return all rubrics that are there."""
        return said(join(rubric_table(load_rubric(name)) for name in rubric_names()))

    def units(self) -> Said:
        """Return the unit plans."""
        titles = {name: load_plan(name).title for name in plan_names()}
        return said(join(unit_page(unit, titles) for unit in units()))

    def standards(self) -> Said:
        """Return the standards with the lessons that can serve them."""
        return said(standards_page(standards(), [load_plan(name) for name in plan_names()]))

    def page(self, name: str) -> Said:
        """Return a page of prose of the guide, for example `"ethics"`."""
        words = read_text(teacher_folder() / "pages" / f"{name}.md")
        return Said(fill('<div class="kit-prose">{page}</div>', page=markdown.block(words)))

    def measured(self) -> Said:
        """Return what was measured of serving a class, if it is stored in this copy."""
        return said(measured_page())

    def sources(self) -> Said:
        """Return the sources of the guide's own statements."""
        return Said(bullet_list(cited(sources()), "kit-sources"))

    def print_buttons(self) -> PrintButtons:
        """Return the buttons that write sheets, keys and the guide as pages to print."""
        return PrintButtons()

    def document(self) -> Said:
        """Write the whole guide as one page to print, and say where it is."""
        return Said(written(write_guide()))


def said(page: Markup) -> Said:
    """Return a page with its words, headings on lines of their own."""
    return Said(page, words_of(page))
