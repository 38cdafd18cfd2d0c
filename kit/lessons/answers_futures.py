"""Answers on forecasts, signs and the room for a deal."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from kit.analysis.bargaining import Table
from kit.analysis.evidence import worlds
from kit.analysis.negotiation import changed, clashing_issues, negotiation
from kit.lessons.answer_tables import reads


@reads("forecasts")
def rule_of_succession(forecasts: pd.DataFrame, /, question: str) -> int:
    """Return (hits + 1) / (cases + 2) of a question's base rate, in whole per cent.

    Laplace's rule of succession (1774): what never happened is not impossible.
    """
    one = forecasts.set_index("question_id").loc[question]
    return round(100 * (int(one["base_hits"]) + 1) / (int(one["base_cases"]) + 2))


@reads("forecasts")
def base_rate_percent(forecasts: pd.DataFrame, /, question: str) -> int:
    """Return the base rate of a question in whole per cent."""
    one = forecasts.set_index("question_id").loc[question]
    return round(100 * int(one["base_hits"]) / int(one["base_cases"]))


@reads("forecasts")
def yes_by_topic(forecasts: pd.DataFrame, /) -> pd.Series:
    """Return how many questions of each topic came out yes, by topic."""
    return (forecasts["outcome"] == "yes").groupby(forecasts["topic"]).sum()


@reads("forecasts")
def brier_of_base_rates(forecasts: pd.DataFrame, /) -> float:
    """Return the Brier score of saying the base rate, where there is one, with three decimals."""
    known = forecasts.dropna(subset=["base_cases"])
    rate = known["base_hits"].astype(float) / known["base_cases"].astype(float)
    return round(float(((rate - (known["outcome"] == "yes")) ** 2).mean()), 3)


@reads()
def belief_after(prior: int, if_so: int, if_not: int) -> int:
    """Return the belief after a sign, in whole per cent (Bayes' rule)."""
    return round(worlds(prior, if_so, if_not).posterior)


@reads("preferences", "bargaining_changes", "bargaining_issues")
def changes_that_open(
    wants: pd.DataFrame, changes: pd.DataFrame, issues: pd.DataFrame, /, number: int
) -> int:
    """Return how many choices of `number` changes leave the two capitals room for a deal."""
    return sum(
        _table(wants, changes, issues, chosen).is_open()
        for chosen in combinations(changes["change_id"], number)
    )


@reads("preferences", "bargaining_changes", "bargaining_issues")
def who_closes_the_room(
    wants: pd.DataFrame, changes: pd.DataFrame, issues: pd.DataFrame, /,
    chosen: list[str], asked: list[str],
) -> list[str]:  # fmt: skip
    """Return who of `asked`, each alone beside the two capitals, leaves no room after changes."""
    return [one for one in asked if not _table(wants, changes, issues, chosen, (one,)).is_open()]


@reads("preferences", "bargaining_changes", "bargaining_issues")
def lines_that_exclude(
    wants: pd.DataFrame, changes: pd.DataFrame, issues: pd.DataFrame, /
) -> list[str]:
    """Return the issues on which the red lines of the two capitals exclude each other today."""
    return clashing_issues(_table(wants, changes, issues, ()).needed)


def _table(
    wants: pd.DataFrame, changes: pd.DataFrame, issues: pd.DataFrame,
    chosen: tuple[str, ...] | list[str], consent: tuple[str, ...] = (),
) -> Table:  # fmt: skip
    return negotiation(changed(wants, changes, chosen), issues, consent)
