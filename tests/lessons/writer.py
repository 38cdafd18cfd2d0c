"""A child process that answers without pause and says after each answer that it is kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from kit.lessons.attempts import Attempt
from kit.lessons.store import Store

FILLER = "拉致" * 400


def answers(name: str) -> Iterator[Attempt]:
    """Yield answers without end; each can be told from a damaged one."""
    number = 0
    while True:
        content = {"number": number, "filler": FILLER}
        yield Attempt("l", f"q{name}", "note", "v", content, "noted")
        number += 1


def answer_until_killed(folder: Path, name: str, tell: Callable[[str], object]) -> None:
    """Keep answers; `tell` hears the id of each one that is kept."""
    store = Store(folder)
    for attempt in answers(name):
        if not store.add(attempt).on_disk:
            sys.exit("not kept")
        tell(attempt.uid)


if __name__ == "__main__":
    answer_until_killed(Path(sys.argv[1]), sys.argv[2], lambda uid: print(uid, flush=True))
