"""The mutation check: break the kit in many ways and see that the tests notice each.

`python start.py mutate` copies the checkout, runs the tests that will be asked without any damage
(they must be green), then does one damage after the other to the copy and asks those tests that
could see it, the cheapest level first, until one fails. It ends with a table; the exit code is 0
only if every damage was caught. What is found is kept in `tests/artefacts/mutation.json`, so that a
check that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from damages import DAMAGES
from damages.change import Damage
from levels import APART, LEVELS, RECORD, Ask, asks, together
from outcomes import Outcome, Outcomes
from workshop import Workshop

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests" / "artefacts" / "mutation.json"
FRESH_RECORD = Ask(RECORD, ("tests/tables/test_corpus.py::test_the_record_of_the_tables_is_fresh",))
CAUGHT, SURVIVED, RED, UNFINISHED = 0, 1, 2, 3
CONTROL = "without damage: "


class UnfinishedError(Exception):
    """The time that was given is over."""


class RedError(Exception):
    """Tests fail without any damage."""


class Check:
    """A mutation check of some damages."""

    def __init__(self, workshop: Workshop, outcomes: Outcomes, minutes: float | None) -> None:
        self._workshop, self._outcomes = workshop, outcomes
        self._end = time.monotonic() + 60 * minutes if minutes else float("inf")

    def without_damage(self, damages: Iterable[Damage]) -> None:
        """Run the tests that will be asked on the undamaged copy.

        Those that start a kernel or a server wait until one of them has noticed something.

        Raises
        ------
        RedError
            If one of them fails.
        """
        for ask in together(ask for one in damages for ask in asks_of(one)):
            if ask.level not in APART:
                self._control(ask)

    def _control(self, ask: Ask) -> None:
        name, key = f"{CONTROL}{ask}", self._outcomes.key_of_control(ask.tests)
        known = self._outcomes.of(name, key)
        if known is None:
            began = self._still_time()
            answer = self._workshop.ask(ask.tests)
            if answer.failed:
                raise RedError(f"{ask.level}: {answer.words}")
            known = Outcome(key, "", "", time.monotonic() - began)
            self._outcomes.keep(name, known)
            number = f"{len(ask.tests)} of {ask.level}"
            print(f"  green      {known.seconds:4.0f} s  without damage: {number}", flush=True)

    def outcome(self, name: str, damage: Damage) -> Outcome:
        """Do a damage and return what noticed it first."""
        key = self._outcomes.key_of_damage(damage)
        known = self._outcomes.of(name, key)
        if known is not None and known.level:
            return known
        began = self._still_time()
        with self._workshop.damaged(damage.applied(ROOT)):
            ask, test = self._noticed(damage)
        if ask is not None and ask.level in APART:
            self._control(ask)
        found = Outcome(key, ask.level if ask else "", test, time.monotonic() - began)
        self._outcomes.keep(name, found)
        print(
            f"  {found.level or 'NOT CAUGHT':<10} {found.seconds:4.0f} s  {name}  {test}",
            flush=True,
        )
        return found

    def _noticed(self, damage: Damage) -> tuple[Ask | None, str]:
        if not damage.recorded:
            return self._first(asks(damage.looks))
        with self._workshop.recorded(damage.changes):
            found = self._first(asks(damage.looks))
        if found[0] is None and self._workshop.ask(FRESH_RECORD.tests).failed:
            return FRESH_RECORD, "the checksum of the table is not the recorded one"
        return found

    def _first(self, wanted: Iterable[Ask]) -> tuple[Ask | None, str]:
        for ask in wanted:
            answer = self._workshop.ask(ask.tests)
            if answer.failed:
                return ask, answer.words
        return None, ""

    def _still_time(self) -> float:
        now = time.monotonic()
        if now > self._end:
            raise UnfinishedError
        return now


def asks_of(damage: Damage) -> list[Ask]:
    """Return everything that is asked about a damage."""
    return [*asks(damage.looks), *([FRESH_RECORD] if damage.recorded else [])]


def chosen(words: Sequence[str]) -> dict[str, tuple[str, Damage]]:
    """Return kind and damage by name: all, or those of which a word is the kind or in the name."""
    return {
        damage.name: (kind, damage)
        for kind, ones in DAMAGES.items()
        for damage in ones
        if not words or any(word == kind or word in damage.name for word in words)
    }


def table(found: dict[str, tuple[str, Damage, Outcome]]) -> str:
    """Return what was done and what noticed it, and how often each level was first."""
    rows = [("damage", "kind", "file", "caught by")]
    for name, (kind, damage, outcome) in found.items():
        by = f"{outcome.level}: {outcome.test}" if outcome.level else "NOT CAUGHT"
        rows.append((name, kind, damage.file, by))
    widths = [max(len(row[at]) for row in rows) for at in range(3)]
    lines = ["  ".join([*(cell.ljust(w) for cell, w in zip(row, widths, strict=False)), row[3]])
             for row in rows]  # fmt: skip
    first = Counter(outcome.level for *_, outcome in found.values())
    counts = ", ".join(f"{name} {first[name]}" for name in [*LEVELS, RECORD] if first[name])
    return "\n".join([*lines, "", f"{len(found)} damages; caught by: {counts or 'nothing'}; "
                                  f"not caught: {first['']}"])  # fmt: skip


def check(damages: dict[str, tuple[str, Damage]], *, fresh: bool, minutes: float | None) -> int:
    """Run the check, print the table and return the exit code."""
    outcomes = Outcomes(KEPT, ROOT, fresh=fresh)
    found: dict[str, tuple[str, Damage, Outcome]] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Workshop(ROOT, Path(folder))) as workshop,
    ):
        work = Check(workshop, outcomes, minutes)
        try:
            for group in dict.fromkeys(kind for kind, _ in damages.values()):
                own = {name: one for name, (kind, one) in damages.items() if kind == group}
                print(f"{group}:", flush=True)
                work.without_damage(own.values())
                for name, damage in own.items():
                    found[name] = group, damage, work.outcome(name, damage)
        except RedError as red:
            print(f"A test fails without any damage; mend it first.\n  {red}")
            return RED
        except UnfinishedError:
            print("The time is over. The same command goes on from here.")
            return UNFINISHED
    print(f"\n{table(found)}")
    return CAUGHT if all(outcome.level for *_, outcome in found.values()) else SURVIVED


def main(arguments: Sequence[str]) -> int:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(
        prog="python start.py mutate", allow_abbrev=False,
        description="Damage a copy of the kit in many ways; each damage must fail some test.",
        epilog=f"Kinds: {', '.join(DAMAGES)}. Exit code: 0 all caught, 1 some survived, "
               "2 a test fails without damage, 3 the time is over.",
    )  # fmt: skip
    only = "only damages of this kind, or with this word in their name"
    parser.add_argument("--only", nargs="+", default=[], metavar="WORD", help=only)
    parser.add_argument("--list", action="store_true", help="only list the damages")
    parser.add_argument("--fresh", action="store_true", help="forget what was found before")
    parser.add_argument("--minutes", type=float, metavar="N", help="stop after about N minutes")
    options = parser.parse_args(arguments)
    damages = chosen(options.only)
    if not damages:
        parser.error(f"no damage fits {' '.join(options.only)}")
    if options.list:
        for name, (kind, damage) in damages.items():
            print(f"{kind:<10} {name:<34} {damage.what}")
        return CAUGHT
    return check(damages, fresh=options.fresh, minutes=options.minutes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
