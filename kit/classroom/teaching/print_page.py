"""One self-contained page that prints well on A4 and Letter: no script, no address is loaded."""

from __future__ import annotations

import base64
from importlib.resources import files
from pathlib import Path

from kit.figures.theme import FONT
from kit.language import text
from kit.lessons.folders import work_folder
from kit.page.markup import Markup, fill
from kit.page.paper import paper
from kit.tables.written_files import put_file

FOLDER = "printed"


def whole_page(title: object, body: Markup) -> Markup:
    """Return a printed sheet or the guide as a page of its own."""
    style = files(__package__).joinpath("print.css").read_text(encoding="utf-8")
    return paper(title, body, f"body {{ font-family: {FONT}; }}\n{style}")


def picture(path: Path, words: str) -> Markup:
    """Return a still picture as part of the page; its words where the file is missing."""
    if not path.is_file():
        return fill("<p>{words}</p>", words=words)
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    return fill(
        '<img src="data:image/svg+xml;base64,{data}" alt="{words}">', data=data, words=words
    )


def write_page(name: str, page: str) -> Path:
    """Write a page into the folder for printing and return its path.

    Raises
    ------
    OSError
        If the folder cannot be written; the message names it.
    """
    return put_file(work_folder() / FOLDER / name, page)


def written(path: Path) -> Markup:
    """Return the sentence that says where a page is and how to print it."""
    place = f"{path.parents[1].name}/{FOLDER}/{path.name}"
    return fill("<p>{words}</p>", words=text("teaching.written", place=place))
