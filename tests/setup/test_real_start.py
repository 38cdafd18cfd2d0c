"""The real start: `start.py`, a real server, and what it answers."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="stops the server with a signal"),
]


@dataclass
class Running:
    """A kit that was started by its command."""

    process: subprocess.Popen[str]
    base: str
    token: str
    page: str

    def get(self, path: str, *, token: bool = True) -> Any:
        headers = {"Authorization": f"token {self.token}"} if token else {}
        return urllib.request.urlopen(
            urllib.request.Request(f"{self.base}/{path}", headers=headers), timeout=30
        )

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-u", str(root / "start.py"), "--no-browser"]
    # What is started in the background of a shell is deaf to Ctrl+C, and so are its children.
    hearing = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [*command, "--port", str(_free_port())], stdout=subprocess.PIPE, text=True, cwd=root.parent
    )
    signal.signal(signal.SIGINT, hearing)
    try:
        assert process.stdout is not None
        found = None
        while found is None and (line := process.stdout.readline()):
            found = re.search(r"((http://[^/]+)/\S+\?token=(\w+))", line)
        assert found, "start.py printed no address"
        yield Running(process, found[2], found[3], found[1])
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def test_the_printed_address_is_the_first_lesson(running: Running) -> None:
    assert "/lab/tree/notebooks/00_start_here.ipynb?" in running.page
    with urllib.request.urlopen(running.page, timeout=30) as answer:
        assert answer.status == 200


def test_nothing_is_shown_without_the_token(running: Running) -> None:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        running.get("api/contents", token=False)
    assert refusal.value.code == 403
    with running.get("lab", token=False) as answer:
        assert "/login" in answer.geturl()


def test_only_this_machine_is_served(running: Running) -> None:
    listening = {
        connection.laddr.ip
        for process in running.family()
        for connection in process.net_connections()
        if connection.status == psutil.CONN_LISTEN
    }
    assert listening == {"127.0.0.1"}


def test_the_token_is_not_in_the_list_of_processes(running: Running) -> None:
    for process in [psutil.Process(running.process.pid), *running.family()]:
        assert running.token not in " ".join(process.cmdline())


def test_the_settings_are_in_force(running: Running) -> None:
    root = Path(__file__).parents[2]
    overrides = json.loads((root / "kit/server/settings/overrides.json").read_text("utf-8"))
    for plugin, values in overrides.items():
        schema = json.load(running.get(f"lab/api/settings/{plugin}"))["schema"]
        in_force = {key: schema["properties"][key].get("default") for key in values}
        assert in_force == values


def test_parts_that_ask_the_network_are_off(running: Running) -> None:
    page = running.get("lab").read().decode()
    data = re.search(r'id="jupyter-config-data" type="application/json">(.*?)</script>', page, re.S)
    assert data
    config = json.loads(data[1])
    assert "@jupyterlab/apputils-extension:announcements" in config["disabledExtensions"]
    assert "@jupyterlab/extensionmanager-extension" in config["disabledExtensions"]
    assert config["extensionManager"]["can_install"] is False
    with pytest.raises(urllib.error.HTTPError):
        running.get("api/terminals")


def test_a_server_of_this_environment_sends_without_delay(tmp_path: Path) -> None:
    options = ["--ServerApp.port=0", "--allow-root", f"--ServerApp.root_dir={tmp_path}"]
    code = (
        "from jupyter_server.serverapp import ServerApp; app = ServerApp();"
        f"app.initialize({options!r});"
        "print(app.web_app.settings['kernel_websocket_connection_class'])"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "kit.server.websocket.PromptConnection" in made.stdout


def test_ctrl_c_stops_the_server_and_its_kernels(running: Running) -> None:
    """Last in this file: it ends the server that the others use."""
    request = urllib.request.Request(
        f"{running.base}/api/kernels",
        method="POST",
        headers={"Authorization": f"token {running.token}"},
        data=b'{"name": "python3"}',
    )
    urllib.request.urlopen(request, timeout=60).close()
    family = running.family()
    assert len(family) >= 2
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(timeout=30) == 0
    assert psutil.wait_procs(family, timeout=10)[1] == []
