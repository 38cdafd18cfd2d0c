"""The article of 25 March 2024: who speaks in it, in which paragraph, and what it leaves out.

The verdicts on the claims are not here: the claim audit asks the learner to judge first.
"""

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
from kit.figures.article import article_parts
from kit.figures.theme import Mark, Theme
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load

KIND_MARKS: dict[str, Mark] = {
    "attributed": Mark("circle", "●", "#0067a3", "#56b4e9"),
    "fact": Mark("square", "■", "#00785a", "#33c9a0"),
    "interpretation": Mark("triangle-up", "▲", "#806000", "#e0c050"),
    "expert": Mark("diamond", "◆", "#5b3fa0", "#b6a1f0"),
    "speculation": Mark("x", "✖", "#b3500a", "#f0a05a"),
    "editorial": Mark("star", "★", "#a02c6c", "#ef8fc4"),
    "forecast": Mark("hexagon", "⬢", "#0b7285", "#66d0e0"),
}
LEFT_OUT = Mark("circle-open", "○", "#5c6670", "#9fa9b3")
OMISSIONS = ("statement_cut", "background", "voice", "method", "later_event")
SHOW = ("said", "left_out")


class ArticleExplorer(RowExplorer):
    """The claims of the article, or what it leaves out.

    Attributes
    ----------
    show : str
        `said` or `left_out`.
    kinds : tuple of str
        Only claims of these kinds; empty for all.
    voice : str
        Only claims of this voice, or "".
    row : str
        Id of the claim or omission on the card, or "".
    """

    letter = "AR"
    section = "article"
    id_column = "row_id"
    chosen = "row"
    fields = (
        Field("show", "s"), Field("kinds", "k", several=True), Field("voice", "v"),
        Field("row", "r"),
    )  # fmt: skip

    show = traitlets.Unicode(SHOW[0])
    kinds = traitlets.Tuple(())
    voice = traitlets.Unicode("")
    row = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.claims = _claims(load("article_claims"))
        self.omissions = _omissions(load("article_omissions"))
        self.voices = _voices(self.claims)
        super().__init__("kit-article")
        self.controls = {
            "show": controls.switch(
                text("article.show"), {one: text(f"article.show.{one}") for one in SHOW}
            ),
            "kinds": Chips(
                text("article.kinds"),
                {one: f"{mark.glyph} {text(f'article.kind.{one}')}"
                 for one, mark in KIND_MARKS.items()},
            ),
            "voice": controls.list_of(
                text("article.voice"), {"": text("article.any_voice"), **self.voices}
            ),
        }  # fmt: skip
        part = self.controls
        self._assemble([controls.row([part["show"], part["voice"]]), part["kinds"]])
        self._bind("show", "kinds", "voice")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All claims and omissions."""
        return pd.concat([self.claims, self.omissions], ignore_index=True)

    @property
    def _rules(self) -> list[Choice]:
        voice = (self.voice,) if self.voice else ()
        return [Choice("kind", self.kinds), Choice("attributed_to", voice)]

    @property
    def selected(self) -> pd.DataFrame:
        """The claims shown, in the order of the article, or what it leaves out."""
        if self.show == "left_out":
            return self.omissions
        return choose(self.claims, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same rows as `selected`."""
        if self.show == "left_out":
            lines = "import kit\n\nshown = kit.article_omissions()"
            return f'{lines}\nshown["row_id"] = shown["omission_id"]'
        return f'{code("article_claims", self._rules)}\nshown["row_id"] = shown["claim_id"]'

    @property
    def alt_text(self) -> str:
        """What is shown, by voice or by kind of omission, in words."""
        rows = self.selected
        if rows.empty:
            return text("article.alt_none")
        names = rows["lane"].value_counts(sort=True)
        listed = ", ".join(f"{self._lanes[lane]} {number}" for lane, number in names.items())
        return count(f"article.alt_{self.show}", len(rows), listed=listed)

    @property
    def _lanes(self) -> dict[str, str]:
        omitted = {one: text(f"article.omission.{one}") for one in OMISSIONS}
        return self.voices | omitted

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return claims by paragraph and voice, or omissions by kind."""
        shown = self.selected
        rows = shown[["row_id", "lane", "style", "paragraph"]].assign(
            words=[self.line(row) for row in shown.itertuples()]
        )
        styles = KIND_MARKS | {"left_out": LEFT_OUT}
        last = int(self.claims["paragraph"].max())
        return article_parts(rows, self._lanes, styles, last, self.row, theme, width)

    def status_text(self) -> str:
        """Return how many are shown, and how many of them rest on the words of one side."""
        rows = self.selected
        if self.show == "left_out":
            heard = int((rows["lane"] == "voice").sum())
            return count("article.status_left_out", len(rows), heard=heard)
        return count(
            "article.status_said", len(rows), all=len(self.claims),
            words=int((rows["kind"] == "attributed").sum()),
            nobody=int((rows["kind"].isin(["expert", "speculation", "editorial"])).sum()),
        )  # fmt: skip

    def line(self, row: Any) -> str:
        """Return paragraph and claim, or what is left out."""
        if row.style == "left_out":
            return str(row.left_out)
        return text("article.line", paragraph=int(row.paragraph), claim=row.claim)

    def card_of(self, row: Any) -> Markup:
        """Return a claim without its verdict, or an omission."""
        if row.style == "left_out":
            return card(
                row.row_id, row.left_out, row.why_it_matters, row.source_ids,
                kind=self._lanes[row.lane], date=dates.display(row.date),
                facts=[(text("article.known_by"), dates.display(row.known_by))],
            )  # fmt: skip
        return card(
            row.row_id, row.claim, text("article.restated"), row.source_ids,
            kind=text(f"article.kind.{row.kind}"),
            facts=[
                (text("article.paragraph"), f"{int(row.paragraph)}"),
                (text("article.voice"), row.attributed_to),
                (text("article.how"), row.how_to_check),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the rows as a table."""
        shown = self.selected
        if self.show == "left_out":
            heads = [text(f"article.table_{one}") for one in ("left_out", "kind", "why")]
            rows = [(row.left_out, self._lanes[row.lane], row.why_it_matters)
                    for row in shown.itertuples()]  # fmt: skip
        else:
            heads = [text(f"article.table_{one}") for one in ("claim", "kind", "voice")]
            rows = [(self.line(row), text(f"article.kind.{row.kind}"), row.attributed_to)
                    for row in shown.itertuples()]  # fmt: skip
        return panels.table(count("article.table_caption", len(rows)), heads, rows, name=0)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("show", (state.get("show", self.show),), SHOW)
        check_choice("kinds", tuple(state.get("kinds", ())), tuple(KIND_MARKS))
        check_one("voice", state, self.voices)
        check_one("row", state, self.everything["row_id"])


def _claims(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(
        row_id=rows["claim_id"], lane=rows["attributed_to"], style=rows["kind"],
        paragraph=rows["paragraph"].astype("Int64"),
    )  # fmt: skip


def _omissions(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(
        row_id=rows["omission_id"], lane=rows["kind"], style="left_out",
        paragraph=pd.array([pd.NA] * len(rows), dtype="Int64"),
    )  # fmt: skip


def _voices(claims: pd.DataFrame) -> dict[str, str]:
    """Return the voices of the article, those with most claims first."""
    return {str(name): str(name) for name in claims["attributed_to"].value_counts().index}


def article(**state: Any) -> ArticleExplorer:
    """Open the article's voices, for example `article(show="left_out")`."""
    return ArticleExplorer(**state)
