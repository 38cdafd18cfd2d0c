"""Safe HTML: every value that is put into a page is escaped, links lead to web addresses only."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from markupsafe import Markup, escape

__all__ = ["Markup", "bullet_list", "escape", "fill", "join", "link", "scroll_box"]


def fill(template: str, **values: object) -> Markup:
    """Fill `{blanks}` of an HTML template of ours; every value that is not `Markup` is escaped.

    >>> fill("<b>{name}</b>", name="<script>")
    Markup('<b>&lt;script&gt;</b>')
    """
    return Markup(template).format(**values)


def join(parts: Iterable[object], separator: str = "") -> Markup:
    """Join parts into one piece of markup, escaping those that are not markup."""
    return Markup(separator.join(map(escape, parts)))


def link(address: str, label: object) -> Markup:
    """Return a link that opens apart; an address that is not http(s) gives its label only.

    >>> link("javascript:alert(1)", "press me")
    Markup('press me')
    >>> link("javascript://kit.example/%0Aalert(1)", "press me")
    Markup('press me')
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return escape(label)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return escape(label)
    return fill(
        '<a href="{address}" target="_blank" rel="noopener noreferrer">{label}</a>',
        address=address.strip(),
        label=label,
    )


def bullet_list(items: Iterable[object], css: str = "") -> Markup:
    """Return a `<ul>` of the items."""
    return fill(
        '<ul class="{css}">{items}</ul>',
        css=css,
        items=join(fill("<li>{item}</li>", item=item) for item in items),
    )


def scroll_box(label: object, content: object) -> Markup:
    """Return a box that scrolls where it is long, by keyboard too; `label` names it.

    It is a group and no landmark: a page with many tables would drown in landmarks."""
    return fill(
        '<div class="kit-scroll" tabindex="0" role="group" aria-label="{label}">{content}</div>',
        label=label,
        content=content,
    )
