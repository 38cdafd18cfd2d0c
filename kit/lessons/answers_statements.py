"""Answers from the tables of statements and of their codes."""

from __future__ import annotations

import pandas as pd

from kit.analysis.coder_agreement import CoderAgreement, compare
from kit.lessons.answer_tables import reads


def _agreement(statements: pd.DataFrame, codes: pd.DataFrame) -> CoderAgreement:
    first = statements.set_index("statement_id")["tone"]
    return compare(first, codes[codes["blind"]].set_index("statement_id")["tone"])


@reads("statements", "statement_codes")
def same_tone(statements: pd.DataFrame, codes: pd.DataFrame, /) -> float:
    """Return in what percent of the statements coded blindly both coders chose the same tone."""
    return round(100 * _agreement(statements, codes).share, 1)


@reads("statements", "statement_codes")
def kappa_of_tone(statements: pd.DataFrame, codes: pd.DataFrame, /) -> float:
    """Return Cohen's kappa of the two coders for tone, on the statements coded blindly."""
    return round(_agreement(statements, codes).kappa, 2)


@reads("statements", "statement_codes")
def tone_by_chance(statements: pd.DataFrame, codes: pd.DataFrame, /) -> float:
    """Return in what percent chance alone would give both coders of the kit the same tone."""
    found = _agreement(statements, codes)
    return round(100 * (found.share - found.kappa) / (1 - found.kappa), 1)


@reads("statements", "statement_codes")
def coded_blindly(statements: pd.DataFrame, codes: pd.DataFrame, /) -> int:
    """Return how many statements the second coder coded without seeing the first code."""
    return _agreement(statements, codes).units


@reads("statements")
def mean_tone(statements: pd.DataFrame, /, side: str, first: int, last: int) -> float:
    """Return the mean tone of the statements of a side over some years."""
    years = statements["start"].dt.year.between(first, last)
    return round(float(statements.loc[(statements["side"] == side) & years, "tone"].mean()), 2)


@reads("statements")
def tones_of(statements: pd.DataFrame, /, side: str) -> pd.Series:
    """Return how many statements of a side have each tone, the lowest first."""
    own = statements.loc[statements["side"] == side, "tone"].astype(int)
    return own.value_counts().sort_index()


@reads("statements", "statement_codes")
def second_tone_less_first(statements: pd.DataFrame, codes: pd.DataFrame, /, statement: str) -> int:
    """Return how far the second coder's tone of a statement lies above the first coder's."""
    first = statements.set_index("statement_id")["tone"][statement]
    return int(codes.set_index("statement_id")["tone"][statement] - first)
