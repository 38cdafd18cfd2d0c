"""Dates as people know them: to the day, the month or the year, from – to, or about.

Dates are written as EDTF (ISO 8601-2, Library of Congress 2019): `2002-09-17`, `2002-09`, `2002`,
`1959-12-14/1984-07`, `2012-04-11/..` (still going on), `1980~` (about), `1977-11-15?` (uncertain),
`1980%` (both), and `196X` or `1978-XX` (a digit is not known).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kit.language import text as sentence

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
# These forms are nearly all of our dates. The library needs 0.16 s to be imported and 4 ms for each
# of them; reading them here takes 2 µs. The tests compare the two for every date of every table.
PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)", re.ASCII)
UNKNOWN_DIGITS = re.compile(r"\d\dXX|\d{3}X|\d{4}-XX|\d{4}-\d\d-XX|\d{4}-XX-XX", re.ASCII)
OPEN = ".."
DAY, MONTH, YEAR, INTERVAL, APPROXIMATE = "day", "month", "year", "interval", "approximate"


class DateError(ValueError):
    """A date that does not exist or is not written in a form that the kit reads.

    Attributes
    ----------
    kind
        `date_form`, `date_impossible` or `date_backwards`.
    """

    def __init__(self, kind: str, text: str) -> None:
        self.kind = kind
        super().__init__(sentence(f"tables.date_error.{kind}", text=text))


@dataclass(frozen=True)
class Span:
    """The days within which a date lies.

    Attributes
    ----------
    start, end
        First and last possible day; None for an open end.
    precision
        `day`, `month`, `year`, `interval` or `approximate`. A day that is uncertain is
        `approximate`.
    """

    start: date | None
    end: date | None
    precision: str


NO_DATE = Span(None, None, "")


@lru_cache(maxsize=100_000)
def read(text: str) -> Span:
    """Read a date; a blank text gives a span without days and without precision.

    Raises
    ------
    DateError
        If there is no such day or the text is not in one of the forms above.
    """
    if not text:
        return NO_DATE
    plain = PLAIN.fullmatch(text)
    if plain:
        return _plain(text, plain)
    if text.count("/") == 1:
        return _interval(text)
    if UNKNOWN_DIGITS.fullmatch(text):
        return _by_library(text)
    raise DateError("date_form", text)


def _plain(text: str, match: re.Match[str]) -> Span:
    year, month, day = (int(part) if part else None for part in match.groups()[:3])
    try:
        start = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError as error:
        raise DateError("date_impossible", text) from error
    if day is not None:
        span = Span(start, start, DAY)
    elif month is not None:
        span = Span(start, _end_of_month(start), MONTH)
    else:
        span = Span(start, date(start.year, 12, 31), YEAR)
    return Span(span.start, span.end, APPROXIMATE) if match[4] else span


def _end_of_month(first: date) -> date:
    if first.month == len(MONTHS):
        return date(first.year, 12, 31)
    return date.fromordinal(date(first.year, first.month + 1, 1).toordinal() - 1)


def _interval(text: str) -> Span:
    first, last = text.split("/")
    if not first or not last or (first == last == OPEN):
        raise DateError("date_form", text)
    try:
        start = None if first == OPEN else read(first).start
        end = None if last == OPEN else read(last).end
    except DateError as error:
        raise DateError(error.kind, text) from error
    if start and end and start > end:
        raise DateError("date_backwards", text)
    return Span(start, end, INTERVAL)


def _by_library(text: str) -> Span:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        low, high = parsed.lower_strict(), parsed.upper_strict()
        return Span(date(*low[:3]), date(*high[:3]), APPROXIMATE)
    except (EDTFParseException, ValueError, KeyError) as error:
        raise DateError("date_impossible", text) from error


def display(text: str) -> str:
    """Return the date in plain English; a text that is not a date is given back as it is.

    >>> display("2002-09-17"), display("1978-08"), display("1959/1984")
    ('17 September 2002', 'August 1978', '1959 to 1984')
    >>> display("1980~"), display("1977-11-15?"), display("2012-04-11/..")
    ('about 1980', '15 November 1977 (uncertain)', 'since 11 April 2012')
    >>> display("196X")
    'between 1960 and 1969'
    """
    try:
        span = read(text)
    except (DateError, TypeError):
        return text
    if "/" in text:
        return _interval_words(*text.split("/"))
    plain = PLAIN.fullmatch(text)
    if plain is None:
        return _bounds_words(span, whole_years="-" not in text) if text else ""
    said = _plain_words(*plain.groups()[:3])
    return {
        "~": f"about {said}", "?": f"{said} (uncertain)", "%": f"about {said} (uncertain)",
    }.get(plain[4], said)  # fmt: skip


def _plain_words(year: str, month: str | None, day: str | None) -> str:
    words = [str(int(day))] if day else []
    words += [MONTHS[int(month) - 1]] if month else []
    return " ".join([*words, year])


def _interval_words(first: str, last: str) -> str:
    if last == OPEN:
        return f"since {display(first)}"
    return f"until {display(last)}" if first == OPEN else f"{display(first)} to {display(last)}"


def _bounds_words(span: Span, whole_years: bool) -> str:
    first, last = (day.isoformat() for day in (span.start, span.end) if day)
    if whole_years:
        first, last = first[:4], last[:4]
    return f"between {display(first)} and {display(last)}"
