"""Files that are no tables, or tables saved in other ways: named, never misread."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import toy_tables as toy

from kit.tables.check import check_table
from kit.tables.extra import TableNotice
from kit.tables.faults import TableError
from kit.tables.frames import load

NAMES, ROWS = toy.names("events"), toy.teacher_rows("events")
GOOD = toy.as_csv(NAMES, ROWS)
JAPANESE = GOOD.replace("Summit, in Pyongyang", "日朝首脳会談が平壌で行われた")
KOREAN = GOOD.replace("Summit, in Pyongyang", "평양에서 열린 북일 정상회담")
FRENCH = GOOD.replace("Summit, in Pyongyang", "Sommet à Pyongyang, où né")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def workbook(rows: list[list[Any]], *more: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for title in more:
        book.create_sheet(title).append(["x"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sqlite_file(folder: Path) -> bytes:
    path = folder / "a.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE a (b)")
    return path.read_bytes()


REFUSED = {
    "empty": (b"", "file_empty"),
    "byte order mark only": (b"\xef\xbb\xbf", "file_empty"),
    "line ends only": (b"\n\r\n\n", "file_empty"),
    "commas only": (b",,,\n,,,\n", "file_empty"),
    "a picture": (PNG, "file_binary"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "file_binary"),
    "gzip": (b"\x1f\x8b\x08\x00", "file_binary"),
    "an old Excel file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old_excel"),
    "a damaged workbook": (b"PK\x03\x04 and no more", "broken_workbook"),
    "half a workbook": (workbook([NAMES, *ROWS])[:2_000], "broken_workbook"),
    "a workbook without cells": (workbook([]), "broken_workbook"),
    "random bytes": (bytes(range(128, 256)) * 4, "wrong_encoding"),
    "zero bytes": (bytes(200), "wrong_encoding"),
    "Shift-JIS": (JAPANESE.encode("cp932"), "wrong_encoding"),
    "EUC-JP": (JAPANESE.encode("euc_jp"), "wrong_encoding"),
    "EUC-KR": (KOREAN.encode("euc_kr"), "wrong_encoding"),
    "Windows-1252": (FRENCH.encode("cp1252"), "wrong_encoding"),
    "UTF-16 without its mark": (GOOD.encode("utf-16-le"), "wrong_encoding"),
    "UTF-8 cut in a sign": (JAPANESE.encode()[: JAPANESE.encode().index("談".encode()) + 1],
                            "wrong_encoding"),
    "JSON": (b'{"events": [1, 2]}', "no_header"),
    "HTML": (b"<html><body><table></table></body></html>", "no_header"),
    "prose": (b"A letter.\n\nWith paragraphs.", "no_header"),
    "a field beyond all limits": ((GOOD + "x" * 200_000 + "," * 9).encode(), "long_cell"),
}  # fmt: skip


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".xls", ".txt", ""])
@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_table_is_refused_whatever_its_ending(
    name: str, ending: str, data: Path
) -> None:
    content, kind = REFUSED[name]
    path = data.parent / f"行事 ours{ending}"
    path.write_bytes(content)
    assert [fault.name for fault in check_table(path, "events").faults] == [kind]
    with pytest.raises(TableError):
        load("events", extra=path)


@pytest.mark.parametrize(
    ("name", "said"),
    [("Shift-JIS", "Shift-JIS"), ("EUC-KR", "EUC-KR"), ("Windows-1252", "Windows-1252"),
     ("UTF-16 without its mark", "UTF-16")],
)  # fmt: skip
def test_the_encoding_found_is_named(name: str, said: str, data: Path) -> None:
    path = data.parent / "ours.csv"
    path.write_bytes(REFUSED[name][0])
    assert said in str(check_table(path, "events").faults[0])


def _as_text(separator: str = ",", line_end: str = "\n", text: str = "") -> str:
    plain = text or toy.as_csv(NAMES, ROWS, separator)
    return plain.replace("\n", line_end)


ACCEPTED: dict[str, tuple[bytes, list[str]]] = {
    "UTF-8": (GOOD.encode(), []),
    "byte order mark": (GOOD.encode("utf-8-sig"), []),
    "CRLF": (_as_text(line_end="\r\n").encode(), []),
    "CR": (_as_text(line_end="\r").encode(), []),
    "no line end at the end": (GOOD.rstrip().encode(), []),
    "UTF-16": (GOOD.encode("utf-16"), ["read_as_utf16"]),
    "Excel's Unicode text": (_as_text("\t", "\r\n").encode("utf-16"),
                             ["read_as_utf16", "read_with_separator"]),
    "semicolons": (_as_text(";").encode(), ["read_with_separator"]),
    "tabs": (_as_text("\t").encode(), ["read_with_separator"]),
    "blank rows": (GOOD.replace("\n", "\n\n").encode(), ["blank_rows"]),
    "rows of commas at the end": ((GOOD + "," * 9 + "\n").encode(), ["blank_rows"]),
    "commas after the last column": (GOOD.replace("\n", ",,\n").encode(), []),
    "a workbook": (workbook([NAMES, *ROWS]), []),
    "a workbook with sheets": (workbook([NAMES, *ROWS], "other"), ["several_sheets"]),
    "TRUE in capitals": (GOOD.replace("false", "FALSE").replace("true", "TRUE").encode(), []),
    "a column of their own": (toy.as_csv([*NAMES, "homework"], [[*r, "p. 3"] for r in ROWS])
                              .encode(), ["unused_column"]),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore::kit.tables.extra.TableNotice")
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("name", ACCEPTED)
def test_a_table_saved_in_another_way_gives_the_same_rows(
    name: str, ending: str, data: Path
) -> None:
    content, notices = ACCEPTED[name]
    plain, path = data.parent / "same.csv", data.parent / "x" / f"same{ending}"
    path.parent.mkdir()
    plain.write_text(GOOD, encoding="utf-8")
    path.write_bytes(content)
    assert [notice.name for notice in check_table(path, "events").notices] == notices
    expected, found = load("events", extra=plain), load("events", extra=path)
    assert found.drop(columns="origin").equals(expected.drop(columns="origin"))


def test_a_notice_is_given_as_a_warning_and_kept_with_the_frame(data: Path) -> None:
    path = data.parent / "ours.csv"
    path.write_bytes(ACCEPTED["semicolons"][0])
    with pytest.warns(TableNotice, match="semicolons"):
        frame = load("events", extra=path)
    assert "semicolons" in frame.attrs["notices"][0]


def test_a_blank_row_does_not_shift_the_row_numbers(data: Path) -> None:
    path = data.parent / "ours.csv"
    lines = GOOD.splitlines()
    path.write_text("\n".join([lines[0], "", lines[1], "", lines[2].replace("1980~", "1980-13")]))
    (fault,) = check_table(path, "events").faults
    assert (fault.name, fault.row) == ("date_impossible", 5)


def test_a_text_over_two_lines_counts_as_one_row(data: Path) -> None:
    path = data.parent / "ours.csv"
    rows = [list(row) for row in ROWS]
    rows[0][8], rows[2][1] = "first line\nsecond line", "2002-02-31"
    path.write_text(toy.as_csv(NAMES, rows), encoding="utf-8", newline="")
    (fault,) = check_table(path, "events").faults
    assert (fault.name, fault.row) == ("date_impossible", 4)


def test_dates_that_excel_keeps_as_dates_are_read(data: Path) -> None:
    rows: list[list[Any]] = [list(row) for row in ROWS]
    rows[2][1], rows[1][1] = datetime(2002, 9, 17), 1980
    path = data.parent / "ours.xlsx"
    path.write_bytes(workbook([NAMES, *rows]))
    dates = load("events", extra=path).tail(4)["date"]
    assert list(dates) == ["1978-08", "1980", "2002-09-17", "2012-04-11/.."]


@pytest.mark.parametrize(
    ("value", "kind"),
    [("=DATE(2002,9,17)", "formula_cell"), (datetime(2002, 9, 17, 8, 30), "date_spreadsheet"),
     (37516, "date_spreadsheet"), ("#N/A", "spreadsheet_error"), ("17/9/2002", "date_spreadsheet")],
)  # fmt: skip
def test_what_excel_puts_in_place_of_a_date_is_reported(
    value: object, kind: str, data: Path
) -> None:
    rows: list[list[Any]] = [list(row) for row in ROWS]
    rows[2][1] = value
    path = data.parent / "ours.xlsx"
    path.write_bytes(workbook([NAMES, *rows]))
    (fault,) = check_table(path, "events").faults
    assert (fault.name, fault.row, fault.column) == (kind, 4, "date")


def _refuse(error: OSError) -> Callable[[Path], bytes]:
    def read(path: Path) -> bytes:
        raise error

    return read


@pytest.mark.parametrize(
    ("error", "kind"),
    [(PermissionError(13, "Permission denied"), "file_unreadable"),
     (OSError(5, "Input/output error"), "file_unreadable"),
     (FileNotFoundError(2, "gone"), "file_missing")],
)  # fmt: skip
def test_a_file_that_cannot_be_opened_or_disappears_is_reported(
    error: OSError, kind: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = data.parent / "ours.csv"
    path.write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", _refuse(error))
    assert [fault.name for fault in check_table(path, "events").faults] == [kind]


@pytest.mark.parametrize(
    ("path", "kind"),
    [("nowhere.csv", "file_missing"), (".", "file_is_folder"), ("", "file_is_folder"),
     ("a\x00b.csv", "file_unreadable"), ("x" * 300, "file_unreadable")],
)  # fmt: skip
def test_a_path_that_is_no_file_is_reported(
    path: str, kind: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(data)
    assert [fault.name for fault in check_table(path, "events").faults] == [kind]
    with pytest.raises(TableError):
        load("events", extra=path)


def test_a_table_of_the_kit_that_is_missing_is_reported(data: Path) -> None:
    (data / "events.csv").unlink()
    with pytest.raises(TableError, match=r"events\.csv: There is no file"):
        load("events")


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", '{"resources": [{}]}', '{"resources": [{"name": "a", "path": "a"}]}',
     '{"resources": [{"name": "a", "path": "a", "schema": {"fields": ["x"]}}]}'],
)  # fmt: skip
def test_a_damaged_description_is_told_in_a_sentence(data: Path, content: str) -> None:
    (data / "datapackage.json").write_text(content, encoding="utf-8")
    with pytest.raises(TableError) as caught:
        load("events")
    [fault] = caught.value.faults
    assert (fault.name, fault.file) == ("broken_description", "datapackage.json")
    assert "copy the file anew" in str(caught.value)
