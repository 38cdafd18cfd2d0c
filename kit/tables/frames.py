"""Tables as typed pandas frames, read when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd

from kit.language import text
from kit.tables.columns import typed
from kit.tables.package import Table, table, tables
from kit.tables.reading import read_bytes, sheet_of
from kit.tables.versions import is_recorded


def load(name: str, extra: str | Path | None = None) -> pd.DataFrame:
    """Return a table as a frame of your own; changing it changes nothing for others.

    Texts are `str` with "" where nothing is known; lists of ids are tuples; whole numbers are
    `int64`, with gaps `Int64`; truth values are `bool`, with gaps `boolean`; a column `date` keeps
    the text as written and brings `start`, `end` (first and last possible day; no `end` for what
    goes on) and `precision` (day, month, year, interval, approximate). Other dates stay text.

    Parameters
    ----------
    name
        Name of the table, for example `"events"`.
    extra
        A CSV file or Excel workbook of your own with columns of that table. Its rows come after
        those of the kit; `origin` says "kit" or the name of the file, and `source` holds what the
        file says of its sources. See `kit.tables.extra`.

    Raises
    ------
    TableError
        If the file, or a table of the kit that was changed by hand, has faults: all of them, each
        with file, row, column and remedy.
    UnknownTableError
        If there is no table of that name.
    """
    frame = _read(name)
    if extra is None:
        return frame.copy(deep=False)  # pandas copies a column when somebody writes to it
    from kit.tables.extra import with_rows_of

    return with_rows_of(frame, extra, table(name))


@cache
def _read(name: str) -> pd.DataFrame:
    described = table(name)
    content = read_bytes(described.path)
    sheet = sheet_of(content, described.path.name, described.names)
    if not is_recorded(name, content):
        # Tests have checked the recorded table in full; one changed by hand is checked here.
        from kit.tables.check import sheet_faults
        from kit.tables.faults import gather

        gather(sheet_faults(sheet, described, own=True), own=True).raise_if_faulty()
    return typed(sheet, described)


def table_names() -> list[str]:
    """Return the names of all tables."""
    return list(tables())


def reader(name: str) -> Callable[..., pd.DataFrame] | None:
    """Return the function that reads a table, or None if there is no such table."""
    return _reader(tables()[name]) if name in tables() else None


def _reader(described: Table) -> Callable[..., pd.DataFrame]:
    def read(extra: str | Path | None = None) -> pd.DataFrame:
        return load(described.name, extra)

    lines = [f"{column.name} : {column.description}" for column in described.columns]
    read.__name__ = read.__qualname__ = described.name
    read.__doc__ = text(
        "tables.reader",
        name=described.name, description=described.description, columns="\n".join(lines),
    )  # fmt: skip
    return read
