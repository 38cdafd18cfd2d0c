"""Beginning anew: answers are set aside, and a readable copy is kept as a file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from kit.language import text
from kit.lessons.exchange import export_answers
from kit.lessons.faults import LessonError
from kit.lessons.still import Said
from kit.lessons.store import Store, own_store
from kit.page.markup import fill

COPIES = "copies"


def reset_answers(
    lesson: str | None = None, question: str | None = None, store: Store | None = None
) -> Said:
    """Set answers aside and say where the copy is.

    Raises
    ------
    LessonError
        If a question is named without its lesson, or the answers cannot be set aside; then
        nothing is changed.
    """
    if question is not None and lesson is None:
        raise LessonError(text("lessons.reset_which", question=question))
    store = store or own_store()
    copy = _copy_name(store.folder / COPIES)
    number = export_answers(store, copy)
    kept = store.reset(lesson, question)
    if not kept.on_disk:
        raise LessonError(kept.sentence)
    sentence = text("lessons.reset_done", number=number, copy=f"{COPIES}/{copy.name}")
    return Said(fill("<p>{sentence}</p>", sentence=sentence))


def _copy_name(folder: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    path = folder / f"answers-{stamp}.json"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"answers-{stamp}-{number}.json"
    return path
