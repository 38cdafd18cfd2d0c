"""What a learner enters in a laboratory: entry by entry, never changed, kept as answers are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kit.lessons.attempts import Attempt
from kit.lessons.store import Kept, Store

VERSION = "1"
Fits = Callable[[str, dict[str, Any]], bool]


@dataclass(frozen=True)
class Entry:
    """One entry: for which item, what was entered, and when."""

    item: str
    content: dict[str, Any]
    said_at: str


class Logbook:
    """The entries of one laboratory.

    Parameters
    ----------
    lesson
        Name of the lesson under which they are kept.
    laboratory
        Name of the laboratory.
    store
        Where they are kept; the same file as the answers.
    data_version
        Version of the tables, kept with each entry.
    fits
        Whether what was entered for an item can be used. What a changed portfolio or another
        version of the tables has brought in may not be; it stays in the file and is passed over.
    """

    def __init__(
        self, lesson: str, laboratory: str, store: Store, data_version: str,
        fits: Fits = lambda _item, _content: True,
    ) -> None:  # fmt: skip
        self.lesson, self.laboratory = lesson, laboratory
        self.store, self.data_version, self.fits = store, data_version, fits

    def add(self, item: str, content: dict[str, Any]) -> Kept:
        """Keep an entry for an item; earlier entries stay."""
        return self.store.add(
            Attempt(
                lesson=self.lesson, question=self._name(item), kind=self.laboratory,
                version=VERSION, answer=content, verdict="noted", data_version=self.data_version,
            )
        )  # fmt: skip

    def entries(self, item: str | None = None) -> list[Entry]:
        """Return the present entries, the oldest first; those of one item if it is named."""
        found = [
            Entry(attempt.question.removeprefix(f"{self.laboratory}:"), attempt.answer,
                  attempt.said_at)
            for attempt in self.store.present(self.lesson)
            if attempt.kind == self.laboratory and isinstance(attempt.answer, dict)
        ]  # fmt: skip
        return [
            entry for entry in found
            if item in {None, entry.item} and self.fits(entry.item, entry.content)
        ]  # fmt: skip

    def first(self) -> dict[str, Entry]:
        """Return the first present entry of each item."""
        found: dict[str, Entry] = {}
        for entry in self.entries():
            found.setdefault(entry.item, entry)
        return found

    def last(self) -> dict[str, Entry]:
        """Return the last present entry of each item."""
        return {entry.item: entry for entry in self.entries()}

    def set_aside(self, item: str) -> Kept:
        """Begin anew with an item; its entries stay in the file."""
        return self.store.reset(self.lesson, self._name(item))

    def _name(self, item: str) -> str:
        return f"{self.laboratory}:{item}"
