"""The tone of statements over time, as two coders read it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, Years, choose, code
from kit.analysis.tone import COMPARED, spread, with_both_coders, yearly
from kit.explorers import controls, panels
from kit.explorers.base import check_choice, check_one, check_years
from kit.explorers.cards import actor_names, card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.dots import Dots, dots_parts
from kit.figures.theme import FAMILIES, STATE_MARKS, Mark, Theme
from kit.language import count, text
from kit.page.markup import Markup, join
from kit.page.numbers import number
from kit.tables import dates
from kit.tables.frames import load

FIRST, LAST = 2002, 2026
SIDE_MARKS: dict[str, Mark] = {
    **{side: STATE_MARKS[side] for side in ("JPN", "PRK")},
    "families": FAMILIES,
    **{side: STATE_MARKS[side] for side in ("USA", "KOR", "CHN")},
}
EVENTS = ("none", "tests", "summits")
LINES = ("JPN", "PRK")


class ToneExplorer(RowExplorer):
    """Statements by date and tone.

    Attributes
    ----------
    years : tuple of int
        First and last year.
    side, themes : tuple of str
        Only statements of these sides, or with one of these themes; empty for all.
    coder : str
        `first` or `second` coder, or `differ`: only statements that the two coded differently.
    around : str
        Events drawn above: `none`, `tests` or `summits`.
    statement : str
        Id of the statement on the card, or "".
    """

    letter = "TN"
    section = "tone"
    id_column = "statement_id"
    chosen = "statement"
    moving = frozenset({"years"})
    fields = (
        Field("years", ""), Field("side", "s", several=True), Field("themes", "t", several=True),
        Field("coder", "c"), Field("around", "e"), Field("statement", "r"),
    )  # fmt: skip

    years = traitlets.Tuple(traitlets.Int(), traitlets.Int(), default_value=(FIRST, LAST))
    side = traitlets.Tuple(())
    themes = traitlets.Tuple(())
    coder = traitlets.Unicode(COMPARED[0])
    around = traitlets.Unicode(EVENTS[0])
    statement = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.statements = with_both_coders(load("statements"), load("statement_codes"))
        self.people, book = load("actors"), load("codebook")
        self.tones = {int(row.tone): row.label for row in book[book["kind"] == "tone"].itertuples()}
        self.theme_names = {
            row.value.removeprefix("theme_"): row.label
            for row in book[book["kind"] == "theme"].itertuples()
        }
        self._names = self.people.set_index("actor_id")["name"].to_dict()
        self._events = _events()
        super().__init__("kit-tone")
        self.controls = {
            "years": controls.year_range_slider(FIRST, LAST),
            "side": Chips(
                text("tone.side"),
                {one: f"{mark.glyph} {text(f'tone.side.{one}')}"
                 for one, mark in SIDE_MARKS.items()},
            ),
            "themes": Chips(text("tone.themes"), self.theme_names),
            "coder": controls.switch(
                text("tone.coder"), {one: text(f"tone.coder.{one}") for one in COMPARED}
            ),
            "around": controls.switch(
                text("tone.around"), {one: text(f"tone.around.{one}") for one in EVENTS}
            ),
        }  # fmt: skip
        part = self.controls
        self._assemble([
            controls.row([part["years"]]), part["side"], part["themes"],
            controls.row([part["coder"], part["around"]]),
        ])  # fmt: skip
        self._bind(*self.controls.keys() - {"previous", "next"})
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All statements, with the codes of both coders."""
        return self.statements

    @property
    def _rules(self) -> list[Any]:
        return [
            Years(*self.years), Choice("side", self.side),
            Choice("themes", self.themes, several=True),
        ]  # fmt: skip

    @property
    def selected(self) -> pd.DataFrame:
        """The statements shown, in order of time, with the tone shown as `shown_tone`."""
        rows = choose(self.statements, self._rules)
        if self.coder == "differ":
            rows = rows[rows["tone"] != rows["second_tone"]]
        column = "second_tone" if self.coder == "second" else "tone"
        return rows.assign(shown_tone=rows[column])

    @property
    def code(self) -> str:
        """Lines of pandas that give the same statements as `selected`."""
        rules = code("statements", self._rules)
        lines = ['shown = shown.sort_values(["start", "statement_id"])']
        if self.coder == "differ":
            lines += [
                'second = kit.statement_codes().set_index("statement_id")["tone"]',
                'shown = shown[shown["tone"] != shown["statement_id"].map(second)]',
            ]
        return "\n".join([rules, *lines])

    @property
    def cited(self) -> pd.DataFrame:
        """The statements shown and the events above them."""
        return pd.concat([self.selected, self._shown_events], ignore_index=True)

    @property
    def _shown_events(self) -> pd.DataFrame:
        rows = self._events[self._events["kind"] == self.around]
        first, last = self.years
        return rows[rows["start"].dt.year.between(first, last)]

    @property
    def alt_text(self) -> str:
        """Number of statements, mean tone of the two sides, and range of years."""
        rows = self.selected
        if rows.empty:
            return text("tone.alt_none")
        return count(
            "tone.alt", len(rows), first=rows["start"].dt.year.min(),
            last=rows["start"].dt.year.max(), means=self._means(rows),
        )  # fmt: skip

    def _means(self, rows: pd.DataFrame) -> str:
        means = rows.groupby("side")["shown_tone"].mean()
        return ", ".join(
            text("tone.mean", side=text(f"tone.side.{side}"), mean=signed(means[side]))
            for side in LINES if side in means.index
        ) or text("tone.no_mean")  # fmt: skip

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return each statement at its day and tone, with the yearly mean of both sides."""
        shown = self.selected
        rows = pd.DataFrame({
            "row_id": shown["statement_id"], "start": shown["start"],
            "value": spread(shown), "style": shown["side"],
            "hollow": shown["certainty"] != "agreed",
            "words": [self.line(row) for row in shown.itertuples()],
        })  # fmt: skip
        look = Dots(
            SIDE_MARKS, {one: (SIDE_MARKS[one], text(f"tone.side.{one}")) for one in LINES},
            {tone: f"{signed(tone)} {label}" for tone, label in self.tones.items()},
            (-2.6, 2.6), f"{self.years[0]}-01-01", f"{self.years[1]}-12-31", self.statement,
            [(f"{row.start:%Y-%m-%d}", f"{dates.display(row.date)}: {row.title}")
             for row in self._shown_events.itertuples()],
            width=width, theme=theme,
        )  # fmt: skip
        return dots_parts(rows, yearly(shown, LINES), look)

    def status_text(self) -> str:
        """Return how many statements are shown, and the mean tone of the two sides."""
        rows = self.selected
        return count("tone.status", len(rows), all=len(self.statements), means=self._means(rows))

    def line(self, row: Any) -> str:
        """Return date, speaker and tone."""
        tone = getattr(row, "shown_tone", row.tone)
        return text("tone.line", date=dates.display(row.date), speaker=self._speaker(row),
                    tone=signed(tone))  # fmt: skip

    def _speaker(self, row: Any) -> str:
        return str(self._names.get(row.speaker_id, row.speaker_id))

    def card_of(self, row: Any) -> Markup:
        """Return a statement with both codes and their reasons."""
        return card(
            row.statement_id, join(actor_names([row.speaker_id], self.people)), row.gist,
            row.source_ids, kind=text(f"tone.side.{row.side}"), date=dates.display(row.date),
            facts=[
                (text("tone.where"), row.channel), (text("tone.to"), row.addressee),
                (text("tone.coder.first"), self._code(row.tone, row.tone_reason)),
                (text("tone.coder.second"), self._code(row.second_tone, row.second_reason)),
                (text("tone.themes"), ", ".join(self.theme_names[one] for one in row.themes)),
                (text("explorers.card_note"), row.note if isinstance(row.note, str) else ""),
            ],
        )  # fmt: skip

    def _code(self, tone: int, reason: object) -> str:
        why = f" – {reason}" if isinstance(reason, str) and reason else ""
        return f"{signed(tone)} {self.tones[int(tone)]}{why}"

    def table(self) -> Markup:
        """Return the statements as a table."""
        heads = [text(f"tone.table_{one}") for one in ("date", "speaker", "gist", "first",
                                                       "second")]  # fmt: skip
        rows = [
            (dates.display(row.date), self._speaker(row), row.gist, signed(row.tone),
             signed(row.second_tone))
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("tone.table_caption", len(rows)), heads, rows, name=0)

    def _check(self, state: dict[str, Any]) -> None:
        check_years(state, (FIRST, LAST))
        check_choice("side", tuple(state.get("side", ())), tuple(SIDE_MARKS))
        check_choice("themes", tuple(state.get("themes", ())), tuple(self.theme_names))
        check_choice("coder", (state.get("coder", self.coder),), COMPARED)
        check_choice("around", (state.get("around", self.around),), EVENTS)
        check_one("statement", state, self.statements["statement_id"])


def _events() -> pd.DataFrame:
    """Return nuclear tests with flights over Japan, and meetings of leaders, as `kind`."""
    nuclear, flown, talks = load("nuclear_tests"), load("overflights"), load("talks")
    flown = flown[flown["status"] == "overflight"]
    met = talks[talks["level"] == "leader"]
    columns = ["kind", "date", "start", "title", "source_ids"]
    found = [
        nuclear.assign(kind="tests", title=text("tone.nuclear_test")),
        flown.assign(kind="tests", title=text("tone.overflight")),
        met.assign(kind="summits", title=met["name"]),
    ]
    return pd.concat([rows[columns] for rows in found]).sort_values("start")


def signed(value: float) -> str:
    """Return a tone or a mean with its sign; a mean with two decimals."""
    return number(value, "+.2f" if float(value) % 1 else "+.0f")


def tone(**state: Any) -> ToneExplorer:
    """Open the statements by tone, for example `tone(coder="differ")`."""
    return ToneExplorer(**state)
