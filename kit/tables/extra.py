"""A teacher's own rows beside those of the kit.

The file has the columns of the table; columns that may be blank can be left out, and so can truth
values (read as false) and sources. Sources are given in one of three ways: ids of the kit's
sources in `source_ids`; a text or address in a column `source`; or not at all. The frame says
which: `origin` is "kit" or the name of the file, and `source` holds the teacher's text, or "No
source given" for a row of the file that names none. Rows of the kit have "" there.
"""

from __future__ import annotations

import warnings
from pathlib import Path

import pandas as pd

from kit.language import text
from kit.tables.check import INLINE_SOURCE, sheet_faults
from kit.tables.columns import texts, typed
from kit.tables.faults import Report, gather
from kit.tables.header import SOURCES
from kit.tables.package import Column, Table
from kit.tables.reading import read_sheet
from kit.tables.sheets import Cells, Sheet

ORIGIN = "origin"


class TableNotice(UserWarning):
    """What a teacher should know of a table that is read all the same."""


def with_rows_of(frame: pd.DataFrame, extra: str | Path, table: Table) -> pd.DataFrame:
    """Return the kit's rows followed by those of the file, every one of them.

    The frame keeps the path in `attrs["extra"]` and the notices in `attrs["notices"]`; the
    notices are also given as warnings of the class `TableNotice`.

    Raises
    ------
    TableError
        If the file has faults; its message lists them.
    """
    path = Path(extra).expanduser()
    added, report = rows_of(read_sheet(path, (*table.names, INLINE_SOURCE)), table)
    joined = pd.concat([frame.assign(**_kit_columns()), added], ignore_index=True)
    joined = _with_types(joined, frame)
    joined.attrs |= {"extra": str(extra), "notices": [str(notice) for notice in report.notices]}
    for notice in report.notices:
        warnings.warn(str(notice), TableNotice, stacklevel=3)
    return joined


def rows_of(sheet: Sheet, table: Table) -> tuple[pd.DataFrame, Report]:
    """Return the rows of a sheet as a typed frame with `origin` and `source`, and the report.

    Raises
    ------
    TableError
        If the sheet has faults; its message lists them.
    """
    report = gather(sheet_faults(sheet, table, own=False), own=False)
    report.raise_if_faulty()
    added = typed(completed(sheet, table), table)
    added[ORIGIN], added[INLINE_SOURCE] = sheet.file, texts(_sources(sheet))
    return added, report


def _kit_columns() -> dict[str, str]:
    return {ORIGIN: text("tables.kit_origin"), INLINE_SOURCE: ""}


def _with_types(joined: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    kept = {name: kind for name, kind in frame.dtypes.items() if kind in ("str", "float64")}
    return joined.astype(kept | {ORIGIN: "str", INLINE_SOURCE: "str"})


def completed(sheet: Sheet, table: Table) -> Sheet:
    """Return the sheet with every column of the table in its order; what was left out is blank."""
    return sheet.with_columns(
        {
            column.name: sheet.columns.get(column.name) or [_filling(column)] * len(sheet)
            for column in table.columns
        }
    )


def _filling(column: Column) -> str:
    return "false" if column.kind == "boolean" and column.required else ""


def _sources(sheet: Sheet) -> Cells:
    blank = [""] * len(sheet)
    ids = sheet.columns.get(SOURCES, blank)
    own = sheet.columns.get(INLINE_SOURCE, blank)
    none = text("tables.no_source")
    return [said.strip() or ("" if cited else none) for cited, said in zip(ids, own, strict=True)]
