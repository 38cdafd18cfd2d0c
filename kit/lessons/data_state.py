"""Which data a lesson shows: version, size, and whether somebody changed a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """What the set-up sentence says about the data."""

    version: str
    tables: int
    events: int
    first_year: int
    last_year: int


def facts() -> Facts:
    """Return the version, the number of tables and events, and the years they cover.

    The years are those in which the first and the last event began.
    """
    from kit.tables.frames import load, table_names
    from kit.tables.versions import data_version

    start = load("events")["start"].dt.year
    return Facts(data_version(), len(table_names()), len(start), int(start.min()), int(start.max()))


def changed_tables() -> list[str]:
    """Return the tables whose file is missing or not the published one."""
    from kit.tables import versions

    return versions.changed_tables() if versions.recorded() else []
