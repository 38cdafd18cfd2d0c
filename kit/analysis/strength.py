"""Military strength of states and of groups of states, year by year."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

TRIANGLES: dict[str, tuple[str, ...]] = {
    "south": ("USA", "JPN", "KOR"),
    "north": ("CHN", "RUS", "PRK"),
}
ONE_LINE = {"SUN": "RUS"}


def grouped(
    military: pd.DataFrame, groups: Mapping[str, tuple[str, ...]] = TRIANGLES
) -> pd.DataFrame:
    """Return the capability of groups of states: the sum of the shares of their members.

    A year in which a member has no figure has no sum. The Soviet Union counts as Russia.

    Parameters
    ----------
    military
        Rows with `country`, `year`, `capability_index`, `capability_quality` and `source_ids`.
    groups
        Members of each group by its name.

    Returns
    -------
    DataFrame
        `row_id` (`south-1990`), `line` (the group), `year`, `capability_index`, `parts` (share of
        each member by its code), `capability_quality` (`complete`, or `spending_missing` if that
        holds for a member) and `source_ids`, ordered by group and year.
    """
    known = military[military["capability_index"].notna()]
    known = known.assign(state=known["country"].replace(ONE_LINE))
    found = []
    for name, members in groups.items():
        inside = known[known["state"].isin(members)]
        found += [
            _sum(name, str(year), rows)
            for year, rows in inside.groupby("year")
            if set(rows["state"]) == set(members)
        ]
    return pd.DataFrame(found)


def _sum(name: str, year: str, rows: pd.DataFrame) -> dict[str, object]:
    complete = (rows["capability_quality"] == "complete").all()
    return {
        "row_id": f"{name}-{year}", "line": name, "year": int(year),
        "capability_index": float(rows["capability_index"].sum()),
        "parts": dict(zip(rows["country"], rows["capability_index"], strict=True)),
        "capability_quality": "complete" if complete else "spending_missing",
        "source_ids": tuple(dict.fromkeys(one for ids in rows["source_ids"] for one in ids)),
    }  # fmt: skip
