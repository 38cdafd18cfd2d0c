"""A learner's own copy of the lessons, brought up to date without losing what the learner did.

This runs as the learner, not as root: a folder of a learner may hold anything, links included.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from itertools import count
from pathlib import Path

RECORD = ".lessons_given.json"


def bring(lessons: Path, own: Path) -> list[Path]:
    """Give a learner every lesson and picture that is new; keep each that the learner changed.

    A lesson that was changed on both sides stays as the learner left it; the teacher's new
    version is laid beside it. A lesson that the learner deleted comes back. One that cannot be
    written is left out with a line in the log: the others open all the same.

    Parameters
    ----------
    lessons
        The kit's folder of lessons.
    own
        The learner's folder; it is made where necessary.

    Returns
    -------
    list of Path
        The files that were written.
    """
    own.mkdir(parents=True, exist_ok=True)
    given = _read(own / RECORD)
    written = []
    for source in _files(lessons):
        name = source.relative_to(lessons).as_posix()
        fresh = _checksum(source)
        try:
            target = _target(own / name, fresh, given.get(name))
            if target is not None:
                _copy(source, target)
                written.append(target)
        except OSError as trouble:
            print(f"{name} could not be brought: {trouble}", flush=True)
        else:
            given[name] = fresh
    try:
        _write(own / RECORD, given)
    except OSError as trouble:
        print(f"What was brought could not be noted: {trouble}", flush=True)
    return written


def _files(lessons: Path) -> list[Path]:
    return sorted([*lessons.glob("*.ipynb"), *lessons.glob("pictures/*")])


def _target(path: Path, fresh: str, given: str | None) -> Path | None:
    """Return where the fresh version goes, None if nothing is to be done."""
    if not path.is_file():
        return None if path.exists() else path  # a folder of that name is the learner's own
    present = _checksum(path)
    if present == fresh or given == fresh:
        return None
    if present == given:
        return path
    return _beside(path, fresh)


def _beside(path: Path, fresh: str) -> Path | None:
    """Return a free name beside a file; None if the fresh version lies there already."""
    for number in count(1):
        mark = "new version" if number == 1 else f"new version {number}"
        beside = path.with_stem(f"{path.stem} ({mark})")
        if not beside.exists():
            return beside
        if _checksum(beside) == fresh:
            return None
    return None


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _copy(source: Path, target: Path) -> None:
    """Copy beside the target first, so that a lesson is never half-written."""
    target.parent.mkdir(exist_ok=True)
    partial = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(source, partial)
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)


def _read(record: Path) -> dict[str, str]:
    try:
        kept = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(record: Path, given: dict[str, str]) -> None:
    partial = record.with_suffix(".part")
    partial.write_text(json.dumps(given, indent=1), encoding="utf-8")
    os.replace(partial, record)
