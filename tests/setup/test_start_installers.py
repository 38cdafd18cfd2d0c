"""uv, pip, and what is said when neither can do it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kit.server.launch import installers
from kit.server.launch.errors import StartError, explain
from kit.server.launch.places import Place


@pytest.mark.parametrize(
    ("output", "what", "remedy"),
    [
        ("Max retries exceeded with url: /simple/pandas", "no network", "connect to the Internet"),
        ("error: Failed to fetch: dns error", "no network", "connect to the Internet"),
        ("OSError: [Errno 28] No space left on device", "disk is full", "free about 800 MB"),
        ("[WinError 112] There is not enough space", "disk is full", "free about 800 MB"),
        ("SSLError: CERTIFICATE_VERIFY_FAILED", "certificate", "another network"),
        ("invalid peer certificate: UnknownIssuer", "certificate", "another network"),
        ("407 Proxy Authentication Required", "proxy", "HTTPS_PROXY"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "not the one", "another network"),
        ("[WinError 5] Access is denied", "could not be changed", "stop the kit"),
    ],
)
def test_known_failures_get_a_cause_and_a_remedy(output: str, what: str, remedy: str) -> None:
    trouble = explain(output, "setup.log")
    assert what in trouble.what
    assert remedy in str(trouble)
    assert trouble.code == 1


def test_an_unknown_failure_shows_the_last_words_and_the_log() -> None:
    trouble = explain("one\ntwo\nthree\nfour\nfive\nsomething new", "/x/setup.log")
    assert "something new" in trouble.what
    assert "one" not in trouble.what
    assert "/x/setup.log" in trouble.remedy


def test_pip_has_its_turn_when_uv_fails(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def run(command: list[str], _: Path) -> str | None:
        ran.append("uv" if command[0] == "/bin/uv" else "pip")
        return "certificate" if command[0] == "/bin/uv" else None

    monkeypatch.setattr(installers, "working_uv", lambda: "/bin/uv")
    monkeypatch.setattr(installers, "add_pip", lambda _: None)
    monkeypatch.setattr(installers, "run_logged", run)
    installers.install(place, "packages")
    assert ran == ["uv", "pip"]


def test_without_pip_the_failure_of_uv_is_told(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_pip(_: Place) -> None:
        raise installers.venv_is_missing()

    monkeypatch.setattr(installers, "working_uv", lambda: "/bin/uv")
    monkeypatch.setattr(installers, "add_pip", no_pip)
    monkeypatch.setattr(installers, "run_logged", lambda *_: "dns error")
    with pytest.raises(StartError, match="no network"):
        installers.install(place, "packages")
    monkeypatch.setattr(installers, "working_uv", lambda: None)
    with pytest.raises(StartError, match="lacks a part") as error:
        installers.install(place, "packages")
    assert f"python3.{sys.version_info.minor}-venv" in error.value.remedy


def test_a_uv_that_does_not_run_counts_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "uv"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installers.working_uv() is None


@pytest.mark.parametrize("part", ["packages", "tests"])
def test_both_installers_check_hashes(place: Place, part: str) -> None:
    for command in (
        installers.uv_command("uv", place, part),
        installers.pip_command(place, part),
    ):
        assert "--require-hashes" in command
        assert "--no-deps" in command


def test_the_kit_is_built_without_a_download(place: Place) -> None:
    for command in (
        installers.uv_command("uv", place, "kit"),
        installers.pip_command(place, "kit"),
    ):
        assert command[-3:] == ["--no-build-isolation", "--editable", str(place.root)]


def test_the_output_is_kept_and_returned_only_on_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "setup.log"
    good = [sys.executable, "-c", "print('Collecting a'); print('Collecting b')"]
    assert installers.run_logged(good, log) is None
    assert capsys.readouterr().out == "..\n"
    bad = [sys.executable, "-c", "print('日本'.encode().decode('latin-1')); raise SystemExit(3)"]
    assert installers.run_logged(bad, log) is not None
    assert "Collecting b" in log.read_text(encoding="utf-8")


def test_a_command_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    assert installers.run_logged([str(tmp_path / "none")], tmp_path / "log") is not None
