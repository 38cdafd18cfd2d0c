"""Light drawing while a control moves, full drawing when it has come to rest."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

PAUSE = 0.16
# Where JupyterLab hands over what a control did in a thread of its own, a cell may change the same
# view meanwhile. Whoever draws takes this turn. There is one for all, so that two explorers that
# change each other cannot wait for one another.
TURN = threading.RLock()


class Settle:
    """Call `full` once changes have paused for `pause` seconds.

    Where no event loop runs (a plain Python program, a test), `full` is called at once.
    """

    def __init__(self, full: Callable[[], None], pause: float = PAUSE) -> None:
        self._full = full
        self._pause = pause
        self._waiting: asyncio.TimerHandle | None = None

    def later(self) -> None:
        """Ask for the full drawing; a new request starts the pause again."""
        self.cancel()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._full()
        else:
            self._waiting = loop.call_later(self._pause, self.now)

    def now(self) -> None:
        """Draw in full at once."""
        self.cancel()
        with TURN:
            self._full()

    def cancel(self) -> None:
        """Forget a request that waits."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
