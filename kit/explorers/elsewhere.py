"""Beyond Japan: people of other states who are said to have been taken, on one tenfold scale."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, choose, code
from kit.explorers import controls, panels
from kit.explorers.base import check_choice, check_one
from kit.explorers.cards import card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.tenfold import describe, tenfold_parts
from kit.figures.theme import Mark, Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load

ANY = ""
KIND_MARKS: dict[str, Mark] = {
    "official_count": Mark("square", "■", "#0067a3", "#56b4e9"),
    "estimate": Mark("hexagon", "⬢", "#5b3fa0", "#b6a1f0"),
    "named_persons": Mark("circle", "●", "#00785a", "#33c9a0"),
    "press_count": Mark("triangle-up", "▲", "#806000", "#e0c050"),
    "testimony": Mark("diamond", "◆", "#b3500a", "#f0a05a"),
    "summary": Mark("line-ew", "–", "#5c6670", "#9fa9b3"),
}


class ElsewhereExplorer(RowExplorer):
    """People other than the recognised Japanese who are said to have been taken.

    Attributes
    ----------
    kinds : tuple of str
        How the number is known (`official_count`, `estimate`, `named_persons`, `press_count`,
        `testimony`, `summary`); empty: all.
    country : str
        Only rows with people from there (ISO 3166-1 alpha-3), or "".
    case : str
        Id of the row on the card, or "".
    """

    letter = "B"
    section = "elsewhere"
    id_column = "case_id"
    chosen = "case"
    fields = (Field("kinds", "k", several=True), Field("country", "s"), Field("case", "c"))

    kinds = traitlets.Tuple(())
    country = traitlets.Unicode(ANY)
    case = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.cases = load("abductions_elsewhere").sort_values(
            ["count", "case_id"], ascending=[False, True], ignore_index=True
        )
        self.countries = list(dict.fromkeys(chain.from_iterable(self.cases["country"])))
        super().__init__("kit-elsewhere")
        self.controls = {
            "kinds": Chips(
                text("elsewhere.kinds"),
                {key: f"{mark.glyph} {kind_name(key)}" for key, mark in KIND_MARKS.items()},
            ),
            "country": controls.list_of(
                text("elsewhere.country"),
                {
                    ANY: text("elsewhere.any"),
                    **{one: text(f"elsewhere.country.{one}") for one in self.countries},
                },
            ),
        }
        self._assemble([self.controls["kinds"], controls.row([self.controls["country"]])])
        self._bind("kinds", "country")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All rows."""
        return self.cases

    @property
    def _rules(self) -> list[Choice]:
        country = (self.country,) if self.country else ()
        return [Choice("count_kind", self.kinds), Choice("country", country, several=True)]

    @property
    def selected(self) -> pd.DataFrame:
        """The rows shown, the largest number first; rows overlap and must not be added."""
        return choose(self.cases, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same rows as `selected`."""
        order = 'shown = shown.sort_values(["count", "case_id"], ascending=[False, True])'
        return f"{code('abductions_elsewhere', self._rules)}\n{order}"

    @property
    def alt_text(self) -> str:
        """The rows in words."""
        return describe(self._lines())

    def _lines(self) -> pd.DataFrame:
        rows = self.selected
        return pd.DataFrame(
            {
                "row_id": rows["case_id"], "value": rows["count"].astype("Float64"),
                "style": rows["count_kind"], "certainty": rows["certainty"],
                "sentence": [sentence(row) for row in rows.itertuples()],
            }
        )  # fmt: skip

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the lines of the rows shown."""
        return tenfold_parts(self._lines(), KIND_MARKS, self.case, theme, width)

    def status_text(self) -> str:
        """Return how many rows are shown."""
        return count("elsewhere.status", len(self.selected), all=len(self.cases))

    def line(self, row: Any) -> str:
        """Return people, date and number of a row."""
        return text("elsewhere.line", who=row.who, date=dates.display(row.date), amount=amount(row))

    def card_of(self, row: Any) -> Markup:
        """Return the card of a row."""
        return card(
            row.case_id, row.who, row.summary, row.source_ids,
            kind=f"{KIND_MARKS[row.count_kind].glyph} {kind_name(row.count_kind)}",
            date=text("elsewhere.when", date=dates.display(row.date), place=row.place),
            facts=[
                (text("elsewhere.amount"), amount(row)),
                (text("elsewhere.from"), countries(row)),
                (text("elsewhere.outcome"), row.outcome),
                (text("elsewhere.dprk"), row.dprk_says),
                (text("elsewhere.certainty"), text(f"explorers.certainty_{row.certainty}")),
                (text("elsewhere.note"), row.note),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the rows shown as a table."""
        heads = [
            text(f"elsewhere.table_{one}")
            for one in ("amount", "who", "date", "kind", "dprk", "certainty")
        ]
        rows = [
            (
                amount(row), row.who, dates.display(row.date), kind_name(row.count_kind),
                row.dprk_says or text("elsewhere.dprk_nothing"),
                text(f"figures.certainty.{row.certainty}"),
            )
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("elsewhere.table_caption", len(rows)), heads, rows, name=1)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("kinds", state.get("kinds", ()), tuple(KIND_MARKS))
        check_one("country", state, self.countries)
        check_one("case", state, self.cases["case_id"])


def kind_name(kind: str) -> str:
    """Return in words how a number is known."""
    return text(f"elsewhere.kind.{kind}")


def countries(row: Any) -> str:
    """Return where the people of a row come from."""
    names = [text(f"elsewhere.country.{one}") for one in row.country]
    return ", ".join(names) or text("elsewhere.several")


def amount(row: Any) -> str:
    """Return the number of people in words."""
    if pd.isna(row.count):
        return text("elsewhere.amount_none")
    return count("elsewhere.amount", int(row.count))


def sentence(row: Any) -> str:
    """Return how many, how that is known, how sure it is, and who the people are."""
    if pd.isna(row.count):
        return text("elsewhere.sentence_none", who=row.who)
    return text(
        "elsewhere.sentence", amount=amount(row), kind=kind_name(row.count_kind), who=row.who,
        certainty=text(f"figures.certainty.{row.certainty}"),
    )  # fmt: skip


def abductions_elsewhere(**state: Any) -> ElsewhereExplorer:
    """Open the view beyond Japan, for example `abductions_elsewhere(country="KOR")`."""
    return ElsewhereExplorer(**state)
