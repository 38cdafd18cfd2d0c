"""Agreements between the six states as a network: who is bound to whom, and through whom.

Density, degree and betweenness as Wasserman and Faust (1994) define them, from the library
`networkx`. The Soviet Union and Russia are one state here (`RUS`).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

import pandas as pd

STATES = ("RUS", "CHN", "PRK", "KOR", "JPN", "USA")
NEVER = "9999"


def in_force(treaties: pd.DataFrame, years: Iterable[int]) -> pd.DataFrame:
    """Return the agreements in force in some part of one of the years.

    An agreement counts from its entry into force, or, where the table has no such day, from its
    signature; and to the year in which it ended. Renewals and episodes are not agreements.
    """
    rows = treaties[treaties["record"] == "agreement"]
    spans = years_in_force(rows)
    fits = pd.Series(False, index=rows.index)
    for year in years:
        fits |= (spans["first"] <= year) & (spans["last"] >= year)
    return rows[fits]


def years_in_force(agreements: pd.DataFrame) -> pd.DataFrame:
    """Return the `first` and the `last` year in which each agreement was in force."""
    begun, ended = agreements["in_force"], agreements["ended"]
    first = begun.mask(begun == "", agreements["signed"]).str[:4].astype(int)
    last = ended.mask(ended == "", NEVER).str[:4].astype(int)
    return pd.DataFrame({"first": first, "last": last})


def lines_of_code(years: Iterable[int]) -> list[str]:
    """Return lines of pandas that do the same as `in_force`."""
    return [
        "import kit",
        "",
        "rows = kit.treaties()",
        'rows = rows[rows["record"] == "agreement"]',
        'begun = rows["in_force"].mask(rows["in_force"] == "", rows["signed"]).str[:4].astype(int)',
        f'ended = rows["ended"].mask(rows["ended"] == "", "{NEVER}").str[:4].astype(int)',
        f"years = {list(years)!r}",
        "fits = [any(a <= year <= b for year in years) for a, b in zip(begun, ended)]",
        "shown = rows[fits]",
    ]


def pairs(parties: Iterable[str]) -> list[tuple[str, str]]:
    """Return every pair of the parties, in the order of `STATES`."""
    states = {"RUS" if one == "SUN" else one for one in parties}
    return list(combinations([one for one in STATES if one in states], 2))


def graph(treaties: pd.DataFrame) -> Any:
    """Return a `networkx.MultiGraph` of the six states with an edge for each pair and agreement."""
    import networkx as nx

    network = nx.MultiGraph()
    network.add_nodes_from(STATES)
    for row in treaties.itertuples():
        for one, other in pairs(row.parties):
            network.add_edge(one, other, key=row.treaty_id, kind=row.kind)
    return network


def measures(treaties: pd.DataFrame) -> pd.DataFrame:
    """Return, for each state, its partners, its agreements and its betweenness.

    Returns
    -------
    pandas.DataFrame
        `state`, `partners` (number of states with at least one agreement), `agreements` (edges) and
        `betweenness` (share of shortest ways between two others that run through it, 0 to 1).
    """
    import networkx as nx

    many = graph(treaties)
    plain = nx.Graph(many)
    between = nx.betweenness_centrality(plain, normalized=True)
    return pd.DataFrame(
        [(one, plain.degree(one), many.degree(one), between[one]) for one in STATES],
        columns=["state", "partners", "agreements", "betweenness"],
    )


def density(treaties: pd.DataFrame) -> float:
    """Return the share of the fifteen pairs of states that have at least one agreement."""
    import networkx as nx

    return float(nx.density(nx.Graph(graph(treaties))))
