"""The talks explorer: every round on one axis, and what happened between them."""

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
from kit.figures import talks as figure
from kit.figures.strips import Strip, strip_parts
from kit.figures.theme import Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load

AROUND = ("tests", "sanctions", "leaders")
CONFIRMED = ("both", "japan_only", "dprk_only", "press_only")
LEADERS = ("Prime Minister", "Leader of the DPRK")


class TalksExplorer(RowExplorer):
    """Talks between Japan and North Korea in lanes, with tests, measures and leaders around.

    Attributes
    ----------
    years : tuple of int
        First and last year shown.
    series, results, confirmed : tuple of str
        Restrictions; empty means none.
    around : tuple of str
        What is drawn around the talks: `tests`, `sanctions`, `leaders`.
    talk : str
        Id of the talks on the card, or "".
    """

    letter = "R"
    section = "talks"
    id_column = "talk_id"
    chosen = "talk"
    moving = frozenset({"years"})
    fields = (
        Field("years", ""),
        Field("series", "k", several=True),
        Field("results", "r", several=True),
        Field("confirmed", "s", several=True),
        Field("around", "a", several=True),
        Field("talk", "t"),
    )

    years = traitlets.Tuple(traitlets.Int(), traitlets.Int())
    series = traitlets.Tuple(())
    results = traitlets.Tuple(())
    confirmed = traitlets.Tuple(())
    around = traitlets.Tuple(())
    talk = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.talks = load("talks").sort_values(["start", "talk_id"], ignore_index=True)
        self._context = {
            "tests": figure.tests_around(load("nuclear_tests"), load("overflights")),
            "sanctions": figure.measures_around(load("japan_measures")),
        }
        self._offices = load("offices")
        # The years go on to today, so that a silence after the last talks can be seen.
        self._span = (year_range(self.talks)[0], year_range(load("events"))[1])
        super().__init__("kit-talks")
        self.years = self._span
        present = set(self.talks["series"])
        self.controls = {
            "years": controls.year_range_slider(*self.years),
            "series": self._chips("series", [one for one in figure.SERIES if one in present]),
            "results": Chips(
                text("talks.result"),
                {
                    key: f"{mark.glyph} {text(f'talks.result.{key}')}"
                    for key, mark in figure.RESULT_MARKS.items()
                },
            ),
            "confirmed": self._chips("confirmed", CONFIRMED),
            "around": self._chips("around", AROUND),
        }
        part = self.controls
        self._assemble(
            [
                controls.row([part["years"]]),
                part["series"],
                controls.row([part["results"], part["confirmed"]]),
                part["around"],
            ]
        )
        self._bind(*self.controls.keys() - {"previous", "next"})
        self._start(state)

    @staticmethod
    def _chips(name: str, values: Any) -> Chips:
        return Chips(text(f"talks.{name}"), {one: text(f"talks.{name}.{one}") for one in values})

    @property
    def everything(self) -> pd.DataFrame:
        """All talks."""
        return self.talks

    @property
    def _rules(self) -> list[Rule]:
        return [
            Years(*self.years), Choice("series", self.series), Choice("result", self.results),
            Choice("confirmed", self.confirmed),
        ]  # fmt: skip

    @property
    def selected(self) -> pd.DataFrame:
        """The talks shown, in order of time."""
        return choose(self.talks, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same talks as `selected`."""
        return f'{code("talks", self._rules)}\nshown = shown.sort_values(["start", "talk_id"])'

    @property
    def alt_text(self) -> str:
        """The talks in words."""
        shown = self.selected
        if shown.empty:
            return text("talks.alt_none")
        return count(
            "talks.alt", len(shown), first=self.years[0], last=self.years[1],
            kinds=_counted(shown["series"], "series"), results=_counted(shown["result"], "result"),
        )  # fmt: skip

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the lanes of the talks shown and what stands around them."""
        shown = self.selected
        present = set(shown["series"])
        lanes = {one: text(f"talks.series.{one}") for one in figure.SERIES if one in present}
        lanes |= {one: text(f"talks.lane.{one}") for one in self._context if one in self.around}
        first, last = f"{self.years[0]}-01-01", f"{self.years[1]}-12-31"
        context = pd.concat(
            [rows for name, rows in self._context.items() if name in self.around]
            or [next(iter(self._context.values())).head(0)]
        )
        context = context[context["start"].between(first, last)]
        strip = Strip(
            lanes=lanes, styles=figure.RESULT_MARKS | figure.AROUND_MARKS, first=first, last=last,
            selected=self.talk, width=width, theme=theme, rules=self._new_leaders(first, last),
        )  # fmt: skip
        return strip_parts(figure.talk_rows(shown), context, strip)

    def _new_leaders(self, first: str, last: str) -> tuple[str, ...]:
        if "leaders" not in self.around:
            return ()
        offices = self._offices
        top = offices[offices["office"].isin(LEADERS) & offices["country"].isin(["JPN", "PRK"])]
        days = top["start"][top["start"].between(first, last)]
        return tuple(days.dt.strftime("%Y-%m-%d"))

    def status_text(self) -> str:
        """Return how many talks are shown."""
        return count("talks.status", len(self.selected), all=len(self.talks))

    def line(self, row: Any) -> str:
        """Return date and name of talks."""
        return text("talks.line", date=dates.display(row.date), name=row.name)

    def card_of(self, row: Any) -> Markup:
        """Return the card of a round of talks."""
        mark = figure.RESULT_MARKS[row.result]
        return card(
            row.talk_id, row.name, row.outcome, row.source_ids,
            kind=f"{mark.glyph} {text(f'talks.result.{row.result}')}",
            date=f"{dates.display(row.date)} · {row.place}",
            facts=[
                (text("talks.heads"), row.heads),
                (text("talks.confirmed_fact"), text(f"talks.confirmed.{row.confirmed}")),
                (text("explorers.card_certainty"), text(f"explorers.certainty_{row.certainty}")),
                (text("talks.note"), row.note),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the talks shown as a table."""
        heads = [text(f"talks.table_{one}") for one in ("date", "name", "place", "heads", "result")]
        rows = [
            (
                dates.display(row.date), row.name, row.place, row.heads,
                text(f"talks.result.{row.result}"),
            )
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("talks.table_caption", len(rows)), heads, rows, name=1)

    def _check(self, state: dict[str, Any]) -> None:
        known: dict[str, tuple[str, ...]] = {
            "series": figure.SERIES, "results": tuple(figure.RESULT_MARKS),
            "confirmed": CONFIRMED, "around": AROUND,
        }  # fmt: skip
        for name, values in known.items():
            check_choice(name, state.get(name, ()), values)
        check_one("talk", state, self.talks["talk_id"])
        check_years(state, self._span)


def _counted(column: pd.Series, name: str) -> str:
    counts = column.value_counts()
    return ", ".join(f"{text(f'talks.{name}.{key}')} {number}" for key, number in counts.items())


def talks(**state: Any) -> TalksExplorer:
    """Open the talks explorer, for example `talks(around=("tests", "leaders"))`."""
    return TalksExplorer(**state)
