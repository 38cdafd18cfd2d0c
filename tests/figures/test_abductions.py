"""The incidents and the cases: each mark on its day, at its place, in the look of what is said."""

from __future__ import annotations

import pandas as pd
import pytest

import kit
from kit.explorers.tone import SIDE_MARKS
from kit.figures import cases, incidents
from kit.figures.cases import SAID_MARKS
from kit.figures.theme import LIGHT, STATE_MARKS

INCIDENTS = kit.abduction_incidents().set_index("incident_id")
VICTIMS = kit.victims()


def trace(parts, name):
    return next(one for one in parts["data"] if one["name"] == name)


@pytest.fixture(scope="module")
def map_and_strip():
    return incidents.incidents_parts(kit.abduction_incidents(), "", LIGHT, 820)


@pytest.fixture(scope="module")
def lines():
    look = cases.Look(cases.BOTH, "2026-01-01", "", 820, LIGHT)
    return cases.cases_parts(VICTIMS, look)


def test_an_incident_stands_at_its_place_on_the_map(map_and_strip):
    marks = trace(map_and_strip, "marks")
    for name, x, y in zip(marks["customdata"], marks["x"], marks["y"], strict=True):
        assert (x, y) == (INCIDENTS.loc[name, "lon"], INCIDENTS.loc[name, "lat"])


def test_an_incident_stands_on_its_day_on_a_strip_that_runs_forward(map_and_strip):
    days, axis = trace(map_and_strip, "days"), map_and_strip["layout"]["xaxis2"]
    for name, day in zip(days["customdata"], days["x"], strict=True):
        assert day == str(INCIDENTS.loc[name, "start"].date())
        assert axis["range"][0] < day < axis["range"][1]


def test_a_person_has_the_mark_of_what_pyongyang_says(lines):
    marks = trace(lines, "marks")
    said = VICTIMS.set_index("victim_id")["status_dprk"]
    for name, day, symbol, colour in zip(
        marks["customdata"], marks["x"], marks["marker"]["symbol"], marks["marker"]["color"],
        strict=True,
    ):  # fmt: skip
        look = SAID_MARKS[said[name]]
        assert (symbol, colour) == (look.symbol, look.colour(LIGHT))
        assert pd.Timestamp(day) == VICTIMS.set_index("victim_id").loc[name, "start"]


def test_a_claimed_death_is_a_hollow_diamond_on_the_day_that_is_claimed(lines):
    """The lesson says so in words."""
    claimed, marks = VICTIMS[VICTIMS["dprk_claimed_date"] != ""], trace(lines, "claims")
    assert marks["x"] == claimed["dprk_claimed_date"].tolist()
    assert marks["marker"]["symbol"] == f"{SAID_MARKS['claimed_dead'].symbol}-open"
    assert marks["marker"]["color"] == SAID_MARKS["claimed_dead"].colour(LIGHT)


def test_a_state_looks_the_same_in_the_picture_of_tones_as_everywhere():
    for side, look in SIDE_MARKS.items():
        assert side not in STATE_MARKS or look == STATE_MARKS[side]
