"""Rubrics: what to look for in a piece of work, in levels that are words and not points."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.language import text
from kit.lessons import yaml_files
from kit.lessons.faults import LessonError, QuestionFault, QuestionFileError
from kit.lessons.folders import questions_folder

FOLDER = Path("teacher", "rubrics")
SUFFIX = ".yaml"


@dataclass(frozen=True)
class Level:
    """A level: its id and its name."""

    id: str
    title: str


@dataclass(frozen=True)
class Line:
    """A line of a rubric: what to ask, and what each level looks like, by the level's id."""

    id: str
    title: str
    ask: str
    levels: Mapping[str, str]


@dataclass(frozen=True)
class Rubric:
    """A rubric: its name, its levels from the lowest up, its lines; nothing adds them up."""

    name: str
    title: str
    levels: tuple[Level, ...]
    lines: tuple[Line, ...]


def rubrics_folder() -> Path:
    """Return the folder of the rubrics."""
    return questions_folder().parent / FOLDER


def rubric_names() -> list[str]:
    """Return the names of the rubrics that are there."""
    return sorted(path.stem for path in rubrics_folder().glob(f"*{SUFFIX}"))


def load_rubric(name: str, folder: Path | None = None) -> Rubric:
    """Return a rubric by its name.

    Raises
    ------
    LessonError
        If there is none of that name.
    QuestionFileError
        With every fault of the file.
    """
    path = (folder or rubrics_folder()) / f"{name}{SUFFIX}"
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LessonError(text("rubrics.no_rubric", file=path.name, problem=error)) from None
    raw = yaml_files.read(content, path.name)
    faults = [QuestionFault(path.name, place, "", problem, text("rubrics.remedy"))
              for place, problem in _faults(raw)]  # fmt: skip
    if faults:
        raise QuestionFileError(faults)
    lines = tuple(
        Line(one["id"], one["title"], one["ask"],
             {level["id"]: level["descriptor"] for level in one["levels"]})
        for one in raw["lines"]
    )  # fmt: skip
    levels = tuple(Level(one["id"], one["title"]) for one in raw["lines"][0]["levels"])
    return Rubric(name, raw["title"], levels, lines)


def _faults(raw: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(raw, dict):
        yield "", text("rubrics.not_a_mapping")
        return
    if not _is_text(raw.get("title")):
        yield "title", text("rubrics.no_text", field="title")
    ids = yield from _rows(raw, "lines", "lines", ("id", "title", "ask"), {"levels"})
    levels = set()
    for number, line in enumerate(raw["lines"] if ids else (), start=1):
        fields = ("id", "title", "descriptor")
        levels.add((yield from _rows(line, "levels", f"lines {number}", fields, set())))
    if len(levels) > 1:
        yield "lines", text("rubrics.other_levels")


def _rows(
    raw: Mapping[str, Any], part: str, place: str, fields: tuple[str, ...], more: set[str]
) -> Generator[tuple[str, str], None, tuple[str, ...]]:
    """Yield the faults of a list of the file; return the ids in it."""
    rows = raw.get(part)
    if not isinstance(rows, list) or not rows or not all(isinstance(one, dict) for one in rows):
        yield place, text("rubrics.no_list", field=part)
        return ()
    for number, one in enumerate(rows, start=1):
        for field in fields:
            if not _is_text(one.get(field)):
                yield f"{place}, {number}", text("rubrics.no_text", field=field)
        for field in sorted(map(str, set(one) - {*fields, *more})):
            yield f"{place}, {number}", text("rubrics.unknown", field=field)
    ids = tuple(str(one.get("id")) for one in rows)
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        yield place, text("rubrics.twice", id=twice)
    return ids


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() != ""
