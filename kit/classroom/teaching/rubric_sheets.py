"""A rubric as a table, for the guide and for paper."""

from __future__ import annotations

from kit.classroom.teaching.grid import grid, row
from kit.lessons.rubrics import Line, Rubric
from kit.page.markup import Markup, fill, join


def rubric_table(rubric: Rubric) -> Markup:
    """Return a rubric as a table: a row for each line, a cell for each level."""
    rows = (row([_line(line), *_levels(rubric, line)]) for line in rubric.lines)
    title = fill("<p>{title}</p>", title=_strong(rubric.title))
    return join([title, grid((), rows, "kit-rubric")])


def _strong(words: str) -> Markup:
    return fill("<strong>{words}</strong>", words=words)


def _line(line: Line) -> Markup:
    return fill("{title}<br>{ask}", title=_strong(line.title), ask=line.ask)


def _levels(rubric: Rubric, line: Line) -> list[Markup]:
    return [
        fill("{title}<br>{words}", title=_strong(level.title), words=line.levels[level.id])
        for level in rubric.levels
    ]
