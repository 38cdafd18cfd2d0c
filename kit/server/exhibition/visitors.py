"""The kernels of visitors: each has a folder of its own, and there are not too many.

Voilà is told to use `VisitorKernels` in place of the server's own class.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError
from traitlets import Integer, Set, Unicode

WORK_VARIABLE = "KIT_WORK"  # named here: the server imports nothing of the lessons


class VisitorKernels(AsyncMappingKernelManager):
    """Kernels that write into a folder which is deleted with them.

    Attributes
    ----------
    visitors
        How many may look at the same time.
    folder
        Where the folders of the visitors are made.
    """

    visitors = Integer(12).tag(config=True)
    folder = Unicode(tempfile.gettempdir()).tag(config=True)
    present = Set(Unicode())

    async def _async_start_kernel(self, **options: Any) -> str:
        """Start the kernel of one more visitor.

        Raises
        ------
        HTTPError
            503, if the exhibition is full.
        """
        if len(self.present) >= self.visitors:
            raise HTTPError(503, reason="Full")
        visitor = str(uuid4())
        self.present.add(visitor)
        try:
            own = {WORK_VARIABLE: str(self._made(visitor))}
            options["env"] = {**(options.get("env") or os.environ), **own}
            started: str = await super()._async_start_kernel(kernel_id=visitor, **options)
        except BaseException:
            self._forget(visitor)
            raise
        return started

    # As the server's own class has it, and with the same note for the type checker.
    start_kernel = _async_start_kernel  # type: ignore[assignment]

    def remove_kernel(self, kernel_id: str) -> Any:
        """Delete what a visitor entered, in whatever way the kernel has ended."""
        self._forget(kernel_id)
        return super().remove_kernel(kernel_id)

    def _made(self, visitor: str) -> Path:
        folder = self._place(visitor)
        folder.mkdir(parents=True)
        return folder

    def _forget(self, visitor: str) -> None:
        self.present.discard(visitor)
        shutil.rmtree(self._place(visitor), ignore_errors=True)

    def _place(self, visitor: str) -> Path:
        return Path(self.folder) / visitor
