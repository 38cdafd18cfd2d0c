"""What laboratories of probabilities show: one's answers, the score and its parts, the class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.analysis.calibration import Score, brier, score
from kit.explorers.panels import table
from kit.laboratories.class_files import label_of
from kit.laboratories.logbook import Entry
from kit.language import count, text
from kit.lessons.percent import in_words
from kit.page.markup import Markup, fill, join
from kit.page.numbers import number

if TYPE_CHECKING:
    from kit.laboratories.judgements import JudgementLaboratory

FEW = 5


def percent_words(percent: Any) -> str:
    """Return a percentage with its phrase; without one, that it cannot be checked."""
    if percent is None or pd.isna(percent):
        return text("judgements.not_checkable")
    return text("lessons.percent", number=int(percent), words=in_words(int(percent)))


def answer(lab: JudgementLaboratory, one: Any, own: Sequence[Entry]) -> Markup:
    """Return what one said about an item and, if it may be shown, what the record says."""
    if not own:
        return Markup("")
    said = [fill("<li>{said}</li>", said=percent_words(each.content.get("percent")))
            for each in own]  # fmt: skip
    parts = [
        fill('<div class="kit-earlier"><p><strong>{title}</strong></p><ol>{said}</ol></div>',
             title=text("judgements.you_said"), said=join(said))
    ]  # fmt: skip
    if getattr(one, lab.id_column) in lab.opened:
        parts.append(lab.outcome_of(one))
    return join(parts)


def score_sentence(lab: JudgementLaboratory) -> str:
    """Return the score of one's first judgements in a sentence."""
    return _sentence(lab, lab.judged())


def _sentence(lab: JudgementLaboratory, rows: pd.DataFrame) -> str:
    if rows.empty:
        return text(f"{lab.name}.no_score")
    found = score(rows["percent"], rows["came"])
    return count(
        "judgements.score", found.number, brier=_three(found.brier),
        said=f"{rows['percent'].mean():.0f}", came=f"{100 * rows['came'].mean():.0f}",
    )  # fmt: skip


def score_page(lab: JudgementLaboratory) -> Markup:
    """Return the score with its parts, first and revised, beside those of simple rules."""
    rows = lab.judged()
    sentence = fill("<p>{s}</p>", s=_sentence(lab, rows))
    if rows.empty:
        return sentence
    last = lab.judged("last")
    lines = [_line(text("judgements.yours"), score(rows["percent"], rows["came"]))]
    if len(last) and not last["percent"].equals(rows["percent"]):
        lines.append(_line(text("judgements.revised"), score(last["percent"], last["came"])))
    for name, percent in lab.rules(rows).items():
        shared = percent.dropna().index
        if len(shared):
            lines.append(_line(name, score(percent[shared], rows.loc[shared, "came"])))
    heads = [
        text(f"judgements.head_{one}")
        for one in ("who", "number", "brier", "reliability", "resolution", "uncertainty")
    ]
    few = text("judgements.few") if len(rows) < FEW else ""
    return join([
        sentence, table(text("judgements.scores"), heads, lines, name=0),
        fill("<p>{how} {few}</p>", how=text("judgements.how_to_read"), few=few),
        fill("<p>{s}</p>", s=text(f"{lab.name}.unscored")),
    ])  # fmt: skip


def _line(name: str, found: Score) -> tuple[object, ...]:
    values = (found.brier, found.reliability, found.resolution, found.uncertainty)
    return name, found.number, *(_three(value) for value in values)


def answers_page(lab: JudgementLaboratory) -> Markup:
    """Return one's judgements with what came, as far as it may be shown."""
    rows, opened = [], lab.opened
    for item, given in lab.entries.iterrows():
        one = lab.row_of(str(item))
        came = lab.verdict_of(one) if item in opened else "–"
        rows.append((lab.line(one), percent_words(given["first"]), percent_words(given["last"]),
                     came))  # fmt: skip
    heads = [text(f"judgements.head_{one}") for one in ("item", "first", "last", "came")]
    return table(count("judgements.answers", len(rows)), heads, rows, name=0)


def class_page(lab: JudgementLaboratory) -> Markup:
    """Return the score of each file of the class, and of the mean of all; never before one's own.

    Only items whose outcome the learner may see count, so that no file gives anything away.
    """
    opened = lab.opened
    given = {
        one.key: pd.Series(
            {item: entry["percent"] for item, entry in one.entries.items()
             if entry["percent"] is not None and item in opened}, dtype=float
        )
        for one in lab.class_panel.files
    }  # fmt: skip
    if not given:
        return Markup("")
    own = lab.judged()["percent"]
    everybody = pd.DataFrame({text("judgements.you"): own, **given})
    everybody = everybody[everybody.index.isin(lab.truth.index)]
    rows = []
    columns = [*((label_of(str(key)), everybody[key]) for key in everybody),
               (text("judgements.mean"), everybody.mean(axis=1))]  # fmt: skip
    for name, percent in columns:
        found = lab.scored(percent.dropna())
        if len(found):
            rows.append((name, len(found), _three(brier(found["percent"], found["came"]))))
    heads = [text(f"judgements.head_{one}") for one in ("who", "number", "brier")]
    return table(count("judgements.class_caption", len(given)), heads, rows, name=0)


def _three(value: float) -> str:
    return number(value, ".3f")
