"""Answers that outlast a page: kept in memory while a lesson runs, copied to the browser's storage.

The files that a browser shows to Python hold whole files well, but not a database at work: SQLite
damages itself there (tried with JupyterLite 0.8.6). So the database is in memory, and after each
change the whole file is copied. Each running lesson has a copy of its own name, and a lesson that
starts reads them all: two open lessons do not write over each other.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

PAUSE = 1.0  # seconds between two looks for something new


class Answers(Protocol):
    """The store of the lessons, as it is used here: `kit.server` imports nothing of the lessons."""

    folder: Path
    path: Path

    def __init__(self, folder: Path) -> None: ...

    def attempts(self) -> list[Any]:
        """Return all answers."""

    def add_all(self, attempts: Iterable[Any]) -> int:
        """Add answers; return how many were new."""


class Keeper:
    """Copies the answers of a store into a folder, and reads what other lessons have put there.

    Parameters
    ----------
    store
        The store in memory.
    folder
        The folder in the browser's storage.
    """

    def __init__(self, store: Answers, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self._own = folder / f"answers-{uuid4().hex[:8]}.sqlite"
        self._read: dict[Path, bytes] = {}
        self._copied = b""

    def restore(self) -> None:
        """Bring back what lies in the folder: the newest copy whole, and the rest added to it.

        Only a whole copy tells which answers a learner has set aside.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        files = sorted(self._folder.glob("answers*.sqlite"), key=_age, reverse=True)
        self._read = {file: file.read_bytes() for file in files}
        if files and not self._store.path.exists():
            self._store.folder.mkdir(parents=True, exist_ok=True)
            self._store.path.write_bytes(self._read[files[0]])
        for file in files:
            self._store.add_all(self._answers(self._read[file]))

    def save(self) -> bool:
        """Copy the store if it has changed; return whether it had."""
        content = self._store.path.read_bytes() if self._store.path.exists() else b""
        if content == self._copied:
            return False
        self._own.write_bytes(content)
        self._copied = content
        self._tidy()
        return True

    async def watch(self) -> None:
        """Save again and again, for as long as the lesson runs."""
        while True:
            self.save()
            await asyncio.sleep(PAUSE)

    def _answers(self, content: bytes) -> list[Any]:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / self._store.path.name).write_bytes(content)
            return type(self._store)(Path(folder)).attempts()

    def _tidy(self) -> None:
        """Delete the copies that are part of one's own now, unless they have changed since."""
        for file, content in self._read.items():
            if file.exists() and file.read_bytes() == content:
                file.unlink()
        self._read.clear()


def _age(file: Path) -> float:
    return file.stat().st_mtime
