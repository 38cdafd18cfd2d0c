"""Forget what was read from the tables, so that other tables are read in the same process."""

from __future__ import annotations

import sys
from functools import cache
from types import ModuleType
from typing import Any


def forget() -> None:
    """Empty every cache of the kit."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "kit":
            for cached in caches_of(module):
                cached.cache_clear()


@cache
def caches_of(module: ModuleType) -> tuple[Any, ...]:
    """Return the functions of a module that remember what they gave.

    Each is asked for its type: some objects read a table as soon as an attribute is asked for.
    """
    return tuple(
        one for one in vars(module).values()
        if hasattr(type(one), "cache_clear") and one.__module__ == module.__name__
    )  # fmt: skip
