"""Which tables there are and what their columns mean."""

from __future__ import annotations

import pandas as pd

from kit.tables.package import table, tables
from kit.tables.versions import changed_tables, checksums, data_version, row_counts

__all__ = ["changed_tables", "checksums", "data_version", "describe", "list_tables"]
WORDS = {"edtf": "date", "ids": "list of ids", "string": "text"}


def list_tables() -> pd.DataFrame:
    """Return one row for each table: `table`, `rows`, `description`, `licence`."""
    counts = row_counts()
    rows = [(one.name, counts[one.name], one.description, one.licence) for one in tables().values()]
    return pd.DataFrame(rows, columns=["table", "rows", "description", "licence"])


def describe(name: str) -> pd.DataFrame:
    """Return one row for each column of a table: `name`, `type`, `unit`, `description`.

    Raises
    ------
    UnknownTableError
        If there is no table of that name.
    """
    rows = [
        (column.name, WORDS.get(column.kind, column.kind), column.unit, column.description)
        for column in table(name).columns
    ]
    return pd.DataFrame(rows, columns=["name", "type", "unit", "description"], dtype="str")
