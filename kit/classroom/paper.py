"""A page that stands alone: one file, prints well, runs nothing and asks nobody."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from kit.classroom.safety import file_part
from kit.page.markup import Markup, fill

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>{style}</style></head>
<body><main>{body}</main>{data}</body></html>
"""
NO_DATA = Markup("")


def paper(title: str, body: Markup, data: Markup = NO_DATA) -> str:
    """Return a whole page; the policy in its head lets no script of it run."""
    style = files("kit.classroom").joinpath("paper.css").read_text(encoding="utf-8")
    return str(fill(PAGE, title=title, style=Markup(style), body=body, data=data))


def isolated(words: object) -> Markup:
    """Return words whose signs of direction end with them; line ends stay."""
    return fill('<bdi class="typed">{words}</bdi>', words=words)


def write_new(folder: Path, name: str, ending: str, content: str | bytes) -> Path:
    """Write a file under a name that no file has yet, and return its path.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    number, stem = 1, file_part(name)
    given = content.encode("utf-8") if isinstance(content, str) else content
    while True:
        path = folder / f"{stem}{'' if number == 1 else f'_{number}'}{ending}"
        try:
            with path.open("xb") as file:
                file.write(given)
        except FileExistsError:
            number += 1
        else:
            return path
