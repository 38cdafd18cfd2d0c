"""Approval of the cabinets of Japan, poll by poll, with the house effects of the pollsters."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, choose, code
from kit.analysis.event_study import dealings, middle
from kit.analysis.house_effects import house_effects, without_house
from kit.explorers import controls, panels
from kit.explorers.base import check_choice, check_one
from kit.explorers.cards import card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.cabinets import with_cabinets
from kit.figures.dots import Dots, dots_parts
from kit.figures.theme import Mark, Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.page.numbers import number
from kit.tables import dates
from kit.tables.frames import load

POLLSTER_MARKS: dict[str, Mark] = {
    "nhk": Mark("circle", "●", "#0067a3", "#56b4e9"),
    "yomiuri": Mark("square", "■", "#b3500a", "#f0a05a"),
    "asahi": Mark("triangle-up", "▲", "#00785a", "#33c9a0"),
    "kyodo": Mark("diamond", "◆", "#5b3fa0", "#b6a1f0"),
    "jiji": Mark("cross", "✚", "#806000", "#e0c050"),
    "nikkei": Mark("star", "★", "#a02c6c", "#ef8fc4"),
    "sankei_fnn": Mark("x", "✖", "#7a5230", "#d0a479"),
    "mainichi": Mark("hexagon", "⬢", "#0b7285", "#66d0e0"),
    "jnn": Mark("triangle-down", "▼", "#3d4650", "#c6ced6"),
    "ann": Mark("pentagon", "⬟", "#5c6670", "#9fa9b3"),
    "nnn": Mark("triangle-right", "▶", "#0067a3", "#56b4e9"),
}
MEASURES = ("approve", "disapprove")
HOUSE = ("published", "without")
AROUND = ("none", "dealings")
MEAN = Mark("circle", "●", "#1b1f24", "#eceff3")
TOP = 82.0


class ApprovalExplorer(RowExplorer):
    """Polls on the cabinets of Japan.

    Attributes
    ----------
    cabinet : str
        Id of the prime minister, or "" for all.
    pollsters : tuple of str
        Only polls of these pollsters; empty for all.
    measure : str
        `approve` or `disapprove`.
    house : str
        `published`, or `without` the house effect of each pollster.
    around : str
        `none`, or the `dealings` of prime ministers with Pyongyang above the marks.
    poll : str
        Id of the poll on the card, or "".
    """

    letter = "AP"
    section = "approval"
    id_column = "approval_id"
    chosen = "poll"
    fields = (
        Field("cabinet", "c"), Field("pollsters", "p", several=True), Field("measure", "m"),
        Field("house", "h"), Field("around", "e"), Field("poll", "r"),
    )  # fmt: skip

    cabinet = traitlets.Unicode("kishida_fumio")
    pollsters = traitlets.Tuple(())
    measure = traitlets.Unicode(MEASURES[0])
    house = traitlets.Unicode(HOUSE[0])
    around = traitlets.Unicode(AROUND[0])
    poll = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        rows = load("approval")
        order = rows.assign(mid=middle(rows)).sort_values(["mid", "approval_id"])
        self.polls = order.reset_index(drop=True)
        self._dealings = dealings(load("events"), load("offices"))
        names = self.polls.drop_duplicates("pollster_id").set_index("pollster_id")["pollster"]
        self.names = {one: str(names[one]) for one in POLLSTER_MARKS}
        heads = load("actors").set_index("actor_id")["name"]
        self.cabinets = {
            str(one): str(heads[one]) for one in self.polls["cabinet"].drop_duplicates()
        }
        super().__init__("kit-approval")
        self.controls = {
            "cabinet": controls.list_of(
                text("approval.cabinet"), {"": text("approval.all_cabinets"), **self.cabinets}
            ),
            "pollsters": Chips(
                text("approval.pollsters"),
                {one: f"{mark.glyph} {self.names[one]}" for one, mark in POLLSTER_MARKS.items()},
            ),
            "measure": controls.switch(
                text("approval.measure"), {one: text(f"approval.{one}") for one in MEASURES}
            ),
            "house": controls.switch(
                text("approval.house"), {one: text(f"approval.house.{one}") for one in HOUSE}
            ),
            "around": controls.switch(
                text("approval.around"), {one: text(f"approval.around.{one}") for one in AROUND}
            ),
        }  # fmt: skip
        part = self.controls
        self._assemble([
            controls.row([part["cabinet"], part["measure"]]), part["pollsters"],
            controls.row([part["house"], part["around"]]),
        ])  # fmt: skip
        self._bind("cabinet", "pollsters", "measure", "house", "around")
        self._start(state)

    @cached_property
    def effects(self) -> dict[str, pd.DataFrame]:
        """House effects of the pollsters by measure."""
        return {one: house_effects(self.polls, one) for one in MEASURES}

    @property
    def everything(self) -> pd.DataFrame:
        """All polls."""
        return self.polls

    @property
    def _rules(self) -> list[Choice]:
        cabinet = (self.cabinet,) if self.cabinet else ()
        return [Choice("cabinet", cabinet), Choice("pollster_id", self.pollsters)]

    @property
    def selected(self) -> pd.DataFrame:
        """The polls that give the measure, in order of time, with the value shown as `value`."""
        rows = choose(self.polls, self._rules)
        rows = rows[rows[self.measure].notna()]
        if self.house == "without":
            return rows.assign(value=without_house(rows, self.effects[self.measure], self.measure))
        return rows.assign(value=rows[self.measure].astype("float64"))

    @property
    def code(self) -> str:
        """Lines of pandas that give the same polls as `selected`."""
        lines = [
            code("approval", self._rules),
            f'shown = shown[shown["{self.measure}"].notna()]',
            "from kit.analysis.event_study import middle",
            'shown = shown.assign(mid=middle(shown)).sort_values(["mid", "approval_id"])',
        ]
        if self.house == "without":
            lines += [
                "from kit.analysis.house_effects import house_effects, without_house",
                f'effects = house_effects(kit.approval(), "{self.measure}")',
                f'shown["value"] = without_house(shown, effects, "{self.measure}")',
            ]
        return "\n".join(lines)

    @property
    def cited(self) -> pd.DataFrame:
        """The polls shown and the dealings above them."""
        return pd.concat([self.selected, self._shown_dealings], ignore_index=True)

    @property
    def _shown_dealings(self) -> pd.DataFrame:
        rows = self.selected
        if self.around == "none" or rows.empty:
            return self._dealings.head(0)
        return self._dealings[
            self._dealings["start"].between(rows["mid"].iloc[0], rows["mid"].iloc[-1])
        ]

    @property
    def alt_text(self) -> str:
        """Lowest, highest and mean value of what is shown, in words."""
        rows = self.selected
        if rows.empty:
            return text("approval.alt_none")
        return count(
            "approval.alt", len(rows), measure=text(f"approval.{self.measure}"),
            who=self.cabinets.get(self.cabinet, text("approval.all_cabinets")),
            low=f"{rows['value'].min():.0f}", high=f"{rows['value'].max():.0f}",
            mean=f"{rows['value'].mean():.0f}", first=_month(rows["start"].min()),
            last=_month(rows["end"].max()),
        )  # fmt: skip

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return each poll at its middle day, and the mean of each month."""
        shown = self.selected
        rows = pd.DataFrame({
            "row_id": shown["approval_id"], "start": shown["mid"], "value": shown["value"],
            "style": shown["pollster_id"], "hollow": shown["certainty"] != "agreed",
            "words": [self.line(row) for row in shown.itertuples()],
        })  # fmt: skip
        first, last = self._ends(shown)
        look = Dots(
            POLLSTER_MARKS, {"mean": (MEAN, text("approval.mean"))},
            {step: f"{step:.0f} %" for step in range(0, 81, 20)}, (0, TOP), first, last, self.poll,
            [(f"{row.start:%Y-%m-%d}", f"{dates.display(row.date)}: {row.title}")
             for row in self._shown_dealings.itertuples()],
            width=width, theme=theme,
        )  # fmt: skip
        parts = dots_parts(rows, _monthly(shown), look)
        return with_cabinets(parts, shown if not self.cabinet else shown.head(0), theme, width)

    def _ends(self, shown: pd.DataFrame) -> tuple[str, str]:
        rows = shown if len(shown) else self.polls
        first, last = rows["mid"].iloc[0], rows["mid"].iloc[-1]
        room = max(pd.Timedelta(days=20), (last - first) * 0.015)  # no mark is cut at the ends
        ends = first - room, last + room
        return f"{ends[0]:%Y-%m-%d}", f"{ends[1]:%Y-%m-%d}"

    def status_text(self) -> str:
        """Return how many polls are shown, and of how many pollsters."""
        rows = self.selected
        return count("approval.status", len(rows), all=len(self.polls),
                     pollsters=rows["pollster_id"].nunique())  # fmt: skip

    def line(self, row: Any) -> str:
        """Return date, pollster and value."""
        value = getattr(row, "value", getattr(row, self.measure))
        return text("approval.line", date=dates.display(row.date), pollster=row.pollster,
                    value=_percent(value), cabinet=row.cabinet_label)  # fmt: skip

    def card_of(self, row: Any) -> Markup:
        """Return a poll as published."""
        given = int(row.respondents) if pd.notna(row.respondents) else ""
        return card(
            row.approval_id, f"{row.pollster}: {row.cabinet_label}",
            text("approval.figures", approve=_percent(row.approve),
                 disapprove=_percent(row.disapprove)),
            row.source_ids, kind=text("approval.kind"), date=dates.display(row.date),
            facts=[
                (text("approval.method"), text(f"approval.method.{row.method}")),
                (text("approval.respondents"), f"{given:,}" if given else ""),
                (text("explorers.card_certainty"), text(f"explorers.certainty_{row.certainty}")),
                (text("explorers.card_note"), row.note if isinstance(row.note, str) else ""),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the polls as a table."""
        heads = [text(f"approval.table_{one}") for one in ("date", "pollster", "cabinet", "value")]
        rows = [
            (dates.display(row.date), row.pollster, row.cabinet_label, _percent(row.value))
            for row in self.selected.itertuples()
        ]
        key = "approval.table_caption"
        if self.house == "without":  # two tables on one page are told apart by their captions
            key = "approval.table_caption_adjusted"
        return panels.table(count(key, len(rows)), heads, rows, name=0)

    def house_table(self) -> Markup:
        """Return the house effect of each pollster as a table."""
        heads = [text(f"approval.table_{one}") for one in ("pollster", "effect", "range", "polls")]
        rows = [
            (self.names[row.pollster_id], _signed(row.effect),
             text("approval.from_to", low=_signed(row.low), high=_signed(row.high)), row.polls)
            for row in self.effects[self.measure].itertuples()
        ]  # fmt: skip
        return panels.table(text("approval.house_caption"), heads, rows, name=0)

    def _makers(self) -> dict[str, Any]:
        makers = super()._makers()
        view = makers.pop("view")
        return {**makers, "house": self.house_table, "view": view}

    def _check(self, state: dict[str, Any]) -> None:
        check_one("cabinet", state, self.cabinets)
        check_choice("pollsters", tuple(state.get("pollsters", ())), tuple(POLLSTER_MARKS))
        check_choice("measure", (state.get("measure", self.measure),), MEASURES)
        check_choice("house", (state.get("house", self.house),), HOUSE)
        check_choice("around", (state.get("around", self.around),), AROUND)
        check_one("poll", state, self.polls["approval_id"])


def _monthly(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the mean of each month and cabinet, at mid-month; months without polls are gaps."""
    found = []
    for _, own in rows.groupby("cabinet", sort=False):
        month = own["mid"].dt.to_period("M")
        means = own.groupby(month)["value"].mean()
        whole = pd.period_range(means.index.min(), means.index.max(), freq="M")
        means = means.reindex(whole)
        starts = means.index.to_timestamp() + pd.Timedelta(days=14)
        found.append(pd.DataFrame({"start": starts, "value": means.to_numpy()}))
        found.append(pd.DataFrame({"start": [starts[-1] + pd.Timedelta(days=1)], "value": [None]}))
    if not found:
        return pd.DataFrame({"line": [], "start": [], "value": []})
    joined = pd.concat([one.astype({"value": "float64"}) for one in found], ignore_index=True)
    return joined.assign(line="mean")


def _month(day: pd.Timestamp) -> str:
    return dates.display(day.strftime("%Y-%m"))


def _percent(value: Any) -> str:
    return text("approval.unknown") if pd.isna(value) else f"{float(value):.1f}".removesuffix(".0")


def _signed(value: float) -> str:
    return number(value, "+.1f")


def approval(**state: Any) -> ApprovalExplorer:
    """Open cabinet approval, for example `approval(house="without")`."""
    return ApprovalExplorer(**state)
