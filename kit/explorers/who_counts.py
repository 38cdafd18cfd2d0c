"""Who counts what: the launches of a year as each list and each ministry counts them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Between, Choice, Rule, choose, code
from kit.explorers import controls, panels
from kit.explorers.base import check_choice, check_one, check_years
from kit.explorers.cards import card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.line_layout import Axis, Lines
from kit.figures.lines import lines_parts
from kit.figures.theme import Mark, Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables.frames import load

# What may be compared with each other: counts of missiles, of occasions, and of outcomes.
UNITS: dict[str, tuple[str, ...]] = {
    "missiles": ("missiles", "ballistic_missiles_at_least", "missiles_without_failures"),
    "occasions": ("occasions", "events", "occasions_with_cruise"),
    "outcomes": ("missiles_success", "missiles_failure", "missiles_outcome_unknown"),
}
MARKS: dict[str, Mark] = {
    "cns": Mark("circle", "●", "#0067a3", "#56b4e9"),
    "cns_2023_snapshot": Mark("square", "■", "#5c6670", "#9fa9b3"),
    "mod": Mark("diamond", "◆", "#b3500a", "#f0a05a"),
    "csis_beyond_parallel": Mark("triangle-up", "▲", "#00785a", "#33c9a0"),
    "csis_missile_defense": Mark("star", "★", "#5b3fa0", "#b6a1f0"),
    "nti_statista": Mark("cross", "✚", "#806000", "#e0c050"),
    "fdma": Mark("pentagon", "⬟", "#a02c6c", "#ef8fc4"),
    "press_sputnik": Mark("x", "✖", "#7a5230", "#d0a479"),
    "success": Mark("circle", "●", "#00785a", "#33c9a0"),
    "failure": Mark("x", "✖", "#b3500a", "#f0a05a"),
    "outcome_unknown": Mark("diamond", "◆", "#5c6670", "#9fa9b3"),
}
COUNTERS = tuple(MARKS)[:8]
# How the notes of the table say that a figure does not cover its whole year.
PARTIAL = "artial year|reliminary|^To "
ROW_ID = 'shown["year"].astype(str) + "_" + shown["counter"] + "_" + shown["unit"]'


class WhoCountsExplorer(RowExplorer):
    """Yearly counts of launches, side by side.

    Attributes
    ----------
    unit : str
        What is counted: `missiles`, `occasions`, or `outcomes` (of the CNS list alone).
    years : tuple of int
        First and last year shown.
    counters : tuple of str
        Only counts of these; empty for all.
    row : str
        Id of the count on the card, or "".
    """

    letter = "W"
    section = "who_counts"
    id_column = "row_id"
    moving = frozenset({"years"})
    fields = (
        Field("unit", "u"), Field("years", ""), Field("counters", "c", several=True),
        Field("row", "r"),
    )  # fmt: skip

    unit = traitlets.Unicode("missiles")
    years = traitlets.Tuple(traitlets.Int(), traitlets.Int())
    counters = traitlets.Tuple(())
    row = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        rows = load("launch_counts")
        key = rows["year"].astype(str) + "_" + rows["counter"] + "_" + rows["unit"]
        self.counts = rows.assign(row_id=key)
        self._span = (int(rows["year"].min()), int(rows["year"].max()))
        super().__init__("kit-who-counts")
        self.years = self._span
        self.controls = {
            "unit": controls.switch(
                text("who_counts.unit"), {one: text(f"who_counts.unit.{one}") for one in UNITS}
            ),
            "years": controls.year_range_slider(*self.years),
            "counters": Chips(
                text("who_counts.counters"),
                {one: f"{MARKS[one].glyph} {_counter(one)}" for one in COUNTERS},
            ),
        }
        part = self.controls
        self._assemble([controls.row([part["unit"], part["years"]]), part["counters"]])
        self._bind("unit", "years", "counters")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All counts."""
        return self.counts

    @property
    def _rules(self) -> list[Rule]:
        return [
            Choice("unit", UNITS[self.unit]), Between("year", *self.years),
            Choice("counter", self.counters),
        ]  # fmt: skip

    @property
    def selected(self) -> pd.DataFrame:
        """The counts shown, by year and counter."""
        return choose(self.counts, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same counts as `selected`."""
        return f'{code("launch_counts", self._rules)}\nshown["row_id"] = {ROW_ID}'

    @property
    def alt_text(self) -> str:
        """The counts of the year with the widest disagreement, in words."""
        shown = self.selected
        if shown.empty:
            return text("who_counts.alt_none")
        ends = shown.groupby("year")["count"].agg(lambda one: one.max() - one.min())
        year = ends.idxmax()
        listed = "; ".join(
            text("who_counts.said", who=_series_name(row), number=f"{row.count:,}")
            for row in shown[shown["year"] == year].itertuples()
        )
        return count("who_counts.alt", len(shown), year=year, listed=listed)

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the counts by year, one series for each counter."""
        shown = self.selected.rename(columns={"count": "value"})
        partial = shown["note"].str.contains(PARTIAL)
        rows = shown.assign(
            line=_series(shown), part=shown["unit"], low=float("nan"), high=float("nan"),
            words=[_words(row) for row in self.selected.itertuples()], joined=True,
            hollow=(shown["certainty"] != "agreed") | partial,
        )  # fmt: skip
        top = float(rows["value"].max()) if len(rows) else 1.0
        axis = Axis(text(f"who_counts.axis.{self.unit}"), 0, max(top, 1) * 1.06)
        last = rows.groupby("line", sort=False).tail(1)
        labels = {row.line: self._label(row) for row in last.itertuples()}
        first, end = self.years
        return lines_parts(
            rows, Lines(MARKS, labels, axis, first, end, self.row, width=width, theme=theme)
        )

    def _label(self, row: Any) -> str:
        """Return the name of a line with its last figure, and the year if it is an earlier one."""
        key = "label" if row.year == self.years[1] else "label_earlier"
        glyph, name = MARKS[row.line].glyph, _counter(row.line)
        return text(f"who_counts.{key}", glyph=glyph, name=name, number=row.value, year=row.year)

    def status_text(self) -> str:
        """Return how many counts are shown."""
        return count("who_counts.status", len(self.selected), all=len(self.counts))

    def line(self, row: Any) -> str:
        """Return year, counter and number."""
        return _words(row)

    def card_of(self, row: Any) -> Markup:
        """Return a count, and by what rule it was made."""
        return card(
            row.row_id,
            text("who_counts.title", number=f"{row.count:,}", what=_what(row)),
            text(f"who_counts.rule.{row.counter}"), row.source_ids,
            kind=_counter(row.counter), date=str(row.year),
            facts=[
                (text("explorers.card_certainty"), text(f"explorers.certainty_{row.certainty}")),
                (text("who_counts.note"), row.note),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the counts shown as a table."""
        heads = [text(f"who_counts.table_{one}") for one in ("year", "who", "number", "what")]
        rows = [
            (row.year, _counter(row.counter), f"{row.count:,}",
             _what(row))
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("who_counts.table_caption", len(rows)), heads, rows, name=1)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("unit", (state.get("unit", self.unit),), tuple(UNITS))
        check_choice("counters", state.get("counters", ()), COUNTERS)
        check_one("row", state, self.counts["row_id"])
        check_years(state, self._span)


def _series(shown: pd.DataFrame) -> pd.Series:
    outcome = shown["unit"].isin(UNITS["outcomes"])
    return shown["counter"].where(~outcome, shown["unit"].str.removeprefix("missiles_"))


def _counter(name: str) -> str:
    return text(f"who_counts.counter.{name}")


def _series_name(row: Any) -> str:
    what = row.unit.removeprefix("missiles_") if row.unit in UNITS["outcomes"] else row.counter
    return _counter(what)


def _what(row: Any) -> str:
    return text(f"who_counts.counted.{row.unit}")


def _words(row: Any) -> str:
    return text(
        "who_counts.line", year=row.year, who=_counter(row.counter), number=f"{row.count:,}",
        what=_what(row),
    )  # fmt: skip


def who_counts(**state: Any) -> WhoCountsExplorer:
    """Open the counts side by side, for example `who_counts(years=(2020, 2023))`."""
    return WhoCountsExplorer(**state)
