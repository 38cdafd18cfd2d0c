"""Filters of the event answers: `category: diplomacy`, `actor: PRK`, `first: 2000` …"""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.language import text
from kit.lessons.faults import AnswerError


def fitting(table: pd.DataFrame, filters: dict[str, Any]) -> pd.DataFrame:
    """Return the rows that fit all filters."""
    keep = pd.Series(True, index=table.index)
    for name, wanted in filters.items():
        keep &= _fits(table, name, wanted)
    return table[keep]


def _fits(table: pd.DataFrame, name: str, wanted: Any) -> Any:
    if name == "first":
        return table["start"].dt.year >= wanted
    if name == "last":
        return table["start"].dt.year <= wanted
    if name == "actor":
        return table["actor_ids"].map(lambda actors: wanted in actors).astype(bool)
    if name not in table.columns:
        known = ", ".join(["actor", "first", "last", *map(str, table.columns)])
        raise AnswerError(
            text("lessons.no_column", column=name), text("lessons.choose_from", known=known)
        )
    return table[name].isin(wanted if isinstance(wanted, list) else [wanted])
