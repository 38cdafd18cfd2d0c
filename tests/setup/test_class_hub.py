"""What the Hub is told, who may come in, and what a learner's server gets."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from traitlets.config import Config

from kit.server.classroom import (
    authenticator,
    codes,
    hub_config,
    kernels,
    learner,
    passwords,
    private_files,
    spawner,
)
from kit.server.classroom.authenticator import ClassAuthenticator
from kit.server.classroom.spawner import ClassSpawner

PASSWORD = "a password of nine"


@pytest.fixture
def door(tmp_path: Path) -> ClassAuthenticator:
    """An authenticator for two learners; the code of the first is ABCD-EFGH."""
    codes.write(tmp_path / "codes.json", {"learner01": codes.hashed("ABCD-EFGH")})
    return ClassAuthenticator(
        dbm_path=str(tmp_path / "passwords"),
        codes_path=str(tmp_path / "codes.json"),
        allowed_users={"learner01", "learner02"},
        min_password_length=8,
    )


def _knock(
    door: ClassAuthenticator, login: str = "learner01", password: str = PASSWORD, code: str = ""
) -> tuple[str | None, str]:
    """Return who was let in, and what the page says otherwise."""
    handler = SimpleNamespace(custom_login_error="")
    door.db = None
    data = {"username": login, "password": password, "otp": code}
    return asyncio.run(door.authenticate(handler, data)), handler.custom_login_error


def test_nobody_comes_in_the_first_time_without_the_code(door: ClassAuthenticator) -> None:
    assert _knock(door) == (None, authenticator._FIRST)
    assert _knock(door, code="WXYZ-WXYZ") == (None, authenticator._WRONG)
    assert _knock(door, "learner02", code="ABCD-EFGH") == (None, authenticator._WRONG)
    assert not door.has_password("learner01")
    assert not door.has_password("learner02")


@pytest.mark.parametrize("login", ["root", "learner03", "", "../x", "LEARNER01 "])
def test_who_is_not_in_the_class_stays_outside(door: ClassAuthenticator, login: str) -> None:
    assert _knock(door, login, code="ABCD-EFGH")[0] is None


def test_a_short_or_endless_password_does_not_spend_the_code(door: ClassAuthenticator) -> None:
    assert "too short" in _knock(door, password="short", code="ABCD-EFGH")[1]
    assert _knock(door, password="ü" * 40, code="ABCD-EFGH") == (None, authenticator._LONG)
    assert _knock(door, code="abcd efgh")[0] == "learner01"


def test_a_code_works_once_and_the_password_ever_after(
    door: ClassAuthenticator, tmp_path: Path
) -> None:
    assert _knock(door, "Learner01", code="ABCD-EFGH")[0] == "learner01"
    assert codes.read(tmp_path / "codes.json") == {}
    assert _knock(door)[0] == "learner01"
    assert _knock(door, code="what people leave there")[0] == "learner01"
    assert _knock(door, password="another password", code="ABCD-EFGH")[0] is None


def test_passwords_are_kept_as_hashes(door: ClassAuthenticator, tmp_path: Path) -> None:
    _knock(door, code="ABCD-EFGH")
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("passwords*"))
    assert b"$2b$" in kept
    assert PASSWORD.encode() not in kept


def test_a_full_disk_shuts_nobody_out_and_a_spent_code_opens_nothing(
    door: ClassAuthenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(codes.private_files, "write", full)
    assert _knock(door, code="ABCD-EFGH")[0] == "learner01"
    assert _knock(door)[0] == "learner01"
    assert _knock(door, password="another password", code="ABCD-EFGH")[0] is None


def test_a_damaged_file_of_codes_shuts_out_nobody_with_a_password(
    door: ClassAuthenticator, tmp_path: Path
) -> None:
    _knock(door, code="ABCD-EFGH")
    (tmp_path / "codes.json").write_text("")
    assert _knock(door)[0] == "learner01"


def test_a_password_is_changed_unless_it_is_endless(door: ClassAuthenticator) -> None:
    _knock(door, code="ABCD-EFGH")
    assert door.reset_password("learner01", "ü" * 40) == authenticator._LONG
    assert "too short" in door.reset_password("learner01", "short")
    assert "success" in door.reset_password("learner01", "quite another one")
    assert _knock(door)[0] is None
    assert _knock(door, password="quite another one")[0] == "learner01"


def test_a_login_waits_while_the_passwords_are_being_changed(
    door: ClassAuthenticator, tmp_path: Path
) -> None:
    """The teacher's `--new-code` is another process, and a file of passwords is soon spoilt."""
    with ThreadPoolExecutor(1) as other:
        with private_files.alone(tmp_path / "passwords"):
            knocking = other.submit(_knock, door, code="ABCD-EFGH")
            time.sleep(0.3)
            assert not knocking.done()
        assert knocking.result(timeout=30)[0] == "learner01"


def test_a_forgotten_password_is_gone_and_the_others_stay(
    door: ClassAuthenticator, tmp_path: Path
) -> None:
    codes.hand_out(tmp_path / "codes.json", ["learner02"])
    _knock(door, code="ABCD-EFGH")
    file = tmp_path / "passwords"
    passwords.forget(file, "learner02")  # has none
    assert passwords.logins(file) == {"learner01"}
    passwords.forget(file, "learner01")
    assert passwords.logins(file) == set()
    assert _knock(door) == (None, authenticator._FIRST)


