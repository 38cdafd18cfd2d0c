"""The map through time: who governed Korea and Japan, and what happened where."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Years, choose, code
from kit.analysis.rule import on_day
from kit.analysis.timeline import year_range
from kit.explorers import controls, panels
from kit.explorers.base import ExplorerError, check_choice, check_one
from kit.explorers.cards import event_card
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.rule_map import AREAS, rule_map_parts
from kit.figures.theme import Theme
from kit.language import count, text
from kit.page.markup import Markup, fill, join
from kit.tables import dates
from kit.tables.citations import bibliography
from kit.tables.frames import load

SPANS = (1, 5, 10, 25)


class RuleMapExplorer(RowExplorer):
    """A map of one year: areas by who governed them, marks for the events of the years before.

    Attributes
    ----------
    year : int
        The map stands as on the last day of this year.
    span : int
        How many years of events are drawn, this year included: 1, 5, 10 or 25.
    event : str
        Id of the event on the card, or "".
    """

    letter = "M"
    section = "rule_map"
    id_column = "event_id"
    chosen = "event"
    moving = frozenset({"year"})
    fields = (Field("year", "y"), Field("span", "n"), Field("event", "e"))

    year = traitlets.CInt(1910)
    span = traitlets.CInt(5)
    event = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.events = load("events").sort_values(["start", "event_id"], ignore_index=True)
        self.periods = load("rule_periods")
        self.people, self.perspectives = load("actors"), load("perspectives")
        self._whole = year_range(self.events)
        super().__init__("kit-rule-map")
        self.controls = {
            "year": controls.slider(text("rule_map.year"), *self._whole, self.year),
            "span": controls.switch(
                text("rule_map.span"), {one: count("rule_map.span", one) for one in SPANS}
            ),
        }
        self._assemble([controls.row([self.controls["year"]]), self.controls["span"]])
        self._bind("year", "span")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All events."""
        return self.events

    @property
    def _years(self) -> Years:
        return Years(max(self._whole[0], self.year - self.span + 1), self.year)

    @property
    def selected(self) -> pd.DataFrame:
        """The events of the years shown, in order of time."""
        return choose(self.events, [self._years])

    @property
    def ruling(self) -> pd.DataFrame:
        """Who governed each area on the last day of the year."""
        return on_day(self.periods, f"{self.year}-12-31")

    @property
    def code(self) -> str:
        """Lines of pandas that give the same events as `selected`, and who governed."""
        return (
            f"from kit.analysis.rule import on_day\n{code('events', [self._years])}\n"
            'shown = shown.sort_values(["start", "event_id"])\n'
            f'ruling = on_day(kit.rule_periods(), "{self.year}-12-31")'
        )

    @property
    def cited(self) -> pd.DataFrame:
        """The events shown, and the periods of government behind the colours."""
        return pd.concat([self.selected[["source_ids"]], self.ruling[["source_ids"]]])

    def _ruled(self) -> str:
        named = self.ruling.drop_duplicates("rule_id").set_index("area")["name"]
        both = [text(f"rule_map.area.{area}", name=named[area]) for area in AREAS if area in named]
        if "korea_south" not in named and "korea_north" in named:
            both[0] = text("rule_map.area.korea", name=named["korea_north"])
        lines = [name for area, name in named.items() if area not in AREAS]
        return "; ".join(both + lines)

    @property
    def alt_text(self) -> str:
        """The map in words."""
        return count("rule_map.alt", len(self.selected), year=self.year, ruled=self._ruled())

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the map."""
        return rule_map_parts(self.selected, self.ruling, self.year, self.event, theme, width)

    def status_text(self) -> str:
        """Return who governed, and how many events are shown."""
        years = self._years
        return count(
            "rule_map.status", len(self.selected),
            year=self.year, first=years.first, last=years.last, ruled=self._ruled(),
        )  # fmt: skip

    def line(self, row: Any) -> str:
        """Return date and title of an event."""
        return text("timeline.line", date=dates.display(row.date), title=row.title)

    def card_of(self, row: Any) -> Markup:
        """Return the card of an event."""
        return event_card(row, self.people, self.perspectives)

    def table(self) -> Markup:
        """Return the events shown as a table."""
        heads = [text(f"rule_map.table_{one}") for one in ("date", "title", "place")]
        rows = [
            (dates.display(row.date), row.title, row.place) for row in self.selected.itertuples()
        ]
        return panels.table(count("rule_map.table_caption", len(rows)), heads, rows, name=1)

    def _makers(self) -> dict[str, Any]:
        makers = super()._makers()
        return {"table": makers.pop("table"), "governed": self._governed, **makers}

    def _governed(self) -> Markup:
        """Return who governed on the last day of the year, with notes and sources."""
        rows = self.ruling.drop_duplicates("rule_id")
        entries = [
            fill(
                "<dt>{name}</dt><dd>{kind}, {date}. {note} {sources}</dd>",
                name=row.name, kind=text(f"rule_map.state.{row.status}"),
                date=dates.display(row.date), note=row.note,
                sources=join(bibliography(row.source_ids, html=True), " "),
            )
            for row in rows.itertuples()
        ]  # fmt: skip
        return fill('<dl class="kit-card-facts">{entries}</dl>', entries=join(entries))

    def _check(self, state: dict[str, Any]) -> None:
        first, last = self._whole
        year = int(state.get("year", first))
        if not first <= year <= last:
            raise ExplorerError(
                text("explorers.unknown_value", value=year, trait="year", known=f"{first}–{last}")
            )
        check_choice("span", (str(state.get("span", 5)),), tuple(str(one) for one in SPANS))
        check_one("event", state, self.events["event_id"])


def map_through_time(**state: Any) -> RuleMapExplorer:
    """Open the map through time, for example `map_through_time(year=1948, span=10)`."""
    return RuleMapExplorer(**state)
