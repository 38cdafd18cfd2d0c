"""Starting, watching and stopping the server, with stand-ins for JupyterLab."""

from __future__ import annotations

import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from kit.server.launch import browser, lab
from kit.server.launch.errors import StartError
from kit.server.launch.lab import Server
from kit.server.launch.places import Place

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); "


def _server(code: str, log: Path) -> Server:
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    log.write_text("a line\nImportError: no jupyterlab")
    return Server(process, 9, "secret", log)  # nobody listens on port 9


def test_a_server_that_ends_at_once_is_told_with_its_last_words(tmp_path: Path) -> None:
    server = _server("raise SystemExit(1)", tmp_path / "server.log")
    server.process.wait()
    with pytest.raises(StartError, match="did not start") as error:
        lab.wait_until_ready(server)
    assert "no jupyterlab" in error.value.what
    assert "delete the folder" in error.value.remedy


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_server_that_hears_nothing_is_ended_by_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lab, "WAIT_FOR_STOP", 0.2)
    server = _server(DEAF + "time.sleep(60)", tmp_path / "server.log")
    assert server.process.stdout is not None
    server.process.stdout.readline()
    lab.stop(server)
    assert server.process.poll() is not None


def test_stopping_twice_is_harmless(tmp_path: Path) -> None:
    server = _server("pass", tmp_path / "server.log")
    server.process.wait()
    lab.stop(server)
    lab.stop(server)
    assert server.process.returncode == 0


def test_the_server_listens_to_this_machine_only_and_keeps_its_token(place: Place) -> None:
    command = lab.command(place, 8888)
    assert "--ServerApp.ip=127.0.0.1" in command
    assert "--ServerApp.terminals_enabled=False" in command
    assert "--LabApp.extension_manager=readonly" in command
    assert not any("token" in word or "password" in word for word in command)


def test_the_token_travels_where_others_cannot_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_TOKEN", "of another server")
    monkeypatch.setenv("PYTHONPATH", "/other/packages")
    variables = lab.surroundings("secret")
    assert variables["JUPYTER_TOKEN"] == "secret"
    assert "PYTHONPATH" not in variables


def test_the_page_is_handed_over_without_showing_the_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The browser here returns only after its visit, as some do that are closed by hand."""
    visits: Queue[Any] = Queue()

    class NoFollow(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: Any) -> None:
            return None

    def visit(url: str) -> None:
        opener = urllib.request.build_opener(NoFollow)
        for address in (url + "x", url):
            with pytest.raises(urllib.error.HTTPError) as answer:
                opener.open(address, timeout=5)
            visits.put((url, answer.value.code, answer.value.headers["Location"]))

    monkeypatch.setattr(browser.webbrowser, "open", visit)
    browser.open_page("http://127.0.0.1:1/lab?token=secret")
    url, code, _ = visits.get(timeout=10)
    assert "secret" not in url
    assert code == 404
    assert visits.get(timeout=10)[1:] == (302, "http://127.0.0.1:1/lab?token=secret")
