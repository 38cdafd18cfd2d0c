"""A page that stands alone: one file, prints well, runs nothing and asks nobody."""

from __future__ import annotations

from kit.language import LANGUAGE
from kit.page.markup import Markup, fill

PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>{style}</style></head>
<body><main>{body}</main>{data}</body></html>
"""
NO_DATA = Markup("")


def paper(title: object, body: Markup, style: str, data: Markup = NO_DATA) -> Markup:
    """Return a whole page; the policy in its head lets no script of it run.

    Parameters
    ----------
    title
        Plain words or markup, whose tags are left out.
    style
        The page's own style sheet, which is trusted.
    data
        What a program reads from the page, after what people read.
    """
    words = Markup(title).striptags() if isinstance(title, Markup) else title
    return fill(PAGE, language=LANGUAGE, title=words, style=Markup(style), body=body, data=data)


def isolated(words: object) -> Markup:
    """Return words whose signs of direction end with them; line ends stay."""
    return fill('<bdi class="typed">{words}</bdi>', words=words)
