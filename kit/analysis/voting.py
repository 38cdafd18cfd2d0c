"""How alike states vote in the General Assembly: shares with intervals, and distances.

Three measures of the same votes, each with its own weakness. The share of identical votes moves
with the agenda: where one state stands alone on many votes, all others look alike. The score of
Signorino and Ritter (1999) gives half a step between yes and abstention, and depends on the agenda
in the same way. Ideal points (Bailey, Strezhnev and Voeten 2017) place each state on the main line
of division and use repeated resolutions to keep the years comparable.

An interval of a share treats the votes as draws from the many that might have been held. Votes of
one year are not independent of each other, so the true uncertainty is rather larger.

Bailey, M. A., Strezhnev, A., & Voeten, E. (2017). Journal of Conflict Resolution, 61(2), 430-456.
Signorino, C. S., & Ritter, J. M. (1999). International Studies Quarterly, 43(1), 115-144.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

# One line for the Soviet Union and Russia, named as in the table of agreement.
ONE_LINE = {"SUN": "RUS"}


def pooled_shares(agreement: pd.DataFrame) -> pd.DataFrame:
    """Return the share of identical votes of each pair over all its years together.

    Parameters
    ----------
    agreement
        Rows with `pair`, `identical` and `votes_both`.

    Returns
    -------
    DataFrame
        One row for each pair, the most alike first: `pair`, `identical`, `votes_both`, `share`.
    """
    sums = agreement.groupby("pair")[["identical", "votes_both"]].sum().reset_index()
    sums = sums.assign(share=sums["identical"] / sums["votes_both"])
    return sums.sort_values(["share", "pair"], ascending=[False, True], ignore_index=True)


def common_years(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of those years that every pair has, so that pairs can be compared.

    Parameters
    ----------
    rows
        At most one row for each `pair` and `year`.
    """
    pairs_by_year = rows.groupby("year")["pair"].transform("nunique")
    return rows[pairs_by_year == rows["pair"].nunique()]


def distances(points: pd.DataFrame) -> pd.DataFrame:
    """Return how far apart the states of each pair stand in each year.

    The bounds are the smallest and the largest distance that two places within the two bands
    (5 to 95 per cent) can have. They are wide on purpose: the source does not say how the errors of
    two states hang together, and these bounds need no guess about it.

    Parameters
    ----------
    points
        Rows with `year`, `country`, `ideal_point`, `low`, `high`, `votes` and `source_ids`.

    Returns
    -------
    DataFrame
        `row_id` (`JPN-USA-2021`), `pair`, `year`, `country_a`, `country_b`, `distance`, `low`,
        `high`, `votes_a`, `votes_b` and `source_ids`, ordered by pair and year.
    """
    known = points[points["ideal_point"].notna()]
    known = known.assign(state=known["country"].replace(ONE_LINE))
    both = known.merge(known, on="year", suffixes=("_a", "_b"))
    both = both[both["state_a"] < both["state_b"]]
    apart = both["ideal_point_a"] - both["ideal_point_b"]
    gap = np.maximum(both["low_a"] - both["high_b"], both["low_b"] - both["high_a"])
    reach = np.maximum(both["high_a"] - both["low_b"], both["high_b"] - both["low_a"])
    pair = both["state_a"] + "-" + both["state_b"]
    found = pd.DataFrame(
        {
            "row_id": pair + "-" + both["year"].astype(str), "pair": pair, "year": both["year"],
            "country_a": both["country_a"], "country_b": both["country_b"],
            "distance": apart.abs(), "low": gap.clip(lower=0), "high": reach,
            "votes_a": both["votes_a"], "votes_b": both["votes_b"],
            "source_ids": [
                tuple(dict.fromkeys((*one, *other)))
                for one, other in zip(both["source_ids_a"], both["source_ids_b"], strict=True)
            ],
        }
    )  # fmt: skip
    return found.sort_values(["pair", "year"], ignore_index=True)
