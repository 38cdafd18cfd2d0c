"""A page that stands alone: one file, prints well, runs nothing and asks nobody."""

from __future__ import annotations

from importlib.resources import files

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
