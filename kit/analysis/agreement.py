"""How alike two series of votes are: share, similarity, S-score, and agreement beyond chance.

Share of identical votes (Lijphart 1963). Similarity counts yes – abstention as half a step apart.
S = 1 less twice the mean distance over the greatest distance (Signorino and Ritter 1999). Weighted
kappa (Cohen 1968) takes away the agreement that the two would reach by chance if each kept its own
habit of voting yes, no or abstaining (Häge 2011, for foreign policy).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

SCALE = {"no": 0, "abstain": 1, "yes": 2}
WIDEST = max(SCALE.values())


@dataclass(frozen=True)
class VoteAgreement:
    """How alike two states voted.

    Attributes
    ----------
    votes
        Votes in which both took part with yes, no or abstention.
    share, similarity, s_score, kappa
        As the module explains; from 0, 0, -1 and (mostly) -1 up to 1. Kappa is missing where
        chance alone would give full agreement.
    """

    votes: int
    share: float
    similarity: float
    s_score: float
    kappa: float


def agreement(one: pd.Series, other: pd.Series) -> VoteAgreement:
    """Compare two series of votes (`yes`, `no`, `abstain`); other entries are left out in pairs.

    Raises
    ------
    ValueError
        If there is no vote in which both took part.
    """
    pairs = pd.DataFrame({"one": one.map(SCALE), "other": other.map(SCALE)}).dropna()
    if pairs.empty:
        raise ValueError("the two states have no vote in common")
    a, b = pairs["one"].to_numpy(), pairs["other"].to_numpy()
    # Each pair counts 0, a half or 1, whose sums are exact: a share is never above a similarity.
    alike = 1 - np.abs(a - b) / WIDEST
    similarity = float(alike.mean())
    by_chance = float((1 - np.abs(a[:, None] - b[None, :]) / WIDEST).mean())
    beyond = 1 - by_chance
    kappa = (similarity - by_chance) / beyond if beyond > 1e-12 else float("nan")
    return VoteAgreement(
        len(pairs), float((alike == 1).mean()), similarity, 2 * similarity - 1, kappa
    )
