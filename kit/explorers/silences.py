"""The silence explorer: how long no contact is known, by what you let count."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import choose, code
from kit.analysis.silences import RULES
from kit.analysis.silences import silences as find_silences
from kit.explorers import controls, panels
from kit.explorers.base import check_one
from kit.explorers.cards import card
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.silences import describe, in_words, length, silences_parts
from kit.figures.theme import Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load


class SilencesExplorer(RowExplorer):
    """The time between one contact and the next, the longest first.

    Attributes
    ----------
    counts : str
        What counts as contact: `governments` (talks of governments, confirmed by both),
        `red_cross` (all that both sides confirm), `any` (reported ones too).
    silence : str
        Id of the silence on the card, or "".
    """

    letter = "S"
    section = "silences"
    id_column = "silence_id"
    chosen = "silence"
    fields = (Field("counts", "k"), Field("silence", "s"))

    counts = traitlets.Enum(list(RULES), "governments")
    silence = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.talks = load("talks")
        self._names = {
            row.talk_id: text("talks.line", date=dates.display(row.date), name=row.name)
            for row in self.talks.itertuples()
        }
        self.today = load("events")["start"].max().strftime("%Y-%m-%d")
        self._found: dict[str, pd.DataFrame] = {}
        super().__init__("kit-silences")
        self.controls = {
            "counts": controls.switch(
                text("silences.counts"), {key: text(f"silences.counts.{key}") for key in RULES}
            )
        }
        self._assemble([controls.row([self.controls["counts"]])])
        self._bind("counts")
        self._start(state)

    @property
    def contacts(self) -> pd.DataFrame:
        """The talks that count."""
        return choose(self.talks, RULES[self.counts])

    @property
    def everything(self) -> pd.DataFrame:
        """The silences between the contacts that count."""
        return self.selected

    @property
    def selected(self) -> pd.DataFrame:
        """The silences, the longest first, with the sources of the contacts before and after."""
        if self.counts not in self._found:
            self._found[self.counts] = self._silences()
        return self._found[self.counts]

    def _silences(self) -> pd.DataFrame:
        found = find_silences(self.contacts, "talk_id", until=self.today)
        named = self.talks.set_index("talk_id")
        ends = [[one for one in (row.after, row.before) if one] for row in found.itertuples()]
        sources = [
            tuple(dict.fromkeys(source for one in pair for source in named.loc[one, "source_ids"]))
            for pair in ends
        ]
        ids = [f"after_{name}" for name in found["after"]]
        found = found.assign(silence_id=ids, source_ids=sources)
        return found.sort_values("days", ascending=False, kind="stable", ignore_index=True)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same silences as `selected`."""
        return (
            f"from kit.analysis.silences import silences\n{code('talks', RULES[self.counts])}\n"
            f'shown = silences(shown, "talk_id", until="{self.today}")\n'
            'shown["silence_id"] = "after_" + shown["after"]\n'
            'shown = shown.sort_values("days", ascending=False, kind="stable")'
        )

    @property
    def alt_text(self) -> str:
        """The longest silences in words."""
        return describe(self.selected)

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the bars of the silences."""
        return silences_parts(self.selected, self.contacts, self.silence, theme, width)

    def status_text(self) -> str:
        """Return how many silences there are, and how long the longest is."""
        shown = self.selected
        if shown.empty:
            return text("silences.status_none")
        return count("silences.status", len(shown), longest=length(int(shown["days"].iloc[0])))

    def line(self, row: Any) -> str:
        """Return length, begin and end of a silence."""
        return in_words(row)

    def _name(self, talk_id: str) -> str:
        if not talk_id:
            return text("silences.goes_on", date=dates.display(self.today))
        return self._names[talk_id]

    def card_of(self, row: Any) -> Markup:
        """Return the card of a silence: what was before it and what ended it."""
        return card(
            row.silence_id, length(row.days), self.line(row), row.source_ids,
            facts=[
                (text("silences.after"), self._name(row.after)),
                (text("silences.before"), self._name(row.before)),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the silences as a table."""
        heads = [
            text(f"silences.table_{one}") for one in ("length", "start", "end", "after", "before")
        ]
        rows = [
            (
                length(row.days), dates.display(row.start.strftime("%Y-%m-%d")),
                dates.display(row.end.strftime("%Y-%m-%d")),
                self._name(row.after), self._name(row.before),
            )
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("silences.table_caption", len(rows)), heads, rows, name=0)

    def _check(self, state: dict[str, Any]) -> None:
        check_one("counts", state, RULES)
        check_one("silence", state, [f"after_{one}" for one in self.talks["talk_id"]])


def silences(**state: Any) -> SilencesExplorer:
    """Open the silence explorer, for example `silences(counts="any")`."""
    return SilencesExplorer(**state)
