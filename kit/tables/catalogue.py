"""What tables there are, and what their columns mean."""

from __future__ import annotations

import pandas as pd

from kit.tables.frames import load
from kit.tables.package import tables


def list_tables() -> pd.DataFrame:
    """Return one row for each table: `table`, `rows`, `description`, `licence`."""
    rows = [
        (table.name, len(load(table.name)), table.description, table.licence)
        for table in tables().values()
    ]
    return pd.DataFrame(rows, columns=["table", "rows", "description", "licence"])


def describe(name: str) -> pd.DataFrame:
    """Return one row for each column of a table: `column`, `type`, `unit`, `description`."""
    rows = [
        (column.name, column.kind, column.unit, column.description)
        for column in tables()[name].columns
    ]
    return pd.DataFrame(rows, columns=["column", "type", "unit", "description"])
