"""Tables of the guide, and their words where only words can be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.language import text
from kit.lessons.markdown import plain
from kit.page.markup import Markup, fill, join

# JupyterLab sets the cells of a table to the right, and has no style sheet of ours before a run.
LEFT = Markup(' style="text-align:left"')


def heads(*names: str) -> list[str]:
    """Return the words of column heads, the sentences `teaching.column_<name>`."""
    return [text(f"teaching.column_{name}") for name in names]


def row(cells: Iterable[object], css: str = "") -> Markup:
    """Return one row of a table."""
    made = join(fill("<td{left}>{cell}</td>", left=LEFT, cell=cell) for cell in cells)
    return fill('<tr class="{css}">{cells}</tr>', css=css, cells=made)


def grid(head: Iterable[str], rows: Iterable[Markup], css: str = "") -> Markup:
    """Return a table of rows made by `row`."""
    names = (fill('<th scope="col"{left}>{name}</th>', left=LEFT, name=name) for name in head)
    return fill(
        '<table class="kit-table {css}"><thead><tr>{head}</tr></thead>'
        "<tbody>{rows}</tbody></table>",
        css=css, head=join(names), rows=join(rows),
    )  # fmt: skip


def words_of(page: Markup) -> str:
    """Return the words of a page with headings on their own lines and cells kept apart."""
    apart = re.sub(r"</(?:td|th)>(?=<t)", " · ", str(page))
    return plain(Markup(re.sub(r"</(?:h\d|caption)>", "<br>", apart)))
