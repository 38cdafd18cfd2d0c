"""Kernels of a class start a few at a time.

Thirty kernels that start in the same second all take long, and some so long that their server
gives up on them. One after the other, all are there at the same time as before, and the first of
them much earlier. A place to start in is a file that all servers of the class can lock; the
system frees the lock of a server that dies.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import time
from pathlib import Path
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from kit.server.classroom.learner import PLACES

WAIT = 60.0  # seconds; after that a kernel starts anyway, so that nobody can stop the class
SETTLE = 10.0  # seconds that a kernel may keep its place without having answered
_PAUSE = 0.1


class PacedKernels(AsyncMappingKernelManager):
    """The server's own kernels, each of which waits for a place before it starts."""

    async def start_kernel(self, **kwargs: Any) -> str:  # type: ignore[override]
        """Wait for a place, start the kernel as the server does, and return its id."""
        place = await take_place(Path(os.environ[PLACES]), WAIT)
        try:
            kernel_id: str = await super().start_kernel(**kwargs)
        except BaseException:
            give_back(place)
            raise
        self._leaving = asyncio.create_task(self._leave(kernel_id, place))
        return kernel_id

    async def _leave(self, kernel_id: str, place: int | None) -> None:
        """Give the place back when the kernel has said that it is ready."""
        deadline = time.monotonic() + SETTLE
        try:
            while time.monotonic() < deadline and self._is_starting(kernel_id):
                await asyncio.sleep(_PAUSE)
        finally:
            give_back(place)

    def _is_starting(self, kernel_id: str) -> bool:
        if kernel_id not in self:
            return False
        return getattr(self.get_kernel(kernel_id), "execution_state", "") == "starting"


async def take_place(folder: Path, patience: float) -> int | None:
    """Lock one of the files in the folder; wait while all are taken.

    Returns
    -------
    int or None
        The open file that holds the lock; None if there was no place within the time.
    """
    deadline = time.monotonic() + patience
    while True:
        for file in sorted(folder.iterdir()):
            place = _lock(file)
            if place is not None:
                return place
        if time.monotonic() > deadline:
            return None
        await asyncio.sleep(_PAUSE)


def _lock(file: Path) -> int | None:
    place = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(place)
        return None
    return place


def give_back(place: int | None) -> None:
    """Free a place; nothing happens where none was had."""
    if place is not None:
        os.close(place)
