"""How a class agrees in coding, and how well its percentages fit what came.

Items on the abductions are left out of everything that compares percentages with what came. There
is no measure of a single learner here: agreement and calibration are of the class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from kit.analysis.calibration import brier, score
from kit.analysis.coder_agreement import MISSING, alpha
from kit.classroom.learners import Learner
from kit.laboratories.claim_audit import truth_of as truth_of_claims
from kit.laboratories.coding_pages import fault_of
from kit.laboratories.forecasts import truth_of as truth_of_forecasts
from kit.tables.frames import load

CODES = ("learner", "statement_id", "tone", "themes")
JUDGED = ("learner", "item", "percent", "came")
Truth = Callable[[pd.DataFrame], pd.Series]
JUDGEMENTS: Mapping[str, tuple[str, Truth]] = {
    "claim_audit": ("article_claims", truth_of_claims),
    "forecasts": ("forecasts", truth_of_forecasts),
}


def themes() -> list[str]:
    """Return the themes of the codebook."""
    book = load("codebook")
    return [str(one).removeprefix("theme_") for one in book.loc[book["kind"] == "theme", "value"]]


def codes(learners: Iterable[Learner]) -> pd.DataFrame:
    """Return the first code of each learner for each statement (`CODES`)."""
    statements, known = set(load("statements")["statement_id"]), set(themes())
    rows = [
        (learner.label, item, one["tone"], tuple(one.get("themes", ())))
        for learner in learners
        for item, one in learner.first_entries.get("coding", {}).items()
        if ":" not in item and not fault_of(item, one, statements, known)
    ]
    return pd.DataFrame(rows, columns=list(CODES))


def agreement(given: pd.DataFrame) -> pd.DataFrame:
    """Return Krippendorff's alpha of a class, for the tone and for each theme.

    Parameters
    ----------
    given
        Codes as `codes` gives them.

    Returns
    -------
    DataFrame
        `dimension`, `coders`, `statements` (coded by two or more) and `alpha`, missing where it
        cannot be computed, as when all gave one code throughout.
    """
    per_statement = given.groupby("statement_id")["learner"].nunique()
    shared = int((per_statement >= 2).sum())
    rows = []
    for dimension in ("tone", *themes()):
        coders = [_series(own, dimension) for _, own in given.groupby("learner")]
        rows.append((dimension, len(coders), shared, _alpha(coders, dimension)))
    return pd.DataFrame(rows, columns=["dimension", "coders", "statements", "alpha"])


def _series(own: pd.DataFrame, dimension: str) -> pd.Series:
    codes_of = own.set_index("statement_id")
    if dimension == "tone":
        return codes_of["tone"].astype(int)
    return codes_of["themes"].map(lambda given: int(dimension in given)).astype(int)


def _alpha(coders: list[pd.Series], dimension: str) -> float:
    if len(coders) < 2:
        return MISSING
    if dimension == "tone":
        return alpha(coders)
    return alpha(coders, values=(0, 1), level="nominal")


def judged(learners: Iterable[Learner], laboratory: str) -> pd.DataFrame:
    """Return the first percentage of each learner for each item that is scored (`JUDGED`).

    Parameters
    ----------
    laboratory
        `claim_audit` or `forecasts`.
    """
    table, truth_of = JUDGEMENTS[laboratory]
    truth = truth_of(load(table))
    rows = [
        (learner.label, item, one["percent"], bool(truth[item]))
        for learner in learners
        for item, one in learner.first_entries.get(laboratory, {}).items()
        if item in truth.index and _is_percent(one.get("percent"))
    ]
    return pd.DataFrame(rows, columns=list(JUDGED)).astype({"percent": float, "came": bool})


def _is_percent(value: Any) -> bool:
    return type(value) is int and 0 <= value <= 100


def class_scores(given: pd.DataFrame) -> pd.DataFrame:
    """Return the Brier score of all judgements of a class, and of the mean judgement on each item.

    Returns
    -------
    DataFrame
        `of` (`judgements` or `mean`), `number`, `brier`, `reliability`, `resolution`,
        `uncertainty`; empty if nothing was judged.
    """
    if given.empty:
        return pd.DataFrame(
            columns=["of", "number", "brier", "reliability", "resolution", "uncertainty"]
        )
    items = given.groupby("item").agg(percent=("percent", "mean"), came=("came", "first"))
    rows = []
    for name, one in (("judgements", given), ("mean", items)):
        found = score(one["percent"], one["came"])
        rows.append({
            "of": name, "number": found.number, "brier": brier(one["percent"], one["came"]),
            "reliability": found.reliability, "resolution": found.resolution,
            "uncertainty": found.uncertainty,
        })  # fmt: skip
    return pd.DataFrame(rows)
