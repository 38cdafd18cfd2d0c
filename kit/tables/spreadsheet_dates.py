"""Dates as spreadsheets write them, recognised so that the remedy can name the right form."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kit.tables.dates import MONTHS

YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?\.?(?: .*)?", re.ASCII)
LOOSE_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: .*)?", re.ASCII)
MONTH_YEAR = re.compile(r"(\d{1,2})[/.](\d{4})", re.ASCII)
NAMED = re.compile(r"(?:(\d{1,2})[-. ]+)?([A-Za-z]{3,9})\.?[-., ]+(?:(\d{1,2}),? +)?(\d{4}|\d{2})")
SERIAL = re.compile(r"[1-6]\d{4}(?:\.\d+)?", re.ASCII)
FIRST_SERIAL = date(1899, 12, 30)  # Excel counts days from here
THIS_CENTURY = 30  # a spreadsheet reads 29 as 2029 and 30 as 1930


def suggestion(text: str) -> str:
    """Return the right form, or both if day and month could be exchanged, or "".

    >>> suggestion("17/09/2002"), suggestion("2002/9/17"), suggestion("37516")
    ('2002-09-17', '2002-09-17', '2002-09-17')
    >>> suggestion("09/10/2002"), suggestion("Sep-02"), suggestion("in 2002")
    ('2002-10-09 or 2002-09-10', '2002-09', '')
    """
    for pattern, reading in READINGS.items():
        found = pattern.fullmatch(text)
        if found:
            return reading(found)
    return ""


def _year_first(found: re.Match[str]) -> str:
    return _written(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)


def _year_last(found: re.Match[str]) -> str:
    first, second, year = int(found[1]), int(found[2]), _full_year(found[3])
    readings = [_written(year, second, first), _written(year, first, second)]
    return " or ".join(dict.fromkeys(filter(None, readings)))


def _month_year(found: re.Match[str]) -> str:
    return _written(int(found[2]), int(found[1]), None)


def _named(found: re.Match[str]) -> str:
    short = [month[:3].casefold() for month in MONTHS]
    name = found[2][:3].casefold()
    day = found[1] or found[3]
    if name not in short:
        return ""
    return _written(_full_year(found[4]), short.index(name) + 1, int(day) if day else None)


def _serial(found: re.Match[str]) -> str:
    return (FIRST_SERIAL + timedelta(days=int(float(found[0])))).isoformat()


def _full_year(text: str) -> int:
    year = int(text)
    return year + (2000 if year < THIS_CENTURY else 1900) if len(text) < len("2002") else year


def _written(year: int, month: int, day: int | None) -> str:
    try:
        whole = date(year, month, 1 if day is None else day)
    except ValueError:
        return ""
    return whole.isoformat()[: len("2002-09") if day is None else None]


READINGS = {
    YEAR_FIRST: _year_first, LOOSE_ISO: _year_first, YEAR_LAST: _year_last,
    MONTH_YEAR: _month_year, NAMED: _named, SERIAL: _serial,
}  # fmt: skip
