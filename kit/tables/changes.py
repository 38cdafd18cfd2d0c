"""The log of facts that were added, corrected or withdrawn, and what to log next.

`kit.changes(since="2026-11-23")` reads the log. `python -m kit.tables.changes OLD_FOLDER` compares
the tables with an older copy of them and prints what the log should say; the reason and the
sources are for a person to add.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import TextIO

import pandas as pd

from kit.language import text
from kit.tables.dates import DateError, read
from kit.tables.faults import Fault, TableError
from kit.tables.folders import data_folder
from kit.tables.frames import load
from kit.tables.package import Table, table, tables
from kit.tables.reading import read_sheet
from kit.tables.sheets import Sheet

ADDED, CORRECTED, WITHDRAWN = "added", "corrected", "withdrawn"
LOG, BETWEEN = "errata", "/"
VERSION = re.compile(r"\d+\.\d+\.\d+", re.ASCII)


def changes(since: str | None = None, table_name: str | None = None) -> pd.DataFrame:
    """Return the log of changed facts, the newest first.

    Parameters
    ----------
    since
        A day (`"2026-11-23"`, that day included), or the version of the data on a printed sheet
        (`"0.1.0"`): what changed after it. Everything, if not given.
    table_name
        Only changes of that table.

    Returns
    -------
    pandas.DataFrame
        One row for each change: `date`, `kind` (added, corrected, withdrawn), `table_name`,
        `row_id`, `column`, `old`, `new`, `reason`, `data_version`, `source_ids` and more, as
        `kit.errata()` has them.

    Raises
    ------
    ValueError
        If `since` is neither a day nor a version.
    UnknownTableError
        If there is no such table.
    """
    log = load(LOG)
    if since is not None:
        log = log[_after(log, str(since).strip())]
    if table_name is not None:
        log = log[log["table_name"] == table(table_name).name]
    return log.sort_values(["date", "change_id"], ascending=[False, True], ignore_index=True)


def _after(log: pd.DataFrame, since: str) -> pd.Series:
    if VERSION.fullmatch(since):
        return log["data_version"].map(_numbers) > _numbers(since)
    try:
        day = read(since).start
    except DateError:
        day = None
    if day is None:
        raise ValueError(text("tables.since", since=since))
    return log["start"] >= pd.Timestamp(day)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


@dataclass(frozen=True)
class Change:
    """A difference between two copies of a table; `column` is "" where it is a whole row."""

    kind: str
    table_name: str
    row_id: str
    column: str = ""
    old: str = ""
    new: str = ""


def row_ids(sheet: Sheet, described: Table) -> list[str]:
    """Return what names each row: the cells of its key, joined by a slash."""
    keys = [sheet.columns[name] for name in described.key]
    return [BETWEEN.join(cells) for cells in zip(*keys, strict=True)]


def differences(old: Sheet, new: Sheet, described: Table) -> Iterator[Change]:
    """Yield what differs between two copies of a table; columns of one copy only are left out."""
    before = {name: place for place, name in enumerate(row_ids(old, described))}
    after = {name: place for place, name in enumerate(row_ids(new, described))}
    for name in (one for one in before if one not in after):
        yield Change(WITHDRAWN, described.name, name)
    for name, place in after.items():
        if name not in before:
            yield Change(ADDED, described.name, name)
            continue
        for column in described.names:
            if column not in old.columns:
                continue
            was, now = old.columns[column][before[name]], new.columns[column][place]
            if was != now:
                yield Change(CORRECTED, described.name, name, column, was, now)


def differences_from(folder: Path) -> Iterator[Change]:
    """Yield what differs between an older copy of the tables and the tables as they are.

    A table that the older copy does not have counts as one addition without a row. Tables beside
    the folder (`seeds/`) are compared if the copy has them beside it too.

    Raises
    ------
    TableError
        If a table of either copy cannot be read.
    """
    for described in tables().values():
        path = folder / os.path.relpath(described.path, data_folder())
        if not path.parent.is_dir():
            continue
        if not path.is_file():
            yield Change(ADDED, described.name, "")
            continue
        yield from differences(
            _keyed(path, described), _keyed(described.path, described), described
        )


def _keyed(path: Path, described: Table) -> Sheet:
    """Read a table whose rows can be named."""
    sheet = read_sheet(path, described.key)
    missing = [described.column(name) for name in described.key if name not in sheet.columns]
    if missing:
        raise TableError(
            Fault(
                "missing_column", sheet.file, 1, one.name, blanks={"description": one.description}
            )
            for one in missing
        )
    return sheet


def write(found: Iterable[Change], out: TextIO) -> None:
    """Write changes as CSV."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in fields(Change)])
    writer.writerows(astuple(change) for change in found)


def main(given: Sequence[str] | None = None) -> int:
    """Print what changed; the exit code is 1 if a table cannot be read, 2 for a wrong folder."""
    made = argparse.ArgumentParser(
        "python -m kit.tables.changes", description=text("tables.compare.what")
    )
    made.add_argument("folder", type=Path, help=text("tables.compare.folder"))
    folder = made.parse_args(given).folder
    if not folder.is_dir():
        made.error(text("tables.compare.no_folder", folder=folder))
    try:
        if not any((folder / one.path.name).is_file() for one in tables().values()):
            made.error(text("tables.compare.no_tables", folder=folder))
        found = list(differences_from(folder))
    except TableError as error:
        print(error, file=sys.stderr)
        return 1
    write(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
