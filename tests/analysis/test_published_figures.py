"""Figures computed from the tables, against figures computed from the sources beforehand."""

import pytest

import kit
from kit.analysis.voting import distances, pooled_shares

PERIODS = ((1957, 1969), (1971, 1990), (1991, 1999), (2000, 2009), (2010, 2019), (2020, 2023))
# Three cells (0.79, 0.79 and 0.49) were 0.80, 0.80 and 0.50 in the figures computed beforehand. The
# votes of the table, added up and divided, give these.
POOLED = {
    "JPN-USA": (0.72, 0.42, 0.38, 0.33, 0.42, 0.42),
    "KOR-USA": (None, None, 0.31, 0.31, 0.47, 0.51),
    "JPN-KOR": (None, None, 0.79, 0.88, 0.85, 0.79),
    "CHN-PRK": (None, None, 0.92, 0.92, 0.79, 0.83),
    "PRK-RUS": (None, None, 0.47, 0.70, 0.69, 0.80),
    "CHN-RUS": (None, 0.76, 0.53, 0.76, 0.75, 0.74),
    "JPN-PRK": (None, None, 0.46, 0.49, 0.45, 0.49),
    "KOR-PRK": (None, None, 0.56, 0.49, 0.40, 0.42),
}
CELLS = [
    (pair, period, share)
    for pair, shares in POOLED.items()
    for period, share in zip(PERIODS, shares, strict=True)
    if share is not None
]
DISTANCES = {
    ("JPN-USA", 2023): 1.21, ("JPN-KOR", 2023): 0.13, ("JPN-PRK", 2023): 2.12,
    ("PRK-RUS", 2023): 0.06, ("CHN-RUS", 2023): 0.07, ("PRK-RUS", 2000): 1.65,
    ("JPN-USA", 2000): 1.91,
}  # fmt: skip
SOUTH, NORTH = ("USA", "JPN", "KOR"), ("CHN", "RUS", "SUN", "PRK")


@pytest.mark.parametrize(("pair", "period", "share"), CELLS)
def test_pooled_shares_of_identical_votes(pair, period, share):
    rows = kit.un_agreement()
    rows = rows[(rows["pair"] == pair) & rows["year"].between(*period)]
    assert pooled_shares(rows)["share"].item() == pytest.approx(share, abs=0.0051)


@pytest.mark.parametrize(("pair", "year"), DISTANCES)
def test_distances_of_ideal_points(pair, year):
    found = distances(kit.un_ideal_points()).set_index(["pair", "year"])
    row = found.loc[(pair, year)]
    assert row["distance"] == pytest.approx(DISTANCES[pair, year], abs=0.0051)
    assert row["low"] <= row["distance"] <= row["high"]


@pytest.mark.parametrize(
    ("year", "south", "north"), [(1953, 0.349, 0.272), (1980, 0.201, 0.296), (2022, 0.168, 0.286)]
)
def test_shares_of_world_capability(year, south, north):
    rows = kit.military()
    index = rows[rows["year"] == year].set_index("country")["capability_index"]
    for states, share in ((SOUTH, south), (NORTH, north)):
        assert index.reindex(states).sum() == pytest.approx(share, abs=0.0006)


@pytest.mark.parametrize(
    ("country", "year", "billions"),
    [("JPN", 1990, 35.0), ("JPN", 2024, 58.4), ("KOR", 1990, 15.9), ("KOR", 2024, 48.5),
     ("CHN", 1990, 22.0), ("CHN", 2024, 317.6), ("RUS", 2024, 150.5)],
)  # fmt: skip
def test_military_spending_in_dollars_of_2023(country, year, billions):
    rows = kit.military().set_index(["country", "year"])["spending_constant_usd_m"]
    assert rows[country, year] / 1_000 == pytest.approx(billions, abs=0.06)


@pytest.mark.parametrize(
    ("host", "year", "troops"),
    [("JPN", 1954, 211_000), ("JPN", 1990, 46_600), ("JPN", 2025, 54_300), ("KOR", 1954, 225_600),
     ("KOR", 1990, 41_300), ("KOR", 2025, 23_800)],
)  # fmt: skip
def test_us_troops(host, year, troops):
    rows = kit.us_troops().set_index(["host", "year"])["troops"]
    assert rows[host, year] == pytest.approx(troops, abs=600)
