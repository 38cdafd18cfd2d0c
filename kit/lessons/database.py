"""Opening the answers file, and telling one trouble from another.

Each action opens the file, does its work in one transaction and closes it again: two notebooks can
write to one file, and a kernel that is killed holds nothing open.

The journal is SQLite's rollback journal (`journal_mode=DELETE`, `synchronous=FULL`). An answer is
on the disk before it is called kept, and what a killed kernel or a power cut leaves half-written is
rolled back by the next reader. The write-ahead log (WAL) is not used: it needs memory shared
between processes, which network folders do not have (https://sqlite.org/wal.html), and its gain,
many writers at once, is nothing to one learner who answers one question at a time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from kit.lessons.migrations import NewerFileError, OtherFileError, migrate

BUSY_SECONDS = 5.0
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
TROUBLES = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CANTOPEN: "read_only",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_PROTOCOL: "busy",
}
PRIMARY_CODE = 0xFF


class StoreError(Exception):
    """The file cannot be used now; `kind` is a key of the sentences `lessons.trouble_…`."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class DamagedError(Exception):
    """The file is not a sound database of answers."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file, in its newest shape, for one action.

    Raises
    ------
    StoreError
        If it cannot be read or written now.
    DamagedError
        If it is no database, a damaged one, or one of something else.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(_connect(path)) as connection:
            migrate(connection)
            yield connection
    except sqlite3.Error as error:
        raise _named(error) from error
    except NewerFileError as error:
        raise StoreError("newer") from error
    except OtherFileError as error:
        raise DamagedError from error
    except OSError as error:
        raise StoreError("read_only") from error


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _named(error: sqlite3.Error) -> Exception:
    code = getattr(error, "sqlite_errorcode", 0) & PRIMARY_CODE
    if code in DAMAGED:
        return DamagedError()
    return StoreError(TROUBLES.get(code, "other"))


def is_sound(path: Path) -> bool:
    """Whether the file is missing, empty, or a database without damage.

    Raises
    ------
    StoreError
        If it cannot be read now.
    """
    if not path.exists():
        return True
    try:
        with closing(_connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error as error:
        named = _named(error)
        if isinstance(named, StoreError):
            raise named from error
        return False


def set_aside(path: Path) -> Path:
    """Give a damaged file a new name that no file has, and return it; its journal goes with it.

    Raises
    ------
    StoreError
        If it cannot be renamed; it stays as it is.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.stem}.damaged-{stamp}-{number}{path.suffix}")
    try:
        path.rename(target)
        journal = path.with_name(path.name + "-journal")
        if journal.exists():
            journal.rename(target.with_name(target.name + "-journal"))
    except OSError as error:
        raise StoreError("read_only") from error
    return target
