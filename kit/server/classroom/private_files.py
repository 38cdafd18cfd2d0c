"""Files that only their owner can read."""

from __future__ import annotations

import os
from pathlib import Path


def write(path: Path, content: str, owner: tuple[int, int] | None = None) -> None:
    """Write a file as a whole, in place of an earlier one; nobody else can read it at any time.

    Parameters
    ----------
    path
        Where.
    content
        What.
    owner
        User and group that it is to belong to; None for whoever runs this.
    """
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
        if owner is not None:
            os.fchown(file.fileno(), *owner)
    fresh.replace(path)
