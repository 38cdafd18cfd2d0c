"""Dates as people know them: to the day, the month or the year, from – to, or about.

Dates are written as EDTF (ISO 8601-2, Library of Congress 2019) and read with the `edtf` library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
# The library takes about 0.5 ms and a fifth of a second to import; these forms are nearly all of
# our dates and need neither.
PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
OPEN = ".."


class DateError(ValueError):
    """A date that does not exist or is not written as EDTF."""


@dataclass(frozen=True)
class Span:
    """The days within which a date lies.

    Attributes
    ----------
    start, end
        First and last possible day; None for an open end.
    precision
        `day`, `month`, `year`, `interval` or `approximate`.
    """

    start: date | None
    end: date | None
    precision: str


@lru_cache(maxsize=100_000)
def read(text: str) -> Span:
    """Read a date.

    Raises
    ------
    DateError
        If there is no such day or the text is not EDTF.
    """
    plain = PLAIN.fullmatch(text)
    if plain:
        return _plain(text, plain)
    if text.count("/") == 1:
        return _interval(text)
    return _by_library(text)


def _plain(text: str, match: re.Match[str]) -> Span:
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if day:
            exact = date(year or 0, month or 0, day)
            return Span(exact, exact, "day")
        if month:
            return Span(date(year or 0, month, 1), _end_of_month(year or 0, month), "month")
        return Span(date(year or 0, 1, 1), date(year or 0, 12, 31), "year")
    except ValueError as error:
        raise DateError(f"there is no such date: {text}") from error


def _end_of_month(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _interval(text: str) -> Span:
    first, last = text.split("/")
    start = None if first == OPEN else read(first).start
    end = None if last == OPEN else read(last).end
    if first == last == OPEN or (start and end and start > end):
        raise DateError(f"the interval runs backwards or has no end: {text}")
    return Span(start, end, "interval")


def _by_library(text: str) -> Span:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed: Any = parse_edtf(text)
    except EDTFParseException as error:
        raise DateError(f"not a date the kit can read: {text}") from error
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}[~?%]", text, re.ASCII):
        raise DateError(f"not a form of date the kit uses: {text}")
    low, high = parsed.lower_strict(), parsed.upper_strict()
    return Span(date(*low[:3]), date(*high[:3]), "approximate")


def display(text: str) -> str:
    """Return the date in plain English.

    >>> display("2002-09-17"), display("1978-08"), display("1959/1984")
    ('17 September 2002', 'August 1978', '1959 to 1984')
    >>> display("1980~"), display("1977-11-15?"), display("2012-04-11/..")
    ('about 1980', '15 November 1977 (uncertain)', 'since 11 April 2012')
    """
    if "/" in text:
        first, last = text.split("/")
        if last == OPEN:
            return f"since {display(first)}"
        return f"until {display(last)}" if first == OPEN else f"{display(first)} to {display(last)}"
    plain = PLAIN.fullmatch(text.rstrip("~?%"))
    if plain is None:
        return text
    year, month, day = plain.groups()
    words = [str(int(day))] if day else []
    words += [MONTHS[int(month) - 1]] if month else []
    said = " ".join([*words, year])
    return {"~": f"about {said}", "?": f"{said} (uncertain)", "%": f"about {said} (uncertain)"}.get(
        text[-1], said
    )
