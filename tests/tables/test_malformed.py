"""Damaged tables: each damage is reported by its kind, at its row and column, and nothing else is.

Every damage is done to every table that has a fitting column, once in the kit's own table and once
in a teacher's file. No damage may raise anything but a `TableError`, and none may pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import toy_tables as toy

from kit.tables.check import check_table
from kit.tables.faults import Report, TableError
from kit.tables.frames import _read, load

OWN, TEACHER = "own", "teacher"


@dataclass(frozen=True)
class Damage:
    """A bad text for every column of a kind, and the fault that must be reported."""

    name: str
    kinds: tuple[str, ...]
    bad: str
    fault: str
    who: tuple[str, ...] = (OWN, TEACHER)


KEY, TEXT, LISTED, LIST = "key", "text", "listed", "ids"
NUMBERS = ("integer", "number", "year")
EVERY = (KEY, TEXT, LISTED, LIST, "edtf", *NUMBERS, "boolean")
DAMAGES = [
    Damage("blank", ("required",), "", "blank_cell"),
    Damage("spaces only", ("required",), "   ", "blank_cell"),
    Damage(
        "spaces around", (KEY, LISTED, LIST, "edtf", *NUMBERS, "boolean"), " {} ", "outer_space"
    ),
    Damage("spaces around a text", (TEXT,), "{} ", "outer_space", (OWN,)),
    Damage("no-break space", (KEY, LIST, "edtf"), "{}\u00a0", "outer_space"),
    Damage("zero-width space", EVERY, "{}\u200b", "invisible_character"),
    Damage("right-to-left mark", EVERY, "\u200f{}", "invisible_character"),
    Damage("direction turned", EVERY, "\u202e{}", "invisible_character"),
    Damage("byte order mark inside", (KEY, LIST), "{}\ufeff", "invisible_character"),
    Damage("NUL byte", EVERY, "{}\x00", "control_character"),
    Damage("bell", (TEXT,), "{}\x07", "control_character"),
    Damage("replacement sign", (TEXT,), "{}\ufffd", "control_character"),
    Damage("formula", (KEY, TEXT, LISTED, LIST, "edtf"), '=HYPERLINK("http://x")', "formula_cell"),
    Damage("formula by plus", (TEXT,), "+A1+A2", "formula_cell"),
    Damage("formula by at", (TEXT,), "@SUM(A1)", "formula_cell"),
    Damage("spreadsheet error", EVERY, "#REF!", "spreadsheet_error"),
    Damage("HTML", (TEXT,), "<script>alert(1)</script>", "html_in_text", (OWN,)),
    Damage("entity", (TEXT,), "A &amp; B", "html_in_text", (OWN,)),
    Damage("line break", (TEXT,), "one\ntwo", "line_break", (OWN,)),
    Damage("word for a number", NUMBERS, "many", "wrong_type"),
    Damage("decimal comma", NUMBERS, "1,5", "wrong_type"),
    Damage("thousands", NUMBERS, "1,500", "wrong_type"),
    Damage("full-width digits", NUMBERS, "２０１７", "wrong_type"),
    Damage("Arabic digits", NUMBERS, "٢٠١٧", "wrong_type"),
    Damage("infinity", NUMBERS, "inf", "wrong_type"),
    Damage("nan", NUMBERS, "nan", "wrong_type"),
    Damage("decimal point in a whole number", ("integer", "year"), "17.5", "wrong_type"),
    Damage("yes for true", ("boolean",), "yes", "wrong_type"),
    Damage("one for true", ("boolean",), "1", "wrong_type"),
    Damage("out of range", ("limited",), "9999", "out_of_range"),
    Damage("not in list", (LISTED,), "diplomatic", "not_in_list"),
    Damage("capital in list", (LISTED,), "Agreed", "not_in_list"),
    Damage("id with a space", (KEY,), "ev 2002", "pattern"),
    Damage("id in capitals", (KEY,), "EV_2002", "pattern"),
    Damage("dotless i", (KEY,), "ev_summıt", "pattern"),
    Damage("id in kanji", (KEY,), "日本", "pattern"),
    Damage("id with a hyphen", (KEY,), "ev-2002", "pattern"),
    Damage("unknown id", (LIST,), "src_mofaa", "unknown_id"),
    Damage("one unknown id of two", (LIST,), "{};nobody", "unknown_id"),
    Damage("space in a list", (LIST,), "{}; other", "list_form"),
    Damage("list ends with a semicolon", (LIST,), "{};", "list_form"),
    Damage("id twice in a list", (LIST,), "src_mofa;src_mofa", "list_form"),
    Damage("list with commas", (LIST,), "src_mofa,src_paper", "unknown_id"),
    Damage("no such day", ("edtf",), "2002-02-30", "date_impossible"),
    Damage("no such month", ("edtf",), "2002-13", "date_impossible"),
    Damage("no such leap day", ("edtf",), "1900-02-29", "date_impossible"),
    Damage("day zero", ("edtf",), "2002-09-00", "date_impossible"),
    Damage("impossible end", ("edtf",), "2002-02-01/2002-02-30", "date_impossible"),
    Damage("backwards", ("edtf",), "1984-07/1959-12", "date_backwards"),
    Damage("backwards by a day", ("edtf",), "2002-09-18/2002-09-17", "date_backwards"),
    Damage("open beginning", ("date",), "../1950", "date_unbegun"),
    Damage("Excel, day first", ("edtf",), "17/09/2002", "date_spreadsheet"),
    Damage("Excel, month first", ("edtf",), "09/17/2002", "date_spreadsheet"),
    Damage("Excel, year first", ("edtf",), "2002/9/17", "date_spreadsheet"),
    Damage("Excel, serial number", ("edtf",), "37516", "date_spreadsheet"),
    Damage("Excel, dots", ("edtf",), "17.09.2002", "date_spreadsheet"),
    Damage("Excel, month name", ("edtf",), "17-Sep-02", "date_spreadsheet"),
    Damage("Excel, with time", ("edtf",), "2002-09-17 00:00:00", "date_spreadsheet"),
    Damage("no leading zero", ("edtf",), "2002-9-17", "date_spreadsheet"),
    Damage("full-width date", ("edtf",), "２００２-０９-１７", "date_form"),
    Damage("Japanese date", ("edtf",), "平成14年9月17日", "date_form"),
    Damage("en dash", ("edtf",), "2002–09–17", "date_form"),
    Damage("words", ("edtf",), "about 1980", "date_form"),
    Damage("season", ("edtf",), "1978-21", "date_impossible"),
    Damage("three ends", ("edtf",), "1959/1960/1961", "date_form"),
    Damage("half an interval", ("edtf",), "1959/", "date_form"),
    Damage("open on both sides", ("edtf",), "../..", "date_form"),
    Damage("short year", ("edtf",), "1959/84", "date_form"),
    Damage("endless", (TEXT,), "x" * 40_000, "long_cell"),
]


def _fits(described: dict[str, object], table: str, kind: str) -> bool:
    rules = described["constraints"]
    assert isinstance(rules, dict)
    form = described.get("kit:kind", described["type"])
    is_key = described["name"] == toy.KEYS[table]
    answers = {
        "required": rules.get("required", False),
        "limited": "maximum" in rules,
        KEY: is_key,
        LISTED: "enum" in rules,
        "date": described["name"] == "date" and form == "edtf",
        TEXT: form == "string" and not is_key and not rules.keys() & {"enum", "pattern"},
    }
    return bool(answers.get(kind, form == kind))


def _cases() -> Iterator[object]:
    for damage in DAMAGES:
        for table, fields in toy.FIELDS.items():
            fitting = [
                described["name"]
                for described in fields
                if any(_fits(described, table, kind) for kind in damage.kinds)
            ]
            for column in fitting:
                for who in damage.who:
                    if who == TEACHER and damage.fault == "blank_cell" and column == "source_ids":
                        continue  # a teacher's row may be without a source
                    name = f"{damage.name}-{table}.{column}-{who}"
                    yield pytest.param(damage, table, column, who, id=name)


CASES = list(_cases())


def _rows(table: str, who: str) -> list[list[str]]:
    return [list(row) for row in toy.ROWS[table]] if who == OWN else toy.teacher_rows(table)


def _place(data: Path, table: str, who: str) -> Path:
    return data / f"{table}.csv" if who == OWN else data.parent / "課題 Ä my class.csv"


def _write(path: Path, table: str, rows: list[list[str]]) -> None:
    path.write_text(toy.as_csv(toy.names(table), rows), encoding="utf-8", newline="")


def _load(path: Path, table: str, who: str) -> object:
    _read.cache_clear()
    return load(table) if who == OWN else load(table, extra=path)


def test_there_are_enough_damages() -> None:
    assert len(CASES) >= 200


@pytest.mark.parametrize(("damage", "table", "column", "who"), CASES)
def test_a_damaged_cell_is_reported_at_its_place(
    damage: Damage, table: str, column: str, who: str, data: Path
) -> None:
    rows, at = _rows(table, who), toy.names(table).index(column)
    bad_row = len(rows) - 1
    rows[bad_row][at] = damage.bad.format(rows[bad_row][at] or "2002")
    path = _place(data, table, who)
    _write(path, table, rows)
    report = check_table(path, table)
    here = [(one.name, one.row, one.column) for one in report.faults if one.column == column]
    assert (damage.fault, bad_row + 2, column) in here
    assert {row for _, row, _ in here} == {bad_row + 2}
    with pytest.raises(TableError) as caught:
        _load(path, table, who)
    assert f"row {bad_row + 2}, column {column}" in str(caught.value)


@pytest.mark.parametrize("who", [OWN, TEACHER])
@pytest.mark.parametrize("table", toy.FIELDS)
def test_an_undamaged_table_has_no_fault(table: str, who: str, data: Path) -> None:
    path = _place(data, table, who)
    rows = _rows(table, who)
    _write(path, table, rows)
    assert check_table(path, table) == Report(())
    frame = _load(path, table, who)
    assert len(frame) == len(rows) if who == OWN else len(frame) == len(rows) + len(toy.ROWS[table])


Change = Callable[[list[str], list[list[str]]], tuple[list[str], list[list[str]]]]
STRUCTURE: dict[str, tuple[Change, str, int | None]] = {
    "a column is missing": (lambda h, r: (h[1:], [c[1:] for c in r]), "missing_column", 1),
    "a column is misspelt": (lambda h, r: ([h[0], h[1] + "s", *h[2:]], r), "unknown_column", 1),
    "a name in capitals": (lambda h, r: ([h[0].upper(), *h[1:]], r), "unknown_column", 1),
    "a column twice": (lambda h, r: ([*h, h[0]], [[*c, c[0]] for c in r]), "repeated_column", 1),
    "a column without name": (lambda h, r: (["", *h], [["x", *c] for c in r]), "blank_header", 1),
    "a cell too many": (lambda h, r: (h, [*r[:-1], [*r[-1], "x"]]), "cell_count", -1),
    "a cell too few": (lambda h, r: (h, [*r[:-1], r[-1][:-1]]), "cell_count", -1),
    "no rows": (lambda h, _r: (h, []), "no_rows", None),
    "no names": (lambda _h, r: (r[0], r[1:]), "no_header", 1),
    "a row twice": (lambda h, r: (h, [*r, r[0]]), "duplicate_id", 0),
}


@pytest.mark.parametrize("who", [OWN, TEACHER])
@pytest.mark.parametrize("table", toy.FIELDS)
@pytest.mark.parametrize("change", STRUCTURE)
def test_a_damaged_structure_is_reported(change: str, table: str, who: str, data: Path) -> None:
    alter, kind, row = STRUCTURE[change]
    before = _rows(table, who)
    header, rows = alter(toy.names(table), before)
    path = _place(data, table, who)
    path.write_text(toy.as_csv(header, rows), encoding="utf-8", newline="")
    expected = {-1: len(before) + 1, 0: len(before) + 2}.get(row, row) if row is not None else None
    found = [(one.name, one.row) for one in check_table(path, table).faults]
    assert (kind, expected) in found
    with pytest.raises(TableError):
        _load(path, table, who)


@pytest.mark.parametrize("table", toy.FIELDS)
@pytest.mark.parametrize("line", [0, 1, 2])
@pytest.mark.parametrize("at", ["start of a cell", "middle of a cell"])
def test_a_lost_double_quote_is_reported(table: str, line: int, at: str, data: Path) -> None:
    path = _place(data, table, TEACHER)
    lines = toy.as_csv(toy.names(table), toy.teacher_rows(table)).splitlines()
    first, rest = lines[line].split(",", 1)
    lines[line] = f'{first},"{rest}' if at == "start of a cell" else f'"{first}"x,{rest}'
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = check_table(path, table)
    assert not report.ok
    with pytest.raises(TableError):
        load(table, extra=path)
