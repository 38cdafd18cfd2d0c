"""The claims explorer: claim, counter-claim, evidence, and how the matter stands."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, choose, code
from kit.explorers import controls, panels
from kit.explorers.base import check_choice, check_one
from kit.explorers.cards import card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures.strips import Strip, strip_parts
from kit.figures.theme import Mark, Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load

ANYONE = ""
STATUS_MARKS: dict[str, Mark] = {
    "contested": Mark("diamond", "◆", "#b3500a", "#f0a05a"),
    "unverified": Mark("circle", "●", "#5c6670", "#9fa9b3"),
    "withdrawn": Mark("x", "✖", "#5b3fa0", "#b6a1f0"),
    "refuted": Mark("triangle-down", "▼", "#a02c6c", "#ef8fc4"),
    "verified": Mark("square", "■", "#00785a", "#33c9a0"),
}


class ClaimsExplorer(RowExplorer):
    """Contested claims about the abductions, side by side.

    Attributes
    ----------
    standing : tuple of str
        How the claims stand (`contested`, `unverified`, `withdrawn`, `refuted`, `verified`).
    person : str
        Only claims about this person (id of the table of victims), or "".
    claim : str
        Id of the claim on the card, or "".
    """

    letter = "C"
    section = "claims"
    id_column = "claim_id"
    chosen = "claim"
    fields = (Field("standing", "s", several=True), Field("person", "p"), Field("claim", "c"))

    standing = traitlets.Tuple(())
    person = traitlets.Unicode(ANYONE)
    claim = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.claims = load("abduction_claims").sort_values(["start", "claim_id"], ignore_index=True)
        self.people = load("victims").sort_values("name")
        super().__init__("kit-claims")
        self.controls = {
            "standing": Chips(
                text("claims.status"),
                {
                    key: f"{mark.glyph} {text(f'claims.status.{key}')}"
                    for key, mark in STATUS_MARKS.items()
                },
            ),
            "person": controls.list_of(
                text("claims.person"),
                {
                    ANYONE: text("claims.anyone"),
                    **dict(zip(self.people["victim_id"], self.people["name"], strict=True)),
                },
            ),
        }
        self._assemble([self.controls["standing"], controls.row([self.controls["person"]])])
        self._bind("standing", "person")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All claims."""
        return self.claims

    @property
    def _rules(self) -> list[Choice]:
        person = (self.person,) if self.person else ()
        return [Choice("status", self.standing), Choice("victim_id", person, several=True)]

    @property
    def selected(self) -> pd.DataFrame:
        """The claims shown, in order of time."""
        return choose(self.claims, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same claims as `selected`."""
        order = 'shown = shown.sort_values(["start", "claim_id"])'
        return f"{code('abduction_claims', self._rules)}\n{order}"

    @property
    def alt_text(self) -> str:
        """The claims in words."""
        shown = self.selected
        if shown.empty:
            return text("claims.alt_none")
        counts = shown["status"].value_counts()
        statuses = ", ".join(f"{text(f'claims.status.{key}')} {n}" for key, n in counts.items())
        first, last = dates.display(shown["date"].iloc[0]), dates.display(shown["date"].iloc[-1])
        return count("claims.alt", len(shown), first=first, last=last, statuses=statuses)

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the claims in lanes by subject."""
        shown, everything = self.selected, self.claims
        rows = pd.DataFrame(
            {
                "row_id": shown["claim_id"], "lane": shown["topic"], "style": shown["status"],
                "start": shown["start"], "end": shown["start"],
                "words": [self.line(row) for row in shown.itertuples()], "hollow": False,
            }
        )  # fmt: skip
        topics = list(dict.fromkeys(everything["topic"]))
        strip = Strip(
            lanes={topic: text(f"claims.topic.{topic}") for topic in topics},
            styles=STATUS_MARKS,
            first=f"{everything['start'].min().year - 1}-07-01",
            last=f"{everything['start'].max().year + 1}-06-30",
            selected=self.claim, width=width, theme=theme,
        )  # fmt: skip
        return strip_parts(rows, rows.head(0), strip)

    def status_text(self) -> str:
        """Return how many claims are shown."""
        return count("claims.status", len(self.selected), all=len(self.claims))

    def line(self, row: Any) -> str:
        """Return date, claimant and claim."""
        date = dates.display(row.date)
        return text("claims.line", date=date, who=row.claimant, claim=row.claim)

    def card_of(self, row: Any) -> Markup:
        """Return claim, counter-claim, evidence and how the matter stands."""
        return card(
            row.claim_id, text("claims.claims", who=row.claimant), row.claim, row.source_ids,
            kind=f"{STATUS_MARKS[row.status].glyph} {text(f'claims.status.{row.status}')}",
            date=dates.display(row.date),
            facts=[
                (text("claims.against", who=row.counter_claimant), row.counter_claim),
                (text("claims.evidence"), row.evidence),
                (text("claims.basis"), row.status_basis),
                (text("claims.note"), row.note),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the claims shown as a table."""
        heads = [
            text(f"claims.table_{one}") for one in ("date", "who", "claim", "against", "status")
        ]
        rows = [
            (
                dates.display(row.date), row.claimant, row.claim, row.counter_claim,
                text(f"claims.status.{row.status}"),
            )
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("claims.table_caption", len(rows)), heads, rows, name=2)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("standing", state.get("standing", ()), tuple(STATUS_MARKS))
        check_one("person", state, self.people["victim_id"])
        check_one("claim", state, self.claims["claim_id"])


def abduction_claims(**state: Any) -> ClaimsExplorer:
    """Open the claims explorer, for example `abduction_claims(person="yokota_megumi")`."""
    return ClaimsExplorer(**state)
