"""Recorded votes under each other: every mark beside the name of its vote, under its state."""

from __future__ import annotations

import pandas as pd

from kit.figures.theme import LIGHT
from kit.figures.votes import VOTE_MARKS, votes_parts

VOTES = pd.DataFrame(
    {"row_id": ["a", "b", "c"], "label": ["First", "Second", "Third"],
     "hollow": [False, False, True], "JPN": ["yes", "yes", "yes"], "PRK": ["no", "no", "absent"]}
)  # fmt: skip
STATES = {"JPN": "Japan", "PRK": "DPRK"}


def test_a_mark_stands_beside_its_vote_under_its_state_and_says_how_it_voted():
    parts = votes_parts(VOTES, STATES, {}, "", LIGHT, 800)
    marks = next(one for one in parts["data"] if one["name"] == "marks")
    across, down = parts["layout"]["xaxis"], parts["layout"]["yaxis"]
    labels = dict(zip(down["tickvals"], down["ticktext"], strict=True))
    names = dict(zip(across["tickvals"], across["ticktext"], strict=True))
    states = {name: state for state, name in STATES.items()}
    rows = VOTES.set_index("row_id")
    drawn = zip(marks["customdata"], marks["x"], marks["y"], marks["marker"]["symbol"], strict=True)
    for name, x, y, symbol in drawn:
        nearest = min(labels, key=lambda at: abs(at - y))
        assert labels[nearest] == rows.loc[name, "label"]
        assert symbol == VOTE_MARKS[rows.loc[name, states[names[x]]]].symbol
    assert len(marks["x"]) == len(VOTES) * len(STATES)


def test_the_first_vote_is_on_top():
    down = votes_parts(VOTES, STATES, {}, "", LIGHT, 800)["layout"]["yaxis"]
    assert down["range"][0] < down["range"][1]
    assert down["ticktext"][down["tickvals"].index(max(down["tickvals"]))] == "First"
