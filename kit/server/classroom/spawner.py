"""A learner's server: started in turn, as an account of its own, within bounds."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, ClassVar

from jupyterhub.spawner import LocalProcessSpawner
from traitlets import Integer

PATIENCE = 90.0  # seconds that a starting server may keep its turn
_OOM = Path("/proc/self/oom_score_adj")


def waiting_words(before: int) -> str:
    """Return what the waiting page says to a learner before whom so many others start."""
    if before == 1:
        return "1 other starts before you."
    return f"{before} others start before you." if before else "Your lessons open soon."


class ClassSpawner(LocalProcessSpawner):
    """The Hub's own local servers; each waits for its turn before it starts."""

    turns = Integer(2, help="How many servers may start at the same time.").tag(config=True)
    memory = Integer(0, help="Bytes that one process may take; 0 for no bound.").tag(config=True)
    threads = Integer(0, help="Threads that one learner may have; 0: no bound.").tag(config=True)

    _gate: asyncio.Semaphore | None = None  # one for all spawners of the Hub
    _queue: ClassVar[list[ClassSpawner]] = []  # those that wait or start, in the order of turns

    async def start(self) -> Any:
        """Wait for a turn, start the server, and keep the turn until it listens."""
        kind = type(self)
        if kind._gate is None:
            kind._gate = asyncio.Semaphore(self.turns)
        kind._queue.append(self)
        try:
            async with kind._gate:
                address = await super().start()
                await self._listens(*address)
        finally:
            kind._queue.remove(self)
        return address

    @property
    def before(self) -> int:
        """How many others start before this one."""
        return self._queue.index(self) if self in self._queue else 0

    async def _listens(self, host: str, port: int) -> None:
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while asyncio.get_running_loop().time() < deadline and await self.poll() is None:
            try:
                _, writer = await asyncio.open_connection(host, port)
            except OSError:
                await asyncio.sleep(0.1)
            else:
                writer.close()
                return

    async def progress(self) -> AsyncIterator[dict[str, Any]]:
        """Say on the waiting page how many others start before."""
        while True:
            yield {"progress": 30, "message": waiting_words(self.before)}
            await asyncio.sleep(2)

    def make_preexec_fn(self, name: str) -> Callable[[], None]:
        """Return what the new process does first: take its bounds, then become the learner."""
        become: Callable[[], None] = super().make_preexec_fn(name)
        memory, threads = self.memory, self.threads

        def prepare() -> None:
            # Where memory runs out, a kernel goes before the Hub does.
            _OOM.write_text("500")
            if memory:
                resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
            if threads:
                resource.setrlimit(resource.RLIMIT_NPROC, (threads, threads))
            become()

        return prepare
