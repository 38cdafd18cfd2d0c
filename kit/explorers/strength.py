"""The strength explorer: spending, capability and US troops, year by year."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Rule, choose
from kit.explorers import controls, panels, strength_cards, strength_rows
from kit.explorers.base import check_choice, check_one, check_years
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.strength_picture import chart, describe
from kit.explorers.strength_rows import MEASURES, STATES, SUMS
from kit.explorers.view_codes import Field
from kit.figures.theme import STATE_MARKS, Theme
from kit.language import count, text
from kit.page.markup import Markup

SCALES, GROUPINGS = ("linear", "log"), ("states", SUMS)


class StrengthExplorer(RowExplorer):
    """Military spending, capability and US troops of six states.

    Attributes
    ----------
    measure : str
        `spending` (US dollars of 2023), `share_gdp`, `capability` or `troops`.
    scale : str
        `linear` or `log`.
    grouped : str
        `states`, or `triangles` for the capability of two groups of three.
    countries : tuple of str
        States shown; RUS includes the Soviet Union; empty means all.
    years : tuple of int
        First and last year shown.
    row : str
        Id of the row on the card, or "".
    """

    letter = "K"
    section = "strength"
    id_column = "row_id"
    moving = frozenset({"years"})
    fields = (
        Field("years", ""), Field("measure", "m"), Field("scale", "s"), Field("grouped", "g"),
        Field("countries", "c", several=True), Field("row", "r"),
    )  # fmt: skip

    measure = traitlets.Unicode("spending")
    scale = traitlets.Unicode("linear")
    grouped = traitlets.Unicode("states")
    countries = traitlets.Tuple(())
    years = traitlets.Tuple(traitlets.Int(), traitlets.Int())
    row = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self._frames = strength_rows.frames()
        self._looks = strength_rows.looks()
        years = pd.concat([rows["year"] for rows in self._frames.values()])
        self._span = (int(years.min()), int(years.max()))
        super().__init__("kit-strength")
        self.years = self._span
        self.controls = {
            "measure": self._switch("measure", tuple(MEASURES)),
            "scale": self._switch("scale", SCALES),
            "grouped": self._switch("grouped", GROUPINGS),
            "countries": Chips(text("strength.countries"), {
                one: f"{STATE_MARKS[one].glyph} {text(f'strength.country.{one}')}" for one in STATES
            }),
            "years": controls.year_range_slider(*self.years),
        }  # fmt: skip
        part = self.controls
        self._assemble(
            [controls.row([part["measure"]]), controls.row([part["scale"], part["grouped"]]),
             part["countries"], controls.row([part["years"]])]
        )  # fmt: skip
        self._bind("measure", "scale", "grouped", "countries", "years")
        self._start(state)

    @staticmethod
    def _switch(name: str, values: tuple[str, ...]) -> Any:
        return controls.switch(
            text(f"strength.{name}"), {one: text(f"strength.{name}.{one}") for one in values}
        )

    @property
    def _together(self) -> bool:
        return self.measure == "capability" and self.grouped == SUMS

    @property
    def everything(self) -> pd.DataFrame:
        """All rows of the table behind the measure, also those without a figure."""
        return self._frames[SUMS if self._together else MEASURES[self.measure].table]

    @property
    def _rules(self) -> list[Rule]:
        return strength_rows.rules(self.measure, self._together, self.countries, self.years)

    @property
    def _fitting(self) -> pd.DataFrame:
        return choose(self.everything, self._rules)

    @property
    def selected(self) -> pd.DataFrame:
        """The rows shown: those that have a figure."""
        rows = self._fitting
        return rows[rows[MEASURES[self.measure].column].notna()]

    @property
    def _without(self) -> dict[str, int]:
        """Number of years in the table without a figure, by line."""
        rows = self._fitting
        missing = rows[rows[MEASURES[self.measure].column].isna()]
        numbers = missing.groupby("line").size().to_dict()
        return {one: int(numbers[one]) for one in STATES if one in numbers}

    @property
    def code(self) -> str:
        """Lines of pandas that give the same rows as `selected`."""
        return strength_rows.lines_of_code(self.measure, self._together, self._rules)

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the lines over the years."""
        shown = self.selected
        absent = [one for one in self._without if one not in set(shown["line"])]
        return chart(
            shown, absent, self.measure, self.scale == "log", self.years, self._looks, self.row,
            theme, width,
        )  # fmt: skip

    def status_text(self) -> str:
        """Return how many figures are shown, how good they are, and where there is none."""
        shown, here = self.selected, MEASURES[self.measure]
        said = count("strength.status", len(shown))
        weak = shown[here.quality][shown[here.quality].isin(here.hollow)].value_counts()
        if len(weak):
            kinds = ", ".join(f"{text(f'strength.quality.{one}')} ({n})" for one, n in weak.items())
            said += text("strength.status_hollow", kinds=kinds)
        return said + self._missing_text()

    def _missing_text(self) -> str:
        if self._together:
            return text("strength.status_members")
        without = self._without
        if not without:
            return ""
        named = (f"{text(f'strength.country.{one}')} {n}" for one, n in without.items())
        said = text("strength.status_gaps", listed=", ".join(named))
        spending = self.measure in {"spending", "share_gdp"}
        return said + (text("strength.status_prk") if spending and "PRK" in without else "")

    @property
    def alt_text(self) -> str:
        """First and last figure of each line, and how many years have none."""
        shown, without = self.selected, self._without
        if shown.empty and not without:
            return text("strength.alt_none")
        return describe(shown, without, self.measure, self.years)

    def line(self, row: Any) -> str:
        """Return a row in few words."""
        return strength_cards.line_of(row, self.measure)

    def card_of(self, row: Any) -> Markup:
        """Return the card of a row."""
        return strength_cards.strength_card(row, self.measure, self._together)

    def table(self) -> Markup:
        """Return the rows shown as a table."""
        heads, rows = strength_cards.table_of(self.selected, self.measure)
        return panels.table(count("strength.table_caption", len(rows)), heads, rows, name=1)

    def _check(self, state: dict[str, Any]) -> None:
        check_one("measure", state, MEASURES)
        check_one("scale", state, SCALES)
        check_one("grouped", state, GROUPINGS)
        check_choice("countries", state.get("countries", ()), STATES)
        check_years(state, self._span)
        if state.get("row"):
            check_one("row", state, pd.concat([rows["row_id"] for rows in self._frames.values()]))


def strength(**state: Any) -> StrengthExplorer:
    """Open the strength explorer, for example `strength(measure="capability")`."""
    return StrengthExplorer(**state)
