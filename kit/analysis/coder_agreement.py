"""How far two or more coders agree: by share, beyond chance, and with missing codes.

Kappa takes away the agreement that two coders would reach if each kept its own habits and coded
blindly (Cohen 1960); weighted kappa counts a near miss as half or more of an agreement (Cohen
1968, linear weights). Alpha does the same for any number of coders, for gaps and for ordered codes
(Krippendorff 2019, chapter 12); it is computed by the package `krippendorff`, kappa by
`statsmodels`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

TONES = (-2, -1, 0, 1, 2)
MISSING = float("nan")
Level = Literal["nominal", "ordinal", "interval", "ratio"]


@dataclass(frozen=True)
class CoderAgreement:
    """How far two coders agree on one code with ordered values.

    Attributes
    ----------
    units
        Number of statements that both have coded.
    share
        Share of them with the same code.
    near
        Share with the same code or the next one.
    kappa, weighted, alpha
        As the module explains, at most 1; 0 is what chance gives. Missing where they cannot be
        computed, as when both coders gave one and the same code throughout.
    """

    units: int
    share: float
    near: float
    kappa: float
    weighted: float
    alpha: float


def compare(one: pd.Series, other: pd.Series, values: Iterable[int] = TONES) -> CoderAgreement:
    """Compare two series of ordered codes by their index; units that only one has are left out.

    Raises
    ------
    ValueError
        If there is no unit that both have coded, or a code is not one of `values`.
    """
    both = pd.DataFrame({"one": one, "other": other}).dropna().astype(int)
    if both.empty:
        raise ValueError("the two coders have coded nothing in common")
    table = confusion(both["one"], both["other"], values)
    apart = (both["one"] - both["other"]).abs()
    return CoderAgreement(
        len(both), float((apart == 0).mean()), float((apart <= 1).mean()),
        _kappa(table), _kappa(table, "linear"), alpha([both["one"], both["other"]], values),
    )  # fmt: skip


def confusion(one: pd.Series, other: pd.Series, values: Iterable[int] = TONES) -> pd.DataFrame:
    """Return how often each code of the first coder (down) meets each of the second (across).

    Raises
    ------
    ValueError
        If a code is not one of `values`.
    """
    known = list(values)
    both = pd.DataFrame({"one": one, "other": other}).dropna().astype(int)
    strange = (set(both["one"]) | set(both["other"])) - set(known)
    if strange:
        raise ValueError(f"codes that are not in the codebook: {sorted(strange)}")
    return pd.crosstab(both["one"], both["other"]).reindex(index=known, columns=known, fill_value=0)


def alpha(
    coders: Iterable[pd.Series], values: Iterable[int] = TONES, level: Level = "ordinal"
) -> float:
    """Return Krippendorff's alpha of any number of coders.

    Parameters
    ----------
    coders
        Codes of each coder by unit; a unit that a coder has not coded is a gap.
    values
        All possible codes, in their order.
    level
        Which distances between codes count.
    """
    import krippendorff

    ratings = pd.concat(list(coders), axis=1).T.astype(float)
    given = ratings.loc[:, ratings.notna().sum() >= 2].to_numpy()
    if np.unique(given[~np.isnan(given)]).size < 2:
        return MISSING
    return float(
        krippendorff.alpha(
            reliability_data=given, value_domain=list(values), level_of_measurement=level
        )
    )


def compare_themes(one: pd.Series, other: pd.Series, themes: Iterable[str]) -> pd.DataFrame:
    """Compare two series of sets of themes, one yes-or-no decision for each theme and statement.

    Returns
    -------
    DataFrame
        By theme: `both`, `only_one`, `only_other`, `neither` (numbers of statements), `share`
        (same decision) and `kappa`.
    """
    shared = [unit for unit in one.index if unit in set(other.index)]
    rows = []
    for theme in themes:
        a = pd.Series([theme in one[unit] for unit in shared], dtype=int)
        b = pd.Series([theme in other[unit] for unit in shared], dtype=int)
        table = confusion(a, b, (1, 0))
        rows.append({
            "theme": theme, "both": table.loc[1, 1], "only_one": table.loc[1, 0],
            "only_other": table.loc[0, 1], "neither": table.loc[0, 0],
            "share": float((a == b).mean()) if shared else MISSING, "kappa": _kappa(table),
        })  # fmt: skip
    return pd.DataFrame(rows)


def disagreements(one: pd.Series, other: pd.Series) -> pd.DataFrame:
    """Return the units that two coders coded differently: `one`, `other`, `apart`, widest first."""
    both = pd.DataFrame({"one": one, "other": other}).dropna().astype(int)
    both["apart"] = (both["one"] - both["other"]).abs()
    return both[both["apart"] > 0].sort_values("apart", ascending=False, kind="stable")


def _kappa(table: pd.DataFrame, weights: str | None = None) -> float:
    from statsmodels.stats.inter_rater import cohens_kappa

    counts = table.to_numpy(dtype=float)
    total = counts.sum()
    if total == 0:
        return MISSING
    down, across = counts.sum(axis=1) / total, counts.sum(axis=0) / total
    if np.isclose((down * across).sum(), 1):
        return MISSING  # both gave one code throughout, so chance agrees fully too
    return float(cohens_kappa(counts, wt=weights, return_results=False))
