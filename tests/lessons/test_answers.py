"""Answers are computed from tables, or it is said why they cannot be."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from kit.lessons.answers import compute, registered
from kit.lessons.evidence import Evidence
from kit.lessons.faults import AnswerError
from kit.lessons.questions import Given, Reference


def value(evidence: Evidence, function: str, **arguments: Any) -> Any:
    return compute(Reference(function, arguments), evidence)


@pytest.mark.parametrize(
    ("function", "arguments", "words"),
    [
        ("nothing", {}, "count_events"),
        ("earliest_event", {"event": []}, "It takes: events"),
        ("earliest_event", {"events": ["ev_x", "ev_summit"]}, "ev_x"),
        ("chronological_order", {"events": ["ev_treaty", "ev_year"]}, "which|first"),
        ("chronological_order", {"events": ["ev_summit", "ev_summit"]}, "first"),
        ("days_between", {"first": "ev_year", "last": "ev_summit"}, "not known to the day"),
        ("actor_of_event", {"event": "ev_summit", "among": ["JPN", "PRK"]}, "2 of the named"),
        ("count_events", {"colour": "red"}, "category"),
        ("values_of_events", {"events": ["ev_summit"], "column": "x"}, "place"),
        ("count_rows", {"table": "x"}, "x"),
        ("value_of", {"table": "launches", "column": "count", "where": {"year": 2016}}, "2 rows"),
        ("row_with_most", {"table": "launches", "column": "year", "name": "launch_id"}, "2 rows"),
        ("rows_that_fit", {"table": "launches", "key": "launch_id", "rows": ["l9"],
                           "where": {"year": 2016}}, "l9"),
        ("column_of", {"table": "launches", "column": "colour"}, "year"),
        ("cross_table", {"table": "launches", "rows": "year", "columns": "colour"}, "year"),
        ("in_order", {"values": [1, 1]}, "differ"),
        ("days_between_dates", {"first": "2002-13-01", "last": "2002-12-01"}, "not a day"),
    ],
)  # fmt: skip
def test_what_cannot_be_computed_is_explained(
    evidence: Evidence, function: str, arguments: dict[str, Any], words: str
) -> None:
    with pytest.raises(AnswerError, match=words) as caught:
        value(evidence, function, **arguments)
    assert caught.value.remedy.endswith(".")


@pytest.mark.parametrize(
    ("function", "arguments", "answer"),
    [
        ("count_events", {}, 5),
        ("count_events", {"category": "diplomacy", "first": 2000}, 2),
        ("count_events", {"actor": "PRK"}, 3),
        ("count_events", {"category": ["people", "economy"]}, 2),
        ("share_of_events", {"precision": "day"}, 60.0),
        ("earliest_event", {"events": ["ev_summit", "ev_ships", "ev_treaty"]}, "ev_ships"),
        ("latest_event", {"events": ["ev_summit", "ev_second"]}, "ev_second"),
        ("year_of_event", {"event": "ev_ships"}, 1959),
        ("date_of_event", {"event": "ev_year"}, "1965"),
        ("days_between", {"first": "ev_summit", "last": "ev_second"}, 613),
        ("actors_of_event", {"event": "ev_treaty"}, ["JPN", "KOR"]),
        ("actor_of_event", {"event": "ev_treaty", "among": ["KOR", "PRK"]}, "KOR"),
        ("years_of_events", {"events": ["ev_second"]}, {"ev_second": 2004}),
        ("busiest_decade", {"category": "diplomacy"}, 2000),
        ("total_of", {"table": "launches", "column": "count"}, 4),
        ("count_rows", {"table": "launches", "where": {"year": [2016]}}, 2),
        ("count_different", {"table": "launches", "column": "year"}, 2),
        ("rows_in_order", {"table": "launches", "key": "launch_id", "rows": ["l2", "l1"],
                           "by": "year"}, ["l1", "l2"]),
        ("rows_that_fit", {"table": "launches", "key": "launch_id", "rows": ["l1", "l3"],
                           "where": {"year": [2016, 2017]}}, ["l3"]),
        ("in_order", {"values": [1965, 1868]}, [1868, 1965]),
        ("days_between_dates", {"first": "2024-02-28", "last": "2024-03-01"}, 2),
        ("years_between_dates", {"first": "1948-09-09", "last": "1950-09-08"}, 1),
        ("leap_years", {"years": [1900, 1904, 2000]}, [1904, 2000]),
        ("count_leap_years", {"first": 1901, "last": 2000}, 25),
    ],
)  # fmt: skip
def test_answers_follow_the_tables(
    evidence: Evidence, function: str, arguments: dict[str, Any], answer: Any
) -> None:
    assert value(evidence, function, **arguments) == answer


def test_a_column_of_the_rows_that_fit(evidence: Evidence) -> None:
    found = value(evidence, "column_of", table="launches", column="launch_id", where={"year": 2016})
    assert found.to_dict() == {1: "l2", 2: "l3"}


def test_a_cross_table_has_a_nought_where_two_values_never_meet(evidence: Evidence) -> None:
    found = value(evidence, "cross_table", table="launches", rows="launch_id", columns="year")
    assert found.loc["l1"].to_dict() == {1998: 1, 2016: 0}
    assert found.to_numpy().sum() == 3


def test_an_answer_changes_with_the_table(evidence: Evidence) -> None:
    before = value(evidence, "count_events")
    shorter = Evidence(lambda name: evidence.frame(name).head(2), evidence.cite, "toy-2")
    assert value(shorter, "count_events") == 2 != before


def test_plain_and_given_values_are_themselves(evidence: Evidence) -> None:
    assert compute(7, evidence) == 7
    assert compute(Given("a", "because"), evidence) == "a"


@pytest.mark.parametrize("name", sorted(registered()))
def test_every_function_says_what_it_returns(name: str) -> None:
    assert (inspect.getdoc(registered()[name]) or "").startswith("Return ")
