"""The return movement: how many people went by ship from Japan to North Korea, and who counted."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, choose, code
from kit.analysis.rates import per_month
from kit.explorers import controls, panels
from kit.explorers.base import check_choice, check_one
from kit.explorers.cards import card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.amounts import amounts_parts
from kit.figures.theme import Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load

MEASURES = ("people", "per_month")
STRETCHES = ("all", "year", "stretch", "phase")


class ReturnMovementExplorer(RowExplorer):
    """Counts of the people who left, each with its stretch of time and who counted.

    Attributes
    ----------
    measure : str
        What the bars show: `people`, or `per_month`, the same for one month of the stretch.
    stretches : tuple of str
        Only counts of these kinds of stretches; empty for all.
    count : str
        Id of the count on the card, or "".
    """

    letter = "H"
    section = "return_movement"
    id_column = "count_id"
    chosen = "count"
    fields = (Field("measure", "m"), Field("stretches", "s", several=True), Field("count", "c"))

    measure = traitlets.Unicode(MEASURES[0])
    stretches = traitlets.Tuple(())
    count = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.counts = load("repatriation_counts").sort_values(
            ["start", "end", "count_id"], ignore_index=True
        )
        super().__init__("kit-return-movement")
        self.controls = {
            "measure": controls.switch(
                text("return_movement.measure"),
                {one: text(f"return_movement.measure.{one}") for one in MEASURES},
            ),
            "stretches": Chips(
                text("return_movement.stretches"),
                {one: text(f"return_movement.stretch.{one}") for one in STRETCHES},
            ),
        }
        self._assemble([controls.row(self.controls.values())])
        self._bind("measure", "stretches")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All counts."""
        return self.counts

    @property
    def _rules(self) -> list[Choice]:
        return [Choice("stretch", self.stretches)]

    @property
    def selected(self) -> pd.DataFrame:
        """The counts shown, in order of time."""
        return choose(self.counts, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same counts as `selected`, with people a month."""
        return "\n".join(
            [
                code("repatriation_counts", self._rules),
                'shown = shown.sort_values(["start", "end", "count_id"])',
                'days = (shown["end"] - shown["start"]).dt.days + 1',
                'shown["per_month"] = shown["persons"] / days * 30.4375',
            ]
        )

    @property
    def alt_text(self) -> str:
        """The counts in words."""
        bars = self._bars()
        if bars.empty:
            return text("return_movement.alt_none")
        listed = " ".join(f"{row.amount}: {row.sentence}" for row in bars.itertuples())
        return count("return_movement.alt", len(bars), listed=listed)

    def _bars(self) -> pd.DataFrame:
        rows = self.selected
        monthly = self.measure == "per_month"
        values = per_month(rows, "persons") if monthly else rows["persons"]
        return pd.DataFrame(
            {
                "row_id": rows["count_id"], "value": values.astype(float), "value_high": pd.NA,
                "amount": [
                    _monthly(value, row.exactness) if monthly else _people(row)
                    for row, value in zip(rows.itertuples(), values, strict=True)
                ],
                "sentence": [_sentence(row) for row in rows.itertuples()],
            }
        )  # fmt: skip

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return one bar for each count."""
        return amounts_parts(self._bars(), self.count, theme, width)

    def status_text(self) -> str:
        """Return how many counts are shown."""
        return count("return_movement.status", len(self.selected), all=len(self.counts))

    def line(self, row: Any) -> str:
        """Return stretch and number of a count."""
        return text("return_movement.line", date=dates.display(row.date), people=_people(row))

    def card_of(self, row: Any) -> Markup:
        """Return a count and who gives it."""
        monthly = per_month(self.counts[self.counts["count_id"] == row.count_id], "persons").iloc[0]
        sailings = "" if pd.isna(row.voyages) else f"{row.voyages:,}"
        return card(
            row.count_id, _people(row), _sentence(row), row.source_ids,
            kind=text(f"return_movement.stretch.{row.stretch}"), date=dates.display(row.date),
            facts=[
                (text("return_movement.sailings"), sailings),
                (text("return_movement.monthly"), _monthly(monthly, row.exactness)),
                (text("return_movement.counted_by"), row.counted_by),
                (text("explorers.card_certainty"), text(f"explorers.certainty_{row.certainty}")),
                (text("return_movement.note"), row.note),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the counts shown as a table."""
        names = ("date", "people", "monthly", "sailings", "counted_by")
        heads = [text(f"return_movement.{one}") for one in names]
        shown = self.selected
        rows = [
            (
                dates.display(row.date), _people(row), _monthly(value, row.exactness),
                "" if pd.isna(row.voyages) else f"{row.voyages:,}", row.counted_by,
            )
            for row, value in zip(shown.itertuples(), per_month(shown, "persons"), strict=True)
        ]  # fmt: skip
        return panels.table(count("return_movement.table_caption", len(rows)), heads, rows, name=0)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("stretches", state.get("stretches", ()), STRETCHES)
        check_choice("measure", (state.get("measure", self.measure),), MEASURES)
        check_one("count", state, self.counts["count_id"])


def _people(row: Any) -> str:
    return text(f"return_movement.people.{row.exactness}", number=f"{row.persons:,}")


def _monthly(value: float, exactness: str) -> str:
    key = "at_least" if exactness == "more_than" else "about"
    return text(f"return_movement.{key}", number=f"{value:,.0f}")


def _sentence(row: Any) -> str:
    return text(
        f"return_movement.sentence.{row.stretch}",
        date=dates.display(row.date), who=row.counted_by,
    )  # fmt: skip


def return_movement(**state: Any) -> ReturnMovementExplorer:
    """Open the counts of the return movement, for example `return_movement(count="rc_1960")`."""
    return ReturnMovementExplorer(**state)
