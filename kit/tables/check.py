"""Checks of tables: every fault with its file, row and column, and what to do.

`python -m kit.tables.check` checks the kit's own tables, `… check events my_class.csv` a table of
your own.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kit.language import text
from kit.tables import ids, rows
from kit.tables.cell_tests import Test, tests_of
from kit.tables.faults import Fault, Report, TableError, UnknownTableError, gather
from kit.tables.folders import data_folder, seeds_folder
from kit.tables.header import SOURCES, header_faults
from kit.tables.package import Column, Table, table, tables
from kit.tables.reading import read_sheet
from kit.tables.sheets import Sheet

INLINE_SOURCE = "source"
ORPHANS = {"orphan_source": ("sources", "source_id"), "orphan_actor": ("actors", "actor_id")}


def check_table(path: str | Path, name: str) -> Report:
    """Check a file as rows of a table.

    Parameters
    ----------
    path
        A CSV file or Excel workbook. A file in the kit's own place is checked by the stricter
        rules of the kit's own tables.
    name
        The table whose columns it has, for example `"events"`.

    Raises
    ------
    UnknownTableError
        If there is no table of that name; faults of the file are reported, not raised.
    """
    described, file = table(name), Path(path)
    own = file.absolute() == described.path.absolute()
    try:
        sheet = read_sheet(file, described.names)
    except TableError as error:
        return Report(error.faults)
    return gather(sheet_faults(sheet, described, own), own)


def sheet_faults(sheet: Sheet, described: Table, own: bool) -> Iterator[Fault]:
    """Yield every fault of a table: of its first row, its cells, its ids and its rows."""
    if not own and {SOURCES, INLINE_SOURCE} <= set(sheet.columns):
        yield Fault("two_kinds_of_source", sheet.file, 1, INLINE_SOURCE)
    yield from sheet.faults
    yield from rows.swallowed(sheet)
    yield from header_faults(_without_source(sheet, own), described, own)
    if not len(sheet):
        yield Fault("no_rows", sheet.file)
    for column in described.columns:
        if column.name in sheet.columns:
            yield from cell_faults(sheet, column, own)
    yield from ids.duplicates(sheet, described)
    if not own:
        yield from ids.taken(sheet, described, ids.known_ids)
    yield from ids.references(sheet, described, ids.known_ids)
    if "note" in described.names:
        yield from rows.unexplained(sheet)
    yield from rows.repeated_events(sheet)


def _without_source(sheet: Sheet, own: bool) -> Sheet:
    kept = {name: cells for name, cells in sheet.columns.items() if name != INLINE_SOURCE}
    return sheet if own else sheet.with_columns(kept)


def cell_faults(sheet: Sheet, column: Column, own: bool) -> Iterator[Fault]:
    """Yield the faults of a column's cells; at most one for each cell."""
    if not own and column.name == SOURCES:
        column = replace(column, required=False)
    tests = list(tests_of(column, own))
    found = {cell: _first(cell, tests) for cell in set(sheet.columns[column.name])}
    if not any(found.values()):
        return
    for row, cell in sheet.at(column.name):
        finding = found[cell]
        if finding:
            yield Fault(finding[0], sheet.file, row, column.name, cell, finding[1])


def _first(cell: str, tests: list[Test]) -> tuple[str, dict[str, object]] | None:
    if not cell:
        return tests[0](cell)  # only the test for blank cells can object
    return next(filter(None, (test(cell) for test in tests)), None)


def check_package() -> Report:
    """Check every table of the kit, and what only shows across tables."""
    return gather(chain(_own_tables(), _undescribed(), _orphans()), own=True)


def _own_tables() -> Iterator[Fault]:
    for described in tables().values():
        yield from check_table(described.path, described.name).faults


def _undescribed() -> Iterator[Fault]:
    described = {one.path.name for one in tables().values()}
    files = chain(data_folder().glob("*.csv"), seeds_folder().glob("*.csv"))
    for path in sorted(files):
        if path.name not in described:
            yield Fault("undescribed_file", path.name)


def _orphans() -> Iterator[Fault]:
    for name, (home, key) in ORPHANS.items():
        if home not in tables():
            continue
        used = set(chain.from_iterable(_mentioned(f"{home}.{key}")))
        path = tables()[home].path
        try:
            sheet = read_sheet(path, ())
        except TableError:
            continue
        for row, cell in sheet.at(key) if key in sheet.columns else ():
            if cell not in used:
                yield Fault(name, path.name, row, key, cell)


def _mentioned(target: str) -> Iterator[list[str]]:
    for described in tables().values():
        for column in described.columns:
            if column.references == target:
                found = ids.known_ids(described.name, column.name) or ()
                yield from (cell.split(";") for cell in found)


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        "python -m kit.tables.check", description=text("tables.check.what")
    )
    made.add_argument("table", nargs="?", help=text("tables.check.table"))
    made.add_argument("file", nargs="?", help=text("tables.check.file"))
    return made


def main(given: Sequence[str] | None = None) -> int:
    """Print a report; the exit code is 1 if there are faults, 2 if nothing could be checked."""
    parser = _parser()
    asked = parser.parse_args(given)
    if asked.table is not None and asked.file is None:
        parser.error(text("tables.check.no_file"))
    try:
        whole = asked.table is None
        report = check_package() if whole else check_table(asked.file, asked.table)
    except UnknownTableError as error:
        parser.error(str(error))
    except TableError as error:  # the description of the tables
        report = Report(error.faults)
    print(report)
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main())
