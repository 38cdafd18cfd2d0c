"""Kernel websockets that send small messages at once.

The operating system may hold back a small packet until the one before it was confirmed
(Nagle's algorithm). A slider sends and receives only small packets, so each step waited for
about 36 of its 47 milliseconds. Asking the socket not to delay removes the wait.
"""

from __future__ import annotations

from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

_SETTING = "kernel_websocket_connection_class"


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The server's own connection between page and kernel, without delay of small packets."""

    def connect(self) -> Any:
        """Ask the socket not to wait, then connect as usual.

        Returns what the server's own class returns: something to wait for, or None.
        """
        self.websocket_handler.set_nodelay(True)
        return super().connect()


def use_prompt_websockets(settings: dict[str, Any]) -> None:
    """Make the server use `PromptConnection`, unless somebody chose another class.

    A server whose kernels run behind a gateway has a class of its own, which is left alone.

    Parameters
    ----------
    settings
        The settings of the server's web application; the entry is changed in place.
    """
    if settings.get(_SETTING) is ZMQChannelsWebsocketConnection:
        settings[_SETTING] = PromptConnection
