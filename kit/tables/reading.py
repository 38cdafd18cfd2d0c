"""From a path to a sheet: what kind of file it is, told by its content and not by its name."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from kit.tables.csv_files import read_csv
from kit.tables.faults import Fault, TableError
from kit.tables.sheets import Sheet
from kit.tables.workbooks import read_workbook

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
BINARY = {
    b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"%PDF": "PDF",
    b"\x1f\x8b": "gzip", b"SQLite format": "SQLite", b"Rar!": "RAR", b"7z\xbc\xaf": "7z",
}  # fmt: skip


def read_bytes(path: Path) -> bytes:
    """Return the content of a file.

    Raises
    ------
    TableError
        If there is no such file, it is a folder, or the system refuses.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        fault = Fault("file_missing", path.name, blanks={"path": str(path)})
    except IsADirectoryError:
        fault = Fault("file_is_folder", path.name or str(path))
    except (OSError, ValueError) as error:
        # Windows answers “permission denied” for a folder as well.
        name = "file_is_folder" if os.path.isdir(path) else "file_unreadable"
        reason = getattr(error, "strerror", None) or str(error)
        fault = Fault(name, path.name, blanks={"reason": reason})
    raise TableError([fault])


def sheet_of(content: bytes, file: str, expected: Collection[str]) -> Sheet:
    """Return the sheet of a CSV file or an Excel workbook.

    Raises
    ------
    TableError
        If it is neither, or cannot be read.
    """
    if content.startswith(ZIP):
        return read_workbook(content, file, expected)
    if content.startswith(OLD_OFFICE):
        raise TableError([Fault("old_excel", file)])
    for mark, name in BINARY.items():
        if content.startswith(mark):
            raise TableError([Fault("file_binary", file, blanks={"content": name})])
    return read_csv(content, file, expected)


def read_sheet(path: Path, expected: Collection[str]) -> Sheet:
    """Read a file; see `read_bytes` and `sheet_of`."""
    return sheet_of(read_bytes(path), path.name, expected)
