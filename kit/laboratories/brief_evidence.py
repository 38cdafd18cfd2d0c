"""The evidence of a brief: rows by their id and figures by their view code, ready to be shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from kit.analysis.brief_checks import Cited
from kit.analysis.citable import citable, evidence_tables
from kit.explorers.cards import card
from kit.explorers.panels import table as table_of
from kit.explorers.view_codes import open_view
from kit.laboratories.brief_captions import caption_of
from kit.laboratories.brief_draft import ROW, VIEW, Item
from kit.language import text
from kit.page.markup import Markup, fill
from kit.tables import dates
from kit.tables.frames import load, table_names
from kit.tables.package import tables

# State in whose zone of addresses a source lies; other zones say nothing of a state.
ZONES = {".jp": "JPN", ".kp": "PRK", ".kr": "KOR", ".cn": "CHN", ".ru": "RUS"}
GONE = Cited("", is_known=False)
MOST_COLUMNS, LONGEST_LINE = 6, 90


@dataclass(frozen=True)
class Evidence:
    """A piece of evidence as it is shown, cited and exported.

    Attributes
    ----------
    key
        Id of the row or view code; also the mark in the text.
    doubt
        `contested`, `uncertain`, …; "" where it is agreed.
    caption
        One sentence for the heading of a figure.
    alternative, table
        A figure in words and as a table; "" for rows.
    known
        False if the tables have no such row, or the view cannot be opened.
    """

    key: str
    what: str
    title: str
    kind: str = ""
    words: str = ""
    date: str = ""
    doubt: str = ""
    source_ids: tuple[str, ...] = ()
    caption: str = ""
    alternative: str = ""
    table: Markup = Markup("")  # noqa: RUF009 - a text, which cannot be changed
    figure: Any = None
    known: bool = True
    cited: Cited = field(default_factory=lambda: Cited(""))

    @property
    def line(self) -> str:
        """Date and title in one line, cut where it is long."""
        return line_of(self.date, self.title)

    @cached_property
    def stamp(self) -> str:
        """A short text that is another one as soon as the figure shows something else."""
        drawn = "" if self.figure is None else str(self.figure.to_json())
        return hashlib.sha256(drawn.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def line_of(date: str, title: str) -> str:
    """Return date and title in one line, cut where it is long."""
    said = f"{date} · {title}" if date else title
    return said if len(said) <= LONGEST_LINE else said[: LONGEST_LINE - 1].rstrip() + "…"


class Library:
    """Finds evidence by its key; what was found once is kept while the laboratory is open."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Evidence] = {}

    @property
    def rows(self) -> pd.DataFrame:
        """Everything that can be cited by an id."""
        return _all_rows()

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables whose rows can be cited."""
        return _all_tables()

    def of(self, item: Item) -> Evidence:
        """Return the evidence of an item of a basket."""
        name = (item.what, item.key)
        if name not in self._found:
            self._found[name] = self._view(item.key) if item.what == VIEW else self._row(item.key)
        return self._found[name]

    def of_all(self, items: Iterable[Item]) -> dict[str, Evidence]:
        """Return the evidence of several items by key, in their order."""
        return {item.key: self.of(item) for item in items}

    def _row(self, key: str) -> Evidence:
        if key not in self.rows.index:
            return Evidence(key, ROW, text("brief.unknown_row", row=key), known=False,
                            cited=GONE)  # fmt: skip
        row = self.rows.loc[key]
        ids = tuple(row["source_ids"])
        date = dates.display(row["date"]) if row["date"] else ""
        return Evidence(
            key, ROW, row["title"], table_title(row["table"]), row["words"], date, row["doubt"],
            ids, cited=_cited(row["title"], ids, row["start"], row["end"], row["doubt"],
                              row["voice"]),
        )  # fmt: skip

    def _view(self, code: str) -> Evidence:
        try:
            view = open_view(code)
        except Exception as error:  # a code of another version may hold what a trait refuses
            return Evidence(code, VIEW, text("brief.unknown_view", code=code), known=False,
                            words=str(error), cited=GONE)  # fmt: skip
        try:
            return _of_view(code, view)
        finally:
            _close(view)


@cache
def _all_tables() -> tuple[str, ...]:
    return tuple(evidence_tables(load, table_names()))


@cache
def _all_rows() -> pd.DataFrame:
    return citable(load, _all_tables())


def table_title(name: str) -> str:
    """Return what a table is called."""
    return tables()[name].title


def _of_view(code: str, view: Any) -> Evidence:
    alternative = str(view.alt_text)
    ids = _sources_of(view)
    caption = caption_of(view)
    figure = view.figure() if hasattr(view, "figure") else None
    shown = view.table() if hasattr(view, "table") else _plain_table(view.selected)
    return Evidence(
        code, VIEW, text("brief.figure_title", code=code, caption=caption), text("brief.figure"),
        source_ids=ids, caption=caption, alternative=alternative, table=shown, figure=figure,
        cited=_cited(caption, ids),
    )  # fmt: skip


def _sources_of(view: Any) -> tuple[str, ...]:
    if hasattr(view, "sources"):
        return tuple(view.sources["source_id"])
    found = (one for ids in view.selected["source_ids"] for one in ids)
    return tuple(dict.fromkeys(found))


def _plain_table(rows: pd.DataFrame) -> Markup:
    """Return the rows of a view that has no table of its own."""
    names = [name for name in rows.columns
             if name not in {"source_ids", "start", "end"}][:MOST_COLUMNS]  # fmt: skip
    cells = [tuple(str(value) for value in row) for row in rows[names].itertuples(index=False)]
    heads = [name.replace("_", " ") for name in names]
    return table_of(text("brief.figure_table"), heads, cells, name=0)


def _close(widget: Any) -> None:
    """Give back what an explorer holds; only its figure in plain form is needed."""
    for child in getattr(widget, "children", ()):
        _close(child)
    widget.close()


def _cited(
    title: str, ids: tuple[str, ...], start: str = "", end: str = "", doubt: str = "",
    voice: str = "",
) -> Cited:  # fmt: skip
    known = _publishers()
    used = [known[one] for one in ids if one in known]
    states = {voice} if voice else {state for _, state in used if state}
    return Cited(title, start, end, doubt, frozenset(states), frozenset(name for name, _ in used))


@cache
def _publishers() -> dict[str, tuple[str, str]]:
    rows = load("sources")
    return {
        one: (publisher, _state(url))
        for one, publisher, url in zip(
            rows["source_id"], rows["publisher"], rows["url"], strict=True
        )
    }


def _state(address: str) -> str:
    host = urlsplit(address).hostname or ""
    return next((state for zone, state in ZONES.items() if host.endswith(zone)), "")


def evidence_card(found: Evidence) -> Markup:
    """Return the card of a piece of evidence; of a figure its words, without the table."""
    if not found.known:
        return fill('<p class="kit-card-empty">{title} {words}</p>',
                    title=found.title, words=found.words)  # fmt: skip
    doubt = text(f"brief.doubt_{found.doubt}") if found.doubt else ""
    return card(
        found.key, found.title, found.words or found.alternative, found.source_ids[:MOST_COLUMNS],
        kind=found.kind, date=found.date, facts=[(text("explorers.card_certainty"), doubt)],
    )  # fmt: skip
