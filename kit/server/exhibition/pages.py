"""What an exhibition shows: a start page, and a notebook without code for each of its pieces."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import Any

Notebook = dict[str, Any]
HERE = Path(__file__).parent
TITLE = "North Korea and Japan: look for yourself"
# Cells whose result says nothing without the code above it, or that wait for one learner's words.
_LEFT_OUT = {"code-track", "exit-ticket"}
_KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


@dataclass(frozen=True)
class Piece:
    """One page of the exhibition.

    Attributes
    ----------
    name
        Name of its file, without ending.
    title
        What visitors read.
    notebook
        What is run for a visitor.
    picture
        File name of its still picture; "" if it has none.
    """

    name: str
    title: str
    notebook: Notebook
    picture: str = ""


def usual_wall() -> list[Piece]:
    """Return the explorers of the usual wall."""
    return [explorer_piece(**entry) for entry in _known().values()]


def wall_of(views: Iterable[str]) -> list[Piece]:
    """Return explorers by their view codes, with the words of the usual wall where it has them."""
    known = _known()
    return [
        explorer_piece(**known.get(view, {"view": view, "title": f"View {view}"})) for view in views
    ]


def explorer_piece(**entry: str) -> Piece:
    """Return the page of one explorer; the parameters are those of an entry of `wall.json`."""
    view, title = entry["view"], entry["title"]
    cells = [
        _words(f"# {title}\n\n{entry.get('try', '')}".strip()),
        _code(f"import kit\nkit.open({view!r})"),
    ]
    name = "view-" + "".join(letter if letter.isalnum() else "-" for letter in view)
    return Piece(name, title, _notebook(title, cells), entry.get("picture", ""))


def lesson_piece(file: Path) -> Piece:
    """Return a lesson as visitors see it: without the code track and without the exit ticket."""
    lesson = json.loads(file.read_text(encoding="utf-8"))
    cells = [
        {**cell, "outputs": [], "execution_count": None} if cell["cell_type"] == "code" else cell
        for cell in lesson["cells"]
        if not _LEFT_OUT & set(cell["metadata"].get("tags", ()))
    ]
    title = _first_heading(cells) or file.stem
    return Piece(file.stem, title, _notebook(title, cells))


def start_page(wall: Iterable[Piece], lessons: Iterable[Piece], *, dark: bool) -> str:
    """Return the page with the pictures of the explorers and the names of the lessons.

    It is a template of the server's, so what is in it is marked as plain text.
    """
    filled = Template((HERE / "start.html").read_text(encoding="utf-8")).substitute(
        theme="dark" if dark else "light",
        title=escape(TITLE),
        wall="\n".join(map(_tile, wall)),
        lessons="\n".join(f"<li>{_link(lesson, escape(lesson.title))}</li>" for lesson in lessons),
    )
    return f"{{% raw %}}{filled}{{% endraw %}}"


def _known() -> dict[str, dict[str, str]]:
    entries = json.loads((HERE / "wall.json").read_text(encoding="utf-8"))
    return {entry["view"]: entry for entry in entries}


def _tile(piece: Piece) -> str:
    picture = f'<img src="/voila/files/pictures/{escape(piece.picture)}" alt="">'
    inside = (picture if piece.picture else "") + f"<span>{escape(piece.title)}</span>"
    return f"<li>{_link(piece, inside)}</li>"


def _link(piece: Piece, inside: str) -> str:
    return f'<a href="/voila/render/{escape(piece.name)}.ipynb">{inside}</a>'


def _first_heading(cells: list[dict[str, Any]]) -> str:
    first = "".join(cells[0]["source"]).partition("\n")[0] if cells else ""
    return first.removeprefix("# ").strip() if first.startswith("# ") else ""


def _words(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def _code(source: str) -> dict[str, Any]:
    return {
        "cell_type": "code", "metadata": {}, "source": source, "outputs": [],
        "execution_count": None,
    }  # fmt: skip


def _notebook(title: str, cells: list[dict[str, Any]]) -> Notebook:
    numbered = [{**cell, "id": f"cell-{number:02d}"} for number, cell in enumerate(cells, start=1)]
    about = {"kernelspec": _KERNEL, "language_info": {"name": "python"}, "title": title}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": about, "cells": numbered}
