"""Build an index: how close three states stand, by weights that the learner sets."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Any

import pandas as pd
import traitlets

from kit.analysis.cohesion import FIRST, INDICATORS, LAST, SIDES, TABLES, indicators
from kit.analysis.index import METHODS, composite, sensitivity
from kit.explorers import controls, panels
from kit.explorers.base import ExplorerError, check_choice, check_one
from kit.explorers.cards import card
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.line_layout import Axis, Lines
from kit.figures.lines import lines_parts
from kit.figures.theme import Mark, Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.page.numbers import number
from kit.tables.frames import load

MOST = 5
LOOKS = {"index": Mark("circle", "●", "#0067a3", "#56b4e9")}


class CohesionExplorer(RowExplorer):
    """An index of cohesion by year, with the weights in view.

    Attributes
    ----------
    side : str
        `south` (Japan, South Korea, the United States) or `north` (China, the DPRK, Russia).
    method : str
        How indicators are brought to one scale: `min_max` or `z_score`.
    agreement, nearness, meetings, exercises, treaties : int
        Weight of each indicator, 0 to 5.
    year : str
        The year on the card, or "".
    """

    letter = "O"
    section = "cohesion"
    id_column = "row_id"
    chosen = "year"
    moving = frozenset(INDICATORS)
    fields = (
        Field("side", "s"), Field("method", "m"),
        *(Field(name, f"w{at}") for at, name in enumerate(INDICATORS)), Field("year", "y"),
    )  # fmt: skip

    side = traitlets.Unicode("south")
    method = traitlets.Unicode(METHODS[0])
    agreement = traitlets.CInt(1)
    nearness = traitlets.CInt(1)
    meetings = traitlets.CInt(1)
    exercises = traitlets.CInt(1)
    treaties = traitlets.CInt(1)
    year = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        tables = {name: load(name) for name in TABLES}
        self._values = {side: indicators(side, tables) for side in SIDES}
        self._sources = {side: _sources(side, tables) for side in SIDES}
        self._bands = {
            (side, method): sensitivity(self._values[side], method)
            for side in SIDES
            for method in METHODS
        }
        super().__init__("kit-cohesion")
        self.controls = {
            "side": controls.switch(
                text("cohesion.side"), {one: text(f"cohesion.side.{one}") for one in SIDES}
            ),
            "method": controls.switch(
                text("cohesion.method"), {one: text(f"cohesion.method.{one}") for one in METHODS}
            ),
            **{
                one: controls.slider(text(f"cohesion.weight.{one}"), 0, MOST, 1)
                for one in INDICATORS
            },
        }
        part = self.controls
        self._assemble(
            [
                controls.row([part["side"], part["method"]]),
                controls.row([part[one] for one in INDICATORS[:2]]),
                controls.row([part[one] for one in INDICATORS[2:4]]),
                controls.row([part[one] for one in INDICATORS[4:]]),
            ]
        )
        self._bind("side", "method", *INDICATORS)
        self._start(state)

    @property
    def weights(self) -> dict[str, int]:
        """The weight of each indicator."""
        return {one: getattr(self, one) for one in INDICATORS}

    @property
    def everything(self) -> pd.DataFrame:
        """Every year of the side, with indicators, index, coverage and band."""
        values = self._values[self.side]
        if any(self.weights.values()):
            found = composite(values, self.weights, self.method)
        else:
            found = pd.DataFrame({"level": float("nan"), "coverage": 0.0}, index=values.index)
        rows = values.join(found).join(self._bands[self.side, self.method])
        rows = rows.reset_index()
        return rows.assign(
            row_id=rows["year"].astype(str),
            source_ids=[self._sources[self.side][year] for year in rows["year"]],
        )

    @property
    def selected(self) -> pd.DataFrame:
        """The years for which the index is known."""
        rows = self.everything
        return rows[rows["level"].notna()]

    @property
    def code(self) -> str:
        """Lines of Python that give the same years and values as `selected`."""
        lines = [
            "import kit",
            "from kit.analysis.cohesion import TABLES, indicators",
            "from kit.analysis.index import composite",
            "",
            f'table = indicators("{self.side}", {{name: getattr(kit, name)() for name in TABLES}})',
        ]
        if any(self.weights.values()):
            lines += [
                f"weights = {self.weights!r}",
                f'shown = composite(table, weights, "{self.method}").dropna().reset_index()',
            ]
        else:
            lines.append("shown = table.head(0).reset_index()  # no indicator has a weight")
        return "\n".join([*lines, 'shown["row_id"] = shown["year"].astype(str)'])

    @property
    def alt_text(self) -> str:
        """First, lowest, highest and last year of the index, in words."""
        rows = self.selected
        if rows.empty:
            return text("cohesion.alt_none")
        low, high = rows.loc[rows["level"].idxmin()], rows.loc[rows["level"].idxmax()]
        wide = (rows["high"] - rows["low"]).mean()
        return count(
            "cohesion.alt", len(rows), side=text(f"cohesion.side.{self.side}"),
            low=_two(low["level"]), low_year=low["year"], high=_two(high["level"]),
            high_year=high["year"], wide=_two(wide),
        )  # fmt: skip

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the index by year, with the band that random weights give."""
        shown = self.selected
        rows = shown.assign(
            line="index", part="", value=shown["level"], hollow=shown["coverage"] < 1 - 1e-9,
            joined=True, words=[self.line(row) for row in shown.itertuples()],
        )  # fmt: skip
        axis = Axis(text(f"cohesion.axis.{self.method}"), *self._ends(shown))
        labels = {"index": text("cohesion.label")} if len(rows) else {}
        return lines_parts(
            rows, Lines(LOOKS, labels, axis, FIRST, LAST, self.year, width=width, theme=theme)
        )

    def _ends(self, shown: pd.DataFrame) -> tuple[float, float]:
        """Return the ends of the axis: the same for all weights, but where a mark lies beyond."""
        if self.method == "min_max":
            return 0.0, 1.0
        farthest = shown[["level", "low", "high"]].abs().max(axis=None) if len(shown) else 0.0
        end = max(2.5, math.ceil(2 * farthest) / 2)
        return -end, end

    def status_text(self) -> str:
        """Return for how many years the index is known, and how far it hangs on the weights."""
        rows = self.selected
        if rows.empty:
            return text("cohesion.status_none", number=0)
        outside = int(((rows["level"] < rows["low"]) | (rows["level"] > rows["high"])).sum())
        return count("cohesion.status", len(rows), outside=outside,
                     partial=int((rows["coverage"] < 1 - 1e-9).sum()))  # fmt: skip

    def line(self, row: Any) -> str:
        """Return year, index and band."""
        return text(
            "cohesion.line", year=row.row_id, index=_two(row.level),
            low=_two(row.low), high=_two(row.high),
        )  # fmt: skip

    def card_of(self, row: Any) -> Markup:
        """Return a year with each indicator."""
        facts = [
            (text(f"cohesion.short.{one}"), _raw(one, getattr(row, one))) for one in INDICATORS
        ]
        return card(
            row.row_id, self.line(row), text("cohesion.band", low=_two(row.low),
                                             high=_two(row.high)), row.source_ids,
            kind=text(f"cohesion.side.{self.side}"),
            facts=[(text("cohesion.coverage"), f"{row.coverage:.0%}"), *facts],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return index, band and indicators by year as a table."""
        names = ("year", "index", "table_band", *(f"short.{one}" for one in INDICATORS))
        heads = [text(f"cohesion.{one}") for one in names]
        rows = [
            (
                row.row_id, _two(row.level), f"{_two(row.low)} – {_two(row.high)}",
                *(_raw(one, getattr(row, one)) for one in INDICATORS),
            )
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("cohesion.table_caption", len(rows)), heads, rows, name=0)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("side", (state.get("side", self.side),), tuple(SIDES))
        check_choice("method", (state.get("method", self.method),), METHODS)
        check_one("year", state, [str(year) for year in range(FIRST, LAST + 1)])
        for name in INDICATORS:
            if not 0 <= int(state.get(name, 0)) <= MOST:
                raise ExplorerError(text("cohesion.no_weight", name=name, most=MOST))


def _sources(side: str, tables: dict[str, pd.DataFrame]) -> dict[int, tuple[str, ...]]:
    """Return the sources of the rows behind each year."""
    from kit.analysis.cooperation import meetings_and_exercises
    from kit.analysis.networks import in_force, years_in_force

    states = set(SIDES[side])
    found: dict[int, set[str]] = defaultdict(set)
    votes, points = tables["un_agreement"], tables["un_ideal_points"]
    pairs_of = votes[votes["country_a"].isin(states) & votes["country_b"].isin(states)]
    acts = meetings_and_exercises(tables["meetings"], tables["exercises"])
    own = acts[acts["states"].map(lambda one: len(set(one) & states) > 1)]
    own = own.assign(year=own["start"].dt.year)
    for rows in (pairs_of, points[points["country"].isin(states)], own):
        for year, ids in zip(rows["year"], rows["source_ids"], strict=True):
            found[year] |= set(ids)
    rows = in_force(tables["treaties"], range(FIRST, LAST + 1))
    mine = rows[rows["parties"].map(lambda one: len(set(one) & states) > 1)]
    spans = years_in_force(mine)
    for ids, first, last in zip(mine["source_ids"], spans["first"], spans["last"], strict=True):
        for year in range(max(first, FIRST), min(last, LAST) + 1):
            found[year] |= set(ids)
    return {year: tuple(sorted(found[year])) for year in range(FIRST, LAST + 1)}


def _two(value: float) -> str:
    return text("cohesion.unknown") if pd.isna(value) else number(value)


def _raw(name: str, value: float) -> str:
    if pd.isna(value):
        return text("cohesion.unknown")
    return _two(value) if name in ("agreement", "nearness") else f"{value:.0f}"


def cohesion(**state: Any) -> CohesionExplorer:
    """Open the index, for example `cohesion(side="north", exercises=0)`."""
    return CohesionExplorer(**state)
