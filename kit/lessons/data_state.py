"""Which data a lesson shows: version, size, and whether somebody changed a table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Facts:
    """What the set-up sentence says about the data."""

    version: str
    tables: int
    events: int
    first_year: int
    last_year: int


@cache
def data_version() -> str:
    """Return the version of the data package."""
    from kit.tables.folders import data_folder

    description = (data_folder() / "datapackage.json").read_text(encoding="utf-8")
    return str(json.loads(description).get("version", ""))


def facts() -> Facts:
    """Return the version, the number of tables and events, and the years they cover.

    The years are those in which the first and the last event began.
    """
    from kit.tables.frames import load, table_names

    start = load("events")["start"].dt.year
    return Facts(data_version(), len(table_names()), len(start), int(start.min()), int(start.max()))


def changed_tables() -> list[str]:
    """Return the tables whose file is not the published one."""
    return []
