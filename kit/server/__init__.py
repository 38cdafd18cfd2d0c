"""The kit inside the Jupyter server, and everything that starts it.

- `kit.server.websocket`: answers of the kernel go to the page at once.
- `kit.server.lesson_files`: a notebook whose kernel is gone shows pictures, not errors.
- `kit.server.page_config`: extensions that are switched off are not loaded at all.
- `kit.server.settings`: what JupyterLab is told (JSON files, and the reasons).
- `kit.server.launch`: what `start.py` runs; needs the standard library only.
- `kit.server.exhibition`, `kit.server.lite`: pages without code; the lessons inside a browser.

This module is named in `settings/server_extension.json`, and the server calls the functions
below while it starts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "kit.server"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    # Imported here: `start.py` reads this package before jupyter_server is installed.
    from kit.server.page_config import load_only_what_is_on
    from kit.server.websocket import use_prompt_websockets

    use_prompt_websockets(server.web_app.settings)
    load_only_what_is_on(server.web_app.settings)
    server.log.info("kit.server: kernel websockets send without delay")
