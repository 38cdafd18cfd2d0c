"""CSV files into sheets, by the strict reading of RFC 4180."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator

from kit.language import text
from kit.tables.encodings import encoding_of
from kit.tables.faults import Fault, TableError
from kit.tables.sheets import Sheet, sheet_from

SEPARATORS = {",": "", ";": "semicolon", "\t": "tab"}
TOO_LONG = "field larger than field limit"


def read_csv(content: bytes, file: str, expected: Collection[str]) -> Sheet:
    """Read the bytes of a CSV file.

    Parameters
    ----------
    content
        The bytes.
    file
        Name for messages.
    expected
        Names of the columns, by which the separator is recognised.

    Raises
    ------
    TableError
        If the file cannot be read as a table; faults of single rows are kept in the sheet.
    """
    if not content.strip():
        raise TableError([Fault("file_empty", file)])
    encoding = encoding_of(content, file)
    separator = _separator(content, encoding, set(expected))
    notices = []
    if encoding == "utf-16":
        notices.append(Fault("read_as_utf16", file))
    if SEPARATORS[separator]:
        word = text(f"tables.separator.{SEPARATORS[separator]}")
        notices.append(Fault("read_with_separator", file, blanks={"separator": word}))
    return sheet_from(file, _records(content, encoding, separator, file), expected, notices)


def _stream(content: bytes, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="")


def _separator(content: bytes, encoding: str, expected: set[str]) -> str:
    def known(separator: str) -> int:
        try:
            names = next(csv.reader(_stream(content, encoding), delimiter=separator), [])
        except csv.Error:
            return 0
        return len(expected & {name.strip() for name in names})

    if known(",") == len(expected):
        return ","
    return max(SEPARATORS, key=known)  # the comma comes first and wins a draw


def _records(content: bytes, encoding: str, separator: str, file: str) -> Iterator[list[str]]:
    def reader() -> Iterator[list[str]]:
        return csv.reader(_stream(content, encoding), delimiter=separator, strict=True)

    try:
        yield from reader()
    except csv.Error as error:
        name = "long_cell" if str(error).startswith(TOO_LONG) else "broken_quotes"
        blanks = {"most": f"{csv.field_size_limit():,}"}
        row = _good_records(reader()) + 1
        raise TableError([Fault(name, file, row, blanks=dict(blanks))]) from error


def _good_records(reader: Iterator[list[str]]) -> int:
    number = 0
    try:
        for _ in reader:
            number += 1
    except csv.Error:
        return number
    return number
