"""The voting explorer: the same votes in the General Assembly, measured in six ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Rule, choose
from kit.analysis.voting import common_years, pooled_shares
from kit.explorers import controls, panels, voting_cards, voting_numbers, voting_rows
from kit.explorers.base import check_choice, check_one, check_years
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.explorers.voting_picture import chart, describe
from kit.explorers.voting_rows import MEASURES, PAIRS, STATES
from kit.figures.theme import STATE_MARKS, Theme
from kit.figures.votes import votes_parts
from kit.language import count, text
from kit.page.markup import Markup
from kit.page.numbers import number

FIRST_PAIRS = ("JPN-USA", "JPN-KOR", "JPN-PRK", "PRK-RUS", "CHN-PRK")


class VotingExplorer(RowExplorer):
    """Votes in the General Assembly as agreement, ideal points, distances, or one by one.

    Attributes
    ----------
    measure : str
        `share`, `s_score`, `kappa`, `points`, `distance` or `key`.
    pairs : tuple of str
        Pairs shown where the measure is one of pairs; empty means all.
    states : tuple of str
        States shown where it is one of states; RUS includes the Soviet Union; empty means all.
    years : tuple of int
        First and last year shown.
    row : str
        Id of the row on the card, or "".
    """

    letter = "A"
    section = "voting"
    id_column = "row_id"
    moving = frozenset({"years"})
    fields = (
        Field("years", ""), Field("measure", "m"), Field("pairs", "p", several=True),
        Field("states", "s", several=True), Field("row", "r"),
    )  # fmt: skip

    measure = traitlets.Unicode("share")
    pairs = traitlets.Tuple(FIRST_PAIRS)
    states = traitlets.Tuple(())
    years = traitlets.Tuple(traitlets.Int(), traitlets.Int())
    row = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self._frames = voting_rows.frames()
        self._looks = voting_rows.looks()
        votes = self._frames["key"]["start"].dt.year
        self._span = (int(self._frames["share"]["year"].min()), int(votes.max()))
        super().__init__("kit-voting")
        self.years = self._span
        self.controls = {
            "measure": controls.switch(
                text("voting.measure"), {one: text(f"voting.measure.{one}") for one in MEASURES}
            ),
            "pairs": Chips(text("voting.pairs"), {
                one: f"{self._looks[one].glyph} {voting_rows.pair_name(one)}" for one in PAIRS
            }),
            "states": Chips(text("voting.states"), {
                one: f"{STATE_MARKS[one].glyph} {text(f'voting.state.{one}')}" for one in STATES
            }),
            "years": controls.year_range_slider(*self.years),
        }  # fmt: skip
        # Six buttons are wider than a narrow page: let them go on below.
        self.controls["measure"].layout = {"flex": "0 1 auto", "width": "auto", "min_width": "0"}
        part = self.controls
        self._assemble(
            [controls.row([part["measure"]]), part["pairs"], part["states"],
             controls.row([part["years"]])]
        )  # fmt: skip
        self._bind("measure", "pairs", "states", "years")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All rows of the measure."""
        return self._frames[self.measure]

    @property
    def _rules(self) -> list[Rule]:
        return voting_rows.rules(self.measure, self.pairs, self.states, self.years)

    @property
    def selected(self) -> pd.DataFrame:
        """The rows shown: pairs by year, states by year, or votes."""
        return choose(self.everything, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same rows as `selected`."""
        return voting_rows.lines_of_code(self.measure, self._rules)

    @property
    def _kind(self) -> str:
        return MEASURES[self.measure].kind

    @property
    def _columns(self) -> dict[str, str]:
        """The states of the key votes with their short names."""
        return {one: text(f"voting.state.{one}") for one in self.states or STATES}

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return lines over the years, or the key votes state by state."""
        shown = self.selected
        if self._kind == "vote":
            drawn = shown.assign(
                label=[voting_cards.key_label(one) for one in shown.itertuples()],
                hollow=shown["certainty"] != "agreed",
            )
            return votes_parts(drawn, self._columns, self._looks, self.row, theme, width)
        return chart(shown, self.measure, self.years, self._looks, self.row, theme, width)

    def status_text(self) -> str:
        """Return how many rows are shown, how many to distrust, and the years taken together."""
        shown = self.selected
        said = count(f"voting.status_{self._kind}", len(shown))
        if self._kind == "vote":
            doubtful = int((shown["certainty"] != "agreed").sum())
            return said + (count("voting.status_uncertain", doubtful) if doubtful else "")
        if "low_n" in shown and shown["low_n"].any():
            said += count("voting.status_low", int(shown["low_n"].sum()))
        return said + (self._together(shown) if len(shown) else "")

    def _together(self, shown: pd.DataFrame) -> str:
        """Return the years taken together, for the measures where that has a plain meaning."""
        if self.measure not in {"share", "distance"}:
            return ""
        sound = shown[~shown["low_n"]] if "low_n" in shown else shown
        same = common_years(sound)
        if same.empty:
            return ""
        form = MEASURES[self.measure].form
        if self.measure == "share":
            key, found = "voting.status_pooled", pooled_shares(same).set_index("pair")["share"]
        else:
            key, found = "voting.status_mean", same.groupby("pair")["distance"].mean().sort_values()
        listed = ", ".join(
            f"{voting_rows.pair_name(str(pair))} {number(value, form)}"
            for pair, value in found.items()
        )
        return text(key, first=same["year"].min(), last=same["year"].max(), listed=listed)

    @property
    def alt_text(self) -> str:
        """First and last value of each line in words, or what each state voted."""
        shown = self.selected
        if shown.empty:
            return text("voting.alt_none")
        if self._kind == "vote":
            return voting_cards.votes_in_words(shown, self._columns)
        return describe(shown, self.measure)

    def line(self, row: Any) -> str:
        """Return a row in few words."""
        return voting_cards.line_of(row, self.measure)

    def card_of(self, row: Any) -> Markup:
        """Return the card of a pair, a state or a vote."""
        if self._kind == "vote":
            return voting_cards.vote_card(row)
        if self._kind == "state":
            return voting_cards.state_card(row)
        other = "share" if self.measure == "distance" else "distance"
        return voting_cards.pair_card(row, self._frames[other])

    def table(self) -> Markup:
        """Return the rows shown as a table."""
        heads, rows = voting_cards.table_of(self.selected, self.measure)
        return panels.table(count("voting.table_caption", len(rows)), heads, rows, name=1)

    def numbers(self) -> Markup:
        """Return how alike the pairs voted over the years shown together, as a table.

        Over the key votes by four measures of agreement; else by shares with their intervals.
        """
        if self._kind == "vote":
            return voting_numbers.agreement_table(self.selected, tuple(self._columns))
        rows = self._frames["share"]
        rows = rows[rows["year"].between(*self.years) & ~rows["low_n"]]
        chosen = rows[rows["pair"].isin(self.pairs or tuple(PAIRS))]
        return voting_numbers.pooled_table(chosen, self.years)

    def _makers(self) -> dict[str, Callable[[], str]]:
        makers = super()._makers()
        return {"table": makers.pop("table"), "measures": self.numbers, **makers}

    def _check(self, state: dict[str, Any]) -> None:
        check_one("measure", state, MEASURES)
        check_choice("pairs", state.get("pairs", ()), tuple(PAIRS))
        check_choice("states", state.get("states", ()), STATES)
        check_years(state, self._span)
        if state.get("row"):
            known = pd.concat([rows["row_id"] for rows in self._frames.values()])
            check_one("row", state, known)


def un_voting(**state: Any) -> VotingExplorer:
    """Open the voting explorer, for example `un_voting(measure="distance", years=(1991, 2023))`."""
    return VotingExplorer(**state)
