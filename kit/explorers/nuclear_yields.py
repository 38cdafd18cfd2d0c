"""The yields of the nuclear tests: every estimate as it was given, as a figure or a range."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, choose, code
from kit.explorers import panels
from kit.explorers.base import check_choice, check_one
from kit.explorers.cards import card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.intervals import intervals_parts
from kit.figures.theme import Mark, Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load

KIND_MARKS: dict[str, Mark] = {
    "official": Mark("square", "■", "#b3500a", "#f0a05a"),
    "academic": Mark("circle", "●", "#0067a3", "#56b4e9"),
    "press": Mark("triangle-up", "▲", "#5c6670", "#9fa9b3"),
    "reference": Mark("diamond", "◆", "#806000", "#e0c050"),
}
ROW_ID = 'shown["test_id"] + "/" + shown["estimator"]'


class NuclearYieldsExplorer(RowExplorer):
    """Estimates of the yield of each nuclear test.

    Attributes
    ----------
    tests : tuple of str
        Only estimates of these tests, by id; empty for all.
    kinds : tuple of str
        Only estimates of these kinds of estimators; empty for all.
    row : str
        Id of the estimate on the card, or "".
    """

    letter = "Y"
    section = "yields"
    id_column = "row_id"
    fields = (Field("tests", "t", several=True), Field("kinds", "k", several=True),
              Field("row", "r"))  # fmt: skip

    tests = traitlets.Tuple(())
    kinds = traitlets.Tuple(())
    row = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        rows = load("nuclear_yields")
        self.estimates = rows.assign(row_id=rows["test_id"] + "/" + rows["estimator"])
        self.all_tests = load("nuclear_tests").set_index("test_id", drop=False)
        super().__init__("kit-yields")
        self.controls = {
            "tests": Chips(
                text("yields.tests"),
                {
                    row.test_id: text("yields.test", number=row.test_no, year=row.start.year)
                    for row in self.all_tests.itertuples()
                },
            ),
            "kinds": Chips(
                text("yields.kinds"),
                {one: f"{mark.glyph} {text(f'yields.kind.{one}')}"
                 for one, mark in KIND_MARKS.items()},
            ),
        }  # fmt: skip
        self._assemble(list(self.controls.values()))
        self._bind("tests", "kinds")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All estimates."""
        return self.estimates

    @property
    def _rules(self) -> list[Choice]:
        return [Choice("test_id", self.tests), Choice("estimator_kind", self.kinds)]

    @property
    def selected(self) -> pd.DataFrame:
        """The estimates shown, test by test."""
        return choose(self.estimates, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same estimates as `selected`."""
        return f'{code("nuclear_yields", self._rules)}\nshown["row_id"] = {ROW_ID}'

    @property
    def cited(self) -> pd.DataFrame:
        """The estimates shown and their tests."""
        shown = self.selected
        tests = self.all_tests[self.all_tests["test_id"].isin(shown["test_id"])]
        return pd.concat([shown, tests], ignore_index=True)

    @property
    def alt_text(self) -> str:
        """The lowest and the highest estimate of each test shown, in words."""
        shown = self.selected
        if shown.empty:
            return text("yields.alt_none")
        listed = "; ".join(
            text("yields.span", test=self._heading(test_id), span=_span(rows))
            for test_id, rows in shown.groupby("test_id", sort=False)
        )
        return count("yields.alt", len(shown), listed=listed)

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return one line for each estimate, under the heading of its test."""
        shown = self.selected
        rows = pd.DataFrame(
            {
                "row_id": shown["row_id"], "group": shown["test_id"], "label": shown["estimator"],
                "style": shown["estimator_kind"], "value": shown["yield_kt"],
                "low": shown["low_kt"], "high": shown["high_kt"],
                "words": [self.line(row) for row in shown.itertuples()],
            }
        )  # fmt: skip
        groups = {one: self._heading(one) for one in self.all_tests["test_id"]}
        return intervals_parts(
            rows, groups, KIND_MARKS, self.row, text("yields.axis"), theme, width
        )

    def _heading(self, test_id: Any) -> str:
        test = self.all_tests.loc[test_id]
        return text("yields.heading", number=test["test_no"], date=dates.display(test["date"]))

    def status_text(self) -> str:
        """Return how many estimates are shown."""
        return count("yields.status", len(self.selected), all=len(self.estimates))

    def line(self, row: Any) -> str:
        """Return test, estimator and estimate."""
        return text(
            "yields.line", test=self._heading(row.test_id), who=row.estimator, amount=_amount(row)
        )

    def card_of(self, row: Any) -> Markup:
        """Return an estimate with what is known of its test."""
        test = self.all_tests.loc[row.test_id]
        mark = KIND_MARKS[row.estimator_kind]
        ids = tuple(dict.fromkeys((*row.source_ids, *test["source_ids"])))
        return card(
            row.row_id, _amount(row), text("yields.by", who=row.estimator), ids,
            kind=f"{mark.glyph} {text(f'yields.kind.{row.estimator_kind}')}",
            date=self._heading(row.test_id),
            facts=[
                (text("yields.note"), row.note),
                (text("yields.magnitude"), text(
                    "yields.magnitudes", usgs=test["magnitude"], ctbto=test["magnitude_ctbto"])),
                (text("yields.claim"), test["dprk_claim"] or text("yields.no_claim")),
                (text("yields.of_the_test"), test["note"]),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the estimates shown as a table."""
        heads = [text(f"yields.table_{one}") for one in ("test", "who", "kind", "amount", "note")]
        rows = [
            (
                self._heading(row.test_id), row.estimator,
                text(f"yields.kind.{row.estimator_kind}"), _amount(row), row.note,
            )
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("yields.table_caption", len(rows)), heads, rows, name=1)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("tests", state.get("tests", ()), tuple(self.all_tests["test_id"]))
        check_choice("kinds", state.get("kinds", ()), tuple(KIND_MARKS))
        check_one("row", state, self.estimates["row_id"])


def _amount(row: Any) -> str:
    """Return an estimate as it was given."""
    if pd.isna(row.low_kt):
        return text("yields.below", high=f"{row.high_kt:g}")
    if row.low_kt == row.high_kt:
        return text("yields.one", value=f"{row.high_kt:g}")
    given = {"low": f"{row.low_kt:g}", "high": f"{row.high_kt:g}"}
    if pd.isna(row.yield_kt):
        return text("yields.range", **given)
    return text("yields.with_range", value=f"{row.yield_kt:g}", **given)


def _span(rows: pd.DataFrame) -> str:
    low, high = rows[["low_kt", "high_kt"]].min().min(), rows["high_kt"].max()
    return text("yields.range", low=f"{low:g}", high=f"{high:g}")


def nuclear_yields(**state: Any) -> NuclearYieldsExplorer:
    """Open the yields, for example `nuclear_yields(tests=("nt_2017_09_03",))`."""
    return NuclearYieldsExplorer(**state)
