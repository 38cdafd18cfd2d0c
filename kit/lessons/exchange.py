"""Answers as a readable file: out, and in again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kit.language import text
from kit.lessons.attempts import Attempt, now
from kit.lessons.database import StoreError
from kit.lessons.faults import LessonError
from kit.lessons.store import Store

FORMAT = "north-korea-japan-kit answers"
VERSION = 1


def export_answers(store: Store, path: Path) -> int:
    """Write all answers, also those set aside, as readable JSON; return how many.

    Raises
    ------
    LessonError
        If there is a file of that name already, or it cannot be written.
    """
    attempts = store.attempts()
    content = {
        "format": FORMAT,
        "version": VERSION,
        "written_at": now(),
        "answers": [attempt.as_record() for attempt in attempts],
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, indent=1)
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
    content = _read(path)
    try:
        attempts = [Attempt.from_record(record) for record in content["answers"]]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LessonError(text("lessons.import_broken", path=path, problem=error)) from None
    try:
        return store.add_all(attempts)
    except StoreError as trouble:
        raise LessonError(text(f"lessons.trouble_{trouble.kind}", folder=store.folder)) from None


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LessonError(text("lessons.import_failed", path=path, problem=error)) from None
    except ValueError as error:
        raise LessonError(text("lessons.import_broken", path=path, problem=error)) from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise LessonError(text("lessons.import_other", path=path))
    if content.get("version") != VERSION:
        raise LessonError(text("lessons.import_newer", path=path))
    return content
