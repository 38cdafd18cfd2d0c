"""Answers from the tables on the article: its claims, and how good judgements of them are."""

from __future__ import annotations

import pandas as pd

from kit.analysis.calibration import brier
from kit.lessons.answer_tables import reads


@reads()
def brier_of(percent: list[int], came: list[bool]) -> float:
    """Return the Brier score of percentages against what came, with three decimals."""
    return round(brier(pd.Series(percent), pd.Series(came)), 3)


@reads("article_claims")
def share_that_stands(claims: pd.DataFrame, /) -> float:
    """Return in what percent the claims that evidence can decide stand as they are."""
    return round(100 * float(claims["stands"].dropna().astype(bool).mean()), 1)


@reads("article_claims")
def decided_claims(claims: pd.DataFrame, /) -> int:
    """Return how many claims evidence can decide."""
    return int(claims["stands"].notna().sum())


@reads("article_claims")
def share_of_kind(claims: pd.DataFrame, /, kind: str) -> float:
    """Return in what percent the claims are of a kind."""
    return round(100 * float((claims["kind"] == kind).mean()), 1)


@reads("article_claims")
def verdict_counts(claims: pd.DataFrame, /) -> pd.Series:
    """Return how many claims have each verdict, the most frequent first."""
    return claims["verdict"].value_counts()
