"""Meetings and exercises by group of states, with what they answered."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, Rule, Years, choose
from kit.analysis.cooperation import GROUPS, LINES, meetings_and_exercises
from kit.analysis.timeline import year_range
from kit.explorers import controls, panels
from kit.explorers.base import check_choice, check_one, check_years
from kit.explorers.cards import card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.strips import Strip, strip_parts
from kit.figures.theme import Mark, Theme
from kit.figures.timeline_look import iso, year_ends
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load

STYLE_MARKS: dict[str, Mark] = {
    "leaders": Mark("star", "★", "#b3500a", "#f0a05a"),
    "others": Mark("circle", "●", "#0067a3", "#56b4e9"),
    "exercise": Mark("square", "■", "#00785a", "#33c9a0"),
}
TRIGGERED = ("event", "none")


class CooperationExplorer(RowExplorer):
    """Meetings and exercises in lanes, one lane for each group of states.

    Attributes
    ----------
    years : tuple of int
        First and last year shown.
    groups, kinds : tuple of str
        Only these groups, only `leaders`, `others` (meetings below them) or `exercise`; empty for
        all.
    triggered : tuple of str
        `event`: only those that answered something; `none`: only the others; empty for all.
    row : str
        Id of the meeting or exercise on the card, or "".
    """

    letter = "X"
    section = "cooperation"
    id_column = "row_id"
    moving = frozenset({"years"})
    fields = (
        Field("years", ""), Field("groups", "g", several=True), Field("kinds", "k", several=True),
        Field("triggered", "t", several=True), Field("row", "r"),
    )  # fmt: skip

    years = traitlets.Tuple(traitlets.Int(), traitlets.Int())
    groups = traitlets.Tuple(())
    kinds = traitlets.Tuple(())
    triggered = traitlets.Tuple(())
    row = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.rows = _styled(meetings_and_exercises(load("meetings"), load("exercises")))
        self._tests = load("nuclear_tests")
        self._span = year_range(self.rows)
        super().__init__("kit-cooperation")
        self.years = self._span
        self.controls = {
            "years": controls.year_range_slider(*self.years),
            "groups": _chips("group", dict.fromkeys(GROUPS, "")),
            "kinds": _chips("kind", {one: f"{mark.glyph} " for one, mark in STYLE_MARKS.items()}),
            "triggered": _chips("triggered", dict.fromkeys(TRIGGERED, "")),
        }
        part = self.controls
        self._assemble(
            [
                controls.row([part["years"]]), part["groups"],
                controls.row([part["kinds"], part["triggered"]]),
            ]
        )  # fmt: skip
        self._bind("years", "groups", "kinds", "triggered")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All meetings and exercises."""
        return self.rows

    @property
    def _rules(self) -> list[Rule]:
        return [
            Years(*self.years), Choice("group", self.groups), Choice("style", self.kinds),
            Choice("answers", self.triggered),
        ]  # fmt: skip

    @property
    def selected(self) -> pd.DataFrame:
        """The meetings and exercises shown, in order of time."""
        return choose(self.rows, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same rows as `selected`."""
        style = [
            "shown['style'] = shown['kind'].mask(shown['kind'] == 'meeting', 'others')",
            "shown.loc[shown['level'] == 'leaders', 'style'] = 'leaders'",
        ]
        answers = [
            "known = (shown['trigger_event_id'].fillna('') + shown['trigger'].fillna('')) != ''",
            "shown['answers'] = known.map({True: 'event', False: 'none'})",
        ]
        lines = [line for rule in self._rules for line in rule.code()]
        made = [*(style if self.kinds else []), *(answers if self.triggered else [])]
        return "\n".join(["import pandas as pd", "import kit", "", *LINES, *made, *lines])

    @property
    def cited(self) -> pd.DataFrame:
        """The rows shown, and the nuclear tests drawn as lines."""
        tests = choose(self._tests, [Years(*self.years)])
        return pd.concat([self.selected, tests], ignore_index=True)

    @property
    def alt_text(self) -> str:
        """How many, by group and kind, in words."""
        shown = self.selected
        if shown.empty:
            return text("cooperation.alt_none")
        groups = shown["group"].value_counts()
        return count(
            "cooperation.alt", len(shown), first=self.years[0], last=self.years[1],
            groups=", ".join(_counted(one, number) for one, number in groups.items()),
            leaders=int((shown["style"] == "leaders").sum()),
            exercises=int((shown["style"] == "exercise").sum()),
        )  # fmt: skip

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return a strip with a lane for each group that has a row."""
        shown = self.selected
        rows = pd.DataFrame(
            {
                "row_id": shown["row_id"], "lane": shown["group"], "style": shown["style"],
                "start": shown["start"], "end": shown["end"],
                "words": [self.line(row) for row in shown.itertuples()],
                "hollow": (shown["status"] == "suspended") | (shown["certainty"] == "uncertain"),
            }
        )  # fmt: skip
        first, last = year_ends(self.years)
        days = [day for day in iso(self._tests["start"]) if first <= day <= last]
        lanes = {
            one: text(f"cooperation.group.{one}") for one in GROUPS if one in set(shown["group"])
        }
        strip = Strip(
            lanes or {GROUPS[0]: text(f"cooperation.group.{GROUPS[0]}")}, STYLE_MARKS, first, last,
            self.row, width, theme, tuple(days),
        )  # fmt: skip
        return strip_parts(rows, rows.head(0), strip)

    def status_text(self) -> str:
        """Return how many are shown."""
        return count("cooperation.status", len(self.selected), all=len(self.rows))

    def line(self, row: Any) -> str:
        """Return date and name."""
        return text("cooperation.line", date=dates.display(row.date), name=row.name)

    def card_of(self, row: Any) -> Markup:
        """Return a meeting or an exercise, with what it answered."""
        meeting = row.kind == "meeting"
        style = "leaders" if row.level == "leaders" else "others" if meeting else "exercise"
        trigger = row.trigger if isinstance(row.trigger, str) else ""
        basis = row.trigger_basis if isinstance(row.trigger_basis, str) else ""
        return card(
            row.row_id, row.name, row.summary, row.source_ids,
            kind=f"{STYLE_MARKS[style].glyph} {text(f'cooperation.group.{row.group}')}",
            date=f"{dates.display(row.date)} · {row.place}",
            facts=[
                (text("cooperation.people"), row.participants if meeting else ""),
                (text("cooperation.trigger"), trigger),
                (text("cooperation.basis"), text(f"cooperation.basis.{basis}") if basis else ""),
                (text("cooperation.answered"), row.trigger_event_id),
                (text("explorers.card_certainty"), text(f"explorers.certainty_{row.certainty}")),
                (text("cooperation.note"), row.note),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the rows shown as a table."""
        heads = [text(f"cooperation.table_{one}") for one in ("date", "name", "group", "kind")]
        rows = [
            (
                dates.display(row.date), row.name, text(f"cooperation.group.{row.group}"),
                text(f"cooperation.kind.{row.style}"),
            )
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("cooperation.table_caption", len(rows)), heads, rows, name=1)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("groups", state.get("groups", ()), GROUPS)
        check_choice("kinds", state.get("kinds", ()), tuple(STYLE_MARKS))
        check_choice("triggered", state.get("triggered", ()), TRIGGERED)
        check_one("row", state, self.rows["row_id"])
        check_years(state, self._span)


def _styled(rows: pd.DataFrame) -> pd.DataFrame:
    """Add how a row is drawn (`style`) and whether it answered something (`answers`)."""
    style = rows["kind"].mask(rows["kind"] == "meeting", "others")
    known = (rows["trigger_event_id"].fillna("") + rows["trigger"].fillna("")) != ""
    return rows.assign(
        style=style.mask(rows["level"] == "leaders", "leaders"),
        answers=known.map({True: "event", False: "none"}),
    )


def _counted(group: Any, number: int) -> str:
    return f"{text(f'cooperation.group.{group}')} {number}"


def _chips(name: str, glyphs: dict[str, str]) -> Chips:
    options = {one: f"{glyph}{text(f'cooperation.{name}.{one}')}" for one, glyph in glyphs.items()}
    return Chips(text(f"cooperation.{name}"), options)


def cooperation(**state: Any) -> CooperationExplorer:
    """Open meetings and exercises, for example `cooperation(groups=("PRK-RUS",))`."""
    return CooperationExplorer(**state)
