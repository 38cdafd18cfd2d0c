"""The levels of the tests, the cheapest first, and which tests belong to which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kit.server.launch.checks import CHECKS

# The checks of `start.py test` that are not pytest, by name.
OTHER_CHECKS = {name: command for name, command in CHECKS.items() if name != "pytest"}
# A level and how the names of its tests begin.
LEVELS: dict[str, tuple[str, ...]] = {
    "lint": (*OTHER_CHECKS, "tests/lint"),
    "data": ("tests/tables",),
    "analysis": ("tests/analysis",),
    "figures": ("tests/figures",),
    "explorers": ("tests/explorers", "tests/users"),
    "lessons": ("tests/lessons", "tests/laboratories", "tests/classroom", "tests/safety", "kit/"),
    "setup": ("tests/setup",),
    "nbval": ("notebooks/",),
    "browser": ("tests/browser",),
}
# Each of these starts a kernel or a server, so nothing is won by running them together.
APART = {"nbval", "browser"}
RECORD = "record"  # the checksums of the tables, asked last


def level_of(look: str) -> str:
    """Return the level of a test or of a folder of tests.

    >>> level_of("tests/figures/test_lanes.py::test_wide_scripts_take_more_room")
    'figures'
    """
    return next(name for name, starts in LEVELS.items() if look.startswith(starts))


@dataclass(frozen=True)
class Ask:
    """Tests of one level that are run together, until the first failure."""

    level: str
    tests: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.level}: {' '.join(self.tests)}"


def asks(looks: Iterable[str]) -> list[Ask]:
    """Return what to run for these tests, the cheapest level first.

    >>> [str(one) for one in asks(["tests/figures", "mypy", "tests/lint", "tests/figures/x.py"])]
    ['lint: mypy', 'lint: tests/lint', 'figures: tests/figures tests/figures/x.py']
    """
    given = list(looks)
    found = [Ask("lint", (look,)) for look in given if look in OTHER_CHECKS]
    for level in LEVELS:
        own = tuple(look for look in given if look not in OTHER_CHECKS and level_of(look) == level)
        found += [Ask(level, own)] if own else []
    return found


def together(wanted: Iterable[Ask]) -> list[Ask]:
    """Return the same tests with as few starts of pytest as possible.

    >>> [str(one) for one in together([Ask("data", ("a", "b")), Ask("data", ("b", "c"))])]
    ['data: a b c']
    """
    tests: dict[tuple[str, str], dict[str, None]] = {}
    for ask in wanted:
        for test in ask.tests:
            alone = ask.level in APART or test in OTHER_CHECKS
            tests.setdefault((ask.level, test if alone else ""), {})[test] = None
    return [Ask(level, tuple(own)) for (level, _), own in tests.items()]
