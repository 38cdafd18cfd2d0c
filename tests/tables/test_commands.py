"""The two commands of the tables: what they print, and what they say to odd arguments."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kit.tables import changes, check, ids
from kit.tables.package import tables
from kit.tables.reading import read_sheet
from kit.tables.sheets import Sheet


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["events"], "give the table and the file"),
        (["evnts", "my.csv"], "Did you mean “events”?"),
        (["", "my.csv"], "There is no table"),
        (["events", "my.csv", "more"], "unrecognized arguments: more"),
        (["--all"], "unrecognized arguments: --all"),
    ],
)
def test_odd_arguments_of_the_check_are_refused_in_words(
    data: Path, capsys: pytest.CaptureFixture[str], given: list[str], words: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        check.main(given)
    assert stop.value.code == 2
    assert words in capsys.readouterr().err


def test_the_check_tells_faults_by_its_exit_code(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.main([]) == 0
    assert check.main(["events", str(data / "events.csv")]) == 0
    assert check.main(["events", str(data / "none.csv")]) == 1
    assert "There is no file at" in capsys.readouterr().out


def test_a_damaged_description_is_told_without_a_traceback(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "datapackage.json").write_text("{")
    assert check.main(["events", "my.csv"]) == 1
    assert changes.main([str(data)]) == 1
    told = capsys.readouterr()
    assert "datapackage.json" in told.out
    assert "datapackage.json" in told.err


def test_a_wrong_folder_is_refused_in_words(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for given, words in (
        ([], "required: folder"),
        ([str(tmp_path / "WRONG")], "There is no folder"),
        ([str(data / "events.csv")], "There is no folder"),
        ([str(empty)], "holds no table of the kit"),
    ):
        with pytest.raises(SystemExit) as stop:
            changes.main(given)
        assert stop.value.code == 2
        told = capsys.readouterr()
        assert words in told.err
        assert told.out == ""


def test_an_older_copy_is_compared(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = tmp_path / "older"
    older.mkdir()
    for described in tables().values():
        (older / described.path.name).write_bytes(described.path.read_bytes())
    assert changes.main([str(older)]) == 0
    assert capsys.readouterr().out == "kind,table_name,row_id,column,old,new\n"
    content = (older / "counts.csv").read_text(encoding="utf-8")
    (older / "counts.csv").write_text(content.replace("counter", "who", 1), encoding="utf-8")
    assert changes.main([str(older)]) == 1
    told = capsys.readouterr()
    assert "counts.csv, row 1, column counter" in told.err
    assert told.out == ""


def test_withdrawn_rows_stand_in_the_order_of_the_table() -> None:
    described = tables()["events"]
    sheet = read_sheet(described.path, described.names)
    few = sheet.with_columns({name: cells[:1] for name, cells in sheet.columns.items()})
    found = changes.differences(sheet, replace(few, rows=sheet.rows[:1]), described)
    assert [one.row_id for one in found] == changes.row_ids(sheet, described)[1:]


def test_ids_that_stand_twice_are_told_in_one_order_every_time() -> None:
    described = tables()["events"]
    unique = tuple(replace(one, unique=True) for one in described.columns)
    columns = {name: ["same", "same"] for name in described.names}
    sheet = Sheet("events.csv", columns, range(2, 4))
    found = [one.column for one in ids.duplicates(sheet, replace(described, columns=unique))]
    assert found == sorted(described.names)
