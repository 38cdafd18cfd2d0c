"""The table of a figure, read back from its markup, for files that have tables of their own."""

from __future__ import annotations

from html.parser import HTMLParser

from kit.laboratories.brief_evidence import Evidence
from kit.language import count
from kit.page.markup import Markup, fill, join

MOST_ROWS = 40


class _Table(HTMLParser):
    """Reads the cells of a table of ours back from its markup."""

    def __init__(self) -> None:
        super().__init__()
        self.caption, self.rows, self._open = "", list[list[str]](), ""

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in {"th", "td"} and self.rows:
            self.rows[-1].append("")
        if tag in {"th", "td", "caption"}:
            self._open = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "caption":
            self.caption += data
        elif self._open:
            self.rows[-1][-1] += data


def rows_of(shown: Evidence) -> tuple[str, list[list[str]]]:
    """Return the caption of a figure's table, and its rows, the heads first; not all if many."""
    read = _Table()
    read.feed(str(shown.table))
    rows = [[" ".join(cell.split()) for cell in row] for row in read.rows]
    caption = " ".join(read.caption.split())
    if len(rows) > MOST_ROWS + 1:
        caption += ". " + count("brief.rows_left_out", len(rows) - 1 - MOST_ROWS)
    return caption, rows[: MOST_ROWS + 1]


def short_table(shown: Evidence) -> Markup:
    """Return a figure as a table."""
    caption, rows = rows_of(shown)
    if not rows:
        return Markup("")
    return fill(
        "<table><caption>{caption}</caption><thead>{head}</thead><tbody>{body}</tbody></table>",
        caption=caption, head=_row(rows[0], '<th scope="col">{cell}</th>'),
        body=join(_row(row, "<td>{cell}</td>") for row in rows[1:]),
    )  # fmt: skip


def _row(cells: list[str], form: str) -> Markup:
    return fill("<tr>{cells}</tr>", cells=join(fill(form, cell=cell) for cell in cells))
