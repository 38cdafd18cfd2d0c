"""What a lesson says of itself, read from its notebook: outcomes, minutes, prose, pictures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from kit.language import text
from kit.lessons.faults import LessonError
from kit.lessons.folders import notebooks_folder

LESSON_NAME = re.compile(r"\d\d_\w+")
MINUTES = re.compile(r"\*\*Time:\*\*\s*(\d+)")
BEFORE = re.compile(r"\*\*Before:\*\*\s*(.+)")
BULLET = re.compile(r"^- (.+)$", re.MULTILINE)
HEADING = re.compile(r"^#{2,4} (.+)$", re.MULTILINE)
ASKED = re.compile(r"""lesson\.(?:ask|try_it)\(\s*["'](\w+)["']""")
STILL = re.compile(r'<img src="(?P<path>pictures/[\w.-]+\.svg)"[^>]* data-view="(?P<view>[^"]+)"')
Cell = dict[str, Any]


@dataclass(frozen=True)
class Still:
    """A still picture of a lesson: its file, its view code, and the picture in words."""

    path: Path
    view: str
    words: str


@dataclass(frozen=True)
class LessonPage:
    """A lesson as its stored notebook shows it.

    Attributes
    ----------
    minutes
        How long the lesson says that it takes.
    prose
        What was rendered with living numbers, each with the heading above it, in the order of the
        page.
    asked
        Ids of the questions in the order of the page.
    """

    name: str
    title: str
    minutes: int
    before: str
    outcomes: tuple[str, ...]
    prose: tuple[tuple[str, str], ...]
    stills: tuple[Still, ...]
    asked: tuple[str, ...]


def stored_lessons() -> list[str]:
    """Return the names of the lessons whose notebook is there."""
    found = (path.stem for path in notebooks_folder().glob("*.ipynb"))
    return sorted(name for name in found if LESSON_NAME.fullmatch(name))


def lesson_page(name: str) -> LessonPage:
    """Return what a lesson says of itself.

    Raises
    ------
    LessonError
        If there is no such notebook, or it is not one of the kit's lessons.
    """
    path = notebooks_folder() / f"{name}.ipynb"
    if name not in stored_lessons():
        known = ", ".join(stored_lessons()) or "–"
        raise LessonError(text("teaching.no_lesson", lesson=name, known=known))
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return _page(name, cells, path.parent)
    except (ValueError, KeyError, IndexError) as error:
        raise LessonError(text("teaching.broken_lesson", file=path.name)) from error


def _page(name: str, cells: list[Cell], folder: Path) -> LessonPage:
    first = _source(cells[0])
    minutes, before = MINUTES.search(first), BEFORE.search(first)
    goals = "\n".join(_source(cell) for cell in cells if "objectives" in _tags(cell))
    asked = [one for cell in cells for one in ASKED.findall(_source(cell))]
    return LessonPage(
        name=name,
        title=first.splitlines()[0].removeprefix("# ").strip(),
        minutes=int(minutes[1]) if minutes else 0,
        before=plain(before[1]) if before else "",
        outcomes=tuple(plain(one) for one in BULLET.findall(goals)),
        prose=tuple(_said(cells)),
        stills=tuple(_stills(cells, folder)),
        asked=tuple(dict.fromkeys(asked)),
    )


def plain(markdown: str) -> str:
    """Return a line of Markdown without its signs of emphasis.

    >>> plain("**Use** the word *wedge* and `kit`.")
    'Use the word wedge and kit.'
    """
    return re.sub(r"\*\*|\*|`", "", markdown).strip()


def _source(cell: Cell) -> str:
    return "".join(cell["source"])


def _tags(cell: Cell) -> list[str]:
    tags: list[str] = cell["metadata"].get("tags", [])
    return tags


def _outputs(cell: Cell, kind: str) -> Iterator[str]:
    for output in cell.get("outputs", []):
        yield "".join(output.get("data", {}).get(kind, ""))


def _said(cells: list[Cell]) -> Iterator[tuple[str, str]]:
    heading = ""
    for cell in cells:
        if cell["cell_type"] == "markdown":
            heading = ([heading, *map(plain, HEADING.findall(_source(cell)))])[-1]
        elif "prose" in _tags(cell):
            yield from ((heading, said) for said in _outputs(cell, "text/plain") if said)


def _stills(cells: list[Cell], folder: Path) -> Iterator[Still]:
    for cell in cells:
        words = next(_outputs(cell, "text/plain"), "")
        for page in _outputs(cell, "text/html"):
            for match in STILL.finditer(page):
                yield Still(folder / match["path"], unescape(match["view"]), words)
