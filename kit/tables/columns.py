"""Columns of text into typed columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from kit.tables import dates
from kit.tables.package import Table
from kit.tables.sheets import Cells, Sheet

DATE = "date"
TEXT = pd.api.types.pandas_dtype("str")
TRUTH = {"true": True, "TRUE": True, "false": False, "FALSE": False, "": None}


def typed(sheet: Sheet, table: Table) -> pd.DataFrame:
    """Return the frame of a sheet that has passed its checks (or is recorded as such)."""
    columns: dict[str, Any] = {}
    for column in table.columns:
        if column.name in sheet.columns:
            cells = sheet.columns[column.name]
            columns[column.name] = CONVERSIONS.get(column.kind, texts)(cells)
            if column.name == DATE and column.kind == "edtf":
                columns |= spans(cells)
    frame = pd.DataFrame(columns)
    assert len(frame) == len(sheet), "rows were lost"
    return frame


def texts(cells: Cells) -> Any:
    """Return texts; a blank cell is "", never missing."""
    return pd.array(cells, dtype=TEXT)


def tuples(cells: Cells) -> pd.Series:
    """Return each list of ids as a tuple; a blank cell is the empty tuple."""
    known = {cell: tuple(filter(None, cell.split(";"))) for cell in set(cells)}
    return pd.Series([known[cell] for cell in cells], dtype=object)


def truths(cells: Cells) -> Any:
    """Return `bool`, or `boolean` with gaps where a cell is blank."""
    values = [TRUTH[cell] for cell in cells]
    return pd.array(values, dtype="boolean") if None in values else np.array(values, dtype=bool)


def integers(cells: Cells) -> Any:
    """Return `int64`, or `Int64` with gaps where a cell is blank."""
    if "" in cells:
        return pd.array([int(cell) if cell else None for cell in cells], dtype="Int64")
    return np.array(cells, dtype=object).astype("int64")


def numbers(cells: Cells) -> Any:
    """Return `float64`; a blank cell is NaN."""
    return np.array([cell or "nan" for cell in cells], dtype=object).astype("float64")


def spans(cells: Cells) -> dict[str, Any]:
    """Return first day, last day and precision of EDTF dates; each distinct text is read once.

    `start` and `end` are `datetime64` without a zone; an open end and a blank cell are NaT.
    """
    known = {cell: dates.read(cell) for cell in set(cells)}
    read = [known[cell] for cell in cells]
    return {
        "start": _days([span.start for span in read]),
        "end": _days([span.end for span in read]),
        "precision": texts([span.precision for span in read]),
    }


def _days(days: list[Any]) -> Any:
    return np.array(days, dtype="datetime64[D]").astype("datetime64[s]")


CONVERSIONS: dict[str, Callable[[Cells], Any]] = {
    "ids": tuples, "boolean": truths, "integer": integers, "year": integers, "number": numbers,
}  # fmt: skip
