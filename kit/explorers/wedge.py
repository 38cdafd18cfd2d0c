"""The wedge: do steps of Washington, Tokyo and Seoul follow outreach between the other two?"""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.outreach import CHOOSING, KINDS, STEPS, on_record, outreach, steps
from kit.analysis.windows import Windows, around, inside, rate_ratio
from kit.explorers import controls, panels
from kit.explorers.base import ExplorerError, check_choice, check_one
from kit.explorers.cards import card
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.theme import Theme
from kit.figures.windows import AFTER, BEFORE, EVENT, windows_parts
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load

SHORTEST, LONGEST = 30, 365


class WedgeExplorer(RowExplorer):
    """Days of outreach under each other, with three-way steps before and after.

    Attributes
    ----------
    kind : str
        What counts as outreach: `talks`, `contacts` or `statements`.
    steps : str
        What counts as a step of the three: `meetings`, `exercises` or `both`.
    days : int
        Length of the window on each side, 30 to 365 days.
    row : str
        Id of the outreach on the card, or "".
    """

    letter = "E"
    section = "wedge"
    id_column = "row_id"
    moving = frozenset({"days"})
    fields = (Field("kind", "k"), Field("steps", "s"), Field("days", "d"), Field("row", "r"))

    kind = traitlets.Unicode(KINDS[0])
    steps = traitlets.Unicode(STEPS[0])
    days = traitlets.CInt(180)
    row = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        talks, statements = load("talks"), load("statements")
        self._outreach = {one: outreach(one, talks, statements) for one in KINDS}
        self._steps = {one: steps(one, load("meetings"), load("exercises")) for one in STEPS}
        everything = pd.concat([self._outreach["contacts"], self._outreach["statements"]])
        self._everything = everything.reset_index(drop=True)
        super().__init__("kit-wedge")
        self.controls = {
            "kind": controls.switch(
                text("wedge.kind"), {one: text(f"wedge.kind.{one}") for one in KINDS}
            ),
            "steps": controls.switch(
                text("wedge.steps"), {one: text(f"wedge.steps.{one}") for one in STEPS}
            ),
            "days": controls.slider(text("wedge.days"), SHORTEST, LONGEST, 180),
        }
        part = self.controls
        self._assemble([controls.row([part["kind"], part["steps"]]), controls.row([part["days"]])])
        self._bind("kind", "steps", "days")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """Everything that can count as outreach."""
        return self._everything

    @property
    def _rows(self) -> pd.DataFrame:
        return self._outreach[self.kind]

    @property
    def selected(self) -> pd.DataFrame:
        """The outreach whose windows lie within the years of the tables, in order of time."""
        rows = self._rows
        return rows[inside(rows["start"], self.days, *self._period)]

    @property
    def _period(self) -> tuple[str, str]:
        """Return the days between which the steps are on record."""
        return on_record(self.steps)

    @property
    def result(self) -> Windows | None:
        """What was found around the outreach; none if no whole window is left."""
        if self.selected.empty:
            return None
        outcomes = self._steps[self.steps]["start"]
        return around(self._rows["start"], outcomes, self.days, *self._period)

    @property
    def code(self) -> str:
        """Lines of Python that give the same rows as `selected`."""
        first, last = self._period
        return "\n".join(
            [
                "import kit",
                "from kit.analysis.windows import inside",
                "",
                *CHOOSING[self.kind],
                f'shown = rows[inside(rows["start"], {self.days}, "{first}", "{last}")]',
                'shown = shown.sort_values(["start", "row_id"])',
            ]
        )

    @property
    def cited(self) -> pd.DataFrame:
        """The outreach shown, and the steps of the three."""
        return pd.concat([self.selected, self._steps[self.steps]], ignore_index=True)

    @property
    def alt_text(self) -> str:
        """What was found, in words."""
        return self.status_text()

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the windows under each other."""
        shown = self.selected
        words = [self.line(row) for row in shown.itertuples()]
        outcomes = self._steps[self.steps]
        return windows_parts(shown.assign(words=words), outcomes, self.days, self.row, theme, width)

    def status_text(self) -> str:
        """Return the counts before and after, their ratio, and what chance would give."""
        found = self.result
        if found is None:
            return text("wedge.none", number=0)
        ratio, low, high = rate_ratio(found.before, found.after)
        return count(
            "wedge.status", found.events, days=self.days, before=found.before, after=found.after,
            ratio=_times(ratio), low=_times(low), high=_times(high), p=f"{found.p:.0%}",
            left=found.left_out,
        )  # fmt: skip

    def line(self, row: Any) -> str:
        """Return date and title."""
        return text("wedge.line", date=dates.display(row.date), title=row.title)

    def card_of(self, row: Any) -> Markup:
        """Return an outreach with the steps around it."""
        own = self._steps[self.steps]
        gap = (own["start"] - row.start).dt.days
        return card(
            row.row_id, row.title, "", row.source_ids,
            kind=f"{EVENT.glyph} {text(f'wedge.kind.{row.kind}')}", date=dates.display(row.date),
            facts=[
                (f"{BEFORE.glyph} {text('wedge.before')}",
                 _named(own[(gap < 0) & (gap >= -self.days)])),
                (f"{AFTER.glyph} {text('wedge.after')}",
                 _named(own[(gap > 0) & (gap <= self.days)])),
                (text("explorers.card_certainty"), text(f"explorers.certainty_{row.certainty}")),
                (text("wedge.note"), row.note),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the outreach shown, with the number of steps before and after, as a table."""
        heads = [text(f"wedge.table_{one}") for one in ("date", "title", "before", "after")]
        own = self._steps[self.steps]["start"]
        rows = []
        for row in self.selected.itertuples():
            gap = (own - row.start).dt.days
            before, after = gap.between(-self.days, -1).sum(), gap.between(1, self.days).sum()
            rows.append((dates.display(row.date), row.title, before, after))
        return panels.table(count("wedge.table_caption", len(rows)), heads, rows, name=1)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("kind", (state.get("kind", self.kind),), KINDS)
        check_choice("steps", (state.get("steps", self.steps),), STEPS)
        check_one("row", state, self.everything["row_id"])
        if not SHORTEST <= int(state.get("days", SHORTEST)) <= LONGEST:
            raise ExplorerError(text("wedge.no_days", first=SHORTEST, last=LONGEST))


def _named(found: pd.DataFrame) -> str:
    return "; ".join(
        text("wedge.line", date=dates.display(row.date), title=row.name)
        for row in found.itertuples()
    )


def _times(value: float) -> str:
    if pd.isna(value):
        return text("wedge.no_ratio")
    return text("wedge.endless") if value == float("inf") else f"{value:.2f}"


def wedge(**state: Any) -> WedgeExplorer:
    """Open the windows, for example `wedge(kind="statements", days=90)`."""
    return WedgeExplorer(**state)
