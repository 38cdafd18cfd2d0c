"""The pause explorer: are there fewer launches while talks run, or is it chance?"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import ipywidgets as widgets
import pandas as pd
import traitlets

from kit.analysis import pauses as analysis
from kit.analysis.choosing import choose
from kit.analysis.silences import RULES
from kit.explorers import controls, panels
from kit.explorers.base import Explorer, check_choice, check_one, check_years
from kit.explorers.live_figure import LiveFigure, Parts
from kit.explorers.panel_tab import PanelTab
from kit.explorers.view_codes import Field
from kit.figures.alternative import whole_figure
from kit.figures.pauses import pauses_parts
from kit.figures.theme import Theme, theme_named
from kit.language import text
from kit.page.markup import Markup, fill
from kit.page.numbers import number
from kit.tables.frames import load

FIRST_YEAR = 1990
DEALS = {"none": 0, "one": 1, "ten": 10, "hundred": 100, "all": analysis.RESAMPLES}
FARTHEST, DEFAULT_WIDTH = 6, 820


class PausesExplorer(Explorer):
    """Launch days in months with talks and in other months, compared with chance.

    Attributes
    ----------
    years : tuple of int
        First and last year looked at.
    counts : str
        What counts as talks: `governments` or `any`.
    reach : int
        How many months before and after talks count with them.
    test : str
        `dealing` (months are dealt out anew) or `shift` (the calendar is slid).
    deals : str
        How much of chance is shown: `none`, `one`, `ten`, `hundred`, `all`.
    """

    letter = "Q"
    moving = frozenset({"years", "reach"})
    fields = (
        Field("years", ""), Field("counts", "k"), Field("reach", "m"), Field("test", "t"),
        Field("deals", "d"),
    )  # fmt: skip

    years = traitlets.Tuple(traitlets.Int(), traitlets.Int())
    counts = traitlets.Enum(["governments", "any"], "governments")
    reach = traitlets.CInt(1)
    test = traitlets.Enum(["dealing", "shift"], "dealing")
    deals = traitlets.Enum(list(DEALS), "none")

    def __init__(self, **state: Any) -> None:
        self.talks, self.launches = load("talks"), load("launches")
        self._results: dict[tuple[object, ...], analysis.Result | None] = {}
        super().__init__("kit-pauses")
        self.years = self._whole
        self.controls = {
            "years": controls.year_range_slider(*self._whole),
            "counts": self._switch("counts", ["governments", "any"]),
            "reach": controls.slider(text("pauses.reach"), 0, FARTHEST, 1),
            "test": self._switch("test", ["dealing", "shift"]),
            "deals": self._switch("deals", list(DEALS)),
        }
        self.status = widgets.HTML()
        self.picture = LiveFigure(self.parts(self._theme, self._width), self._theme)
        self.panels = PanelTab(
            {
                text("explorers.panel_table"): self._table,
                text("explorers.panel_sources"): self._source_list,
                text("explorers.panel_code"): lambda: panels.code_panel(self.code),
                text("explorers.panel_view"): lambda: panels.view_panel(self.view_code),
            }
        )
        part = self.controls
        self.children = (
            controls.row([part["years"], part["reach"]]),
            controls.row([part["counts"]]),
            controls.row([part["test"], part["deals"]]),
            self.status,
            widgets.VBox([self.picture.widget]).add_class("kit-stage"),
            widgets.HTML(self.notes).add_class("kit-notes"),
            self.panels,
            self.helper,
        )
        for name, control in part.items():
            traitlets.link((self, name), (control, "value"))
        self._start(state)

    @staticmethod
    def _switch(name: str, values: list[str]) -> widgets.ToggleButtons:
        return controls.switch(
            text(f"pauses.{name}"), {one: text(f"pauses.{name}.{one}") for one in values}
        )

    @cached_property
    def _whole(self) -> tuple[int, int]:
        return FIRST_YEAR, int(self.launches["start"].max().year)

    @property
    def _months(self) -> pd.PeriodIndex:
        last = min(self.launches["start"].max(), pd.Timestamp(f"{self.years[1]}-12-31"))
        return analysis.months(f"{self.years[0]}-01-01", last.strftime("%Y-%m-%d"))

    @property
    def _contacts(self) -> pd.DataFrame:
        return choose(self.talks, RULES[self.counts])

    @property
    def selected(self) -> pd.DataFrame:
        """One row for each month: `launch_days`, and whether talks were `going_on`."""
        months = self._months
        days = self.launches["start"].drop_duplicates()
        return pd.DataFrame(
            {
                "launch_days": analysis.counts_by_month(days, months),
                "going_on": analysis.going_on(self._contacts, months, self.reach),
            }
        )

    @property
    def result(self) -> analysis.Result | None:
        """What the test finds, or None if there are too few months of one kind."""
        key = (self.years, self.counts, self.reach, self.test)
        if key not in self._results:
            rows = self.selected
            run = analysis.by_dealing if self.test == "dealing" else analysis.by_shift
            try:
                self._results[key] = run(rows["launch_days"], rows["going_on"])
            except ValueError:
                self._results[key] = None
        return self._results[key]

    @property
    def code(self) -> str:
        """Lines that give the same months as `selected` and, if they can be compared, the test."""
        months, rule = self._months, "".join(f"{line}\n" for line in _lines(self.counts))
        run = "by_dealing" if self.test == "dealing" else "by_shift"
        test = f'\nresult = pauses.{run}(shown["launch_days"], shown["going_on"])'
        return (
            "import pandas as pd\n\nimport kit\nfrom kit.analysis import pauses\n\n"
            f'months = pauses.months("{months[0]}", "{months[-1]}")\n'
            f'days = kit.launches()["start"].drop_duplicates()\nshown = kit.talks()\n{rule}'
            'shown = pd.DataFrame({"launch_days": pauses.counts_by_month(days, months),\n'
            f'    "going_on": pauses.going_on(shown, months, reach={self.reach})}})'
            f"{'' if self.result is None else test}"
        )

    @property
    def sources(self) -> pd.DataFrame:
        """The sources of the talks and launches of these years."""
        first, last = f"{self.years[0]}-01-01", f"{self.years[1]}-12-31"
        parts = [
            rows.loc[rows["start"].between(first, last), ["source_ids"]]
            for rows in (self._contacts, self.launches)
        ]
        return panels.sources_of(pd.concat(parts))

    @property
    def alt_text(self) -> str:
        """Picture and result in words."""
        tried = self._chance_shown()
        chance = text("pauses.alt_chance_none")
        if len(tried):
            low, high = number(tried.min(), "+.2f"), number(tried.max(), "+.2f")
            chance = text("pauses.alt_chance", low=low, high=high)
        first, last = (month.strftime("%B %Y") for month in self._months[[0, -1]])
        return text("pauses.alt", first=first, last=last, status=self.status_text(), chance=chance)

    def _chance_shown(self) -> Any:
        result = self.result
        return [] if result is None else result.chance[: DEALS[self.deals]]

    def status_text(self) -> str:
        """Return the two means, their difference and, once chance was tried in full, its share."""
        result = self.result
        if result is None:
            return text("pauses.status_few")
        sentence = text(
            "pauses.status",
            inside=result.months, outside=len(self._months) - result.months,
            during=f"{result.during:.2f}", otherwise=f"{result.otherwise:.2f}",
            difference=number(result.difference, "+.2f"),
        )  # fmt: skip
        if self.deals == "all":
            share = f"{result.p:.1%}" if result.p >= 0.001 else "less than 0.1%"
            sentence += text("pauses.p", share=share, number=f"{len(result.chance):,}")
        return sentence

    @property
    def _theme(self) -> Theme:
        return theme_named(self.helper.dark, self.helper.large, self.helper.width)

    @property
    def _width(self) -> int:
        return round((self.helper.width or DEFAULT_WIDTH) / self._theme.scale)

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the picture as plain data."""
        rows = self.selected
        return pauses_parts(
            rows["launch_days"], rows["going_on"], self.result, DEALS[self.deals], theme, width
        )

    @property
    def notes(self) -> Markup:
        """The legend of the figure and what it cannot tell, as they stand under it."""
        return fill(
            "<p>{legend}</p><p>{limits}</p>",
            legend=text("pauses.legend"), limits=text("pauses.limits"),
        )  # fmt: skip

    def figure(self, dark: bool = False) -> Any:
        """Return the present picture as a figure of its own, for a print or a still."""
        theme = theme_named(dark)
        return whole_figure(self.parts(theme, DEFAULT_WIDTH), theme, self.alt_text)

    def _full(self) -> None:
        self.status.value = fill('<p class="kit-status">{s}</p>', s=self.status_text())
        self.picture.redraw(self.parts(self._theme, self._width), self._theme)
        self.helper.figure_text = [self.alt_text]
        self.panels.refresh()

    def _table(self) -> Markup:
        rows = self.selected
        heads = [text(f"pauses.table_{one}") for one in ("kind", "months", "days", "mean")]
        cells = []
        for kind, inside in (("inside", True), ("outside", False)):
            days = rows.loc[rows["going_on"] == inside, "launch_days"]
            mean = f"{days.mean():.2f}" if len(days) else ""
            cells.append((text(f"pauses.kind_{kind}"), len(days), int(days.sum()), mean))
        return panels.table(text("pauses.table_caption"), heads, cells, name=0)

    def _source_list(self) -> Markup:
        rows = pd.DataFrame({"source_ids": [(one,) for one in self.sources["source_id"]]})
        return panels.source_list(rows)

    def _check(self, state: dict[str, Any]) -> None:
        check_years(state, self._whole)
        check_one("counts", state, ("governments", "any"))
        check_one("test", state, ("dealing", "shift"))
        check_one("deals", state, DEALS)
        reach = tuple(str(one) for one in range(FARTHEST + 1))
        check_choice("reach", (str(state.get("reach", 1)),), reach)


def _lines(counts: str) -> list[str]:
    return [line for rule in RULES[counts] for line in rule.code()]


def pauses(**state: Any) -> PausesExplorer:
    """Open the pause explorer, for example `pauses(reach=2, deals="all")`."""
    return PausesExplorer(**state)
