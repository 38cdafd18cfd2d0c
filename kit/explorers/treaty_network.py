"""The network of agreements by year: who promised what to whom, and how firmly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, choose
from kit.analysis.networks import STATES, density, in_force, lines_of_code, measures
from kit.explorers import controls, panels
from kit.explorers.base import ExplorerError, check_choice, check_one
from kit.explorers.cards import card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.network import KIND_MARKS, network_parts
from kit.figures.theme import Theme
from kit.language import count, text
from kit.page.markup import Markup, fill
from kit.tables import dates
from kit.tables.frames import load

FACES = ("one", "periods")
FIRST, LAST = 1950, 2026
# Years between which something was signed, ended or restored.
PERIODS = (1950, 1955, 1962, 1980, 1997, 2010, 2017, 2025)
# How a promise is written in the matrix, in the order of its weight.
PROMISES = ("defense", "offense", "neutrality", "nonaggression", "consultation")


class TreatyNetworkExplorer(RowExplorer):
    """Agreements in force between six states.

    Attributes
    ----------
    face : str
        `one` year, or `periods`: eight years side by side.
    year : str
        The year of the network, and of the matrix.
    kinds : tuple of str
        Only agreements of these kinds; empty for all.
    treaty : str
        Id of the agreement on the card, or "".
    """

    letter = "G"
    section = "treaties"
    id_column = "treaty_id"
    chosen = "treaty"
    moving = frozenset({"year"})
    fields = (
        Field("face", "f"), Field("year", "y"), Field("kinds", "k", several=True),
        Field("treaty", "t"),
    )  # fmt: skip

    face = traitlets.Unicode(FACES[0])
    year = traitlets.CInt(LAST)
    kinds = traitlets.Tuple(())
    treaty = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.treaties = load("treaties")
        self._promises = load("treaty_obligations")
        super().__init__("kit-treaties")
        self.controls = {
            "face": controls.switch(
                text("treaties.face"), {one: text(f"treaties.face.{one}") for one in FACES}
            ),
            "year": controls.slider(text("treaties.year"), FIRST, LAST, LAST),
            "kinds": Chips(
                text("treaties.kinds"),
                {one: f"{mark.glyph} {text(f'treaties.kind.{one}')}"
                 for one, mark in KIND_MARKS.items()},
            ),
        }  # fmt: skip
        part = self.controls
        self._assemble([controls.row([part["face"], part["year"]]), part["kinds"]])
        self._bind("face", "year", "kinds")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All agreements, renewals and episodes."""
        return self.treaties

    @property
    def _years(self) -> tuple[int, ...]:
        return PERIODS if self.face == "periods" else (self.year,)

    @property
    def selected(self) -> pd.DataFrame:
        """The agreements in force in the year, or in one of the years side by side."""
        return choose(in_force(self.treaties, self._years), [Choice("kind", self.kinds)])

    @property
    def code(self) -> str:
        """Lines of pandas that give the same agreements as `selected`."""
        return "\n".join([*lines_of_code(self._years), *Choice("kind", self.kinds).code()])

    @property
    def cited(self) -> pd.DataFrame:
        """The agreements shown, and the codes in the matrix."""
        codes = self._promises[self._promises["year"] == self.year]
        return pd.concat([self.selected, codes], ignore_index=True)

    @property
    def alt_text(self) -> str:
        """The agreements and the states they join, in words."""
        shown = self.selected
        if shown.empty:
            return text("treaties.alt_none", years=self._said())
        listed = "; ".join(f"{row.name} ({_parties(row)})" for row in shown.itertuples())
        return count("treaties.alt", len(shown), years=self._said(), listed=listed)

    def _said(self) -> str:
        return ", ".join(str(year) for year in self._years)

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the network of each year."""
        kind = Choice("kind", self.kinds)
        by_year = {year: choose(in_force(self.treaties, (year,)), [kind]) for year in self._years}
        words = {
            year: rows.assign(words=[self.line(row) for row in rows.itertuples()])
            for year, rows in by_year.items()
        }
        names = {one: text(f"treaties.state.{one}") for one in STATES}
        return network_parts(words, names, self.treaty, theme, width)

    def status_text(self) -> str:
        """Return how many agreements are shown, and how dense the network is."""
        shown = self.selected
        joined = round(15 * density(shown))
        return count("treaties.status", len(shown), years=self._said(), joined=joined)

    def line(self, row: Any) -> str:
        """Return year, name and parties of an agreement."""
        return text("treaties.line", year=row.signed[:4], name=row.name, parties=_parties(row))

    def card_of(self, row: Any) -> Markup:
        """Return an agreement: what it promises, from when to when, and how firmly."""
        mark = KIND_MARKS[row.kind]
        return card(
            row.treaty_id, row.name, row.obligations, row.source_ids,
            kind=f"{mark.glyph} {text(f'treaties.kind.{row.kind}')}", date=_parties(row),
            facts=[
                (text("treaties.signed"), dates.display(row.signed)),
                (text("treaties.in_force"), dates.display(row.in_force)),
                (text("treaties.ended"), dates.display(row.ended)),
                (text("treaties.binding"), text(f"treaties.binding.{row.legally_binding}")),
                (text("explorers.card_certainty"), text(f"explorers.certainty_{row.certainty}")),
                (text("treaties.note"), row.note),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the agreements shown as a table."""
        names = ("name", "parties", "kind", "from", "to", "binding")
        heads = [text(f"treaties.table_{one}") for one in names]
        rows = [
            (
                row.name, _parties(row), text(f"treaties.kind.{row.kind}"),
                dates.display(row.in_force or row.signed), dates.display(row.ended),
                text(f"treaties.binding.{row.legally_binding}"),
            )
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("treaties.table_caption", len(rows)), heads, rows, name=0)

    def matrix(self) -> Markup:
        """Return who promises what to whom in the year, as the ATOP data code it, as a table."""
        codes = self._promises[self._promises["year"] == self.year]
        if codes.empty:
            years = self._promises["year"]
            return fill(
                "<p>{words}</p>",
                words=text(
                    "treaties.not_coded", year=self.year, first=years.min(), last=years.max()
                ),
            )
        given = {
            (row.from_country, row.to_country): _letters(row)
            for row in codes.replace("SUN", "RUS").itertuples()
        }  # fmt: skip
        heads = [text("treaties.promises"), *(text(f"treaties.state.{one}") for one in STATES)]
        rows = [
            (text(f"treaties.state.{one}"),
             *("·" if one == other else given.get((one, other), "–") for other in STATES))
            for one in STATES
        ]  # fmt: skip
        caption = text("treaties.matrix_caption", year=self.year)
        return panels.table(caption, heads, rows, name=0)

    def network_table(self) -> Markup:
        """Return partners, agreements and betweenness of each state, as a table."""
        heads = [text(f"treaties.{one}") for one in ("state", "partners", "edges", "betweenness")]
        rows = [
            (text(f"treaties.state.{row.state}"), row.partners, row.agreements,
             f"{row.betweenness:.2f}")
            for row in measures(self.selected).itertuples()
        ]  # fmt: skip
        return panels.table(text("treaties.measures_caption"), heads, rows, name=0)

    def _makers(self) -> dict[str, Callable[[], str]]:
        makers = super()._makers()
        return {
            "table": makers.pop("table"), "matrix": self.matrix, "measures": self.network_table,
            **makers,
        }  # fmt: skip

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("face", (state.get("face", self.face),), FACES)
        check_choice("kinds", state.get("kinds", ()), tuple(KIND_MARKS))
        check_one("treaty", state, self.treaties["treaty_id"])
        if not FIRST <= int(state.get("year", LAST)) <= LAST:
            raise ExplorerError(text("treaties.no_year", first=FIRST, last=LAST))


def _parties(row: Any) -> str:
    return ", ".join(text(f"treaties.state.{one}") for one in row.parties)


def _letters(row: Any) -> str:
    found = [text(f"treaties.letter.{one}") for one in PROMISES if getattr(row, one)]
    return " ".join(found) or "–"


def treaty_network(**state: Any) -> TreatyNetworkExplorer:
    """Open the network, for example `treaty_network(year=1962)` or `face="periods"`."""
    return TreatyNetworkExplorer(**state)
