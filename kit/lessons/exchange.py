"""Answers as a readable file: out, and in again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kit.language import text
from kit.lessons.attempts import Attempt, now
from kit.lessons.database import StoreError
from kit.lessons.faults import LessonError
from kit.lessons.store import Store
from kit.tables.written_files import put_new_file

FORMAT = "north-korea-japan-kit answers"
VERSION = 1
# What reading a damaged file can end in.
UNUSABLE = (
    KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError, OSError,
)  # fmt: skip


def export_answers(store: Store, path: Path) -> int:
    """Write all answers, also those set aside, as readable JSON; return how many.

    Raises
    ------
    LessonError
        If there is a file of that name already, or it cannot be written.
    """
    attempts = store.attempts()
    content = content_of(attempts)
    try:
        put_new_file(path, json.dumps(content, ensure_ascii=False, indent=1))
    except FileExistsError:
        raise LessonError(text("lessons.export_exists", path=path)) from None
    except OSError as error:
        raise LessonError(text("lessons.export_failed", path=path, problem=error)) from None
    return len(attempts)


def import_answers(store: Store, path: Path) -> int:
    """Add the answers of an exported file; return how many were new.

    An answer that is there already is not added twice, so a file may be imported again.

    Raises
    ------
    LessonError
        If the file is not an export of the kit, or the answers cannot be written.
    """
    return add_answers(store, answers_in(_read(path), path))


def content_of(attempts: Iterable[Attempt]) -> dict[str, Any]:
    """Return answers as JSON can hold them, with what names the format and its version."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "written_at": now(),
        "answers": [attempt.as_record() for attempt in attempts],
    }


def answers_in(content: Any, path: Path | str) -> list[Attempt]:
    """Return the answers in what `content_of` gave.

    Raises
    ------
    LessonError
        If it is something else, of another version or damaged; `path` is named in the message.
    """
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise LessonError(text("lessons.import_other", path=path))
    if content.get("version") != VERSION:
        raise LessonError(text("lessons.import_newer", path=path))
    try:
        return [Attempt.from_record(record) for record in content["answers"]]
    except UNUSABLE as error:
        raise LessonError(text("lessons.import_broken", path=path, problem=error)) from None


def add_answers(store: Store, attempts: Iterable[Attempt]) -> int:
    """Add answers from elsewhere, all or none; return how many were new.

    Raises
    ------
    LessonError
        If they cannot be written.
    """
    try:
        return store.add_all(attempts)
    except StoreError as trouble:
        raise LessonError(text(f"lessons.trouble_{trouble.kind}", folder=store.folder)) from None


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise LessonError(text("lessons.import_failed", path=path, problem=error)) from None
    except (ValueError, RecursionError) as error:
        raise LessonError(text("lessons.import_broken", path=path, problem=error)) from None
