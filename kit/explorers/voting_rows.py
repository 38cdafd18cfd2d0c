"""The rows behind each measure of voting: which table, which column, which lines of pandas."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from kit.analysis.choosing import Between, Choice, Rule, Years
from kit.analysis.intervals import wilson
from kit.analysis.voting import distances
from kit.figures.theme import STATE_MARKS, Mark
from kit.language import text
from kit.tables.frames import load

STATES = ("JPN", "PRK", "KOR", "USA", "CHN", "RUS")


@dataclass(frozen=True)
class Measure:
    """One way to measure: `kind` of its rows (pair, state, vote), table and column of its value."""

    kind: str
    table: str
    column: str
    form: str = ".2f"


MEASURES: dict[str, Measure] = {
    "share": Measure("pair", "un_agreement", "share_exact", ".0%"),
    "s_score": Measure("pair", "un_agreement", "s_score"),
    "kappa": Measure("pair", "un_agreement", "kappa_weighted"),
    "points": Measure("state", "un_ideal_points", "ideal_point"),
    "distance": Measure("pair", "un_ideal_points", "distance"),
    "key": Measure("vote", "un_key_votes", ""),
}


def _pair(one: str, other: str) -> str:
    return "-".join(sorted((one, other)))


# The shape of a pair is that of the state that comes first in STATES, its colour that of the other.
PAIRS: dict[str, tuple[str, str]] = {
    _pair(one, other): (one, other) for one, other in combinations(STATES, 2)
}


def looks() -> dict[str, Mark]:
    """Return the mark of every pair and of every state."""
    found = {}
    for name, (one, other) in PAIRS.items():
        shape, colour = STATE_MARKS[one], STATE_MARKS[other]
        found[name] = Mark(shape.symbol, shape.glyph, colour.light, colour.dark)
    return found | {one: STATE_MARKS[one] for one in STATES}


def pair_name(pair: str, form: str = "state") -> str:
    """Return the name of a pair, in short or (`form="name"`) in full."""
    return "–".join(text(f"voting.{form}.{one}") for one in PAIRS[pair])


def agreement() -> pd.DataFrame:
    """Return the pairs by year with their `row_id` and the interval of the share."""
    rows = load("un_agreement")
    ends = [
        wilson(int(one), int(of))
        for one, of in zip(rows["identical"], rows["votes_both"], strict=True)
    ]
    return rows.assign(
        row_id=rows["pair"] + "-" + rows["year"].astype(str),
        low=[low for low, _ in ends], high=[high for _, high in ends],
    )  # fmt: skip


def ideal_points() -> pd.DataFrame:
    """Return the states by year that have an ideal point from all votes, with `row_id`, `line`."""
    rows = load("un_ideal_points")
    rows = rows[rows["ideal_point"].notna()]
    row_id = rows["country"] + "-" + rows["year"].astype(str)
    return rows.assign(row_id=row_id, line=rows["country"].replace({"SUN": "RUS"}))


def frames() -> dict[str, pd.DataFrame]:
    """Return all rows of every measure."""
    pairs, points = agreement(), ideal_points()
    apart = distances(load("un_ideal_points"))
    votes = load("un_key_votes")
    return {
        "share": pairs, "s_score": pairs, "kappa": pairs, "points": points, "distance": apart,
        "key": votes.assign(row_id=votes["vote_id"]),
    }  # fmt: skip


def rules(
    measure: str, pairs: tuple[str, ...], states: tuple[str, ...], years: tuple[int, int]
) -> list[Rule]:
    """Return what restricts the rows of a measure."""
    kind = MEASURES[measure].kind
    if kind == "vote":
        return [Years(*years)]
    if kind == "state":
        wanted = tuple(one for state in states for one in _with_forerunner(state))
        return [Choice("country", wanted), Between("year", *years)]
    return [Choice("pair", pairs), Between("year", *years)]


def _with_forerunner(state: str) -> tuple[str, ...]:
    return (state, "SUN") if state == "RUS" else (state,)


FIRST_LINES = {
    "pair": "import kit\n\nshown = kit.un_agreement()",
    "distance": "import kit\nfrom kit.analysis.voting import distances\n\n"
    "shown = distances(kit.un_ideal_points())",
    "state": "import kit\n\nshown = kit.un_ideal_points()\n"
    'shown = shown[shown["ideal_point"].notna()]',
    "vote": "import kit\n\nshown = kit.un_key_votes()",
}
LAST_LINES = {
    "pair": 'shown = shown.assign(row_id=shown["pair"] + "-" + shown["year"].astype(str))',
    "distance": "",
    "state": 'shown = shown.assign(row_id=shown["country"] + "-" + shown["year"].astype(str))',
    "vote": 'shown = shown.assign(row_id=shown["vote_id"])',
}


def lines_of_code(measure: str, restricted: list[Rule]) -> str:
    """Return lines of pandas that give the rows of a measure, as `shown`."""
    kind = measure if measure == "distance" else MEASURES[measure].kind
    lines = [FIRST_LINES[kind]]
    for rule in restricted:
        lines += rule.code()
    return "\n".join([*lines, *filter(None, [LAST_LINES[kind]])])
