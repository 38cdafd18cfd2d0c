"""`{{ name }}` blanks in texts of ours, filled with values that are never read as markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from kit.page.markup import Markup, escape

BLANK = re.compile(r"\{\{\s*(\w*)\s*\}\}")
# Private characters: they pass through Markdown untouched and cannot be typed by accident.
_HELD = re.compile("\ue000(\\d+)\ue001")


def names(template: str) -> Iterator[str]:
    """Yield the names of the blanks."""
    for match in BLANK.finditer(template):
        yield match[1]


def fill_plain(template: str, values: Mapping[str, object]) -> str:
    """Fill the blanks of a plain text.

    >>> fill_plain("{{ count }} events", {"count": 3})
    '3 events'
    """
    return BLANK.sub(lambda match: str(values[match[1]]), template)


def fill_markup(
    template: str, values: Mapping[str, object], render: Callable[[str], Markup]
) -> Markup:
    """Render a text with its blanks held back, then put the escaped values in.

    So neither HTML nor Markdown signs in a value have an effect.

    >>> fill_markup("*{{ name }}*", {"name": "a*b<c"}, Markup)
    Markup('*a*b&lt;c*')
    """
    found: list[str] = []

    def hold(match: re.Match[str]) -> str:
        found.append(match[1])
        return f"\ue000{len(found) - 1}\ue001"

    page = render(BLANK.sub(hold, template))
    return Markup(_HELD.sub(lambda match: str(escape(values[found[int(match[1])]])), str(page)))
