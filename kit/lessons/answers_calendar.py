"""Answers that need a calendar and no table."""

from __future__ import annotations

from datetime import date

from kit.language import text
from kit.lessons.answer_tables import reads
from kit.lessons.faults import AnswerError


@reads()
def in_order(values: list[str | int]) -> list[str | int]:
    """Return the values from the smallest to the largest: years, numbers, or ISO dates."""
    if len(set(values)) < len(values):
        raise AnswerError(text("lessons.same_value"), text("lessons.same_value_remedy"))
    return sorted(values)


@reads()
def days_between_dates(first: str, last: str) -> int:
    """Return the number of days from one ISO date to another."""
    return (_date(last) - _date(first)).days


@reads()
def years_between_dates(first: str, last: str) -> int:
    """Return the number of full years from one ISO date to another."""
    start, end = _date(first), _date(last)
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


@reads()
def leap_years(years: list[int]) -> list[int]:
    """Return those of the years that have a 29 February in the Gregorian calendar."""
    return [year for year in years if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)]


@reads()
def count_leap_years(first: int, last: int) -> int:
    """Return how many of the years from the first to the last are leap years."""
    return len(leap_years(list(range(first, last + 1))))


def _date(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise AnswerError(
            text("lessons.bad_date", date=written), text("lessons.bad_date_remedy")
        ) from None
