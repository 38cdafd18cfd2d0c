"""Tables as typed pandas frames, read when first asked for."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

import pandas as pd

from kit.tables import dates
from kit.tables.package import Table, tables

DATE = "date"


def load(name: str, extra: str | Path | None = None) -> pd.DataFrame:
    """Return a table as a frame of your own; changing it changes nothing for others.

    Texts are `str` with "" where nothing is known; lists of ids are tuples; whole numbers with
    gaps are `Int64`; a column `date` brings `start`, `end` (first and last possible day; no `end`
    for an open one) and `precision`.
    """
    del extra
    return _read(name).copy()


@cache
def _read(name: str) -> pd.DataFrame:
    table = tables()[name]
    raw = pd.read_csv(table.path, dtype=str, keep_default_na=False, encoding="utf-8")
    return typed(raw, table)


def typed(raw: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Give each column of text its type."""
    columns: dict[str, Any] = {}
    for column in table.columns:
        if column.name in raw:
            columns[column.name] = _convert(raw[column.name], column.kind)
            if column.name == DATE and column.kind == "edtf":
                columns |= spans(raw[DATE])
    return pd.DataFrame(columns, index=raw.index)


def _convert(text: pd.Series, kind: str) -> Any:
    if kind == "ids":
        return [tuple(part for part in cell.split(";") if part) for cell in text]
    if kind == "boolean":
        return text.map({"true": True, "false": False}).astype("boolean" if (text == "").any() else bool)
    if kind in {"integer", "year"}:
        return pd.to_numeric(text.where(text != ""), errors="raise").astype(
            "Int64" if (text == "").any() else "int64"
        )
    if kind == "number":
        return pd.to_numeric(text.where(text != ""), errors="raise").astype(float)
    return text


def spans(text: pd.Series) -> dict[str, Any]:
    """Return `start`, `end` and `precision` for a column of EDTF dates."""
    read = {date: dates.read(date) if date else dates.Span(None, None, "") for date in text.unique()}
    found = [read[date] for date in text]
    return {
        "start": pd.array([span.start for span in found], dtype="datetime64[s]"),
        "end": pd.array([span.end for span in found], dtype="datetime64[s]"),
        "precision": pd.array([span.precision for span in found], dtype="str"),
    }


def table_names() -> list[str]:
    """Return the names of all tables."""
    return list(tables())


def reader(name: str) -> Any:
    """Return the function that reads a table, or None if there is no such table."""
    return partial(load, name) if name in tables() else None
