"""What an answer function reads, written on the function itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

ANY = "*"
F = TypeVar("F", bound=Callable[..., Any])


def reads(*tables: str) -> Callable[[F], F]:
    """Name the tables whose frames a function is given; `"*"` gives a function name → frame."""

    def mark(function: F) -> F:
        function.reads = tables  # type: ignore[attr-defined]
        return function

    return mark


def tables_read(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return the tables that a function reads."""
    names: tuple[str, ...] = getattr(function, "reads", ())
    return names
