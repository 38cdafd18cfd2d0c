"""The forecasting laboratory: what was likely as of 25 March 2024, then what happened."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import pandas as pd

from kit.explorers.cards import card
from kit.laboratories.judgements import UNSCORED_TOPIC, JudgementLaboratory
from kit.language import count, text
from kit.lessons.buttons import show_if
from kit.lessons.store import Store
from kit.page.markup import Markup, fill
from kit.tables import dates
from kit.tables.frames import load

FEWEST = 15
SHOWN = "@shown"


class ForecastLaboratory(JudgementLaboratory):
    """Forecast questions as of 25 March 2024, then see what happened and how well one judged.

    Outcomes appear together, once enough questions have a forecast; a forecast changed after that
    does not count.

    Attributes
    ----------
    item : str
        Id of the question on the card.
    """

    name = "forecasts"
    lesson = "10_futures_and_negotiation"
    id_column = "question_id"
    extra_buttons = ("reveal",)

    def __init__(self, item: str = "", store: Store | None = None) -> None:
        self.questions = load("forecasts").sort_values(["resolves_on", "question_id"])
        super().__init__(store)
        self._make()
        self.more["reveal"].on_click(lambda _: self.reveal())
        names, done = list(self.questions["question_id"]), self.done
        self.item = item or next((one for one in names if one not in done), names[0])

    @property
    def items(self) -> pd.DataFrame:
        """The questions, by the day on which they are decided."""
        return self.questions

    @cached_property
    def truth(self) -> pd.Series:
        """Whether it happened, by question; those on the abductions are not scored."""
        return truth_of(self.questions)

    @property
    def entries(self) -> pd.DataFrame:
        """One's forecasts by question: `first`, and `last` before the outcomes were shown."""
        own = self.logbook.entries()
        names = [entry.item for entry in own]
        before = own[: names.index(SHOWN)] if SHOWN in names else own
        rows: dict[str, dict[str, Any]] = {}
        for entry in before:
            percent = entry.content.get("percent")
            rows.setdefault(entry.item, {"first": percent})["last"] = percent
        return pd.DataFrame.from_dict(rows, orient="index", columns=["first", "last"]).astype(
            "Int64"
        )

    @property
    def shown(self) -> bool:
        """Whether the outcomes are shown."""
        return any(entry.item == SHOWN for entry in self.logbook.entries())

    @property
    def is_open(self) -> bool:
        """Whether forecasts still count: only until the outcomes are shown."""
        return not self.shown

    def reveal(self) -> None:
        """Show what happened; only once enough questions have a forecast."""
        missing = FEWEST - len(self.entries)
        if missing > 0:
            sentence = count("forecasts.more_first", missing)
            self.help.value = fill(
                '<div class="kit-feedback kit-feedback-help">{s}</div>', s=sentence
            )
            self._speak(sentence)
            return
        if not self.shown:
            self._told(self.logbook.add(SHOWN, {}))
        self._refresh()
        self._speak(self.alt_text)

    @property
    def opened(self) -> set[str]:
        """The questions whose outcome may be shown: all at once."""
        return set(self.entries.index) if self.shown else set()

    def rules(self, rows: pd.DataFrame) -> dict[str, pd.Series]:
        """Return the percentages of simple rules for the same questions."""
        known = self.questions.set_index("question_id").loc[rows.index]
        rate = 100 * known["base_hits"].astype("Float64") / known["base_cases"].astype("Float64")
        return {
            text("judgements.rule_half"): pd.Series(50.0, index=rows.index),
            text("judgements.rule_base"): rate.astype(float),
        }

    def line(self, one: Any) -> str:
        """Return the question."""
        return str(one.question)

    def card_of(self, one: Any) -> Markup:
        """Return question, background and base rate; nothing that came later, no source."""
        facts = [
            (text("forecasts.base"), _base(one)), (text("forecasts.criteria"), one.criteria),
            (text("forecasts.by"), dates.display(one.resolves_on)),
        ]  # fmt: skip
        body = Markup("").join(fill("<dt>{n}</dt><dd>{v}</dd>", n=n, v=v) for n, v in facts)
        return fill(
            '<article class="kit-card" aria-label="{question}"><p class="kit-card-kind">{kind}</p>'
            '<h3 class="kit-card-title">{question}</h3><p>{background}</p>'
            '<dl class="kit-card-facts">{body}</dl>'
            '<p class="kit-card-id"><code>{name}</code></p></article>',
            question=one.question, kind=text("forecasts.kind", date=dates.display(one.asked_on)),
            background=one.background, body=body, name=one.question_id,
        )  # fmt: skip

    def verdict_of(self, one: Any) -> str:
        """Return what happened in a word."""
        return text(f"forecasts.outcome.{one.outcome}")

    def outcome_of(self, one: Any) -> Markup:
        """Return what happened, when, and the sources."""
        unscored = text("forecasts.not_scored") if one.topic == UNSCORED_TOPIC else ""
        return card(
            one.question_id, self.verdict_of(one), one.resolution, one.source_ids,
            kind=text("forecasts.what_happened"),
            facts=[(text("forecasts.decided"), dates.display(one.resolved_on)),
                   (text("claim_audit.scored"), unscored)],
        )  # fmt: skip

    def _refresh(self) -> None:
        super()._refresh()
        show_if(self.keep_button, not self.shown)
        show_if(self.more["reveal"], not self.shown)
        self.help.value = ""


def truth_of(questions: pd.DataFrame) -> pd.Series:
    """Return whether what each question asks that can be scored has happened, by its id."""
    rows = questions[questions["topic"] != UNSCORED_TOPIC]
    return rows.set_index("question_id")["outcome"] == "yes"


def _base(one: Any) -> str:
    if pd.isna(one.base_cases):
        return text("forecasts.no_base")
    return text("forecasts.base_rate", what=one.base_class, hits=int(one.base_hits),
                cases=int(one.base_cases))  # fmt: skip


def forecasts(item: str = "") -> ForecastLaboratory:
    """Open the forecasting laboratory."""
    return ForecastLaboratory(item)
