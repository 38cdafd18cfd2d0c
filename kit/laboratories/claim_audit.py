"""The claim audit: judge each sentence of an article, then see evidence, verdict and sources."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import pandas as pd

from kit.explorers.cards import card
from kit.laboratories.judgements import UNSCORED_TOPIC, JudgementLaboratory
from kit.language import text
from kit.lessons.store import Store
from kit.page.markup import Markup, fill
from kit.tables import dates
from kit.tables.frames import load


class ClaimAudit(JudgementLaboratory):
    """Judge the claims of the article of 25 March 2024, restated in the kit's words.

    Attributes
    ----------
    item : str
        Id of the claim on the card.
    """

    name = "claim_audit"
    lesson = "09_reading_the_news"
    id_column = "claim_id"
    extra_buttons = ("not_checkable",)

    def __init__(self, item: str = "", store: Store | None = None) -> None:
        self.claims = load("article_claims")
        super().__init__(store)
        self._make()
        self.more["not_checkable"].on_click(lambda _: self.keep(None))
        names, done = list(self.claims["claim_id"]), self.done
        self.item = item or next((one for one in names if one not in done), names[0])

    @property
    def items(self) -> pd.DataFrame:
        """The claims, in the order of the article."""
        return self.claims

    @cached_property
    def truth(self) -> pd.Series:
        """Whether a claim stands, by its id; those on the abductions are not scored."""
        return truth_of(self.claims)

    def rules(self, rows: pd.DataFrame) -> dict[str, pd.Series]:
        """Return the percentages of simple rules for the same claims."""
        return {text("judgements.rule_half"): pd.Series(50.0, index=rows.index)}

    @property
    def opened(self) -> set[str]:
        """The claims that have been judged."""
        return self.done

    def line(self, one: Any) -> str:
        """Return paragraph and claim."""
        return text("claim_audit.line", paragraph=one.paragraph, claim=one.claim)

    def card_of(self, one: Any) -> Markup:
        """Return the claim and how it can be checked; no verdict, no evidence, no source."""
        facts = [
            ("paragraph", str(one.paragraph)), ("voice", one.attributed_to),
            ("topic", text(f"claim_audit.topic.{one.topic}")), ("how", one.how_to_check),
        ]  # fmt: skip
        rows = [(text(f"claim_audit.{name}"), value) for name, value in facts]
        body = Markup("").join(fill("<dt>{n}</dt><dd>{v}</dd>", n=n, v=v) for n, v in rows if v)
        return fill(
            '<article class="kit-card" aria-label="{claim}"><p class="kit-card-kind">{kind}</p>'
            '<h3 class="kit-card-title">{claim}</h3><dl class="kit-card-facts">{body}</dl>'
            '<p class="kit-card-id"><code>{name}</code></p></article>',
            claim=one.claim, kind=text(f"claim_audit.kind.{one.kind}"), body=body,
            name=one.claim_id,
        )  # fmt: skip

    def verdict_of(self, one: Any) -> str:
        """Return the verdict in words."""
        return text(f"claim_audit.verdict.{one.verdict}")

    def outcome_of(self, one: Any) -> Markup:
        """Return verdict, evidence, what is missing, when it could be known, and the sources."""
        return card(
            one.claim_id, self.verdict_of(one), one.evidence, one.source_ids,
            kind=text("claim_audit.verdict"),
            facts=[
                (text("claim_audit.nuance"), one.nuance if isinstance(one.nuance, str) else ""),
                (text("claim_audit.known_by"), _date(one.known_by)),
                (text("claim_audit.scored"), self._counts(one)),
            ],
        )  # fmt: skip

    def _counts(self, one: Any) -> str:
        if one.topic == UNSCORED_TOPIC:
            return text("claim_audit.not_scored_abductions")
        if pd.isna(one.stands):
            return text("claim_audit.not_scored_open")
        return text("claim_audit.stands" if one.stands else "claim_audit.stands_not")


def truth_of(claims: pd.DataFrame) -> pd.Series:
    """Return whether each claim that can be scored stands, by its id."""
    rows = claims[claims["topic"] != UNSCORED_TOPIC].set_index("claim_id")
    return rows["stands"].dropna().astype(bool)


def _date(value: object) -> str:
    return dates.display(value) if isinstance(value, str) else ""


def claim_audit(item: str = "") -> ClaimAudit:
    """Open the claim audit, for example at `item="c05"`."""
    return ClaimAudit(item)
