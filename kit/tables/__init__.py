"""Tables: the only code that opens the kit's data."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _CallableModule(ModuleType):
    """Lets `kit.tables()` list the tables, although `kit.tables` is the package behind them."""

    def __call__(self) -> Any:
        from kit.tables.catalogue import list_tables

        return list_tables()


sys.modules[__name__].__class__ = _CallableModule
