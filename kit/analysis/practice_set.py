"""A small set of statements to practise on, spread over tones, sides and years."""

from __future__ import annotations

import pandas as pd

SIDES = ("JPN", "PRK")
SIZE = 12


def practice_set(statements: pd.DataFrame, size: int = SIZE) -> pd.DataFrame:
    """Return statements of Tokyo and Pyongyang, spread evenly, in order of time.

    Statements are dealt out by tone and side in turn, so that no tone is missing, and within each
    group taken at even distances in time. The order shown says nothing about the tone.

    Parameters
    ----------
    statements
        `statement_id`, `side`, `tone`, `start`.
    """
    ours = statements[statements["side"].isin(SIDES)].sort_values(["start", "statement_id"])
    groups = [group for _, group in ours.groupby(["tone", "side"], sort=True)]
    shares = _dealt([len(group) for group in groups], size)
    chosen = [
        group.iloc[[int((at + 0.5) * len(group) / share) for at in range(share)]]
        for group, share in zip(groups, shares, strict=True)
        if share
    ]
    return pd.concat(chosen).sort_values(["start", "statement_id"])


def _dealt(sizes: list[int], total: int) -> list[int]:
    """Deal `total` places to groups, one each in turn, never more than a group has."""
    shares = [0] * len(sizes)
    while sum(shares) < min(total, sum(sizes)):
        for at, size in enumerate(sizes):
            if shares[at] < size and sum(shares) < total:
                shares[at] += 1
    return shares
