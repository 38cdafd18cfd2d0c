"""“Did you mean …?”: the nearest of the known names."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from kit.language import text

NEAR = 0.6


def closest(given: str, known: Iterable[str]) -> str:
    """Return the known name that is most like the given one, or "".

    >>> closest("Title ", ["title", "summary"])
    'title'
    """
    names = {name.casefold(): name for name in known}
    found = get_close_matches(given.strip().casefold(), names, n=1, cutoff=NEAR)
    return names[found[0]] if found else ""


def hint(given: str, known: Iterable[str]) -> str:
    """Return a question that names the nearest known name, or ""."""
    near = closest(given, known)
    return text("tables.hint", close=near) if near else ""
