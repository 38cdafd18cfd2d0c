"""Damages to pictures: what is drawn is not what the rows say."""

from __future__ import annotations

import re
from pathlib import Path

from damages.change import Change, Damage, swap

DRAWN = ("tests/figures/test_lanes.py", "tests/figures/test_escaping.py")
TIMES = "tests/explorers/test_timeline.py"
TIMELINE = (
    *DRAWN, "tests/figures/test_timeline.py",
    f"{TIMES}::test_every_event_is_a_mark_in_the_first_view",
    f"{TIMES}::test_dates_go_to_the_browser_as_iso_text",
    f"{TIMES}::test_the_card_names_sources_and_escapes_what_comes_from_data",
    "notebooks/01_timeline.ipynb",
)  # fmt: skip
ABDUCTIONS = ("tests/figures/test_escaping.py", "tests/figures/test_abductions.py")
ROWS = "tests/explorers/test_row_explorers.py"
USERS = "tests/users/test_explorers_hold.py::test_nothing_that_a_user_does_breaks_an_explorer"
PEOPLE, WEAPONS = (
    "tests/explorers/test_abduction_explorers.py", "tests/explorers/test_weapons_explorers.py",
)  # fmt: skip


def figure(name: str, what: str, module: str, change: Change, *looks: str) -> Damage:
    """Return a damage to a module of `kit/figures`."""
    return Damage(name, what, {f"kit/figures/{module}.py": change}, looks)


def of_row(letter: str) -> tuple[str, ...]:
    """Return the tests of all row explorers for the one with that letter."""
    written = (Path(__file__).parents[3] / ROWS).read_text(encoding="utf-8")
    names = re.findall(r"^def (test_\w+)\(view\b", written, re.MULTILINE)
    return (*(f"{ROWS}::{name}[{letter}]" for name in names), f"{USERS}[{letter}]")


INCIDENTS, CASES = of_row("I"), of_row("V")

DAMAGES = (
    figure("trace_dropped", "imprecise dates have no dashed bar", "timeline",
           swap('_bars(placed[choose.imprecise(placed)], look, dash="dot", width=2)',
                '_bars(placed.head(0), look, dash="dot", width=2)'), *TIMELINE),
    figure("years_dropped", "the bars of the years shown are empty", "timeline",
           swap('''            _selected(placed, look),
            _years(whole.by_year, name="all_years", colour=look.theme.grid),
            _years(choose.events_by_year(shown), ''', '''            _selected(placed, look),
            _years(whole.by_year, name="all_years", colour=look.theme.grid),
            _years(choose.events_by_year(shown.head(0)), '''), *TIMELINE),
    figure("marks_by_a_day", "each mark stands a day late", "timeline",
           swap('"x": iso(placed["at"]),\n        "y"',
                '"x": iso(placed["at"] + pd.Timedelta(days=1)),\n        "y"'), *TIMELINE),
    figure("middle_by_a_day", "an imprecise date stands a day from its middle", "lanes",
           swap('middle = events["start"] + (end - events["start"]) / 2',
                'middle = events["start"] + (end - events["start"]) / 2 + pd.Timedelta(days=1)'),
           *TIMELINE),
    figure("certainty_of_a_mark", "what is contested looks agreed", "timeline",
           swap('"contested": "-open-dot"', '"contested": ""'), *TIMELINE),
    figure("lanes_upside_down", "the lanes stand under the names of others", "timeline_layout",
           swap('"range": [canvas.height, 0]', '"range": [0, canvas.height]'), *TIMELINE),
    figure("time_backwards", "time runs from right to left", "incidents",
           swap('["1977-06-01", "1983-12-31"]', '["1983-12-31", "1977-06-01"]'),
           PEOPLE, *INCIDENTS, *ABDUCTIONS),
    figure("days_by_one", "on the strip each incident stands a day late", "incidents",
           swap('"x": [first_day(date) for date in incidents["date"]], "y"',
                '"x": [first_day(date)[:-1] + "1" for date in incidents["date"]], "y"'),
           PEOPLE, *INCIDENTS, *ABDUCTIONS),
    figure("map_not_filtered", "incidents in Europe stand on the edge of the map", "incidents",
           swap('return incidents[incidents["lon"].between(west, east) & incidents["lat"].between('
                "south, north)]", "return incidents"), PEOPLE, *INCIDENTS, *ABDUCTIONS),
    figure("place_and_number", "north and east exchanged", "incidents",
           swap('"name": "marks",\n        "x": here["lon"].tolist(), "y": here["lat"].tolist()',
                '"name": "marks",\n        "x": here["lat"].tolist(), "y": here["lon"].tolist()'),
           PEOPLE, *INCIDENTS, *ABDUCTIONS),
    figure("hover_unescaped", "words from data are markup in a figure", "incidents",
           swap("{escape(row.place)}", "{row.place}"), PEOPLE, *INCIDENTS, *ABDUCTIONS),
    figure("hover_of_the_timeline", "a title is markup in the timeline", "timeline",
           swap("<b>{escape(row.title)}</b>", "<b>{row.title}</b>"), *TIMELINE),
    figure("sides_exchanged", "admitted and claimed dead look like each other", "cases",
           swap('"admitted_alive": Mark("circle", "●", "#0067a3", "#56b4e9"),\n'
                '    "claimed_dead": Mark("diamond", "◆", "#b3500a", "#f0a05a"),',
                '"claimed_dead": Mark("circle", "●", "#0067a3", "#56b4e9"),\n'
                '    "admitted_alive": Mark("diamond", "◆", "#b3500a", "#f0a05a"),'),
           PEOPLE, *CASES, *ABDUCTIONS),
    figure("denied_has_a_line", "in Pyongyang's account everybody has a line", "cases",
           swap('claimed = away[away["status_dprk"] == "claimed_dead"]', "claimed = away"),
           PEOPLE, *CASES, *ABDUCTIONS),
    figure("claim_by_a_day", "a claimed death is drawn on another day", "cases",
           swap('"x": [first_day(date) for date in claimed["dprk_claimed_date"]],',
                '"x": [first_day(date) for date in claimed["date"]],'),
           PEOPLE, *CASES, *ABDUCTIONS),
    Damage("colours_of_two_sides", "Tokyo and Pyongyang have exchanged their colours",
           {"kit/explorers/tone.py": swap(
               '**{side: STATE_MARKS[side] for side in ("JPN", "PRK")}',
               '"JPN": STATE_MARKS["PRK"], "PRK": STATE_MARKS["JPN"]')},
           ("tests/figures/test_dots.py", *ABDUCTIONS, *of_row("TN"),
            "notebooks/07_statements_and_signals.ipynb")),
    figure("votes_upside_down", "the votes stand beside the names of others", "votes",
           swap('"tickvals": [len(votes) - place for', '"tickvals": [1 + place for'),
           "tests/figures/test_votes.py", "tests/explorers/test_voting_explorer.py"),
    figure("seats_miscounted", "every roll call has a seat too few", "roll_call",
           swap("at, kind in enumerate(_kinds(row))", "at, kind in enumerate(_kinds(row)[1:])"),
           WEAPONS),
    figure("column_of_a_year", "launches stand in the column of the next year", "launches",
           swap('x=rows["year"] + (', 'x=rows["year"] + 1 + ('), WEAPONS),
    figure("words_miscount", "the words of a picture count what they leave out", "incidents",
           swap("outside = len(incidents) - len(on_map(incidents))",
                "outside = len(on_map(incidents))"),
           PEOPLE, "notebooks/03_abductions.ipynb"),
)  # fmt: skip
