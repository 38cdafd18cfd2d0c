"""Own events as rows of a table: into a sheet, checked, typed, and back from a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from kit.analysis.timeline import named_events, with_actor_names
from kit.page.safety import plain_cell
from kit.tables.check import INLINE_SOURCE
from kit.tables.extra import ORIGIN, completed, rows_of
from kit.tables.faults import TableError
from kit.tables.frames import load
from kit.tables.package import table
from kit.tables.reading import read_bytes, sheet_of
from kit.tables.sheets import Sheet

COLUMNS = (
    "event_id", "date", "title", "summary", "category", "actor_ids", "certainty", "note", "source",
)  # fmt: skip
Contents = Mapping[str, Mapping[str, Any]]


def usable(content: Mapping[str, Any]) -> bool:
    """Whether an entry is an event that has not been taken away again."""
    texts = set(COLUMNS) - {"event_id", "actor_ids"}
    return isinstance(content.get("actor_ids"), list) and all(
        isinstance(content.get(name), str) for name in texts
    )


def frame_of(contents: Contents) -> pd.DataFrame:
    """Return events as they stand in a file: every cell a text."""
    rows = [
        {**one, "event_id": name, "actor_ids": ";".join(one["actor_ids"])}
        for name, one in contents.items()
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype("str")


def _sheet(contents: Contents, file: str) -> Sheet:
    frame = frame_of(contents)
    columns = {name: list(frame[name]) for name in COLUMNS}
    return Sheet(file, columns, range(2, len(frame) + 2))


def check(contents: Contents, file: str) -> None:
    """Raise `TableError` with every fault if events cannot be used."""
    rows_of(_sheet(contents, file), table("events"))


def sound(contents: Contents) -> dict[str, Mapping[str, Any]]:
    """Return the events that can be used; one from an older or a changed portfolio may not be."""
    if not contents:
        return {}
    try:
        check(contents, "")
    except TableError as error:
        wrong = {fault.row for fault in error.faults}
        kept = {name: one for row, (name, one) in enumerate(contents.items(), start=2)
                if row not in wrong}  # fmt: skip
        return sound(kept) if len(kept) < len(contents) else {}
    return dict(contents)


def typed_rows(contents: Contents) -> pd.DataFrame:
    """Return events with the columns of `kit.events()` and `source`."""
    if not contents:
        return named_events().head(0).assign(source="")
    added, _ = rows_of(_sheet(contents, ""), table("events"))
    actors = load("actors")
    names = dict(zip(actors["actor_id"], actors["name"], strict=True))
    return with_actor_names(added.drop(columns=ORIGIN), names)


def contents_of_file(path: Path) -> dict[str, dict[str, Any]]:
    """Return the events of a file; see `contents_of`."""
    return contents_of(read_bytes(path), path.name)


def contents_of(content: bytes, file: str) -> dict[str, dict[str, Any]]:
    """Return the events of a CSV file or a workbook, checked like a teacher's file.

    Raises
    ------
    TableError
        With every fault of the file.
    """
    described = table("events")
    given = sheet_of(content, file, (*described.names, INLINE_SOURCE))
    plain = {name: [plain_cell(one) for one in cells] for name, cells in given.columns.items()}
    sheet = given.with_columns(plain)
    rows_of(sheet, described)
    whole = completed(sheet, described).columns
    whole[INLINE_SOURCE] = plain.get(INLINE_SOURCE, [""] * len(sheet))
    rows = [dict(zip(COLUMNS, cells, strict=True))
            for cells in zip(*(whole[name] for name in COLUMNS), strict=True)]  # fmt: skip
    return {
        str(one.pop("event_id")): {**one, "actor_ids": str(one["actor_ids"]).split(";")}
        for one in rows
    }
