"""Answers for the policy brief: shares, gaps between counts, sentences without evidence."""

from __future__ import annotations

import pandas as pd

from kit.analysis.brief_checks import signs_of_a_claim
from kit.analysis.sentences import sentences
from kit.language import text
from kit.lessons.answer_tables import ANY, reads
from kit.lessons.answers_rows import Where, count_rows
from kit.lessons.evidence import Frame
from kit.lessons.faults import AnswerError


@reads(ANY)
def share_of_rows(frame: Frame, /, table: str, where: dict[str, object]) -> float:
    """Return in what percent the rows of a table have the given values, with one decimal."""
    every: Where = None
    return round(100 * count_rows(frame, table, where) / count_rows(frame, table, every), 1)


@reads("launch_counts")
def gap_between_counts(
    counts: pd.DataFrame, /, year: int, high: list[str], low: list[str]
) -> int:  # fmt: skip
    """Return how much more one counter gives for a year than another; each is counter and unit."""
    return _count(counts, year, high) - _count(counts, year, low)


@reads()
def flagged_sentences(written: dict[str, str]) -> list[str]:
    """Return the names of the sentences that show a sign of a claim and cite nothing."""
    return [
        name
        for name, words in written.items()
        if any(signs_of_a_claim(one) and not one.marks for one in sentences(words))
    ]


def _count(counts: pd.DataFrame, year: int, which: list[str]) -> int:
    counter, unit = which
    rows = counts[
        (counts["year"] == year) & (counts["counter"] == counter) & (counts["unit"] == unit)
    ]
    if len(rows) != 1:
        raise AnswerError(
            text("lessons.not_one_row", table="launch_counts", number=len(rows)),
            text("lessons.not_one_row_remedy"),
        )
    return int(rows["count"].iloc[0])
