"""The whole guide as one self-contained page to print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kit.classroom.teaching.answer_key import lesson_key
from kit.classroom.teaching.files import read_text, teacher_folder
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
from kit.classroom.teaching.plans import Plan, load_plan, plan_names
from kit.classroom.teaching.print_page import whole_page, write_page
from kit.classroom.teaching.references import cited, sources, standards, units
from kit.classroom.teaching.rubric_sheets import rubric_table
from kit.language import text
from kit.lessons import markdown
from kit.lessons.evidence import kit_evidence
from kit.lessons.rubrics import load_rubric, rubric_names
from kit.page.markup import Markup, bullet_list, fill, join

FILE = "teacher_guide.html"


def write_guide() -> Path:
    """Write the guide into the folder for printing and return its path."""
    return write_page(FILE, guide_page())


def guide_page() -> Markup:
    """Return the guide: pages of prose, unit plans, and plan, misconceptions and key by lesson."""
    plans = [load_plan(name) for name in plan_names()]
    parts = list(_parts(plans))
    contents = fill(
        '<ul class="kit-toc">{items}</ul>',
        items=join(fill("<li>{title}</li>", title=title) for title, _ in parts),
    )
    lede = text("teaching.guide_lede", version=kit_evidence().version)
    head = fill(
        "<h1>{title}</h1><p>{lede}</p><h3>{name}</h3>{contents}",
        title=text("teaching.guide_title"), lede=lede, name=text("teaching.guide_contents"),
        contents=contents,
    )  # fmt: skip
    body = join(
        fill(
            '<section class="kit-part"><h2>{title}</h2>{content}</section>',
            title=title,
            content=content,
        )
        for title, content in parts
    )
    return whole_page(text("teaching.guide_title"), join([head, body]))


def _parts(plans: list[Plan]) -> Iterator[tuple[str, Markup]]:
    titles = {plan.lesson: plan.title for plan in plans}
    yield text("teaching.guide_ethics"), prose("ethics")
    yield text("teaching.guide_units"), join(unit_page(unit, titles) for unit in units())
    for plan in plans:
        yield f"{plan.lesson[:2]} · {plan.title}", lesson_part(plan)
    yield text("teaching.part_rubrics"), join(rubric_table(load_rubric(n)) for n in rubric_names())
    standards_words = join([prose("standards"), standards_page(standards(), plans)])
    yield text("teaching.guide_standards"), standards_words
    yield text("teaching.guide_no_internet"), prose("no_internet")
    yield text("teaching.guide_run_the_class"), join([prose("run_the_class"), measured_page()])
    yield text("teaching.guide_sources"), bullet_list(cited(sources()), "kit-sources")


def prose(name: str) -> Markup:
    """Return a page of prose of the guide."""
    return markdown.block(read_text(teacher_folder() / "pages" / f"{name}.md"))


def lesson_part(plan: Plan) -> Markup:
    """Return plan, misconceptions and key of one lesson, as far as the lesson is there."""
    there = plan.lesson in stored_lessons()
    page = lesson_page(plan.lesson) if there else None
    parts = [plan_page(plan, page, standards(), titled=False)]
    if there:
        key = lesson_key(plan.lesson)
        parts += [
            _titled("misconceptions", misconceptions_page(misconceptions(key))),
            _titled("key", key_page(key)),
        ]
    return join(parts)


def _titled(name: str, content: Markup) -> Markup:
    return fill("<h3>{title}</h3>{content}", title=text(f"teaching.part_{name}"), content=content)
