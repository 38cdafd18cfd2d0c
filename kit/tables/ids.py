"""Ids: each row has one of its own, and every id that is named exists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from kit.tables.faults import Fault, TableError
from kit.tables.hints import hint
from kit.tables.package import Column, Table, tables
from kit.tables.reading import read_sheet
from kit.tables.sheets import Sheet

Known = Callable[[str, str], frozenset[str] | None]
BETWEEN = " + "


@cache
def known_ids(table: str, column: str) -> frozenset[str] | None:
    """Return the ids that a column of a table of the kit holds, None if it cannot be read."""
    described = tables().get(table)
    if described is None:
        return None
    try:
        sheet = read_sheet(described.path, described.names)
    except TableError:
        return None
    return frozenset(sheet.columns[column]) if column in sheet.columns else None


def duplicates(sheet: Sheet, table: Table) -> Iterator[Fault]:
    """Yield rows whose id stands in an earlier row; a key may be made of several columns."""
    keys = {table.key} | {(column.name,) for column in table.columns if column.unique}
    for names in sorted(keys):
        if not names or not set(names) <= set(sheet.columns):
            continue
        cells = list(zip(*(sheet.columns[name] for name in names), strict=True))
        if len(set(cells)) == len(cells):
            continue
        first: dict[tuple[str, ...], int] = {}
        for row, cell in zip(sheet.rows, cells, strict=True):
            other = first.setdefault(cell, row)
            if other != row and any(cell):
                yield Fault(
                    "duplicate_id", sheet.file, row, BETWEEN.join(names), BETWEEN.join(cell),
                    blanks={"other": f"{other:,}"},
                )  # fmt: skip


def taken(sheet: Sheet, table: Table, known: Known) -> Iterator[Fault]:
    """Yield rows of a teacher's table whose id the kit uses."""
    if len(table.key) != 1 or table.key[0] not in sheet.columns:
        return
    name = table.key[0]
    ids = known(table.name, name) or frozenset()
    if ids.isdisjoint(sheet.columns[name]):
        return
    for row, cell in sheet.at(name):
        if cell in ids:
            yield Fault("id_taken", sheet.file, row, name, cell)


def references(sheet: Sheet, table: Table, known: Known) -> Iterator[Fault]:
    """Yield ids that do not stand in the table they refer to, with the nearest that does."""
    for column in table.columns:
        if column.references and column.name in sheet.columns:
            yield from _unknown(sheet, column, known)


def _unknown(sheet: Sheet, column: Column, known: Known) -> Iterator[Fault]:
    table, target = column.target
    ids = known(table, target)
    if ids is None:
        blanks: dict[str, object] = {"table": table}
        yield Fault("reference_unreadable", sheet.file, None, column.name, blanks=blanks)
        return
    wrong = {
        cell: missing
        for cell in set(sheet.columns[column.name])
        if (missing := [one for one in _parts(cell, column) if one not in ids])
    }
    for row, cell in sheet.at(column.name) if wrong else ():
        for one in wrong.get(cell, ()):
            blanks = {"id": one, "table": table, "target": target, "hint": _near(one, ids)}
            yield Fault("unknown_id", sheet.file, row, column.name, cell, blanks)


def _parts(cell: str, column: Column) -> list[str]:
    return [part for part in (cell.split(";") if column.kind == "ids" else [cell]) if part]


@cache
def _near(given: str, ids: frozenset[str]) -> str:
    return hint(given, sorted(ids))
