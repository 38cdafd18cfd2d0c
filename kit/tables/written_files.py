"""Frames as CSV and Excel files in which no cell is a formula, and files written whole or not."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import pandas as pd

from kit.page.safety import file_part, safe_cell

# Signs that no XML can hold, and so no workbook.
CONTROLS = {code: " " for code in (*range(32), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r"}


def as_csv(frame: pd.DataFrame) -> bytes:
    """Return a frame as CSV in UTF-8 with a mark at the beginning, so that Excel reads it so."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows(_rows(frame))
    return b"\xef\xbb\xbf" + written.getvalue().encode("utf-8")


def as_workbook(frame: pd.DataFrame) -> bytes:
    """Return a frame as an Excel workbook of one sheet, every text a text."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for at, cells in enumerate(_rows(frame), start=1):
        for column, value in enumerate(cells, start=1):
            plain = value.translate(CONTROLS) if isinstance(value, str) else value
            cell = sheet.cell(at, column, plain)
            if isinstance(value, str):
                cell.data_type = "s"
    sheet.freeze_panes = "B2"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _rows(frame: pd.DataFrame) -> Iterable[Sequence[Any]]:
    yield [safe_cell(str(name)) for name in frame.columns]
    for row in frame.itertuples(index=False):
        yield [_cell(value) for value in row]


def _cell(value: Any) -> Any:
    if value is None or (not isinstance(value, str | tuple | list) and pd.isna(value)):
        return ""
    if isinstance(value, tuple | list):
        return safe_cell(";".join(str(one) for one in value))
    return safe_cell(value.item() if hasattr(value, "item") else value)


def put_file(path: Path, content: str | bytes) -> Path:
    """Write a file so that it is always whole, the old content or the new one; return its path.

    Raises
    ------
    OSError
        If it cannot be written; the old file stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".new-{uuid4().hex[:12]}")
    # Halves of signs, as when a browser cuts an emoji, become question marks.
    given = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        with beside.open("xb") as file:
            file.write(given)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    return path


def put_new_file(path: Path, content: str | bytes) -> Path:
    """Write a file that is not there yet, whole or not at all; return its path.

    Raises
    ------
    FileExistsError
        If there is one of that name; it stays.
    OSError
        If it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.open("xb").close()  # takes the name before anybody else
    try:
        return put_file(path, content)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def replace_file(path: Path, content: Any) -> None:
    """Write JSON so that the file is always whole: the old content or the new one.

    Raises
    ------
    OSError
        If it cannot be written; the old file stays.
    """
    put_file(path, json.dumps(content, ensure_ascii=False, indent=1))


def write_new(folder: Path, name: str, ending: str, content: str | bytes) -> Path:
    """Write a file under a name that no file has yet, and return its path.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    number, stem = 1, file_part(name)
    while True:
        path = folder / f"{stem}{'' if number == 1 else f'_{number}'}{ending}"
        try:
            return put_new_file(path, content)
        except FileExistsError:
            if not path.exists():
                raise  # the folder itself is in the way: a file has its name
            number += 1
