"""The command line: what is run, what is said, which exit code."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kit.server.launch import checks, command, environment, lab
from kit.server.launch.errors import StartError
from kit.server.launch.places import Place


@pytest.fixture
def calls(place: Place, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would have been started."""
    monkeypatch.setenv("PYTHONUTF8", "0")
    made: list[Any] = []

    def prepare(root: Path, *, tests: bool = False, extra: str = "") -> Place:
        made.append(f"extra={extra}" if extra else f"tests={tests}")
        return place

    def serve(place: Place, **options: Any) -> int:
        made.append(options)
        return 0

    def run(arguments: list[str], **_: Any) -> SimpleNamespace:
        made.append(arguments[1:])
        return SimpleNamespace(returncode=3 if "mypy" in arguments else 0, stdout="said")

    monkeypatch.setattr(environment, "prepare", prepare)
    monkeypatch.setattr(lab, "serve", serve)
    monkeypatch.setattr(command.subprocess, "run", run)
    return made


@pytest.mark.parametrize("wrong", [["--port", "0"], ["--port", "x"], ["--prot"], ["tset"]])
def test_a_wrong_command_line_starts_nothing(
    checkout: Path, calls: list[Any], wrong: list[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        command.run(str(checkout), wrong)
    assert stop.value.code == 2
    assert calls == []


def test_a_trouble_is_told_without_traceback(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> Place:
        raise StartError("The disk is full.", "free some.", 1)

    monkeypatch.setattr(environment, "prepare", fail)
    assert command.run(str(checkout), []) == 1
    told = capsys.readouterr().err
    assert "The disk is full.\nWhat to do: free some." in told
    assert "Traceback" not in told


def test_an_interrupt_is_told_without_traceback(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object, **__: object) -> Place:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "prepare", interrupt)
    assert command.run(str(checkout), []) == 130
    assert "Run start.py again to go on." in capsys.readouterr().err


def test_one_failed_check_fails_the_whole_and_the_others_still_run(
    checkout: Path, calls: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(str(checkout), ["test"]) == 1
    assert len(calls) == 1 + len(checks.CHECKS) + 1
    told, _, summary = capsys.readouterr().out.partition("Summary")
    assert told.count("said") == len(checks.CHECKS)
    assert summary.count("good") == len(checks.CHECKS)
    assert "FAILED (exit code 3)" in summary


def test_test_hands_its_arguments_to_pytest_alone(checkout: Path, calls: list[Any]) -> None:
    # These arguments only travel: nothing is selected or cut short here.
    command.run(str(checkout), ["test", "-k", "dates", "--maxfail=1"])
    assert calls[0] == "tests=True"
    assert calls[-1] == ["-m", "pytest", "-k", "dates", "--maxfail=1"]
    assert ["-m", "ruff", "check", "."] in calls


@pytest.mark.parametrize(
    ("name", "runs"),
    [("bench", ["tests/bench/run.py"]), ("build", ["-m", "kit.authoring"]),
     ("audit", ["-m", "kit.server.launch.audit"]), ("mutate", ["tests/mutation/run.py"])],
)  # fmt: skip
def test_tools_run_with_the_tests_packages(
    checkout: Path, calls: list[Any], name: str, runs: list[str]
) -> None:
    assert command.run(str(checkout), [name, "--quick"]) == 0
    assert calls == ["tests=True", [*runs, "--quick"]]


def test_lite_is_built_with_its_own_packages_only(checkout: Path, calls: list[Any]) -> None:
    assert command.run(str(checkout), ["lite", "--serve"]) == 0
    assert calls == ["extra=lite", ["-m", "kit.server.lite", "--serve"]]


def test_an_exhibition_of_a_lesson_that_is_not_there_installs_nothing(
    checkout: Path, calls: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(str(checkout), ["exhibition", "12"]) == 2
    assert calls == []
    assert "There is no lesson 12" in capsys.readouterr().err


def test_options_reach_the_server(checkout: Path, calls: list[Any]) -> None:
    command.run(str(checkout), ["--no-browser", "--port", "9000"])
    assert calls == ["tests=False", {"port": 9000, "open_browser": False}]


def test_help_names_every_command(
    checkout: Path, calls: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        command.run(str(checkout), ["--help"])
    assert stop.value.code == 0
    said = capsys.readouterr().out
    for word in (
        "--port", "--no-browser", "start.py class", "start.py test", "start.py bench",
        "start.py mutate", "start.py build", "start.py audit", "start.py exhibition",
        "start.py lite",
    ):  # fmt: skip
        assert word in said


def test_what_is_started_reads_and_writes_utf_8_on_every_system(
    checkout: Path, calls: list[Any]
) -> None:
    command.run(str(checkout), ["build"])
    assert os.environ["PYTHONUTF8"] == "1"
