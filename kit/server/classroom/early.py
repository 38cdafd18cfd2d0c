"""Every learner's server started before the learners come: `--early`."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

PATIENCE = 900.0  # seconds; the Hub gives up on a server after as long
_PAUSE = 2.0
_ONE = 120  # seconds until one request counts as failed
# The Hub has taken the order, or the server runs or starts already: its learner was quicker.
_TAKEN = frozenset({201, 202, 400})

Ask = Callable[[str, str], tuple[int, bytes]]


def asker(hub: str, token: str) -> Ask:
    """Return what asks the Hub: method and path give status and content; 0 for no answer."""

    def ask(method: str, path: str) -> tuple[int, bytes]:
        headers = {"Authorization": f"token {token}"}
        request = urllib.request.Request(f"{hub}/hub/api/{path}", method=method, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=_ONE) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refusal:
            return refusal.code, b""
        except OSError:
            return 0, b""

    return ask


def start(ask: Ask, logins: Collection[str], at_once: int, patience: float = PATIENCE) -> list[str]:
    """Start every learner's server, a few at a time; return the logins whose server is not ready.

    Parameters
    ----------
    ask
        See `asker`.
    logins
        The class.
    at_once
        How many are started at the same time.
    patience
        Seconds after which a server that is still starting counts as not ready.
    """
    with ThreadPoolExecutor(at_once) as some:
        told = some.map(lambda login: ask("POST", f"users/{login}/server")[0], logins)
        coming = {login for login, status in zip(logins, told, strict=True) if status in _TAKEN}
    deadline = time.monotonic() + patience
    while not coming <= (ready := _ready(ask)) and time.monotonic() < deadline:
        time.sleep(_PAUSE)
    return [login for login in logins if login not in ready]


def _ready(ask: Ask) -> set[str]:
    _, content = ask("GET", "users?state=ready&limit=200")
    with suppress(ValueError):
        return {str(user["name"]) for user in json.loads(content)}
    return set()


def words(number: int, late: Iterable[str]) -> str:
    """Return what the teacher reads when the servers of so many learners have been started."""
    missing = list(late)
    if not missing:
        return "Every learner's server is ready."
    return (
        f"Servers that are ready: {number - len(missing)} of {number}. "
        f"Not ready: {', '.join(missing)}.\n"
        "What to do: let these learners sign in; that starts their server again. If it fails too, "
        "look at the file hub/hub.log in the folder of the class."
    )
