"""The promises explorer: what each joint document promised, and what came of it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, choose, code
from kit.explorers import controls, panels
from kit.explorers.base import check_choice, check_one
from kit.explorers.cards import actor_names, card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.theme import Mark, Theme
from kit.figures.tiles import tiles_parts
from kit.language import count, text
from kit.page.markup import Markup, join
from kit.tables import dates
from kit.tables.frames import load

ALL = ""
OUTCOME_MARKS: dict[str, Mark] = {
    "kept": Mark("circle", "●", "#00785a", "#33c9a0"),
    "partly_kept": Mark("triangle-up", "▲", "#0067a3", "#56b4e9"),
    "disputed": Mark("diamond", "◆", "#b3500a", "#f0a05a"),
    "not_kept": Mark("x", "✖", "#a02c6c", "#ef8fc4"),
    "superseded": Mark("square", "■", "#5c6670", "#9fa9b3"),
    "open": Mark("pentagon", "⬟", "#806000", "#e0c050"),
}


class PromisesExplorer(RowExplorer):
    """Promises of joint documents, with what came of each.

    Attributes
    ----------
    document : str
        Only promises of this document (its name in the table), or "" for all.
    outcomes : tuple of str
        Only promises of which this came; empty for all.
    promise : str
        Id of the promise on the card, or "".
    """

    letter = "D"
    section = "promises"
    id_column = "promise_id"
    chosen = "promise"
    fields = (Field("document", "d"), Field("outcomes", "o", several=True), Field("promise", "p"))

    document = traitlets.Unicode(ALL)
    outcomes = traitlets.Tuple(())
    promise = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.promises = load("promises").sort_values("start", kind="stable", ignore_index=True)
        self.actors = load("actors")
        first = self.promises.drop_duplicates("document")
        self._documents = {
            row.document: f"{row.document}, {row.start.year}" for row in first.itertuples()
        }
        super().__init__("kit-promises")
        self.controls = {
            "document": controls.list_of(
                text("promises.document"), {ALL: text("promises.every_document"), **self._documents}
            ),
            "outcomes": Chips(
                text("promises.outcome"),
                {
                    key: f"{mark.glyph} {text(f'promises.outcome.{key}')}"
                    for key, mark in OUTCOME_MARKS.items()
                    if key in set(self.promises["outcome_status"])
                },
            ),
        }
        self._assemble([controls.row([self.controls["document"]]), self.controls["outcomes"]])
        self._bind("document", "outcomes")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All promises."""
        return self.promises

    @property
    def _rules(self) -> list[Choice]:
        document = (self.document,) if self.document else ()
        return [Choice("document", document), Choice("outcome_status", self.outcomes)]

    @property
    def selected(self) -> pd.DataFrame:
        """The promises shown, the oldest document first."""
        return choose(self.promises, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same promises as `selected`."""
        order = 'shown = shown.sort_values("start", kind="stable")'
        return f"{code('promises', self._rules)}\n{order}"

    @property
    def alt_text(self) -> str:
        """The promises in words."""
        shown = self.selected
        if shown.empty:
            return text("promises.alt_none")
        counts = shown["outcome_status"].value_counts()
        outcomes = ", ".join(f"{text(f'promises.outcome.{key}')} {n}" for key, n in counts.items())
        documents = shown["document"].nunique()
        return count("promises.alt", len(shown), documents=documents, outcomes=outcomes)

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return one mark for each promise, in the row of its document."""
        shown = self.selected
        rows = pd.DataFrame(
            {
                "row_id": shown["promise_id"], "lane": shown["document"],
                "style": shown["outcome_status"], "words": shown["promise"],
            }
        )  # fmt: skip
        present = set(shown["document"])
        lanes = {key: name for key, name in self._documents.items() if key in present}
        return tiles_parts(rows, lanes, OUTCOME_MARKS, self.promise, theme, width)

    def status_text(self) -> str:
        """Return how many promises are shown."""
        return count("promises.status", len(self.selected), all=len(self.promises))

    def line(self, row: Any) -> str:
        """Return document and promise."""
        document = self._documents[row.document]
        return text("promises.line", document=document, promise=row.promise)

    def _by(self, ids: tuple[str, ...]) -> Markup:
        return join(actor_names(ids, self.actors), ", ")

    def card_of(self, row: Any) -> Markup:
        """Return a promise and what came of it."""
        mark = OUTCOME_MARKS[row.outcome_status]
        return card(
            row.promise_id, self._documents[row.document], row.promise, row.source_ids,
            kind=f"{mark.glyph} {text(f'promises.outcome.{row.outcome_status}')}",
            date=dates.display(row.date),
            facts=[
                (text("promises.by"), self._by(row.promised_by)),
                (text("promises.by_when"), row.by_when),
                (text("promises.came_of_it"), row.outcome),
                (text("promises.tokyo"), row.japan_says),
                (text("promises.pyongyang"), row.dprk_says),
                (text("promises.note"), row.note),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the promises shown as a table."""
        heads = [
            text(f"promises.table_{one}")
            for one in ("document", "promise", "by", "outcome", "status")
        ]
        rows = [
            (
                self._documents[row.document], row.promise, self._by(row.promised_by), row.outcome,
                text(f"promises.outcome.{row.outcome_status}"),
            )
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("promises.table_caption", len(rows)), heads, rows, name=1)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("outcomes", state.get("outcomes", ()), tuple(OUTCOME_MARKS))
        check_one("document", state, self._documents)
        check_one("promise", state, self.promises["promise_id"])


def promises(**state: Any) -> PromisesExplorer:
    """Open the promises explorer, for example `promises(outcomes=("disputed",))`."""
    return PromisesExplorer(**state)
