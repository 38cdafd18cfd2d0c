"""Excel workbooks (.xlsx) into sheets, through openpyxl; formulas are shown, not computed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from typing import Any

from kit.tables.faults import Fault, TableError
from kit.tables.sheets import Sheet, sheet_from

MOST_UNPACKED = 400_000_000  # bytes


def read_workbook(content: bytes, file: str, expected: Collection[str]) -> Sheet:
    """Read the first sheet of a workbook that holds cells.

    A cell that Excel keeps as a date becomes `2002-09-17`; a formula stays `=…`, so that the
    check finds it.

    Raises
    ------
    TableError
        If the workbook is damaged or holds no cells.
    """
    try:
        return _first_sheet(_open(content), file, expected)
    except TableError:
        raise
    # openpyxl lets errors of zipfile, XML and its own through, also while rows are read.
    except Exception as error:
        raise TableError([Fault("broken_workbook", file)]) from error


def _first_sheet(book: Any, file: str, expected: Collection[str]) -> Sheet:
    filled = [sheet for sheet in book.worksheets if _has_cells(sheet)]
    if not filled:
        raise TableError([Fault("broken_workbook", file)])
    notices = []
    if len(filled) > 1:
        notices.append(Fault("several_sheets", file, blanks={"sheet": filled[0].title}))
    return sheet_from(file, _records(filled[0]), expected, notices)


def _open(content: bytes) -> Any:
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
            raise ValueError("a small file that unpacks to more than a class ever typed")
    book = load_workbook(io.BytesIO(content), read_only=True)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what the file says of its size may be wrong by millions
    return book


def _has_cells(sheet: Any) -> bool:
    return any(any(row) for row in sheet.iter_rows(values_only=True))


def _records(sheet: Any) -> Iterator[list[str]]:
    width = 0
    for cells in sheet.iter_rows(values_only=True):
        record = [as_text(cell) for cell in cells]
        if not width:
            width = max((at for at, cell in enumerate(record, 1) if cell), default=0)
        yield record + [""] * (width - len(record))


def as_text(cell: Any) -> str:
    """Return the value of a cell as one would type it.

    >>> as_text(37516.0), as_text(True), as_text(datetime(2002, 9, 17)), as_text(None)
    ('37516', 'true', '2002-09-17', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)
