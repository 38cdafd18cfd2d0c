"""The Security Council on North Korea: every roll call seat by seat, and the two vetoed drafts."""

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
from kit.figures.roll_call import VOTES, roll_call_parts
from kit.figures.theme import Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load
from kit.tables.package import table as described

ADOPTED = {"adopted": True, "not_adopted": False}
MEMBER = {"member": True, "not_member": False}


class SecurityCouncilExplorer(RowExplorer):
    """Votes of the Security Council on Korea, in order of time.

    Attributes
    ----------
    years : tuple of int
        First and last year shown.
    topics : tuple of str
        Only votes on these; empty for all.
    results : tuple of str
        `adopted`, `not_adopted`; empty for both.
    japan : tuple of str
        `member`, `not_member`: whether Japan sat on the Council; empty for both.
    vote : str
        Id of the vote on the card, or "".
    """

    letter = "U"
    section = "council"
    id_column = "resolution_id"
    chosen = "vote"
    moving = frozenset({"years"})
    fields = (
        Field("years", ""), Field("topics", "t", several=True),
        Field("results", "r", several=True), Field("japan", "j", several=True), Field("vote", "v"),
    )  # fmt: skip

    years = traitlets.Tuple(traitlets.Int(), traitlets.Int())
    topics = traitlets.Tuple(())
    results = traitlets.Tuple(())
    japan = traitlets.Tuple(())
    vote = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.votes = load("resolutions").sort_values(["start", "resolution_id"], ignore_index=True)
        self._span = year_range(self.votes)
        known = described("resolutions").column("topic").choices
        self._topics = tuple(one for one in known if one in set(self.votes["topic"]))
        super().__init__("kit-council")
        self.years = self._span
        self.controls = {
            "years": controls.year_range_slider(*self.years),
            "topics": _chips("topics", self._topics),
            "results": _chips("results", ADOPTED),
            "japan": _chips("japan", MEMBER),
        }
        part = self.controls
        self._assemble(
            [
                controls.row([part["years"]]),
                part["topics"],
                controls.row([part["results"], part["japan"]]),
            ]
        )
        self._bind("years", "topics", "results", "japan")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All votes."""
        return self.votes

    @property
    def _rules(self) -> list[Rule]:
        return [
            Years(*self.years), Choice("topic", self.topics),
            Choice("adopted", tuple(ADOPTED[one] for one in self.results)),
            Choice("japan_member", tuple(MEMBER[one] for one in self.japan)),
        ]  # fmt: skip

    @property
    def selected(self) -> pd.DataFrame:
        """The votes shown, in order of time."""
        return choose(self.votes, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same votes as `selected`."""
        order = 'shown = shown.sort_values(["start", "resolution_id"])'
        return f"{code('resolutions', self._rules)}\n{order}"

    @property
    def alt_text(self) -> str:
        """The votes in words."""
        shown = self.selected
        if shown.empty:
            return text("council.alt_none")
        split = shown[shown["yes"] < shown[list(VOTES)].sum(axis=1)]
        listed = "; ".join(
            text("council.divided", name=_name(row), tally=_tally(row), who=row.dissent)
            for row in split.itertuples()
        )
        return count(
            "council.alt", len(shown), unanimous=len(shown) - len(split),
            divided=listed or text("council.none"), lost=int((~shown["adopted"]).sum()),
        )  # fmt: skip

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return one line of seats for each vote."""
        shown = self.selected
        rows = pd.DataFrame(
            {
                "row_id": shown["resolution_id"], **{kind: shown[kind] for kind in VOTES},
                "label": [_label(row) for row in shown.itertuples()],
                "after": [_after(row) for row in shown.itertuples()],
                "words": [self.line(row) for row in shown.itertuples()],
            }
        )  # fmt: skip
        return roll_call_parts(rows, self.vote, theme, width)

    def status_text(self) -> str:
        """Return how many votes are shown."""
        return count("council.status", len(self.selected), all=len(self.votes))

    def line(self, row: Any) -> str:
        """Return date, name and tally of a vote."""
        return text(
            "council.line", date=dates.display(row.date), name=_name(row), tally=_tally(row)
        )

    def card_of(self, row: Any) -> Markup:
        """Return a vote with its occasion and what was decided."""
        result = "adopted" if row.adopted else "not_adopted"
        return card(
            row.resolution_id, _name(row), row.measures, row.source_ids,
            kind=f"{text(f'council.topics.{row.topic}')} · {text(f'council.results.{result}')}",
            date=dates.display(row.date),
            facts=[
                (text("council.tally"), _tally(row)),
                (text("council.dissent"), row.dissent),
                (text("council.trigger"), row.trigger),
                (text("council.sponsor"), row.sponsor),
                (text("council.japan"), text(
                    f"council.japan.{'member' if row.japan_member else 'not_member'}")),
                (text("council.note"), row.note),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the votes shown as a table."""
        names = ("date", "name", "yes", "no", "abstain", "not_voting", "dissent")
        heads = [text(f"council.table_{one}") for one in names]
        rows = [
            (dates.display(row.date), _name(row), row.yes, row.no, row.abstain, row.not_voting,
             row.dissent)
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("council.table_caption", len(rows)), heads, rows, name=1)

    def _check(self, state: dict[str, Any]) -> None:
        known = {"topics": self._topics, "results": tuple(ADOPTED), "japan": tuple(MEMBER)}
        for name, values in known.items():
            check_choice(name, state.get(name, ()), values)
        check_one("vote", state, self.votes["resolution_id"])
        check_years(state, self._span)


def _chips(name: str, values: Any) -> Chips:
    return Chips(text(f"council.{name}"), {one: text(f"council.{name}.{one}") for one in values})


def _name(row: Any) -> str:
    return str(row.symbol) or text("council.draft", date=dates.display(row.date))


def _label(row: Any) -> str:
    return f"{row.symbol} · {row.start.year}" if row.symbol else _name(row)


def _tally(row: Any) -> str:
    given = [(kind, int(getattr(row, kind))) for kind in VOTES]
    return ", ".join(
        text(f"council.votes.{kind}", number=number) for kind, number in given if number
    )


def _after(row: Any) -> str:
    if not row.adopted:
        return text("council.lost", who=row.dissent)
    return str(row.dissent)


def security_council(**state: Any) -> SecurityCouncilExplorer:
    """Open the roll calls, for example `security_council(results=("not_adopted",))`."""
    return SecurityCouncilExplorer(**state)
