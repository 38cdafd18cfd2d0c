"""Answers from the table `events`. Events are named by their `event_id`."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd

from kit.language import text
from kit.lessons.answer_filters import fitting
from kit.lessons.answer_tables import reads
from kit.lessons.faults import AnswerError

WHOLE = 100
SPANS = frozenset({"month", "year", "approximate"})


@reads("events")
def count_events(table: pd.DataFrame, /, **filters: Any) -> int:
    """Return the number of events that fit.

    Parameters
    ----------
    **filters
        `category`, `certainty`, `precision` or any other column: equal to the value, or to one
        of a list; `actor`: this id is among the actors; `first`, `last`: the event begins on or
        after, and on or before, this year.
    """
    return len(fitting(table, filters))


@reads("events")
def events_that_fit(table: pd.DataFrame, /, events: list[str], **filters: Any) -> list[str]:
    """Return those of the given events that fit; filters as in `count_events`."""
    chosen = set(fitting(table, filters)["event_id"])
    return [event for event in _rows(table, events)["event_id"] if event in chosen]


@reads("events")
def share_of_events(table: pd.DataFrame, /, **filters: Any) -> float:
    """Return the percentage of all events that fit, to one decimal; filters as above."""
    if table.empty:
        raise AnswerError(text("lessons.no_rows"), text("lessons.no_rows_remedy"))
    return round(WHOLE * len(fitting(table, filters)) / len(table), 1)


@reads("events")
def earliest_event(table: pd.DataFrame, /, events: list[str]) -> str:
    """Return the first of the given events."""
    return chronological_order(table, events)[0]


@reads("events")
def latest_event(table: pd.DataFrame, /, events: list[str]) -> str:
    """Return the last of the given events."""
    return chronological_order(table, events)[-1]


@reads("events")
def chronological_order(table: pd.DataFrame, /, events: list[str]) -> list[str]:
    """Return the events in the order in which they began.

    Raises
    ------
    AnswerError
        If two of them begin on the same day, or a date is known too roughly to tell.
    """
    rows = _rows(table, events).sort_values("start", kind="stable")
    for before, after in pairwise(rows.itertuples()):
        reach = before.end if before.precision in SPANS else before.start
        if not reach < after.start:
            raise AnswerError(
                text("lessons.undecided", first=before.event_id, second=after.event_id),
                text("lessons.undecided_remedy"),
            )
    return [str(event) for event in rows["event_id"]]


@reads("events")
def year_of_event(table: pd.DataFrame, /, event: str) -> int:
    """Return the year in which the event began."""
    return int(_row(table, event)["start"].year)


@reads("events")
def date_of_event(table: pd.DataFrame, /, event: str) -> str:
    """Return the date of the event as the table writes it (EDTF)."""
    return str(_row(table, event)["date"])


@reads("events")
def days_between(table: pd.DataFrame, /, first: str, last: str) -> int:
    """Return the number of days from one event to another, both known to the day."""
    start, end = _row(table, first), _row(table, last)
    for row in (start, end):
        if row["precision"] not in {"day", "interval"}:
            raise AnswerError(
                text("lessons.rough_date", event=row["event_id"]), text("lessons.rough_remedy")
            )
    return int((end["start"] - start["start"]).days)


@reads("events")
def years_between(table: pd.DataFrame, /, first: str, last: str) -> int:
    """Return the difference of the years in which two events began."""
    return year_of_event(table, last) - year_of_event(table, first)


@reads("events")
def actors_of_event(table: pd.DataFrame, /, event: str) -> list[str]:
    """Return the ids of the actors of the event."""
    return list(_row(table, event)["actor_ids"])


@reads("events")
def actor_of_event(table: pd.DataFrame, /, event: str, among: list[str]) -> str:
    """Return the one actor among those named who took part in the event."""
    found = [actor for actor in _row(table, event)["actor_ids"] if actor in among]
    if len(found) != 1:
        raise AnswerError(
            text("lessons.not_one_actor", event=event, number=len(found)),
            text("lessons.not_one_actor_remedy"),
        )
    return str(found[0])


@reads("events")
def values_of_events(table: pd.DataFrame, /, events: list[str], column: str) -> dict[str, Any]:
    """Return the value of a column (place, category, date …) for each event, for matching."""
    if column not in table.columns:
        raise AnswerError(
            text("lessons.no_column", column=column),
            text("lessons.choose_from", known=", ".join(map(str, table.columns))),
        )
    rows = _rows(table, events)
    return dict(zip(rows["event_id"], rows[column], strict=True))


@reads("events")
def years_of_events(table: pd.DataFrame, /, events: list[str]) -> dict[str, int]:
    """Return the year in which each event began, for matching."""
    return {event: year_of_event(table, event) for event in events}


@reads("events")
def main_actors_of_events(
    table: pd.DataFrame, /, events: list[str], among: list[str]
) -> dict[str, str]:
    """Return the one actor among those named for each event, for matching."""
    return {event: actor_of_event(table, event, among) for event in events}


@reads("events")
def busiest_decade(table: pd.DataFrame, /, **filters: Any) -> int:
    """Return the first year of the ten years (1990, 2000 …) in which most events that fit began."""
    counts = count_by_decade(table, **filters)
    if counts.empty or (counts == counts.max()).sum() > 1:
        raise AnswerError(text("lessons.no_single_decade"), text("lessons.no_rows_remedy"))
    return int(counts.idxmax())


@reads("events")
def count_by_decade(table: pd.DataFrame, /, **filters: Any) -> pd.Series:
    """Return the number of events that fit by the first year of each ten years, in order."""
    start = fitting(table, filters)["start"]
    return (start.dt.year // 10 * 10).value_counts().sort_index()


def _rows(table: pd.DataFrame, events: list[str]) -> pd.DataFrame:
    missing = [event for event in events if event not in set(table["event_id"])]
    if missing:
        raise AnswerError(
            text("lessons.no_event", event=", ".join(missing)), text("lessons.no_event_remedy")
        )
    return table.set_index("event_id", drop=False).loc[events]


def _row(table: pd.DataFrame, event: str) -> Any:
    return _rows(table, [event]).iloc[0]
