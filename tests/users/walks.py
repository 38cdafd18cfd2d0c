"""Long walks of a user through an explorer or a laboratory, each drawn from its name.

A walk is drawn by a plain random generator and not by hypothesis, which begins with the simplest
case again and again and shrinks by redrawing a picture thousands of times. The report of a walk
that ends badly has its name and its last deeds.
"""

from __future__ import annotations

import logging
import os
import random
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hands import Deed
from traitlets.log import get_logger

# How many deeds each explorer and each laboratory gets; 0 is the short walk of the ordinary tests.
STEPS = int(os.environ.get("KIT_WALK_STEPS", "0"))
SEED = int(os.environ.get("KIT_WALK_SEED", "1"))
LONGEST, TOLD = 100, 8


def planned(who: str, short: int) -> dict[str, int]:
    """Return name and length of each walk: one short walk, or as many long ones as asked for."""
    whole, rest = divmod(STEPS, LONGEST)
    lengths = [LONGEST] * whole + [rest] * bool(rest) if STEPS else [short]
    return {f"{who} {number}": steps for number, steps in enumerate(lengths, start=SEED)}


def walk(
    name: str, steps: int, next_deed: Callable[[random.Random], Deed],
    check: Callable[[int], None],
) -> None:  # fmt: skip
    """Do `steps` deeds, each followed by a check; nothing may be raised, logged or disagree."""
    rng = random.Random(name)
    trail: deque[str] = deque(maxlen=TOLD)
    try:
        for step in range(steps):
            deed = next_deed(rng)
            trail.append(f"{step}. {deed.said}")
            with nothing_logged():
                deed.do()
            check(step)
    except BaseException as error:
        error.add_note("\n".join([f"Walk {name!r}. The last deeds were:", *trail]))
        raise


@contextmanager
def nothing_logged() -> Iterator[None]:
    """Raise what a button's callback raised; ipywidgets only writes it into the log."""
    errors: list[logging.LogRecord] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            errors.append(record)

    logger, keeper = get_logger(), Keeper(logging.WARNING)
    logger.addHandler(keeper)
    try:
        yield
    finally:
        logger.removeHandler(keeper)
    for record in errors:
        if record.exc_info and record.exc_info[1]:
            raise record.exc_info[1]
        raise AssertionError(record.getMessage())
