"""Japan's measures and Japan's trade with North Korea, on one axis."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, Rule, Years, choose
from kit.analysis.timeline import year_range
from kit.analysis.trade import LINES, measures_and_trade, years_without
from kit.explorers import controls, panels
from kit.explorers.base import check_choice, check_one, check_years
from kit.explorers.cards import card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.theme import Mark, Theme
from kit.figures.trade import DIRECTION_MARKS, FLOW_MARKS, trade_parts
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load

UNITS = ("JPY_billion", "USD_million")


class MeasuresTradeExplorer(RowExplorer):
    """Steps of Japan above, figures of trade below.

    Attributes
    ----------
    years : tuple of int
        First and last year shown.
    unit : str
        `JPY_billion` or `USD_million`; the two are never mixed.
    flows, directions : tuple of str
        Restrictions on trade and on measures; empty means none.
    row : str
        Id of the measure or figure on the card, or "".
    """

    letter = "J"
    section = "measures_trade"
    id_column = "row_id"
    moving = frozenset({"years"})
    fields = (
        Field("years", ""), Field("unit", "u"), Field("flows", "f", several=True),
        Field("directions", "d", several=True), Field("row", "r"),
    )  # fmt: skip

    years = traitlets.Tuple(traitlets.Int(), traitlets.Int())
    unit = traitlets.Unicode(UNITS[0])
    flows = traitlets.Tuple(())
    directions = traitlets.Tuple(())
    row = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.rows = measures_and_trade(load("japan_measures"), load("trade"))
        self._span = year_range(self.rows)
        super().__init__("kit-measures-trade")
        self.years = self._span
        self.controls = {
            "years": controls.year_range_slider(*self.years),
            "unit": controls.switch(
                text("measures_trade.unit"),
                {one: text(f"measures_trade.unit.{one}") for one in UNITS},
            ),
            "flows": _chips("flow", FLOW_MARKS),
            "directions": _chips("direction", DIRECTION_MARKS),
        }
        part = self.controls
        self._assemble(
            [controls.row([part["years"], part["unit"]]), part["directions"], part["flows"]]
        )
        self.picture.trace("steps").on_click(self._mark_clicked)
        self._bind("years", "unit", "flows", "directions")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All measures and all figures of trade."""
        return self.rows

    @property
    def _rules(self) -> list[Rule]:
        other = {one for one in UNITS if one != self.unit}
        units = tuple(one for one in [*self.rows["unit"].unique()] if one not in other)
        rules: list[Rule] = [Years(*self.years), Choice("unit", units)]
        if self.flows:
            rules.append(Choice("flow", (*self.flows, float("nan"))))
        if self.directions:
            rules.append(Choice("direction", (*self.directions, float("nan"))))
        return rules

    @property
    def selected(self) -> pd.DataFrame:
        """The measures and figures shown, in order of time."""
        return choose(self.rows, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same rows as `selected`."""
        kept = [
            f"shown = shown[(shown['kind'] == 'measure') | (shown['unit'] == {self.unit!r})]",
        ]
        if self.flows:
            kept.append(
                "shown = shown[(shown['kind'] == 'measure') "
                f"| shown['flow'].isin({list(self.flows)!r})]"
            )
        if self.directions:
            kept.append(
                "shown = shown[(shown['kind'] == 'trade') "
                f"| shown['direction'].isin({list(self.directions)!r})]"
            )
        return "\n".join(
            ["import pandas as pd", "import kit", "", *LINES, *Years(*self.years).code(), *kept]
        )

    @property
    def alt_text(self) -> str:
        """The largest figure, the last above nought, and the gaps, in words."""
        shown = self.selected
        figures = shown[shown["kind"] == "trade"]
        steps = int((shown["kind"] == "measure").sum())
        if figures.empty:
            return text("measures_trade.alt_none", steps=steps)
        top = figures.loc[figures["value"].astype(float).idxmax()]
        above = figures[figures["value"].astype(float) > 0]
        lacking = years_without(figures, self.years)
        return count(
            "measures_trade.alt", len(figures), steps=steps, top=_amount(top), year=top["date"],
            flow=text(f"measures_trade.flow.{top['flow']}"), gaps=len(lacking),
            last=above["start"].max().year if len(above) else text("measures_trade.never"),
        )  # fmt: skip

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return measures and trade on one axis."""
        shown = self.selected
        words = [self.line(row) for row in shown.itertuples()]
        unit = text(f"measures_trade.axis.{self.unit}")
        return trade_parts(shown.assign(words=words), self.years, unit, self.row, theme, width)

    def status_text(self) -> str:
        """Return how many rows are shown, and how many years have no figure of trade."""
        shown = self.selected
        figures = shown[shown["kind"] == "trade"]
        return count(
            "measures_trade.status", len(shown), all=len(self.rows), figures=len(figures),
            gaps=len(years_without(figures, self.years)),
        )  # fmt: skip

    def line(self, row: Any) -> str:
        """Return a measure, or a figure of trade, in few words."""
        if row.kind == "measure":
            return text("measures_trade.step", date=dates.display(row.date), measure=row.measure)
        flow = text(f"measures_trade.flow.{row.flow}")
        return text("measures_trade.figure", date=dates.display(row.date), flow=flow,
                    amount=_amount(row._asdict()), who=row.compiler)  # fmt: skip

    def card_of(self, row: Any) -> Markup:
        """Return the card of a measure or of a figure."""
        sure = (text("explorers.card_certainty"), text(f"explorers.certainty_{row.certainty}"))
        note = (text("measures_trade.note"), row.note)
        if row.kind == "measure":
            mark = DIRECTION_MARKS[row.direction]
            return card(
                row.row_id,
                row.measure,
                "",
                row.source_ids,
                date=dates.display(row.date),
                kind=f"{mark.glyph} {text(f'measures_trade.direction.{row.direction}')}",
                facts=[*_facts(row), sure, note],
            )
        flow = text(f"measures_trade.flow.{row.flow}")
        return card(
            row.row_id, _amount(row._asdict()), flow, row.source_ids, date=dates.display(row.date),
            kind=f"{FLOW_MARKS[row.flow].glyph} {flow}",
            facts=[
                (text("measures_trade.compiler"), row.compiler),
                (text("measures_trade.how"), text(f"measures_trade.how.{row.status}")), sure, note,
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the rows shown as a table."""
        heads = [text(f"measures_trade.table_{one}") for one in ("date", "what", "note")]
        rows = [
            (dates.display(row.date), self.line(row).split(" · ", 1)[1], row.note)
            for row in self.selected.itertuples()
        ]
        return panels.table(count("measures_trade.table_caption", len(rows)), heads, rows, name=1)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("unit", (state.get("unit", self.unit),), UNITS)
        check_choice("flows", state.get("flows", ()), tuple(FLOW_MARKS))
        check_choice("directions", state.get("directions", ()), tuple(DIRECTION_MARKS))
        check_one("row", state, self.rows["row_id"])
        check_years(state, self._span)


def _chips(name: str, marks: dict[str, Mark]) -> Chips:
    return Chips(
        text(f"measures_trade.{name}"),
        {
            one: f"{mark.glyph} {text(f'measures_trade.{name}.{one}')}"
            for one, mark in marks.items()
        },
    )


def _facts(row: Any) -> list[tuple[str, object]]:
    term = dates.display(row.term_end) if isinstance(row.term_end, str) else ""
    cabinet = dates.display(row.cabinet_date) if isinstance(row.cabinet_date, str) else ""
    return [
        (text("measures_trade.trigger"), row.trigger),
        (text("measures_trade.cabinet"), cabinet),
        (text("measures_trade.term"), term),
        (text("measures_trade.basis"), text(
            f"measures_trade.basis.{'un' if row.un_based else 'own'}")),
        (text("measures_trade.done"), "" if row.carried_out else text("measures_trade.not_done")),
    ]  # fmt: skip


def _amount(row: Any) -> str:
    return text(f"measures_trade.amount.{row['unit']}", value=f"{float(row['value']):,.10g}")


def measures_trade(**state: Any) -> MeasuresTradeExplorer:
    """Open measures and trade, for example `unit="USD_million"`."""
    return MeasuresTradeExplorer(**state)
