"""Start JupyterLab on the first lesson, wait until it answers, stop it cleanly."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from kit.server.launch import browser, ports
from kit.server.launch.errors import StartError
from kit.server.launch.places import Place, user_folder

FIRST_LESSON = "notebooks/00_start_here.ipynb"
WAIT_FOR_START = 120  # seconds; the first start on an old laptop is slow
WAIT_FOR_STOP = 10
# Variables that would bring other Python packages or another server's token into the kit.
_LEFT_OUT = ("PYTHONPATH", "PYTHONHOME", "JUPYTER_TOKEN", "JUPYTER_TOKEN_FILE")


@dataclass(frozen=True)
class Server:
    """A server that was started: its process, its address, its token and its log."""

    process: subprocess.Popen[bytes]
    port: int
    token: str
    log: Path

    @property
    def base(self) -> str:
        """The address without page and token."""
        return f"http://{ports.HOST}:{self.port}"

    def page(self, path: str) -> str:
        """Return the address of a page, with the token."""
        return f"{self.base}/lab/tree/{path}?token={self.token}"


def serve(place: Place, *, port: int | None = None, open_browser: bool = True) -> int:
    """Start the server, show where it is, and wait until it is stopped.

    Returns
    -------
    int
        0 after a stop with Ctrl-C, else the server's exit code.
    """
    server = launch(place, ports.choose(port))
    turn_signals_into_interrupts()
    try:
        wait_until_ready(server)
        address = server.page(FIRST_LESSON)
        print("The kit is ready. If no page opens, copy this address into a browser:")
        print(f"\n    {address}\n\nTo stop: press Ctrl-C here.", flush=True)
        if open_browser:
            browser.open_page(address)
        return server.process.wait()
    except KeyboardInterrupt:
        print("\nStopping …", flush=True)
        return 0
    finally:
        stop(server)


def command(place: Place, port: int) -> list[str]:
    """Return the command line of the server.

    It listens to this machine only, has no terminals and installs nothing.
    """
    options = {
        "ServerApp.ip": ports.HOST,
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": place.root,
        "ServerApp.open_browser": False,
        "ServerApp.terminals_enabled": False,
        "ServerApp.log_level": "WARN",
        "LabApp.extension_manager": "readonly",
    }
    given = [f"--{name}={value}" for name, value in options.items()]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        given.append("--allow-root")  # in a container; the token is still needed
    return [str(place.python), "-m", "jupyterlab", *given]


def surroundings(token: str) -> dict[str, str]:
    """Return the variables for the server.

    The token travels here, where other users cannot read it. The folder for settings is the
    kit's own, so that settings of other projects of this user do not change a lesson.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    return kept | {"JUPYTER_TOKEN": token, "JUPYTER_CONFIG_DIR": str(user_folder() / "jupyter")}


def launch(place: Place, port: int) -> Server:
    """Start the server in a group of its own, so that Ctrl-C reaches only `start.py`."""
    token = secrets.token_hex(24)
    log = user_folder() / f"server-{port}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    new_group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    with log.open("wb") as output:
        process = subprocess.Popen(
            command(place, port), cwd=place.root, env=surroundings(token),
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            start_new_session=os.name != "nt", creationflags=new_group,
        )  # fmt: skip
    return Server(process, port, token, log)


def wait_until_ready(server: Server) -> None:
    """Wait until the server answers.

    Raises
    ------
    StartError
        If it ends before, or does not answer in two minutes.
    """
    deadline = time.monotonic() + WAIT_FOR_START
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            urllib.request.urlopen(f"{server.base}/api", timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    words = server.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-5:]
    raise StartError(
        "JupyterLab did not start. Its last words:\n" + "\n".join(f"    {line}" for line in words),
        f"run start.py again. If it fails again, delete the folder {server.log.parent} and the "
        "folder .venv beside start.py, and run it once more.",
    )


def stop(server: Server) -> None:
    """Ask the server to end itself and its kernels; end it by force if it does not."""
    if server.process.poll() is None:
        _ask_to_end(server)
    for force in (server.process.terminate, server.process.kill):
        try:
            server.process.wait(timeout=WAIT_FOR_STOP)
        except subprocess.TimeoutExpired:
            force()
    server.process.wait()


def _ask_to_end(server: Server) -> None:
    # Asked through its interface and not by a signal: this works on Windows too.
    request = urllib.request.Request(
        f"{server.base}/api/shutdown",
        method="POST",
        headers={"Authorization": f"token {server.token}"},
    )
    try:
        urllib.request.urlopen(request, timeout=WAIT_FOR_STOP).close()
    except OSError:
        server.process.terminate()


def turn_signals_into_interrupts() -> None:
    """Let a request to end, from the system or a closed terminal, act like Ctrl-C."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
