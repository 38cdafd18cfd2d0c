"""Flights over Japan, landings in its zone, and alerts that were corrected, on the map."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, Rule, Years, choose
from kit.analysis.flights import KINDS, LINES, flights_and_landings
from kit.analysis.timeline import year_range
from kit.explorers import controls, panels
from kit.explorers.base import check_choice, check_one, check_years
from kit.explorers.cards import card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.flights import KIND_MARKS, flights_parts
from kit.figures.theme import Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load


class FlightsExplorer(RowExplorer):
    """What flew over Japan, came down in its zone, or was only warned of.

    Attributes
    ----------
    years : tuple of int
        First and last year shown.
    kinds : tuple of str
        Only these kinds (`kit.analysis.flights.KINDS`); empty for all.
    row : str
        Id of the row on the card, or "".
    """

    letter = "F"
    section = "flights"
    id_column = "row_id"
    moving = frozenset({"years"})
    fields = (Field("years", ""), Field("kinds", "k", several=True), Field("row", "r"))

    years = traitlets.Tuple(traitlets.Int(), traitlets.Int())
    kinds = traitlets.Tuple(())
    row = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.rows = flights_and_landings(load("overflights"), load("eez_landings"))
        self.launches = load("launches").set_index("launch_id")
        super().__init__("kit-flights")
        self._span = year_range(self.rows)
        self.years = self._span
        self.controls = {
            "years": controls.year_range_slider(*self.years),
            "kinds": Chips(
                text("flights.kinds"),
                {one: f"{KIND_MARKS[one].glyph} {text(f'flights.kind.{one}')}" for one in KINDS},
            ),
        }
        self._assemble([controls.row([self.controls["years"]]), self.controls["kinds"]])
        self._bind("years", "kinds")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All flights, alerts and landings."""
        return self.rows

    @property
    def _rules(self) -> list[Rule]:
        return [Years(*self.years), Choice("kind", self.kinds)]

    @property
    def selected(self) -> pd.DataFrame:
        """The rows shown, in order of time."""
        return choose(self.rows, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same rows as `selected`."""
        lines = [line for rule in self._rules for line in rule.code()]
        return "\n".join(["import pandas as pd", "import kit", "", *LINES, *lines])

    @property
    def alt_text(self) -> str:
        """What is shown, by kind, with the first of each."""
        shown = self.selected
        if shown.empty:
            return text("flights.alt_none")
        listed = "; ".join(
            text("flights.counted", kind=text(f"flights.kind.{kind}"), number=len(rows),
                 first=dates.display(rows["date"].iloc[0]))
            for kind, rows in shown.groupby("kind", sort=False)
        )  # fmt: skip
        return count("flights.alt", len(shown), listed=listed)

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the map."""
        shown = self.selected
        words = [self.line(row) for row in shown.itertuples()]
        return flights_parts(shown.assign(words=words), self.launches, self.row, theme, width)

    def status_text(self) -> str:
        """Return how many rows are shown."""
        return count("flights.status", len(self.selected), all=len(self.rows))

    def line(self, row: Any) -> str:
        """Return date, kind and vehicle."""
        kind = text(f"flights.kind.{row.kind}")
        return text("flights.line", date=dates.display(row.date), kind=kind, what=self._what(row))

    def _what(self, row: Any) -> str:
        if row.kind != "eez_landing":
            return str(row.vehicle)
        names = {self.launches.loc[one, "missile"] or text("flights.no_name")
                 for one in row.launches}  # fmt: skip
        return count("flights.missiles", int(row.missiles_inside), names=", ".join(sorted(names)))

    def card_of(self, row: Any) -> Markup:
        """Return what happened, where, and what Japan announced."""
        mark = KIND_MARKS[row.kind]
        landing = row.kind == "eez_landing"
        ids = [one for name in row.launches for one in self.launches.loc[name, "source_ids"]]
        return card(
            row.row_id,
            self._what(row),
            _where(row),
            tuple(dict.fromkeys([*row.source_ids, *ids])),
            kind=f"{mark.glyph} {text(f'flights.kind.{row.kind}')}",
            date=dates.display(row.date),
            facts=self._facts_of_landing(row) if landing else _facts_of_flight(row),
        )

    def _facts_of_landing(self, row: Any) -> list[tuple[str, object]]:
        launch = self.launches.loc[row.launches[0]]
        came_down = row.landing_date if row.landing_date != row.date else ""
        return [
            (text("flights.came_down"), dates.display(came_down)),
            (text("flights.distance"), _km(launch["distance_km"])),
            (text("flights.height"), _km(launch["apogee_km"])),
            (text("explorers.card_certainty"), text(f"explorers.certainty_{row.certainty}")),
            (text("flights.note"), row.note),
        ]

    def table(self) -> Markup:
        """Return the rows shown as a table."""
        heads = [text(f"flights.table_{one}") for one in ("date", "kind", "what", "where", "note")]
        rows = [
            (dates.display(row.date), text(f"flights.kind.{row.kind}"), self._what(row),
             _where(row), row.note)
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("flights.table_caption", len(rows)), heads, rows, name=2)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("kinds", state.get("kinds", ()), KINDS)
        check_one("row", state, self.rows["row_id"])
        check_years(state, self._span)


def _where(row: Any) -> str:
    place = row.area if row.kind == "eez_landing" else row.where_over_japan
    return str(place) if isinstance(place, str) and place else text("flights.no_place")


def _facts_of_flight(row: Any) -> list[tuple[str, object]]:
    alert = "unknown" if pd.isna(row.j_alert) else "yes" if row.j_alert else "no"
    number = {
        "in_japan": "" if pd.isna(row.overflight_no) else int(row.overflight_no),
        "main": "" if pd.isna(row.main_islands_no) else int(row.main_islands_no),
    }
    return [
        (text("flights.number"), number["in_japan"]),
        (text("flights.main_number"), number["main"]),
        (text("flights.alert"), text(f"flights.alert.{alert}")),
        (text("flights.announced"), text(f"flights.announced.{str(row.announced_before).lower()}")),
        (text("flights.distance"), _km(row.distance_km)),
        (text("flights.height"), _km(row.apogee_km)),
        (text("flights.impact"), row.impact),
        (text("explorers.card_certainty"), text(f"explorers.certainty_{row.certainty}")),
        (text("flights.note"), row.note),
    ]


def _km(value: Any) -> str:
    return "" if pd.isna(value) else text("flights.km", number=f"{value:,.0f}")


def flights(**state: Any) -> FlightsExplorer:
    """Open the map of flights and landings, for example `kinds=("alert_only",)`."""
    return FlightsExplorer(**state)
