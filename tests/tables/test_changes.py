"""The log of changed facts, and the comparison that says what to log."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kit.tables import changes
from kit.tables.changes import differences_from, row_ids, write
from kit.tables.frames import load
from kit.tables.package import tables
from kit.tables.reading import read_sheet


def cells(name: str) -> dict[str, dict[str, str]]:
    """Each row of a table by what names it, as it is written."""
    described = tables()[name]
    sheet = read_sheet(described.path, described.names)
    rows = zip(*sheet.columns.values(), strict=True)
    written = [dict(zip(sheet.columns, row, strict=True)) for row in rows]
    return dict(zip(row_ids(sheet, described), written, strict=True))


def test_the_newest_change_comes_first_and_since_takes_a_day_or_a_version():
    everything = changes.changes()
    assert list(everything["date"]) == sorted(everything["date"], reverse=True)
    assert len(everything) == len(load("errata"))
    newest = everything["date"].iloc[0]
    assert set(changes.changes(since=newest)["date"]) == {newest}
    assert set(changes.changes(since="0.1.0")["data_version"]).isdisjoint({"0.1.0"})
    assert len(changes.changes(since="0.0.9")) == len(everything)
    assert set(changes.changes(table_name="events")["table_name"]) == {"events"}
    assert changes.changes(since="2200").empty


@pytest.mark.parametrize("since", ["yesterday", "", "0.1", "..", "2026-13-01"])
def test_what_is_neither_a_day_nor_a_version_is_refused(since):
    with pytest.raises(ValueError, match="neither a day"):
        changes.changes(since=since)


def test_the_log_tells_the_truth_about_the_tables():
    """The last word of the log on a cell is what stands there; what it withdrew is gone."""
    log = load("errata").sort_values(["date", "change_id"])
    known = {name: cells(name) for name in set(log["table_name"])}
    last = log.drop_duplicates(["table_name", "row_id", "column"], keep="last")
    gone = log[log["kind"] == "withdrawn"]
    withdrawn = set(zip(gone["table_name"], gone["row_id"], strict=True))
    for change in last.itertuples():
        rows = known[change.table_name]
        if change.kind == "withdrawn":
            assert change.row_id not in rows, change.change_id
        elif change.row_id and (change.table_name, change.row_id) not in withdrawn:
            assert change.row_id in rows, change.change_id
        if change.kind == "corrected" and change.row_id in rows:
            assert rows[change.row_id][change.column] == change.new, change.change_id


def test_every_difference_from_an_older_copy_is_found(data: Path, tmp_path: Path):
    older = tmp_path / "older"
    older.mkdir()
    for described in tables().values():
        if described.name != "counts":
            (older / described.path.name).write_bytes(described.path.read_bytes())
    events = data / "events.csv"
    text = events.read_text(encoding="utf-8")
    lines = text.replace("Boats are seen", "A boat is seen").splitlines()
    lines = [line for line in lines if not line.startswith("ev_1980_about")]
    lines.append(lines[-1].replace("ev_2012_rule", "ev_2013_rule").replace("2012-", "2013-"))
    events.write_text("\n".join(lines) + "\n", encoding="utf-8")
    out = io.StringIO()
    write(differences_from(older), out)
    found = [tuple(row.values()) for row in csv.DictReader(io.StringIO(out.getvalue()))]
    assert sorted(found) == [
        ("added", "counts", "", "", "", ""),
        ("added", "events", "ev_2013_rule", "", "", ""),
        ("corrected", "events", "ev_1978_08_boats", "title", "Boats are seen", "A boat is seen"),
        ("withdrawn", "events", "ev_1980_about", "", "", ""),
    ]


@pytest.mark.parametrize("with_seeds", [False, True])
def test_a_copy_of_the_data_alone_says_nothing_of_the_tables_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_seeds: bool
):
    """Whoever copied `data/` was told that the tables of the article in `seeds/` were new."""
    known = {name: tables()[name] for name in ("eras", "article_omissions")}
    monkeypatch.setattr(changes, "tables", lambda: known)
    for described in known.values():
        copy = tmp_path / described.path.parent.name / described.path.name
        if with_seeds or described.name == "eras":
            copy.parent.mkdir()
            copy.write_bytes(described.path.read_bytes())
    if with_seeds:
        text = copy.read_text(encoding="utf-8")
        copy.write_text(text.replace("o01,", "o99,", 1), encoding="utf-8")
    found = [(one.kind, one.row_id) for one in differences_from(tmp_path / "data")]
    expected = [("added", "o01"), ("withdrawn", "o99")] if with_seeds else []
    assert sorted(found) == expected
