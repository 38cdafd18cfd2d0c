"""The shape of the answers file, version by version.

Each entry brings a file from the version before it to its own. Entries are only ever added: a file
that some learner has must always find its way to the newest shape.
"""

from __future__ import annotations

import sqlite3

# Tells our file from any other SQLite file ("KITA").
APPLICATION = 0x4B495441

FIRST = """
CREATE TABLE attempts (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    lesson TEXT NOT NULL,
    question TEXT NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    version TEXT NOT NULL,
    answer TEXT NOT NULL,
    verdict TEXT NOT NULL,
    misconceptions TEXT NOT NULL,
    data_version TEXT NOT NULL,
    said_at TEXT NOT NULL
);
CREATE INDEX attempts_by_question ON attempts (lesson, question, number);
CREATE TABLE resets (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    lesson TEXT,
    question TEXT,
    up_to INTEGER NOT NULL,
    said_at TEXT NOT NULL
);
CREATE TRIGGER attempts_are_never_changed BEFORE UPDATE ON attempts
BEGIN SELECT RAISE(ABORT, 'answers are only ever added'); END;
CREATE TRIGGER attempts_are_never_deleted BEFORE DELETE ON attempts
BEGIN SELECT RAISE(ABORT, 'answers are only ever added'); END;
"""

# How a question read when it was answered, so that an answer can be read after the question has
# changed; and whether an answer from another machine had been set aside there.
SECOND = """
ALTER TABLE attempts ADD COLUMN asked TEXT NOT NULL DEFAULT '{}';
ALTER TABLE attempts ADD COLUMN arrived_aside INTEGER NOT NULL DEFAULT 0;
"""

MIGRATIONS: tuple[str, ...] = (FIRST, SECOND)


class NewerFileError(Exception):
    """The file was made by a newer version of the kit."""


class OtherFileError(Exception):
    """The file is a database, but not one of answers."""


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of the file; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest shape, all steps in one transaction.

    Raises
    ------
    NewerFileError
        If it is newer than this kit; nothing is changed.
    OtherFileError
        If it is not a file of answers; nothing is changed.
    """
    if version_of(connection) == len(MIGRATIONS) and _is_ours(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = version_of(connection)
        _refuse_strangers(connection, found)
        for number, script in enumerate(MIGRATIONS[found:], start=found + 1):
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _is_ours(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION)


def _refuse_strangers(connection: sqlite3.Connection, found: int) -> None:
    filled = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if filled and not _is_ours(connection):
        raise OtherFileError
    if found > len(MIGRATIONS):
        raise NewerFileError


def _statements(script: str) -> list[str]:
    """Split a script where SQLite says that a statement is complete (triggers hold semicolons)."""
    statements, present = [], ""
    for part in script.split(";"):
        present += part + ";"
        if sqlite3.complete_statement(present):
            statements.append(present)
            present = ""
    return [statement for statement in statements if statement.strip(" \n;")]
