"""The first row: which columns are there, missing, or unknown."""

from __future__ import annotations

from collections.abc import Iterator

from kit.tables.faults import Fault
from kit.tables.hints import closest, hint
from kit.tables.package import Column, Table
from kit.tables.sheets import Sheet

SOURCES = "source_ids"


def header_faults(sheet: Sheet, table: Table, own: bool) -> Iterator[Fault]:
    """Yield missing and unknown columns.

    A teacher's table may leave out columns that may be blank, truth values (read as false) and
    `source_ids`; a column of its own is left out with a notice, unless its name is nearly that of
    a column of the table.
    """
    missing = [column for column in table.columns if column.name not in sheet.columns]
    for name in sheet.columns:
        if name not in table.names:
            near = closest(name, (column.name for column in missing))
            fault = "unknown_column" if own or near else "unused_column"
            yield Fault(
                fault, sheet.file, 1, name, blanks={"hint": hint(name, [near] if near else [])}
            )
    for column in missing:
        if own or needed(column):
            yield Fault(
                "missing_column", sheet.file, 1, column.name,
                blanks={"description": column.description},
            )  # fmt: skip


def needed(column: Column) -> bool:
    """Say whether a teacher's table must have the column."""
    return column.required and column.kind != "boolean" and column.name != SOURCES
