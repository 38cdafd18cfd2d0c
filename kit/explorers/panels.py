"""The panels below an explorer: table, sources, code, view code; each from a frame to markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

import pandas as pd

from kit.language import count, text
from kit.page.markup import Markup, bullet_list, escape, fill, join, scroll_box
from kit.tables import dates
from kit.tables.citations import bibliography

MOST_ROWS = 1_000
COLUMNS = ("date", "title", "category", "place", "certainty")


def table(
    caption: str, heads: Iterable[str], rows: Iterable[Sequence[object]], name: int
) -> Markup:
    """Return a table with a caption and column heads that scrolls where it is long.

    Parameters
    ----------
    caption
        What the table holds; also read out as its name.
    heads
        Names of the columns.
    rows
        Cells of each row.
    name
        Position of the cell that names its row.
    """
    head = join(fill('<th scope="col">{name}</th>', name=one) for one in heads)
    body = Markup("".join(_row(cells, name) for cells in rows))
    cells = fill(
        '<table class="kit-table"><caption>{caption}</caption>'
        "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>",
        caption=caption, head=head, body=body,
    )  # fmt: skip
    return scroll_box(caption, cells)


def _row(cells: Sequence[object], name: int) -> str:
    """Return a row without a template: a thousand of them are made at each step of an explorer."""
    shown = [f"<td>{escape(cell)}</td>" for cell in cells]
    shown[name] = f'<th scope="row">{escape(cells[name])}</th>'
    return f"<tr>{''.join(shown)}</tr>"


@cache
def _date_cell(date: str) -> Markup:
    return fill('<span class="kit-date">{date}</span>', date=dates.display(date))


def event_table(shown: pd.DataFrame) -> Markup:
    """Return the events as a table."""
    rows = [
        (
            _date_cell(row.date),
            row.title,
            text(f"figures.category.{row.category}"),
            row.place if isinstance(row.place, str) else "",
            text(f"figures.certainty.{row.certainty}"),
        )
        for row in shown.head(MOST_ROWS)[list(COLUMNS)].astype(object).itertuples()
    ]
    heads = [text(f"explorers.table_{column}") for column in COLUMNS]
    return table(table_caption(len(shown)), heads, rows, name=1)


def table_caption(number: int) -> str:
    """Return how many events there are, and how many of them the table holds if not all."""
    caption = count("explorers.table_caption", number)
    if number > MOST_ROWS:
        caption += text("explorers.only_first", most=f"{MOST_ROWS:,}")
    return caption


def sources_of(shown: pd.DataFrame) -> pd.DataFrame:
    """Return the sources of the rows shown: `source_id` and `used`, by how many rows."""
    used = Counter(chain.from_iterable(shown["source_ids"]))
    ordered = sorted(used.items(), key=lambda item: (-item[1], item[0]))
    return pd.DataFrame(ordered, columns=["source_id", "used"])


def source_list(shown: pd.DataFrame) -> Markup:
    """Return the bibliography of what is shown, in the order of the style."""
    ids = tuple(sources_of(shown)["source_id"])
    intro = count("explorers.sources_intro", len(ids))
    entries = bullet_list(sorted(bibliography(ids, html=True), key=_letters), "kit-sources")
    return scroll_box(intro, fill("<p>{intro}</p>{entries}", intro=intro, entries=entries))


def _letters(entry: object) -> str:
    return Markup(entry).striptags().casefold()


def code_panel(code: str) -> Markup:
    """Return the code with one sentence on how to use it."""
    return fill(
        '<p>{intro}</p><pre class="kit-code" tabindex="0">{code}</pre>',
        intro=text("explorers.code_intro"),
        code=code,
    )


def view_panel(code: str) -> Markup:
    """Return the view code and the line that opens it."""
    return fill(
        '<p>{intro}</p><pre class="kit-code" tabindex="0">kit.open("{code}")</pre>',
        intro=text("explorers.view_intro"),
        code=code,
    )
