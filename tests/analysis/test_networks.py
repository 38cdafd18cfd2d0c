"""The network of agreements: what is in force, and measures on a toy."""

import networkx as nx
import pandas as pd
import pytest

import kit
from kit.analysis.networks import STATES, density, graph, in_force, measures, pairs

TOY = pd.DataFrame(
    {
        "treaty_id": ["a", "b", "c", "d"], "record": ["agreement"] * 3 + ["renewal"],
        "parties": [("USA", "JPN"), ("USA", "KOR"), ("SUN", "PRK"), ("CHN", "PRK")],
        "kind": "mutual_defence", "signed": ["1951-09-08", "1953", "1961-07-06", "1981"],
        "in_force": ["1952-04-28", "", "1961-09-10?", "1981"], "ended": ["", "", "1996-09-10", ""],
    }
)  # fmt: skip


def test_entry_into_force_counts_and_signature_stands_in_for_it():
    assert in_force(TOY, (1951,)).empty
    assert list(in_force(TOY, (1953,))["treaty_id"]) == ["a", "b"]


def test_what_has_ended_leaves_and_renewals_are_no_agreements():
    assert list(in_force(TOY, (1996,))["treaty_id"]) == ["a", "b", "c"]
    assert list(in_force(TOY, (1997, 2000))["treaty_id"]) == ["a", "b"]


def test_the_soviet_union_stands_in_the_place_of_russia():
    assert pairs(("SUN", "PRK")) == [("RUS", "PRK")]
    assert len(pairs(("USA", "JPN", "KOR"))) == 3


def test_washington_lies_between_its_two_allies():
    found = measures(in_force(TOY, (1960,))).set_index("state")
    assert found.loc["USA", ["partners", "agreements"]].tolist() == [2, 2]
    # One of the ten pairs of the other five states has its only shortest way through Washington.
    assert found.loc["USA", "betweenness"] == pytest.approx(1 / 10)
    assert found["betweenness"].drop("USA").eq(0).all()
    assert density(in_force(TOY, (1960,))) == pytest.approx(2 / 15)


@pytest.mark.parametrize("year", [1950, 1975, 2000, 2026])
def test_bounds_and_names_do_not_matter(year):
    rows = in_force(kit.treaties(), (year,))
    found = measures(rows)
    assert found["betweenness"].between(0, 1).all()
    assert found["agreements"].sum() % 2 == 0
    turned = dict(zip(STATES, STATES[::-1], strict=True))
    other = nx.relabel_nodes(nx.Graph(graph(rows)), turned)
    assert sorted(dict(other.degree).values()) == sorted(found["partners"])
