"""A child process that answers without pause and says after each answer that it is kept."""

from __future__ import annotations

import sys
from pathlib import Path

from kit.lessons.attempts import Attempt
from kit.lessons.store import Store


def answer_until_killed(folder: Path, name: str) -> None:
    store = Store(folder)
    number = 0
    while True:
        answer = {"number": number, "filler": "拉致" * 400}
        attempt = Attempt("l", f"q{name}", "note", "v", answer, "noted")
        if not store.add(attempt).on_disk:
            sys.exit("not kept")
        sys.stdout.write(f"{attempt.uid}\n")
        sys.stdout.flush()
        number += 1


if __name__ == "__main__":
    answer_until_killed(Path(sys.argv[1]), sys.argv[2])
