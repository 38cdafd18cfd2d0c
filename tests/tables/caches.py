"""Forget what was read from the tables, so that other tables are read in the same process."""

from __future__ import annotations

import sys


def forget() -> None:
    """Empty every cache of the kit."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "kit":
            for value in list(vars(module).values()):
                # Asked of the type: some objects read a table as soon as an attribute is asked for.
                if hasattr(type(value), "cache_clear") and value.__module__ == name:
                    value.cache_clear()