def test_guessing_is_slowed_down_for_that_login_only(
    door: ClassAuthenticator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes.hand_out(tmp_path / "codes.json", ["learner02"])
    for _ in range(authenticator.TRIES):
        _knock(door, code="WXYZ-WXYZ")
    assert _knock(door, code="ABCD-EFGH") == (None, authenticator._WAIT)
    assert _knock(door, "learner02")[1] == authenticator._FIRST
    later = time.monotonic() + authenticator.PAUSE + 1
    monkeypatch.setattr(authenticator.time, "monotonic", lambda: later)
    assert _knock(door, code="ABCD-EFGH")[0] == "learner01"


def _configured(**more: Any) -> Config:
    told = {
        "passwords": "/r/hub/passwords", "codes": "/r/hub/codes.json", "logins": ["learner01"],
        "turns": 2, "memory": 7, "threads": 9, "room": "/r", "door": "http://127.0.0.1:8000",
        "hub": "http://127.0.0.1:8001", "proxy": "http://127.0.0.1:8002",
        "database": "/r/hub/hub.sqlite", "cookie_secret": "/r/hub/cookie_secret", **more,
    }  # fmt: skip
    config = Config()
    hub_config.configure(config, told, "early")
    return config


def test_only_the_class_comes_in_and_nobody_rules() -> None:
    config = _configured()
    assert config.Authenticator.allowed_users == {"learner01"}
    assert config.Authenticator.admin_users == set()
    assert "allow_all" not in config.Authenticator
    assert config.JupyterHub.spawner_class.__name__ == "ClassSpawner"
    assert not config.JupyterHub.allow_named_servers


def test_the_early_starter_may_start_servers_and_read_no_work() -> None:
    (role,) = _configured().JupyterHub.load_roles
    assert role["scopes"] == ["servers", "list:users"]


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (0, "Your lessons open soon."),
        (1, "1 other starts before you."),
        (12, "12 others start before you."),
    ],
)
def test_the_waiting_page_counts_in_plain_words(before: int, words: str) -> None:
    assert spawner.waiting_words(before) == words


def test_each_who_waits_is_told_how_many_start_before(monkeypatch: pytest.MonkeyPatch) -> None:
    async def start(_: object) -> tuple[str, int]:
        await asyncio.sleep(0.05)
        return "127.0.0.1", 1

    async def listens(*_: object) -> None:
        pass

    monkeypatch.setattr(spawner.LocalProcessSpawner, "start", start)
    monkeypatch.setattr(ClassSpawner, "_listens", listens)
    monkeypatch.setattr(ClassSpawner, "_gate", None)

    async def four() -> list[list[int]]:
        class_ = [ClassSpawner(turns=1) for _ in range(4)]
        running = [asyncio.create_task(one.start()) for one in class_]
        await asyncio.sleep(0.01)
        first = [one.before for one in class_]
        running[1].cancel()  # that learner gave up
        await running[0]
        await asyncio.sleep(0.01)
        later = [one.before for one in class_]
        await asyncio.gather(*running, return_exceptions=True)
        return [first, later, [one.before for one in class_]]

    assert asyncio.run(four()) == [[0, 1, 2, 3], [0, 0, 0, 1], [0, 0, 0, 0]]
    assert ClassSpawner._queue == []


def test_no_variable_of_the_teacher_reaches_a_learner() -> None:
    kept = _configured().Spawner.env_keep
    assert set(kept) <= {"LANG", "LC_ALL", "PATH", "TZ"}


def test_an_import_of_the_configuration_does_nothing() -> None:
    assert "get_config" not in vars(hub_config)


def test_the_work_and_the_sockets_lie_in_the_learners_own_folder(tmp_path: Path) -> None:
    home = Path("/r/homes/learner01")
    given = {"PATH": "/bin", learner.EVENTS: "/from/elsewhere"}
    made = learner.surroundings(given, tmp_path, home)
    assert made[learner.WORK] == "/r/homes/learner01/notebooks/my_work"
    assert made["JUPYTER_RUNTIME_DIR"].startswith(str(home))
    assert made["TMPDIR"].startswith(str(home))
    assert made["PATH"] == "/bin"
    assert learner.EVENTS not in made  # no file: nothing to read


def test_the_teachers_events_are_named_where_there_are_any(tmp_path: Path) -> None:
    (tmp_path / "my_class.csv").touch()
    made = learner.surroundings({}, tmp_path, Path("/r"))
    assert made["KIT_CLASS_EVENTS"] == str(tmp_path / "my_class.csv")


def test_a_learners_server_has_no_terminal_and_no_open_port_of_a_kernel() -> None:
    command = learner.command("python")
    assert "--ServerApp.terminals_enabled=False" in command
    assert "--KernelManager.transport=ipc" in command
    assert any("cull_idle_timeout" in part for part in command)


@pytest.fixture
def places(tmp_path: Path) -> Path:
    for number in ("1", "2"):
        (tmp_path / number).touch(0o444)
    return tmp_path


def test_a_third_kernel_waits_until_a_place_is_free(places: Path) -> None:
    async def three() -> list[float]:
        began = time.monotonic()
        first, second = [await kernels.take_place(places, 5) for _ in range(2)]
        assert first is not None
        assert second is not None
        asyncio.get_running_loop().call_later(0.3, kernels.give_back, first)
        third = await kernels.take_place(places, 5)
        waited = time.monotonic() - began
        kernels.give_back(second)
        kernels.give_back(third)
        return [waited]

    (waited,) = asyncio.run(three())
    assert 0.25 < waited < 3


def test_nobody_waits_for_ever(places: Path) -> None:
    async def starve() -> int | None:
        held = [await kernels.take_place(places, 1) for _ in range(2)]
        starved = await kernels.take_place(places, 0.2)
        for place in held:
            kernels.give_back(place)
        return starved

    assert asyncio.run(starve()) is None
    kernels.give_back(None)
