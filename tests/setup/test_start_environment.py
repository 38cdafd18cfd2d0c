"""When the environment is made, completed, remade or left alone."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from kit.server.launch import bytecode, environment, installers, places, stamp
from kit.server.launch.errors import StartError
from kit.server.launch.places import Place


def test_no_network_at_the_first_start_is_told_and_tried_anew_later(
    checkout: Path,
    place: Place,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object) -> None:
        raise StartError("no network", "connect")

    monkeypatch.setattr(installers, "install", fail)
    with pytest.raises(StartError):
        environment.prepare(checkout)
    assert not environment.is_ready(place, tests=False)

    done: list[str] = []
    monkeypatch.setattr(installers, "install", lambda _, part: done.append(part))
    environment.prepare(checkout)
    assert done == ["packages", "kit"]
    assert "not finished. Beginning anew" in capsys.readouterr().out


def test_an_interrupted_set_up_is_removed_first(
    checkout: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(place: Place, _: str) -> None:
        (place.environment / "half a package").touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(installers, "install", interrupt)
    with pytest.raises(KeyboardInterrupt):
        environment.prepare(checkout)
    monkeypatch.setattr(installers, "install", lambda *_: None)
    environment.prepare(checkout)
    assert not (place.environment / "half a package").exists()


def test_a_failure_with_the_tests_leaves_the_kit_startable(
    checkout: Path, place: Place, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare(checkout)

    def fail(*_: object) -> None:
        raise StartError("no network", "connect")

    monkeypatch.setattr(installers, "install", fail)
    with pytest.raises(StartError):
        environment.prepare(checkout, tests=True)
    assert environment.prepare(checkout) == place


def test_a_read_only_folder_uses_the_folder_of_the_user(
    checkout: Path,
    installed: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(places, "is_writable", lambda _: False)
    place = environment.prepare(checkout)
    assert place.environment.parent == places.user_folder()
    assert not (checkout / ".venv").exists()
    assert f"read-only. The kit's packages go to {place.environment}" in capsys.readouterr().out
    assert environment.prepare(checkout) == place
    assert installed == ["packages", "kit"]


def test_a_read_only_folder_that_was_set_up_before_is_used_as_it_is(
    checkout: Path, place: Place, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare(checkout)
    monkeypatch.setattr(places, "is_writable", lambda _: False)
    assert environment.prepare(checkout) == place


def test_a_full_disk_is_noticed_before_anything_is_made(
    checkout: Path, place: Place, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment.shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    with pytest.raises(StartError, match="disk is full") as error:
        environment.prepare(checkout)
    assert "free about 800 MB" in error.value.remedy
    assert not place.environment.exists()


def test_an_error_of_the_disk_becomes_a_sentence(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(installers, "install", fail)
    with pytest.raises(StartError, match="disk is full"):
        environment.prepare(checkout)


def test_a_python_that_is_gone_means_a_new_environment(
    checkout: Path, place: Place, installed: list[str]
) -> None:
    environment.prepare(checkout)
    config = place.environment / "pyvenv.cfg"
    config.write_text("home = /a/python/that/was/removed\n")
    environment.prepare(checkout)
    assert "was/removed" not in config.read_text()
    assert installed == ["packages", "kit"] * 2


def test_an_environment_made_by_hand_is_kept(
    checkout: Path, place: Place, installed: list[str]
) -> None:
    environment.prepare(checkout)
    (place.environment / "kit-stamp.json").unlink()
    (place.environment / "mine").touch()
    environment.prepare(checkout)
    assert (place.environment / "mine").exists()
    assert installed == ["packages", "kit"] * 2


def test_what_was_installed_is_compiled_and_only_then(
    checkout: Path, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[list[str]] = []
    monkeypatch.setattr(bytecode, "compile_all", lambda _: compiled.append(list(installed)))
    environment.prepare(checkout)
    environment.prepare(checkout)
    assert compiled == [["packages", "kit"]]


def test_the_second_start_installs_nothing(checkout: Path, installed: list[str]) -> None:
    environment.prepare(checkout)
    installed.clear()
    environment.prepare(checkout)
    assert installed == []


@pytest.mark.parametrize(
    ("file", "again"),
    [
        ("requirements.lock", ["packages"]),
        ("requirements-test.lock", ["tests"]),
        ("pyproject.toml", ["kit"]),
        ("kit/server/settings/overrides.json", ["kit"]),
    ],
)
def test_a_changed_file_brings_only_its_part(
    checkout: Path, installed: list[str], file: str, again: list[str]
) -> None:
    environment.prepare(checkout, tests=True)
    installed.clear()
    (checkout / file).write_text("changed")
    environment.prepare(checkout, tests=True)
    assert installed == again


def test_a_moved_checkout_installs_the_kit_anew(
    checkout: Path, installed: list[str], tmp_path: Path
) -> None:
    environment.prepare(checkout)
    installed.clear()
    environment.prepare(checkout.rename(tmp_path / "elsewhere"))
    assert installed == ["kit"]


def test_the_tests_use_the_same_environment(
    checkout: Path, place: Place, installed: list[str]
) -> None:
    environment.prepare(checkout)
    assert environment.prepare(checkout, tests=True) == place
    assert installed == ["packages", "kit", "tests"]


def test_a_damaged_stamp_counts_as_none(checkout: Path, place: Place, installed: list[str]) -> None:
    environment.prepare(checkout)
    for content in ("{", "[]", "7"):
        (place.environment / "kit-stamp.json").write_text(content)
        assert stamp.held(place) is None
    assert not environment.is_ready(place, tests=False)


@pytest.mark.parametrize("extra", sorted(stamp.EXTRA_LOCKS))
def test_the_packages_of_each_command_are_installed_and_said(
    checkout: Path, installed: list[str], capsys: pytest.CaptureFixture[str], extra: str
) -> None:
    lock = checkout / stamp.EXTRA_LOCKS[extra]
    lock.parent.mkdir(parents=True, exist_ok=True)
    lock.write_text("one==1")
    environment.prepare(checkout, extra=extra)
    assert installed == ["packages", extra, "kit"]
    assert capsys.readouterr().out.count("Setting up") == 3
