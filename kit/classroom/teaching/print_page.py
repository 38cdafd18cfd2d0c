"""One self-contained page that prints well on A4 and Letter: no script, no address is loaded."""

from __future__ import annotations

import base64
from importlib.resources import files
from pathlib import Path

from kit.figures.theme import FONT
from kit.language import LANGUAGE, text
from kit.lessons.folders import work_folder
from kit.page.markup import Markup, fill

FOLDER = "printed"
PAGE = (
    '<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
    "<style>{style}</style></head><body><main>{body}</main></body></html>\n"
)


def whole_page(title: str, body: object) -> Markup:
    """Return a page with its styles inside."""
    style = files(__package__).joinpath("print.css").read_text(encoding="utf-8")
    font = Markup(f"body {{ font-family: {FONT}; }}\n")
    return fill(
        PAGE,
        language=LANGUAGE,
        title=str(Markup(title).striptags()),
        style=font + Markup(style),
        body=body,
    )


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
    folder = work_folder() / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / name
    target.write_text(page, encoding="utf-8")
    return target


def written(path: Path) -> Markup:
    """Return the sentence that says where a page is and how to print it."""
    place = f"{path.parents[1].name}/{FOLDER}/{path.name}"
    return fill("<p>{words}</p>", words=text("teaching.written", place=place))
