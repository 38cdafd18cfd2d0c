"""A learner of a class as the tests play one: sign in, start the server, run cells."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import requests
import websocket

PASSWORD = "a long enough password of {}"
PATIENCE = 120.0


@dataclass
class Learner:
    """A signed-in learner: what a browser holds, and a token for the server's interface."""

    address: str
    login: str
    session: requests.Session = field(default_factory=requests.Session)
    token: str = ""

    def sign_in(self, code: str = "", password: str = "") -> requests.Response:
        """Send the login form as a browser does and return the page that follows."""
        page = self.session.get(f"{self.address}/hub/login", timeout=60)
        found = re.search(r'name="_xsrf" value="([^"]+)"', page.text)
        assert found, page.text
        form = {
            "_xsrf": found[1], "username": self.login, "otp": code,
            "password": password or PASSWORD.format(self.login),
        }  # fmt: skip
        # The page after it is the server's, which may not run yet: not followed.
        return self.session.post(
            f"{self.address}/hub/login", data=form, timeout=60, allow_redirects=False
        )

    def take_token(self) -> None:
        """Ask the Hub for a token with the rights of this learner."""
        xsrf = self.session.cookies.get("_xsrf", path="/hub/")
        made = self.session.post(
            f"{self.address}/hub/api/users/{self.login}/tokens",
            headers={"X-XSRFToken": xsrf or "", "Referer": f"{self.address}/hub/token"},
            json={"note": "test"},
            timeout=60,
        )
        made.raise_for_status()
        self.token = made.json()["token"]

    def hub(self, method: str, path: str, **more: Any) -> requests.Response:
        """Ask the Hub's interface with the token."""
        return self._ask(method, f"{self.address}/hub/api/{path}", **more)

    def server(
        self, method: str, path: str, owner: str | None = None, **more: Any
    ) -> requests.Response:
        """Ask the interface of a learner's server: the own one, or that of another."""
        return self._ask(method, f"{self.address}/user/{owner or self.login}/api/{path}", **more)

    def _ask(self, method: str, url: str, **more: Any) -> requests.Response:
        headers = {"Authorization": f"token {self.token}"}
        more.setdefault("timeout", PATIENCE)
        return requests.request(method, url, headers=headers, allow_redirects=False, **more)

    def start_server(self) -> None:
        """Start the own server and wait until it is ready."""
        self.hub("POST", f"users/{self.login}/server").raise_for_status()
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            told = self.hub("GET", f"users/{self.login}").json()
            if told["servers"].get("", {}).get("ready"):
                return
            time.sleep(0.3)
        raise TimeoutError(f"no server for {self.login}")

    def open_kernel(self, lesson: str = "notebooks/01_timeline.ipynb") -> Kernel:
        """Open a lesson as JupyterLab does: a session with a kernel, and a channel to it."""
        body = {
            "path": lesson, "name": "", "type": "notebook",
            "kernel": {"name": "python3"},
        }  # fmt: skip
        made = self.server("POST", "sessions", json=body)
        made.raise_for_status()
        server = f"{self.address}/user/{self.login}"
        return Kernel(server, self.token, made.json()["kernel"]["id"])


class Kernel:
    """A channel to a kernel of a server, on which code is run."""

    def __init__(self, server: str, token: str, kernel_id: str) -> None:
        self.server, self.token, self.id = server, token, kernel_id
        self.connect()

    def connect(self) -> None:
        """Open the channel, anew if it was open: the server closes one that answers no pings."""
        base = self.server.replace("http", "ws", 1)
        self._socket = websocket.create_connection(
            f"{base}/api/kernels/{self.id}/channels",
            header=[f"Authorization: token {self.token}"],
            timeout=PATIENCE,
            sockopt=[(6, 1, 1)],
        )

    def run(self, code: str) -> str:
        """Run code; return what it printed and showed as text.

        Raises
        ------
        RuntimeError
            If the code failed.
        """
        asked = self._send(code)
        shown, is_idle, is_answered = [], False, False
        while not (is_idle and is_answered):
            message = self._receive()
            if message.get("parent_header", {}).get("msg_id") != asked:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "stream":
                shown.append(content["text"])
            elif kind in ("execute_result", "display_data"):
                shown.append(content["data"].get("text/plain", ""))
            elif kind == "error":
                raise RuntimeError("\n".join(content["traceback"]))
            elif content.get("status") == "aborted":
                raise RuntimeError("the kernel did not run this")
            is_idle = is_idle or (kind == "status" and content["execution_state"] == "idle")
            is_answered = is_answered or kind == "execute_reply"
        return "".join(shown)

    def start(self, code: str) -> None:
        """Send code and do not wait for it."""
        self._send(code)

    def lines(self) -> Iterator[str]:
        """Yield what is printed, line by line, until the channel breaks or is closed."""
        begun = ""
        try:
            while True:
                message = self._receive()
                if message["msg_type"] == "error":
                    raise RuntimeError("\n".join(message["content"]["traceback"]))
                if message["msg_type"] == "stream":
                    *whole, begun = (begun + message["content"]["text"]).split("\n")
                    yield from whole
        except (OSError, ValueError, websocket.WebSocketException):
            return

    def close(self) -> None:
        """Close the channel; the kernel goes on."""
        self._socket.close()

    def _send(self, code: str) -> str:
        name = uuid4().hex
        header = {
            "msg_id": name, "session": "test", "username": "learner",
            "msg_type": "execute_request", "version": "5.3", "date": "",
        }  # fmt: skip
        content = {
            "code": code, "silent": False, "store_history": True, "allow_stdin": False,
            "stop_on_error": False,
        }  # fmt: skip
        message = {
            "header": header, "parent_header": {}, "metadata": {}, "content": content,
            "channel": "shell", "buffers": [],
        }  # fmt: skip
        self._socket.send(json.dumps(message))
        return name

    def _receive(self) -> dict[str, Any]:
        while True:
            got = self._socket.recv()
            if isinstance(got, bytes):  # a message with buffers: the JSON part comes first
                count = int.from_bytes(got[:4], "big")
                offsets = [
                    int.from_bytes(got[4 * n : 4 * n + 4], "big") for n in range(1, count + 1)
                ]
                end = offsets[1] if count > 1 else len(got)
                got = got[offsets[0] : end].decode()
            if got:
                message: dict[str, Any] = json.loads(got)
                return message


# Give a usable answer, right or wrong, to any check of a lesson.
GIVE = """
def give(check):
    posed, kind = check.posed, check.posed.question.kind
    names = [option.id for option in posed.options]
    answers = {
        "choice": lambda: names[0], "opinion": lambda: names[0], "several": lambda: names[:1],
        "number": lambda: {"written": "7", "value": 7}, "order": lambda: names[::-1],
        "match": lambda: {name: posed.targets[0][0] for name in names},
        "probability": lambda: 60, "text": lambda: {"text": "because", "rating": None},
        "note": lambda: ["one", "two", "three"],
    }
    if kind not in answers:
        return 0
    check.kind.put(check.controls, answers[kind]())
    return int(check.answer().mark != "help")
"""


def codes_on(page: Path) -> dict[str, str]:
    """Return the code of each login on a page of slips."""
    pattern = r"<dt>Username</dt><dd>([^<]+)</dd>\s*<dt>Code</dt><dd>([^<]+)</dd>"
    found = re.findall(pattern, page.read_text("utf-8"))
    return dict(found)


def code_cells(notebook: Path) -> Iterator[str]:
    """Return the code of a lesson, cell by cell, as it stands."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and source.strip():
            yield source
