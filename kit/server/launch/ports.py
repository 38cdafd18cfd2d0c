"""Find a port on this machine that nobody uses."""

from __future__ import annotations

import argparse
import os
import socket

from kit.server.launch.errors import CANNOT_START, StartError

FIRST = 8888
TRIED = 100
HOST = "127.0.0.1"


def number(text: str) -> int:
    """Read a port from the command line."""
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return int(text)


def is_free(port: int) -> bool:
    """Tell whether a server could listen on the port, and none listens there now."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        if probe.connect_ex((HOST, port)) == 0:
            return False
    with socket.socket() as probe:
        if os.name != "nt":  # a port that was closed a moment ago is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def choose(wish: int | None) -> int:
    """Return the port that was asked for, or the first free one from 8888 on.

    Raises
    ------
    StartError
        If the port asked for is taken or may not be used.
    """
    if wish is not None:
        if is_free(wish):
            return wish
        raise StartError(
            f"Port {wish} is taken by another program, or may not be used.",
            f"choose another one, for example: python start.py --port {_next_free(wish)} — or "
            "leave --port out, and a free one is chosen.",
            CANNOT_START,
        )
    port = _next_free(FIRST - 1)
    if port != FIRST:
        print(f"Port {FIRST} is taken, so the kit uses {port}.")
    return port


def _next_free(port: int) -> int:
    candidates = range(max(port + 1, 1024), min(port + 1 + TRIED, 65536))
    found = next((candidate for candidate in candidates if is_free(candidate)), None)
    if found is None:
        raise StartError(
            f"No free port after {port}.",
            "close other servers on this machine, or name a free port with --port.",
            CANNOT_START,
        )
    return found
