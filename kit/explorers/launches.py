"""Launches by year, class and outcome, and by how far and how high they flew."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, Rule, Years, choose, code
from kit.analysis.timeline import year_range
from kit.explorers import controls, panels
from kit.explorers.base import check_choice, check_one, check_years
from kit.explorers.cards import card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.launches import (
    CLASS_MARKS,
    CLASSES,
    GROUP,
    OUTCOME_MARKS,
    by_year_parts,
    plane_parts,
)
from kit.figures.theme import Mark, Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load

FACES, PAINTS = ("years", "plane"), ("class", "outcome")
LISTS = {"cns": (True,), "others": (False,), "all": ()}
REACH: dict[str, Choice] = {
    "": Choice("overflew_japan", ()),
    "over_japan": Choice("overflew_japan", (True,)),
    "in_zone": Choice("in_japan_eez", ("yes", "unclear")),
}


class LaunchesExplorer(RowExplorer):
    """Missiles and rockets that North Korea launched; each mark is one row of the list.

    Attributes
    ----------
    face : str
        `years`: stacked by year; `plane`: by distance and height.
    years : tuple of int
        First and last year shown.
    paint : str
        What the marks tell: `class` or `outcome`.
    classes, outcomes : tuple of str
        Restrictions; empty means none.
    listed : str
        `cns` (the CNS list alone), `others`, or `all`.
    reach : str
        `over_japan`, `in_zone`, or "" for all.
    launch : str
        Id of the launch on the card, or "".
    """

    letter = "L"
    section = "launches"
    id_column = "launch_id"
    chosen = "launch"
    moving = frozenset({"years"})
    fields = (
        Field("face", "f"), Field("years", ""), Field("paint", "p"),
        Field("classes", "c", several=True), Field("outcomes", "o", several=True),
        Field("listed", "l"), Field("reach", "j"), Field("launch", "n"),
    )  # fmt: skip

    face = traitlets.Unicode(FACES[0])
    years = traitlets.Tuple(traitlets.Int(), traitlets.Int())
    paint = traitlets.Unicode(PAINTS[0])
    classes = traitlets.Tuple(())
    outcomes = traitlets.Tuple(())
    listed = traitlets.Unicode("cns")
    reach = traitlets.Unicode("")
    launch = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.launches = load("launches").sort_values(["start", "launch_id"], ignore_index=True)
        self._span = year_range(self.launches)
        super().__init__("kit-launches")
        self.years = self._span
        self.controls = {
            "face": _switch("face", FACES),
            "paint": _switch("paint", PAINTS),
            "years": controls.year_range_slider(*self.years),
            "classes": _chips("class", CLASS_MARKS),
            "outcomes": _chips("outcome", OUTCOME_MARKS),
            "listed": _list("listed", LISTS),
            "reach": _list("reach", REACH),
        }
        part = self.controls
        self._assemble(
            [
                controls.row([part["face"], part["paint"]]), controls.row([part["years"]]),
                part["classes"], part["outcomes"],
                controls.row([part["listed"], part["reach"]]),
            ]
        )  # fmt: skip
        self._bind(*(set(self.controls) - {"previous", "next"}))
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All rows of the list."""
        return self.launches

    @property
    def _rules(self) -> list[Rule]:
        classes = tuple(member for one in self.classes for member in CLASSES[one])
        return [
            Years(*self.years), Choice("in_cns", LISTS[self.listed]), Choice("class", classes),
            Choice("outcome", self.outcomes), REACH[self.reach],
        ]  # fmt: skip

    @property
    def selected(self) -> pd.DataFrame:
        """The launches shown, in order of time."""
        return choose(self.launches, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same launches as `selected`."""
        order = 'shown = shown.sort_values(["start", "launch_id"])'
        return f"{code('launches', self._rules)}\n{order}"

    @property
    def alt_text(self) -> str:
        """How many launches, when most, and of which classes, in words."""
        shown = self.selected
        if shown.empty:
            return text("launches.alt_none")
        years = shown["start"].dt.year.value_counts()
        classes = shown["class"].map(GROUP).value_counts()
        words = count(
            "launches.alt", len(shown), first=shown["start"].dt.year.min(),
            last=shown["start"].dt.year.max(), year=years.idxmax(), most=years.max(),
            classes=", ".join(f"{text(f'launches.class.{one}')} {n}" for one, n in classes.items()),
        )  # fmt: skip
        return f"{words} {self._flown()}" if self.face == "plane" else words

    def _flown(self) -> str:
        shown = self.selected
        known = shown[["distance_km", "apogee_km"]].gt(0).all(axis=1)
        return count("launches.flown", int(known.sum()), lacking=int((~known).sum()))

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the launches by year, or by distance and height."""
        shown = self.selected
        marks: dict[str, Mark] = CLASS_MARKS if self.paint == "class" else OUTCOME_MARKS
        rows = shown.assign(
            style=shown["class"].map(GROUP) if self.paint == "class" else shown["outcome"],
            hollow=shown["precision"] != "day",
            words=[self.line(row) for row in shown.rename(columns={"class": "kind"}).itertuples()],
        )
        if self.face == "plane":
            return plane_parts(rows, marks, self.launch, theme, width)
        return by_year_parts(rows, marks, self.years, self.launch, theme, width)

    def status_text(self) -> str:
        """Return how many launches are shown, and how many of them the plane lacks."""
        words = count("launches.status", len(self.selected), all=len(self.launches))
        return f"{words} {self._flown()}" if self.face == "plane" else words

    def line(self, row: Any) -> str:
        """Return date and missile."""
        return text(
            "launches.line", date=dates.display(row.date),
            missile=row.missile or text("launches.no_name"),
            outcome=_outcome(row.outcome),
        )  # fmt: skip

    def card_of(self, row: Any) -> Markup:
        """Return a launch with its flight."""
        kind = self.launches.loc[self.launches["launch_id"] == row.launch_id, "class"].iloc[0]
        number = "" if pd.isna(row.count) or row.count == 1 else f"{row.count:,}"
        upstream = "" if row.date_upstream == row.date else str(row.date_upstream)
        return card(
            row.launch_id, row.missile or text("launches.no_name"),
            _outcome(row.outcome), row.source_ids,
            kind=text(f"launches.kind.{kind}"), date=dates.display(row.date),
            facts=[
                (text("launches.number"), number),
                (text("launches.site"), row.site),
                (text("launches.distance"), _km(row.distance_km)),
                (text("launches.apogee"), _km(row.apogee_km)),
                (text("launches.landing"), row.landing_area),
                (text("launches.zone"), text(f"launches.zone.{row.in_japan_eez or 'blank'}")),
                (text("launches.over"), text(f"launches.over.{str(row.overflew_japan).lower()}")),
                (text("launches.cns"), text(f"launches.cns.{str(row.in_cns).lower()}")),
                (text("launches.upstream"), upstream),
                (text("explorers.card_certainty"), text(f"explorers.certainty_{row.certainty}")),
                (text("launches.note"), row.note),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the launches shown as a table."""
        names = ("date", "missile", "class", "outcome", "distance", "apogee")
        heads = [text(f"launches.table_{one}") for one in names]
        shown = self.selected
        rows = [
            (
                dates.display(row.date), row.missile or text("launches.no_name"),
                text(f"launches.class.{GROUP[kind]}"), _outcome(row.outcome),
                _km(row.distance_km), _km(row.apogee_km),
            )
            for row, kind in zip(shown.itertuples(), shown["class"], strict=True)
        ]  # fmt: skip
        return panels.table(count("launches.table_caption", len(rows)), heads, rows, name=1)

    def _check(self, state: dict[str, Any]) -> None:
        known: dict[str, Any] = {
            "classes": CLASS_MARKS, "outcomes": OUTCOME_MARKS, "face": FACES, "paint": PAINTS,
            "listed": LISTS, "reach": REACH,
        }  # fmt: skip
        for name, values in known.items():
            given = state.get(name, ())
            check_choice(name, (given,) if isinstance(given, str) else given, tuple(values))
        check_one("launch", state, self.launches["launch_id"])
        check_years(state, self._span)


def _chips(name: str, marks: dict[str, Mark]) -> Chips:
    options = {one: f"{mark.glyph} {text(f'launches.{name}.{one}')}" for one, mark in marks.items()}
    return Chips(text(f"launches.{name}"), options)


def _switch(name: str, values: Any) -> Any:
    options = {one: text(f"launches.{name}.{one}") for one in values}
    return controls.switch(text(f"launches.{name}"), options)


def _list(name: str, values: Any) -> Any:
    options = {one: text(f"launches.{name}.{one or 'any'}") for one in values}
    return controls.list_of(text(f"launches.{name}"), options)


def _outcome(value: str) -> str:
    return text(f"launches.outcome.{value}") if value in OUTCOME_MARKS else value


def _km(value: Any) -> str:
    return "" if pd.isna(value) else text("launches.km", number=f"{value:,.0f}")


def launches(**state: Any) -> LaunchesExplorer:
    """Open the launches, for example `launches(face="plane", years=(2016, 2024))`."""
    return LaunchesExplorer(**state)
