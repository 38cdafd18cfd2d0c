"""Rubrics of the teacher's folder: `notebooks/teacher/rubrics/<name>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kit.classroom.teaching.files import SUFFIX, TeacherFileError, fault, read_yaml, teacher_folder
from kit.classroom.teaching.grid import grid, row
from kit.lessons.faults import QuestionFault
from kit.page.markup import Markup, fill, join


@dataclass(frozen=True)
class Line:
    """One line of a rubric: what is looked at, and each level with its descriptor."""

    id: str
    title: str
    levels: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Rubric:
    """A rubric; there is no sum of its levels."""

    name: str
    title: str
    lines: tuple[Line, ...]


def rubric_names() -> list[str]:
    """Return the names of the rubrics that are there."""
    return sorted(path.stem for path in (teacher_folder() / "rubrics").glob(f"*{SUFFIX}"))


def load_rubric(name: str) -> Rubric:
    """Return a rubric.

    Raises
    ------
    LessonError
        If it is not there.
    TeacherFileError
        With every fault of the file.
    """
    path = teacher_folder() / "rubrics" / f"{name}{SUFFIX}"
    raw = read_yaml(path)
    faults = list(rubric_faults(raw, path.name))
    if faults:
        raise TeacherFileError(faults)
    lines = (
        Line(
            line["id"],
            line["title"],
            tuple((one["title"], one["descriptor"]) for one in line["levels"]),
        )
        for line in raw["lines"]
    )
    return Rubric(name, raw["title"], tuple(lines))


def rubric_faults(raw: Any, file: str) -> Iterator[QuestionFault]:
    """Yield the faults of the content of a rubric."""
    if not isinstance(raw, dict) or not isinstance(raw.get("lines"), list) or not raw["lines"]:
        yield fault(file, "lines", "rubric_lines")
        return
    if not isinstance(raw.get("title"), str):
        yield fault(file, "title", "plan_text")
    for number, line in enumerate(raw["lines"], start=1):
        levels = line.get("levels") if isinstance(line, dict) else None
        if not isinstance(levels, list) or len(levels) < 2 or not {"id", "title"} <= line.keys():
            yield fault(file, f"lines, {number}", "rubric_line")
        elif not all(
            isinstance(one, dict) and {"title", "descriptor"} <= one.keys() for one in levels
        ):
            yield fault(file, f"lines, {number}", "rubric_level")


def rubric_table(rubric: Rubric) -> Markup:
    """Return a rubric as a table: a row for each line, a cell for each level."""
    rows = (row([_strong(line.title), *map(_level, line.levels)]) for line in rubric.lines)
    title = fill("<p>{title}</p>", title=_strong(rubric.title))
    return join([title, grid((), rows, "kit-rubric")])


def _strong(words: str) -> Markup:
    return fill("<strong>{words}</strong>", words=words)


def _level(level: tuple[str, str]) -> Markup:
    return fill("<strong>{title}</strong><br>{words}", title=level[0], words=level[1])
