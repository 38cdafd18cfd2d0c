"""The small, safe part of Markdown that texts of lessons may use: emphasis, links, lists."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import mistune
from mistune.renderers.html import HTMLRenderer

from kit.page.markup import Markup, escape, fill, link
from kit.page.numbers import true_minus

NEIGHBOUR = re.compile(r"[\w./-]+\.ipynb(#[\w-]*)?|#[\w-]+")


class _Renderer(HTMLRenderer):
    """HTML is shown as text, pictures as their words; links lead to the web or a lesson."""

    def text(self, text: str) -> str:
        return true_minus(super().text(text))

    def link(self, text: str, url: str, title: str | None = None) -> str:  # noqa: ARG002
        if NEIGHBOUR.fullmatch(url) and ".." not in url:
            return str(fill('<a href="{url}">{label}</a>', url=url, label=Markup(text)))
        return str(link(url, Markup(text)))

    def image(self, text: str, url: str, title: str | None = None) -> str:  # noqa: ARG002
        return str(escape(Markup(text).striptags()))

    def heading(self, text: str, level: int, **attrs: Any) -> str:  # noqa: ARG002
        return f"<p><strong>{text}</strong></p>\n"


@cache
def _reader() -> mistune.Markdown:
    return mistune.create_markdown(renderer=_Renderer(escape=True))


def block(text: str) -> Markup:
    """Render paragraphs and lists.

    >>> block("A *small* <b>")
    Markup('<p>A <em>small</em> &lt;b&gt;</p>')
    >>> block("From -2 to 1, or `-2`.")
    Markup('<p>From −2 to 1, or <code>-2</code>.</p>')
    """
    return Markup(str(_reader()(text)).strip())


def inline(text: str) -> Markup:
    """Render one paragraph without the paragraph around it.

    >>> inline("**Who** spoke?")
    Markup('<strong>Who</strong> spoke?')
    """
    page = str(block(" ".join(text.split())))
    match = re.fullmatch(r"<p>(.*)</p>", page, re.DOTALL)
    return Markup(match[1] if match else page)


def plain(page: Markup) -> str:
    """Return the words of rendered markup, paragraphs on their own lines."""
    lines = re.sub(r"</(p|li|dd|dt|tr|summary)>|<br ?/?>", "\n", str(page))
    words = Markup(re.sub(r"<[^>]+>", "", lines)).unescape()
    return "\n".join(" ".join(line.split()) for line in words.splitlines() if line.strip())
