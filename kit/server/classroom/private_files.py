"""Files that only their owner can read."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from kit.server.launch.errors import CANNOT_START, StartError


def write(path: Path, content: str, owner: tuple[int, int] | None = None) -> None:
    """Write a file as a whole, in place of an earlier one; nobody else can read it at any time.

    It is on the disk when this returns: a machine that loses power keeps the old file or the new.

    Parameters
    ----------
    path
        Where.
    content
        What.
    owner
        User and group that it is to belong to; None for whoever runs this.

    Raises
    ------
    OSError
        If it cannot be written; the old file stays.
    """
    fresh = path.with_name(f".{path.name}.{uuid4().hex[:12]}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "w", encoding="utf-8") as file:
            file.write(content)
            if owner is not None:
                os.fchown(file.fileno(), *owner)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def read_texts(path: Path, remedy: str) -> dict[str, str]:
    """Return a mapping of texts that was written as JSON; {} where there is no file.

    Raises
    ------
    StartError
        With that remedy, if the file is damaged.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        kept = None
    if not (isinstance(kept, dict) and all(isinstance(one, str) for one in kept.values())):
        raise StartError(f"This file of the class is damaged: {path}", remedy, CANNOT_START)
    return kept


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let one process at a time change a file: the Hub and `--new-code` run side by side.

    The system frees the lock of a process that dies.
    """
    with path.with_name(f".{path.name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
