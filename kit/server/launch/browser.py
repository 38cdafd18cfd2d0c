"""Open the browser without showing the token to other users of the machine.

The address of a page that is opened by a program can be read in the list of processes. So the
browser is sent to a one-time address, and from there once to the real one. A file would do the
same, but browsers that live in a container (as on Ubuntu) may not read it.
"""

from __future__ import annotations

import secrets
import threading
import webbrowser
from http.server import BaseHTTPRequestHandler, HTTPServer

from kit.server.launch.ports import HOST

WAIT = 60  # seconds for a slow browser to appear


class _HandOver(HTTPServer):
    """Answers one request for the secret path with the real address."""

    def __init__(self, address: str) -> None:
        super().__init__((HOST, 0), _Answer)
        self.timeout = WAIT
        self.address = address
        self.path = f"/{secrets.token_urlsafe(16)}"
        self.done = False
        self.url = f"http://{HOST}:{self.server_port}{self.path}"

    def serve(self) -> None:
        """Wait for the browser, then close."""
        with self:
            while not self.done:
                self.handle_request()

    def handle_timeout(self) -> None:
        """Give up: no browser came."""
        self.done = True


class _Answer(BaseHTTPRequestHandler):
    server: _HandOver

    def do_GET(self) -> None:
        """Send the browser to the real address; know no other path."""
        if self.path != self.server.path:
            self.send_error(404)
            return
        self.server.done = True
        self.send_response(302)
        self.send_header("Location", self.server.address)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing in the terminal."""


def open_page(address: str) -> None:
    """Open the address in the browser, in the background; do nothing if there is no browser."""
    hand_over = _HandOver(address)
    # Two threads: some browsers return only when they are closed.
    for task, given in ((hand_over.serve, ()), (webbrowser.open, (hand_over.url,))):
        threading.Thread(target=task, args=given, daemon=True).start()
