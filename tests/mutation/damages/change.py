"""What a damage is, and the ways to do it to the text of a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Change = Callable[[str], str]
Cells = list[dict[str, Any]]


class DoesNotApplyError(ValueError):
    """The place to damage is not in the file, or is there more than once."""


@dataclass(frozen=True)
class Damage:
    """One thing made wrong.

    Attributes
    ----------
    name
        Unique among all damages.
    what
        What is wrong then, in a few words.
    changes
        By path in the checkout, what is done to the text of the file.
    looks
        Tests that could see it, as pytest takes them; the runner sorts them by their level.
    recorded
        Whether the record of the tables is refreshed afterwards, as by an editor who believes the
        change. Without that the record alone would catch every damage to a table.
    """

    name: str
    what: str
    changes: Mapping[str, Change]
    looks: tuple[str, ...]
    recorded: bool = False

    @property
    def file(self) -> str:
        """The file that is damaged, the first of several."""
        return next(iter(self.changes))

    def applied(self, root: Path) -> dict[str, str]:
        """Return the damaged text of each file.

        Raises
        ------
        DoesNotApplyError
            If the checkout has changed so that the damage cannot be done any more.
        """
        texts = {}
        for path, change in self.changes.items():
            before = (root / path).read_text(encoding="utf-8")
            try:
                texts[path] = change(before)
            except DoesNotApplyError as error:
                raise DoesNotApplyError(f"{self.name}: {path}: {error}") from None
            if texts[path] == before:
                raise DoesNotApplyError(f"{self.name}: {path}: nothing was changed")
        return texts


def swap(old: str, new: str) -> Change:
    """Put `new` in the place of `old`, which must be there exactly once."""

    def change(text: str) -> str:
        if text.count(old) != 1:
            raise DoesNotApplyError(f"{old!r} is there {text.count(old)} times, not once")
        return text.replace(old, new)

    return change


def both(*changes: Change) -> Change:
    """Do several changes, one after the other."""

    def change(text: str) -> str:
        for one in changes:
            text = one(text)
        return text

    return change


def _row(text: str, start: str) -> tuple[list[str], int]:
    lines = text.splitlines(keepends=True)
    found = [place for place, line in enumerate(lines) if line.startswith(start)]
    if len(found) != 1:
        raise DoesNotApplyError(f"{len(found)} rows begin with {start!r}, not one")
    return lines, found[0]


def in_row(start: str, old: str, new: str) -> Change:
    """Put `new` in the place of `old` in the one row that begins with `start`."""

    def change(text: str) -> str:
        lines, place = _row(text, start)
        lines[place] = swap(old, new)(lines[place])
        return "".join(lines)

    return change


def row_gone(start: str) -> Change:
    """Take out the one row that begins with `start`."""

    def change(text: str) -> str:
        lines, place = _row(text, start)
        return "".join(lines[:place] + lines[place + 1 :])

    return change


def row_twice(start: str) -> Change:
    """Write the one row that begins with `start` twice."""

    def change(text: str) -> str:
        lines, place = _row(text, start)
        return "".join(lines[: place + 1] + lines[place:])

    return change


def cells(work: Callable[[Cells], None]) -> Change:
    """Change the cells of a notebook in place, as they are stored."""

    def change(text: str) -> str:
        notebook = json.loads(text)
        work(notebook["cells"])
        return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"

    return change


def cell_with(cells: Cells, words: str) -> dict[str, Any]:
    """Return the one cell in whose source the words stand."""
    found = [cell for cell in cells if words in "".join(cell["source"])]
    if len(found) != 1:
        raise DoesNotApplyError(f"{words!r} is in {len(found)} cells, not in one")
    return found[0]
