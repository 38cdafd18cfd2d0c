"""The learner's answers: added one by one, never changed, kept in the learner's own folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar
from weakref import WeakMethod

from kit.language import text
from kit.lessons import statements
from kit.lessons.attempts import Attempt, now
from kit.lessons.database import DamagedError, StoreError, is_sound, opened, set_aside
from kit.lessons.folders import work_folder

FILE = "answers.sqlite"
T = TypeVar("T")


@dataclass(frozen=True)
class Kept:
    """What became of an answer.

    Attributes
    ----------
    on_disk
        Whether it, and all that waited before it, is written.
    sentence
        What the learner must know; "" if all is well.
    """

    on_disk: bool
    sentence: str = ""


class Store:
    """The answers in one folder.

    Nothing here raises for a full disk, a folder that cannot be written or a damaged file: the
    answer is kept in memory, the next action tries again, and a sentence says so.

    Parameters
    ----------
    folder
        The learner's folder; it is made when the first answer is written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / FILE
        self.waiting: list[Attempt] = []
        self.problem = ""
        self._notice = ""
        self._watchers: list[WeakMethod[Callable[[], None]]] = []
        self._looked = False

    def add(self, attempt: Attempt) -> Kept:
        """Keep an answer, and whatever could not be written before.

        The sentence of the result tells a learner of any trouble.
        """
        self.waiting.append(attempt.whole())
        kept = self.retry()
        self._tell()
        return kept

    def watch(self, method: Callable[[], None]) -> None:
        """Call a method of an object after each answer and each reset, while the object lives."""
        self._watchers.append(WeakMethod(method))

    def _tell(self) -> None:
        self._watchers = [watcher for watcher in self._watchers if watcher() is not None]
        for watcher in self._watchers:
            method = watcher()
            if method is not None:
                method()

    def retry(self) -> Kept:
        """Write what waits in memory."""
        try:
            self._use(self._write_waiting)
        except StoreError as trouble:
            return Kept(False, self._trouble(trouble))
        self.waiting.clear()
        return Kept(True, self.take_notice())

    def attempts(self, lesson: str | None = None, question: str | None = None) -> list[Attempt]:
        """Return all answers, the oldest first, also those set aside by a reset.

        An answer that is kept in memory only is among them.
        """
        found = self._read()
        for attempt in self.waiting:
            number = 1 + max((a.number for a in found if _same(a, attempt)), default=0)
            found.append(replace(attempt, number=number))
        return [
            attempt
            for attempt in found
            if lesson in {None, attempt.lesson} and question in {None, attempt.question}
        ]

    def present(self, lesson: str | None = None, question: str | None = None) -> list[Attempt]:
        """Return the answers that no reset has set aside."""
        return [a for a in self.attempts(lesson, question) if not a.set_aside]

    def reset(self, lesson: str | None = None, question: str | None = None) -> Kept:
        """Set answers aside; they stay in the file and in the history.

        Parameters
        ----------
        lesson, question
            Which; without a lesson, all.
        """
        kept = self.retry()
        if not kept.on_disk:
            return kept
        try:
            self._use(
                lambda connection: connection.execute(statements.RESET, (lesson, question, now()))
            )
        except StoreError as trouble:
            return Kept(False, self._trouble(trouble))
        self._tell()
        return Kept(True, self.take_notice())

    def add_all(self, attempts: Iterable[Attempt]) -> int:
        """Add answers from elsewhere in one transaction; return how many were new.

        Raises
        ------
        StoreError
            If they cannot be written; then none is.
        """
        before = len(self._read())
        chosen = [attempt.whole() for attempt in attempts]
        self._use(lambda connection: statements.add_all(connection, chosen))
        return len(self._read()) - before

    def take_notice(self) -> str:
        """Return, once, what the learner must be told about the file; "" if nothing."""
        said = " ".join(part for part in (self._notice, self.problem) if part)
        self._notice = ""
        return said

    def _write_waiting(self, connection: sqlite3.Connection) -> None:
        if self.waiting:
            statements.add_all(connection, self.waiting)

    def _read(self) -> list[Attempt]:
        if not self.path.exists():
            return []
        try:
            return self._use(
                lambda connection: [
                    statements.attempt_of(row) for row in connection.execute(statements.ALL)
                ]
            )
        except StoreError as trouble:
            self._trouble(trouble)
            return []

    def _use(self, action: Callable[[sqlite3.Connection], T]) -> T:
        """Do something with the open file; a damaged one is set aside first, and a new one made."""
        result = self._try(action)
        self.problem = ""
        return result

    def _try(self, action: Callable[[sqlite3.Connection], T]) -> T:
        if not self._looked:
            if not is_sound(self.path):
                self._replace_damaged()
            self._looked = True
        try:
            with opened(self.path) as connection:
                return action(connection)
        except DamagedError:
            self._replace_damaged()
        with opened(self.path) as connection:
            return action(connection)

    def _replace_damaged(self) -> None:
        kept = set_aside(self.path)
        self._notice = text("lessons.store_damaged", file=kept.name, folder=self.folder)

    def _trouble(self, trouble: StoreError) -> str:
        sentence = text(f"lessons.trouble_{trouble.kind}", folder=self.folder)
        waiting = text("lessons.trouble_kept") if self.waiting else ""
        self.problem = f"{sentence} {waiting}".strip()
        return self.problem


def _same(one: Attempt, other: Attempt) -> bool:
    return one.lesson == other.lesson and one.question == other.question


@cache
def _store_in(folder: Path) -> Store:
    return Store(folder)


def own_store() -> Store:
    """Return the store in the learner's own folder; all lessons of a kernel share it."""
    return _store_in(work_folder())
