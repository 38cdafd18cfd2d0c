"""Troubles that a person can do something about, told without a traceback."""

from __future__ import annotations

import re

SETUP_FAILED = 1
CANNOT_START = 2


class StartError(Exception):
    """Something went wrong: what it is, what to do, and the exit code."""

    def __init__(self, what: str, remedy: str, code: int = SETUP_FAILED) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.code = code

    def __str__(self) -> str:
        return f"{self.what}\nWhat to do: {self.remedy}"


NO_SPACE = r"no space left on device|WinError 112|not enough space|disk quota exceeded"
BAD_CERTIFICATE = r"certificate.?verify.?failed|invalid peer certificate|UnknownIssuer"
PROXY = r"407 Proxy Authentication|tunnel connection failed"
NO_NETWORK = (
    r"name resolution|getaddrinfo|NewConnectionError|Max retries exceeded|dns error|"
    r"error sending request|client error \(Connect\)|connection (refused|reset)|timed out|"
    r"network is unreachable|No matching distribution found|Failed to fetch"
)
IN_USE = r"permission denied|access is denied|WinError (5|32)\b"
BAD_HASH = r"do not match the hashes|hash mismatch"

_REASONS = (
    (
        NO_SPACE,
        "The disk is full.",
        "free about 800 MB, then run start.py again. It begins anew by itself.",
    ),
    (
        BAD_HASH,
        "A package that arrived is not the one that the kit was made with.",
        "run start.py again. If it happens again, something on the way changes downloads: "
        "try another network, and tell whoever looks after this one.",
    ),
    (
        BAD_CERTIFICATE,
        "The download was refused, because this network shows a certificate that Python "
        "does not know.",
        "try another network, or ask whoever looks after this one how pip is to be used here. "
        "Once set up, the kit needs no network.",
    ),
    (
        PROXY,
        "The proxy of this network did not let the download through.",
        "ask for its address and set the variable HTTPS_PROXY to it, then run start.py again.",
    ),
    (
        NO_NETWORK,
        "The packages could not be downloaded: there seems to be no network.",
        "connect to the Internet and run start.py again. Only the first set-up needs a network; "
        "after that the kit works without one.",
    ),
    (
        IN_USE,
        "A file of the kit's environment could not be changed.",
        "stop the kit wherever it still runs (Ctrl-C in its window), then run start.py again.",
    ),
)


def explain(output: str, log: str) -> StartError:
    """Turn what an installer wrote into a trouble with a remedy.

    Parameters
    ----------
    output
        Everything that pip or uv printed.
    log
        The file that holds it, named where the reason is not known.
    """
    for pattern, what, remedy in _REASONS:
        if re.search(pattern, output, re.IGNORECASE):
            return StartError(what, remedy)
    last = "\n".join(f"    {line}" for line in output.strip().splitlines()[-5:])
    return StartError(
        f"The set-up failed. The installer's last words:\n{last}",
        f"run start.py again. If it fails again, send the file {log} to whoever looks after "
        "the kit.",
    )
