"""Did approval move after dealings with Pyongyang? Each event against placebo dates."""

from __future__ import annotations

from functools import cache
from math import ceil
from typing import Any

import pandas as pd
import traitlets

from kit.analysis.approval_changes import changes
from kit.analysis.event_study import middle
from kit.explorers import controls, panels
from kit.explorers.approval import HOUSE
from kit.explorers.base import check_choice, check_one
from kit.explorers.cards import card
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.intervals import intervals_parts
from kit.figures.theme import Mark, Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.page.numbers import number
from kit.tables import dates
from kit.tables.frames import load

DAYS = (30, 60, 90)
STYLES = {
    "inside": Mark("circle", "●", "#0067a3", "#56b4e9"),
    "outside": Mark("diamond", "◆", "#b3500a", "#f0a05a"),
}


class ApprovalEventsExplorer(RowExplorer):
    """The change in approval around each dealing of a prime minister with Pyongyang.

    Attributes
    ----------
    days : int
        Length of the windows before and after: 30, 60 or 90.
    house : str
        `published`, or `without` the house effect of each pollster.
    event : str
        Id of the event on the card, or "".
    """

    letter = "AW"
    section = "approval_events"
    id_column = "event_id"
    chosen = "event"
    fields = (Field("days", "d"), Field("house", "h"), Field("event", "r"))

    days = traitlets.CInt(60)
    house = traitlets.Unicode(HOUSE[1])
    event = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        super().__init__("kit-approval-events")
        self.controls = {
            "days": controls.switch(
                text("approval_events.days"),
                {one: text("approval_events.of_days", days=one) for one in DAYS},
            ),
            "house": controls.switch(
                text("approval.house"), {one: text(f"approval.house.{one}") for one in HOUSE}
            ),
        }
        self._assemble([controls.row([self.controls["days"], self.controls["house"]])])
        self._bind("days", "house")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All dealings since the polls begin, with their changes where there are enough polls."""
        return _changes(self.days, self.house)

    @property
    def selected(self) -> pd.DataFrame:
        """The dealings with enough polls before and after, in order of time."""
        rows = self.everything
        return rows[rows["points"].notna()]

    @property
    def code(self) -> str:
        """Lines of Python that give the same rows as `selected`."""
        return (
            "import kit\n"
            "from kit.analysis.approval_changes import changes\n\n"
            "tables = kit.approval(), kit.events(), kit.offices()\n"
            f'shown = changes(*tables, {self.days}, "{self.house}")\n'
            'shown = shown[shown["points"].notna()]'
        )

    @property
    def alt_text(self) -> str:
        """How many changes lie outside what placebo dates give, in words."""
        rows = self.selected
        if rows.empty:
            return text("approval_events.alt_none")
        return count(
            "approval_events.alt", len(rows), days=self.days, outside=self._outside(rows),
            low=_points(rows["points"].min()), high=_points(rows["points"].max()),
        )  # fmt: skip

    def _outside(self, rows: pd.DataFrame) -> int:
        return int((rows["style"] == "outside").sum())

    @property
    def cited(self) -> pd.DataFrame:
        """The events shown and the polls in their windows."""
        rows, polls = self.selected, load("approval")
        polls = polls[polls["approve"].notna()]
        mid, span = middle(polls), pd.Timedelta(days=self.days)
        used = pd.Series(False, index=polls.index)
        for row in rows.itertuples():
            used |= (polls["cabinet"] == row.cabinet) & ((mid - row.start).abs() <= span)
        return pd.concat([rows, polls[used]], ignore_index=True)

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return each change on the band of its placebo dates, cabinet by cabinet."""
        shown = self.selected
        rows = pd.DataFrame({
            "row_id": shown["event_id"], "group": shown["cabinet"],
            "label": [dates.display(one) for one in shown["date"]], "style": shown["style"],
            "value": shown["points"], "low": shown["low"], "high": shown["high"],
            "words": [self.line(row) for row in shown.itertuples()],
        })  # fmt: skip
        heads = load("actors").set_index("actor_id")["name"]
        groups = {str(one): str(heads[one]) for one in shown["cabinet"].drop_duplicates()}
        return intervals_parts(
            rows, groups, STYLES, self.event, text("approval_events.axis"), theme, width,
            linear=_ends(shown),
        )  # fmt: skip

    def status_text(self) -> str:
        """Return how many lie outside their band, and how many chance alone would put there."""
        rows = self.selected
        return count(
            "approval_events.status", len(rows), outside=self._outside(rows),
            expected=f"{0.1 * len(rows):.1f}", few=len(self.everything) - len(rows),
        )  # fmt: skip

    def line(self, row: Any) -> str:
        """Return date, title and change."""
        points = _points(row.points) if pd.notna(row.points) else text("approval_events.too_few")
        return text("approval_events.line", date=dates.display(row.date), title=row.title,
                    points=points)  # fmt: skip

    def card_of(self, row: Any) -> Markup:
        """Return an event with approval before and after, and what placebo dates give."""
        if pd.isna(row.points):
            said = text("approval_events.too_few_long", days=self.days)
        else:
            said = text(
                "approval_events.found", before=f"{row.before:.1f}", after=f"{row.after:.1f}",
                polls_before=int(row.polls_before), polls_after=int(row.polls_after),
                share=round(row.others * row.share), others=int(row.others),
            )  # fmt: skip
        return card(
            row.event_id, row.title, row.summary, row.source_ids,
            kind=text("approval_events.kind"), date=dates.display(row.date),
            facts=[(text("approval_events.approval"), said)],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the events as a table."""
        names = ("event", "points", "band", "share", "polls")
        heads = [text(f"approval_events.table_{one}") for one in names]
        rows = [
            (
                f"{dates.display(row.date)}: {row.title}", _points(row.points),
                f"{_points(row.low)} … {_points(row.high)}", f"{row.share:.0%}",
                f"{int(row.polls_before)} + {int(row.polls_after)}",
            )
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("approval_events.table_caption", len(rows)), heads, rows, name=0)

    def _check(self, state: dict[str, Any]) -> None:
        if int(state.get("days", self.days)) not in DAYS:
            check_choice("days", (str(state["days"]),), tuple(str(one) for one in DAYS))
        check_choice("house", (state.get("house", self.house),), HOUSE)
        check_one("event", state, self.everything["event_id"])


def _ends(rows: pd.DataFrame) -> tuple[float, float]:
    """Return the ends of the axis, the same on both sides, so that no bar is cut off."""
    furthest = rows[["points", "low", "high"]].abs().max().max() if len(rows) else 0.0
    end = float(max(20, 5 * ceil((furthest + 0.5) / 5)))
    return -end, end


@cache
def _changes(days: int, house: str) -> pd.DataFrame:
    return changes(load("approval"), load("events"), load("offices"), days, house)


def _points(value: float) -> str:
    return number(value, "+.1f")


def approval_events(**state: Any) -> ApprovalEventsExplorer:
    """Open the event study of approval, for example `approval_events(days=30)`."""
    return ApprovalEventsExplorer(**state)
