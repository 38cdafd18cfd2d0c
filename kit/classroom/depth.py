"""How deep a file of somebody else may nest its parts.

Python can read a thousand levels, and then fails while it compares or shows them. No answer and no
entry of the kit has more than a few.
"""

from __future__ import annotations

from typing import Any

MOST = 50


def is_deep(value: Any, most: int = MOST) -> bool:
    """Whether lists and mappings lie within each other more than so many times.

    >>> is_deep([[1], {"a": [2]}], 3), is_deep([[1], {"a": [2]}], 2)
    (False, True)
    """
    level = [value]
    for _ in range(most + 1):
        parts = [one for one in level if isinstance(one, dict | list)]
        if not parts:
            return False
        level = [
            inner for one in parts for inner in (one.values() if isinstance(one, dict) else one)
        ]
    return True
