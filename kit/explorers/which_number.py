"""“Which number?”: what each figure on the abductions counts, and who counts so."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, choose, code
from kit.explorers import controls, panels
from kit.explorers.base import check_one
from kit.explorers.cards import card
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.amounts import amounts_parts, describe
from kit.figures.theme import Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load
from kit.tables.package import table

ANY = ""


class NumberExplorer(RowExplorer):
    """Figures that get confused, each with what it counts.

    Attributes
    ----------
    value : str
        Only figures with this number, for example `"13"`; "" for any.
    series : str
        Only figures of this group; "" for all groups.
    figure_id : str
        Id of the figure on the card, or "".
    """

    letter = "N"
    section = "numbers"
    id_column = "figure_id"
    chosen = "figure_id"
    fields = (Field("value", "n"), Field("series", "g"), Field("figure_id", "f"))

    value = traitlets.Unicode(ANY)
    series = traitlets.Unicode(ANY)
    figure_id = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.numbers = load("abduction_figures")
        super().__init__("kit-numbers")
        values = sorted(set(self.numbers["value"]))
        groups = list(table("abduction_figures").column("series").choices)
        self.controls = {
            "value": controls.list_of(
                text("numbers.value"),
                {ANY: text("numbers.any"), **{str(one): f"{one:,}" for one in values}},
            ),
            "series": controls.list_of(
                text("numbers.series"),
                {
                    ANY: text("numbers.every_series"),
                    **{one: text(f"numbers.series.{one}") for one in groups},
                },
            ),
        }
        self.series = groups[0]
        self._assemble([controls.row(self.controls.values())])
        self._bind("value", "series")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All figures."""
        return self.numbers

    @property
    def _rules(self) -> list[Choice]:
        value = (int(self.value),) if self.value else ()
        return [Choice("value", value), Choice("series", (self.series,) if self.series else ())]

    @property
    def selected(self) -> pd.DataFrame:
        """The figures shown."""
        return choose(self.numbers, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same figures as `selected`."""
        return code("abduction_figures", self._rules)

    @property
    def alt_text(self) -> str:
        """The figures in words."""
        return describe(self._bars())

    def _bars(self) -> pd.DataFrame:
        rows = self.selected
        return pd.DataFrame(
            {
                "row_id": rows["figure_id"],
                "value": rows["value"].astype(float),
                "value_high": rows["value_high"].astype("float64"),
                "amount": [amount(row) for row in rows.itertuples()],
                "sentence": [sentence(row) for row in rows.itertuples()],
            }
        )

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the bars of the figures shown."""
        return amounts_parts(self._bars(), self.figure_id, theme, width)

    def status_text(self) -> str:
        """Return how many figures are shown."""
        return count("numbers.status", len(self.selected), all=len(self.numbers))

    def line(self, row: Any) -> str:
        """Return number and author of a figure."""
        return text("numbers.line", amount=amount(row), who=row.who_says)

    def card_of(self, row: Any) -> Markup:
        """Return the card of a figure."""
        return card(
            row.figure_id, amount(row), row.meaning, row.source_ids,
            kind=text(f"numbers.series.{row.series}"),
            facts=[
                (text("numbers.who"), row.who_says),
                (text("numbers.as_of"), dates.display(row.as_of) or text("numbers.undated")),
                (text("numbers.confusion"), row.confusion),
                (text("numbers.certainty"), text(f"explorers.certainty_{row.certainty}")),
                (text("numbers.note"), row.note),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the figures shown as a table."""
        heads = [text(f"numbers.table_{one}") for one in ("amount", "meaning", "who", "as_of")]
        rows = [
            (amount(row), row.meaning, row.who_says, dates.display(row.as_of))
            for row in self.selected.itertuples()
        ]
        return panels.table(count("numbers.table_caption", len(rows)), heads, rows, name=0)

    def _check(self, state: dict[str, Any]) -> None:
        check_one("value", state, [str(one) for one in self.numbers["value"]])
        check_one("series", state, self.numbers["series"])
        check_one("figure_id", state, self.numbers["figure_id"])


def amount(row: Any) -> str:
    """Return the number of a figure with its unit."""
    unit = row.unit.rstrip("s") if row.value == 1 else row.unit
    if pd.isna(row.value_high):
        return text("numbers.amount", value=f"{row.value:,}", unit=unit)
    return text(
        "numbers.amount_range", value=f"{row.value:,}", high=f"{row.value_high:,}", unit=unit
    )


def sentence(row: Any) -> str:
    """Return what a figure counts, who says so and when."""
    meaning = row.meaning.rstrip(".")
    if not row.as_of:
        return text("numbers.sentence_undated", meaning=meaning, who=row.who_says)
    date = dates.display(row.as_of)
    return text("numbers.sentence", meaning=meaning, who=row.who_says, date=date)


def which_number(value: int | str = "", **state: Any) -> NumberExplorer:
    """Open “which number?”, at the given number if one is named: `which_number(13)`."""
    view = NumberExplorer(**state)
    return view.set(value=str(value), series=ANY) if value else view
