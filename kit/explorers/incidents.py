"""The incidents explorer: where and when, in the cases that Japan recognises."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Years, choose, code
from kit.analysis.timeline import year_range
from kit.explorers import controls, panels
from kit.explorers.base import check_one, check_years
from kit.explorers.cards import card
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures import incidents as figure
from kit.figures.theme import Theme
from kit.language import count, text
from kit.page.markup import Markup, fill, join
from kit.tables import dates
from kit.tables.frames import load


class IncidentsExplorer(RowExplorer):
    """The incidents recognised by the Government of Japan, on a map and in time.

    Attributes
    ----------
    years : tuple of int
        First and last year shown.
    incident : str
        Id of the incident on the card, or "".
    """

    letter = "I"
    section = "incidents"
    id_column = "incident_id"
    chosen = "incident"
    moving = frozenset({"years"})
    fields = (Field("years", ""), Field("incident", "i"))

    years = traitlets.Tuple(traitlets.Int(), traitlets.Int())
    incident = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.incidents = load("abduction_incidents").sort_values(
            ["start", "official_order"], ignore_index=True
        )
        self.people = load("victims").set_index("victim_id")
        super().__init__("kit-incidents")
        self.years = year_range(self.incidents)
        self.controls = {"years": controls.year_range_slider(*self.years)}
        self._assemble([controls.row([self.controls["years"]])])
        self.picture.trace("days").on_click(self._mark_clicked)
        self._bind("years")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All incidents on the list of the Government of Japan."""
        return self.incidents

    @property
    def selected(self) -> pd.DataFrame:
        """The incidents shown, in order of time."""
        return choose(self.incidents, [Years(*self.years)])

    @property
    def code(self) -> str:
        """Lines of pandas that give the same incidents as `selected`."""
        order = 'shown = shown.sort_values(["start", "official_order"])'
        return f"{code('abduction_incidents', [Years(*self.years)])}\n{order}"

    @property
    def alt_text(self) -> str:
        """Map and strip in words."""
        return figure.describe(self.selected)

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return map and strip of the incidents shown."""
        return figure.incidents_parts(self.selected, self.incident, theme, width)

    def status_text(self) -> str:
        """Return how many incidents are shown."""
        return count("incidents.status", len(self.selected), all=len(self.incidents))

    def line(self, row: Any) -> str:
        """Return date and place of an incident."""
        return text("incidents.line", date=dates.display(row.date), place=row.place)

    def card_of(self, row: Any) -> Markup:
        """Return the card of an incident."""
        return card(
            row.incident_id,
            fill('{name} <span lang="ja">{native}</span>', name=row.name, native=row.name_native),
            row.circumstances,
            row.source_ids,
            kind=text("incidents.kind", order=row.official_order),
            date=self.line(row),
            facts=[
                (text("incidents.who"), self._names(row.victims)),
                (text("incidents.suspects"), row.suspects),
                (text("incidents.warrant"), row.warrant_note),
                (
                    text("incidents.exactness"),
                    text(f"incidents.exactness.{row.coordinate_precision}"),
                ),
                (text("incidents.note"), row.note),
            ],
        )

    def _names(self, ids: tuple[str, ...]) -> Markup:
        people = [self.people.loc[one] for one in ids]
        names = [
            fill(
                '{name} <span lang="ja">{native}</span>',
                name=one["name"],
                native=one["name_native"],
            )
            for one in people
        ]
        return join(names, ", ")

    def table(self) -> Markup:
        """Return the incidents shown as a table."""
        heads = [text(f"incidents.table_{name}") for name in ("date", "place", "who", "name")]
        rows = [
            (dates.display(row.date), row.place, self._names(row.victims), row.name)
            for row in self.selected.itertuples()
        ]
        return panels.table(count("incidents.table_caption", len(rows)), heads, rows, name=1)

    def _check(self, state: dict[str, Any]) -> None:
        check_one("incident", state, self.incidents["incident_id"])
        check_years(state, year_range(self.incidents))


def abduction_incidents(**state: Any) -> IncidentsExplorer:
    """Open the incidents explorer; its traits can be given, for example `years=(1977, 1978)`."""
    return IncidentsExplorer(**state)
