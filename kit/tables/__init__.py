"""Tables: the only code that opens the kit's data; `kit.tables()` lists them."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class _Tables(ModuleType):
    """This module, made callable.

    A learner types `kit.tables()` to see what there is, while `kit.tables.frames` stays a module
    like any other. Python looks `__call__` up on the class, so the module needs one of its own.
    """

    def __call__(self) -> pd.DataFrame:
        """Return one row for each table: name, rows, description, licence."""
        from kit.tables.catalogue import list_tables

        return list_tables()


sys.modules[__name__].__class__ = _Tables
