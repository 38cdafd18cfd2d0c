"""Lessons open without dead widgets.

A saved notebook names the widgets of the kernel that made it. Once that kernel is gone, JupyterLab
shows an error in place of each. Our outputs also hold a picture and a sentence, so while no kernel
runs for a notebook, the reference is left out and these are shown. The file itself stays as it is.
"""

from __future__ import annotations

from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class LessonFiles(AsyncLargeFileManager):
    """The server's own files, with notebooks given out as described above."""

    async def get(self, path: str, *args: Any, **kwargs: Any) -> Any:
        """Return the model of a file or folder, as the server's own class does."""
        model = await super().get(path, *args, **kwargs)
        is_notebook = model.get("type") == "notebook" and model.get("content")
        if is_notebook and not await self._has_kernel(path):
            leave_out_dead_widgets(model["content"])
        return model

    async def _has_kernel(self, path: str) -> bool:
        sessions = getattr(self.parent, "session_manager", None)
        if sessions is None:
            return False
        wanted = path.strip("/")
        return any(one["path"] == wanted for one in await sessions.list_sessions())


def leave_out_dead_widgets(notebook: Any) -> None:
    """Take widget references out of outputs that can be shown without them, in place."""
    for cell in notebook.get("cells", ()):
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if WIDGET_VIEW in data and "text/html" in data:
                del data[WIDGET_VIEW]
