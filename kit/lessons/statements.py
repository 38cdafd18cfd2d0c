"""The few statements by which answers are added, read and set aside."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from kit.lessons.attempts import Attempt

NEXT_NUMBER = "SELECT coalesce(max(number), 0) + 1 FROM attempts WHERE lesson = ? AND question = ?"
ADD = """
INSERT OR IGNORE INTO attempts
    (uid, lesson, question, number, kind, version, answer, verdict, misconceptions,
     data_version, said_at, asked, arrived_aside)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
ALL = """
SELECT *, arrived_aside OR EXISTS (
    SELECT 1 FROM resets WHERE resets.up_to >= attempts.row
    AND coalesce(resets.lesson, attempts.lesson) = attempts.lesson
    AND coalesce(resets.question, attempts.question) = attempts.question
) AS set_aside FROM attempts ORDER BY row
"""
RESET = """
INSERT INTO resets (lesson, question, up_to, said_at)
SELECT ?, ?, coalesce(max(row), 0), ? FROM attempts
"""


def add_all(connection: sqlite3.Connection, attempts: Iterable[Attempt]) -> None:
    """Add answers, all or none; each is numbered within its question."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for attempt in attempts:
            _insert(connection, attempt)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _insert(connection: sqlite3.Connection, attempt: Attempt) -> None:
    number = connection.execute(NEXT_NUMBER, (attempt.lesson, attempt.question)).fetchone()[0]
    values = (
        attempt.uid, attempt.lesson, attempt.question, number, attempt.kind, attempt.version,
        json.dumps(attempt.answer, ensure_ascii=False), attempt.verdict,
        json.dumps(list(attempt.misconceptions)), attempt.data_version, attempt.said_at,
        json.dumps(dict(attempt.asked), ensure_ascii=False), int(attempt.set_aside),
    )  # fmt: skip
    connection.execute(ADD, values)


def attempt_of(row: sqlite3.Row) -> Attempt:
    """Return the answer in a row of `ALL`."""
    return Attempt(
        lesson=row["lesson"],
        question=row["question"],
        kind=row["kind"],
        version=row["version"],
        answer=json.loads(row["answer"]),
        verdict=row["verdict"],
        misconceptions=tuple(json.loads(row["misconceptions"])),
        data_version=row["data_version"],
        said_at=row["said_at"],
        uid=row["uid"],
        asked=json.loads(row["asked"]),
        number=row["number"],
        set_aside=bool(row["set_aside"]),
    )
