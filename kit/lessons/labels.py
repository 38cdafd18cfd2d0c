"""How a value reads: an event by its title, an actor by its name, a date as people write it."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from kit.language import text
from kit.lessons.evidence import Evidence

EDTF_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?[~?]?(/.*)?|\d{4}[~?]|\d{4}/.*")
NAMES = (("ev_", "events", "event_id", "title"), ("", "actors", "actor_id", "name"))
PLAIN_BELOW = 10_000  # years are written without a comma


def label(value: Any, evidence: Evidence) -> str:
    """Return the words for a value.

    Parameters
    ----------
    value
        An event id, an actor id, an EDTF date, a number, a truth value or a text.
    """
    if isinstance(value, bool):
        return text("lessons.yes" if value else "lessons.no")
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, pd.Timestamp):
        return evidence.date_text(value.date().isoformat())
    if isinstance(value, list | tuple | set):
        return ", ".join(label(item, evidence) for item in value)
    written = str(value)
    if EDTF_DATE.fullmatch(written):
        return evidence.date_text(written)
    return _name(written, evidence) or written


def number_text(value: float) -> str:
    """Return a number with commas from ten thousand on and no needless decimals.

    >>> number_text(2002), number_text(12345.0), number_text(1.5)
    ('2002', '12,345', '1.5')
    """
    if float(value).is_integer():
        value = int(value)
    return f"{value:,}" if abs(value) >= PLAIN_BELOW else f"{value:g}"


def _name(written: str, evidence: Evidence) -> str:
    for prefix, table, key, column in NAMES:
        if not written.startswith(prefix):
            continue
        try:
            rows = evidence.frame(table)
        except (KeyError, FileNotFoundError):
            continue
        found = rows.loc[rows[key] == written, column]
        if len(found):
            return str(found.iloc[0])
    return ""
