"""A plan, its misconceptions, units and standards as pages; pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kit.classroom.teaching.files import SUFFIX, TeacherFileError, fault
from kit.classroom.teaching.grid import grid, heads, row
from kit.classroom.teaching.lesson_pages import LessonPage
from kit.classroom.teaching.misconceptions import Misconception, Place
from kit.classroom.teaching.plans import LEVELS, Belief, Plan, Step
from kit.classroom.teaching.references import Standard, Unit, cited
from kit.language import text
from kit.lessons import markdown
from kit.page.markup import Markup, bullet_list, fill, join


def plan_page(
    plan: Plan, page: LessonPage | None, standards: Mapping[str, Standard], titled: bool = True
) -> Markup:
    """Return a plan on a page or two; `page` is None while its lesson is not there.

    Raises
    ------
    TeacherFileError
        If it names a standard or a source that is not known.
    """
    parts = [
        fill("<h2>{title}</h2>", title=plan.title) if titled else "",
        _facts(plan, page),
        paragraph(plan.why),
        _section("outcomes", outcomes(page)),
        _section("prepare", bullet_list(inline_all(plan.prepare))),
        _section("care", bullet_list(inline_all(plan.care))) if plan.care else "",
        _section("steps", steps_table(plan)),
        _section("discuss", bullet_list(inline_all(plan.discuss))),
        _section("society", join(map(belief, plan.society))) if plan.society else "",
        _section("levels", _levels(plan)),
        _section("homework", paragraph(plan.homework)),
        _section("standards", _standards(plan, standards)) if plan.standards else "",
    ]
    return fill('<section class="kit-plan">{parts}</section>', parts=join(parts))


def _facts(plan: Plan, page: LessonPage | None) -> Markup:
    before = page.before if page else ""
    words = text("teaching.facts", lesson=plan.lesson, minutes=plan.minutes)
    if before:
        words += " " + text("teaching.before", before=before)
    return fill('<p class="kit-plan-facts">{words}</p>', words=words)


def _section(name: str, content: object) -> Markup:
    return fill("<h3>{title}</h3>{content}", title=text(f"teaching.part_{name}"), content=content)


def paragraph(words: str) -> Markup:
    """Return a paragraph, with emphasis where it is marked."""
    return fill("<p>{words}</p>", words=markdown.inline(words))


def inline_all(lines: Iterable[str]) -> list[Markup]:
    """Return lines with emphasis where it is marked."""
    return [markdown.inline(line) for line in lines]


def outcomes(page: LessonPage | None) -> Markup:
    """Return the outcomes as the lesson states them, numbered."""
    if page is None:
        return paragraph(text("teaching.lesson_to_come"))
    items = join(fill("<li>{one}</li>", one=one) for one in page.outcomes)
    return fill("<ol>{items}</ol>", items=items)


def steps_table(plan: Plan) -> Markup:
    """Return the steps with their minutes and the clock, the natural stop marked."""
    rows, clock = [], 0
    for number, step in enumerate(plan.steps, start=1):
        rows.append(_step(step, clock))
        clock += step.minutes
        if number == plan.stop_after:
            stop = text("teaching.natural_stop", minutes=clock)
            rows.append(fill('<tr class="kit-stop"><td colspan="3">{stop}</td></tr>', stop=stop))
    return grid(heads("minutes", "step", "outcomes"), rows, "kit-hour")


def _step(step: Step, clock: int) -> Markup:
    view = text("teaching.board", code=step.view) if step.view else ""
    words = fill(
        "<strong>{title}</strong> {do} {view}",
        title=step.title + ("" if step.title.endswith("?") else "."),
        do=markdown.inline(step.do), view=markdown.inline(view),
    )  # fmt: skip
    return row([f"{clock}–{clock + step.minutes}", words, ", ".join(map(str, step.outcomes))])


def belief(one: Belief) -> Markup:
    """Return an idea held in society, the answer to it, and who reports it."""
    return fill(
        "<p><em>“{said}”</em> {answer}</p>{sources}",
        said=one.said, answer=markdown.inline(one.answer),
        sources=bullet_list(cited(one.sources), "kit-sources"),
    )  # fmt: skip


def _levels(plan: Plan) -> Markup:
    return bullet_list(
        fill(
            "<strong>{name}.</strong> {words}",
            name=text(f"teaching.level_{level}"), words=markdown.inline(plan.levels[level]),
        )
        for level in LEVELS
    )  # fmt: skip


def _standards(plan: Plan, known: Mapping[str, Standard]) -> Markup:
    lost = [name for name in plan.standards if name not in known]
    if lost:
        file, names = f"{plan.lesson}{SUFFIX}", ", ".join(known)
        raise TeacherFileError(
            [fault(file, f"standards, {name}", "unknown_standard", known=names) for name in lost]
        )
    return bullet_list(_standard(known[name]) for name in plan.standards)


def _standard(one: Standard) -> Markup:
    return fill(
        "{framework}, <strong>{code}</strong>: {says}",
        framework=one.framework, code=one.code, says=one.says,
    )  # fmt: skip


def standards_page(standards: Mapping[str, Standard], plans: Sequence[Plan]) -> Markup:
    """Return every standard with the lessons that can serve it, and the sources."""
    rows = (
        row([one.framework, one.code, one.says, ", ".join(_serving(one.id, plans))])
        for one in standards.values()
    )
    used = list(dict.fromkeys(one.source for one in standards.values()))
    return fill(
        "{table}<h3>{title}</h3>{sources}",
        table=grid(heads("framework", "code", "says", "lessons"), rows),
        title=text("teaching.part_sources"), sources=bullet_list(cited(used), "kit-sources"),
    )  # fmt: skip


def _serving(standard: str, plans: Sequence[Plan]) -> list[str]:
    return [plan.lesson[:2] for plan in plans if standard in plan.standards]


def unit_page(unit: Unit, titles: Mapping[str, str]) -> Markup:
    """Return the plan of a unit; `titles` are the titles of lessons by name."""
    rows = (
        row([
            block.hour, f"{block.lesson[:2]} · {titles.get(block.lesson, block.lesson)}",
            markdown.inline(block.part),
        ])
        for block in unit.blocks
    )  # fmt: skip
    return fill(
        "<section><h3>{title}</h3><p><em>{whom}</em> {why}</p>{table}</section>",
        title=text("teaching.unit_title", hours=unit.hours, title=unit.title), whom=unit.for_whom,
        why=unit.why, table=grid(heads("hour", "lesson", "part"), rows),
    )  # fmt: skip


def misconceptions_page(found: Sequence[Misconception]) -> Markup:
    """Return the likely misconceptions, each with the choices that show it."""
    if not found:
        return paragraph(text("teaching.no_misconceptions"))
    return join(
        fill(
            "<section class='kit-idea'><p><strong>{sentence}</strong></p>{places}</section>",
            sentence=one.sentence, places=bullet_list(map(_place, one.places)),
        )
        for one in found
    )  # fmt: skip


def _place(place: Place) -> Markup:
    return fill(
        "<em>{heading}</em> → {choice}: {feedback}",
        heading=place.heading, choice=place.choice.rstrip("."), feedback=place.feedback,
    )  # fmt: skip
