"""A class in earnest: three learners, three accounts, and everything killed once.

The tests follow the course of one class, in this order.
"""

from __future__ import annotations

import json
import os
import pwd
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest

pytestmark = pytest.mark.slow

if sys.platform != "linux":
    pytest.skip("a class is served from Linux", allow_module_level=True)

from class_client import GIVE, PASSWORD, Kernel, Learner  # noqa: E402
from class_room import CannotError, OpenClass, a_class, wait_for  # noqa: E402

from kit.server.classroom import opening  # noqa: E402

EVENTS = """event_id,date,title,summary,category,actor_ids,certainty
ev_2001_school,2001-05-01,Our class began,We began to ask questions.,domestic,JPN,agreed
"""
COUNT = 'import kit; print(len(kit.lesson("01_timeline").ask("summits_held").store.attempts()))'
ANSWER = 'import kit\nlesson = kit.lesson("01_timeline")\nprint(give(lesson.ask("summits_held")))'


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def room() -> Iterator[OpenClass]:
    try:
        with a_class(3, _free_port()) as made:
            made.room.events[0].write_text(EVENTS)
            made.open()
            yield made
    except CannotError as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def learners(room: OpenClass) -> list[Learner]:
    """Three learners who came at the same time."""

    def come(number: int) -> Learner:
        learner = room.learner(number)
        answer = learner.sign_in(room.codes[learner.login])
        assert answer.status_code == 302, answer.text
        learner.take_token()
        learner.start_server()
        return learner

    with ThreadPoolExecutor(3) as together:
        return list(together.map(come, (1, 2, 3)))


@pytest.fixture(scope="module")
def kernels(learners: list[Learner]) -> list[Kernel]:
    with ThreadPoolExecutor(3) as together:
        opened = list(together.map(Learner.open_kernel, learners))
    for kernel in opened:
        kernel.run(GIVE)
    return opened


def _kept(room: OpenClass, number: int) -> list[str]:
    with sqlite3.connect(f"file:{room.answers(number)}?mode=ro", uri=True) as file:
        return [row[0] for row in file.execute("SELECT answer FROM attempts ORDER BY row")]


def test_each_learner_works_under_an_account_of_their_own(
    room: OpenClass, kernels: list[Kernel]
) -> None:
    users = {kernel.run("import os; print(os.getuid())").strip() for kernel in kernels}
    assert users == {str(pwd.getpwnam(login).pw_uid) for login in room.logins}
    assert "0" not in users
    for login in room.logins:
        home = room.room.homes / login
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        assert pwd.getpwnam(login).pw_shell.endswith("nologin")


def test_answers_land_in_the_folder_of_who_gave_them(
    room: OpenClass, kernels: list[Kernel]
) -> None:
    with ThreadPoolExecutor(3) as together:
        said = list(together.map(lambda kernel: kernel.run(ANSWER), kernels))
    assert all(one.strip().endswith("1") for one in said), said
    assert [len(_kept(room, number)) for number in (1, 2, 3)] == [1, 1, 1]


@pytest.mark.parametrize(
    "code",
    [
        "open('{home}/notebooks/my_work/answers.sqlite', 'rb').read()",
        "import os; os.listdir('{home}')",
        "open('{home}/notebooks/01_timeline.ipynb').read()",
        "import os; os.listdir('{room}/hub')",
        "open('{room}/hub/codes.json').read()",
        "open('{room}/kit/kit/__init__.py', 'a')",
        "open('{room}/kit/notebooks/01_timeline.ipynb', 'a')",
        "import os; os.kill({server}, 9)",
        "open('/proc/{server}/environ').read()",
    ],
)
def test_a_learner_reaches_nothing_of_another(
    room: OpenClass, kernels: list[Kernel], code: str
) -> None:
    home = room.room.homes / room.logins[1]
    server = _server(room, 2)
    filled = code.format(home=home, room=room.room.folder, server=server)
    with pytest.raises(RuntimeError, match=r"PermissionError|Operation not permitted"):
        kernels[0].run(filled)


def test_the_doors_of_another_learner_stay_shut(room: OpenClass, learners: list[Learner]) -> None:
    first, second = learners[0], learners[1]
    assert second.server("GET", "contents").status_code == 200
    refused = first.server("GET", "contents", owner=second.login)
    assert refused.status_code in (302, 403)
    assert first.hub("GET", f"users/{second.login}").status_code in (403, 404)
    assert first.hub("DELETE", f"users/{second.login}/server").status_code in (403, 404)
    assert first.hub("GET", "users").status_code == 403


def test_kernels_speak_through_files_in_the_learners_folder(
    room: OpenClass, kernels: list[Kernel]
) -> None:
    """A channel of a kernel that is a port could be listened to by every account."""
    code = "import ipykernel.connect as c; print(c.get_connection_info())"
    for login, kernel in zip(room.logins, kernels, strict=True):
        told = json.loads(kernel.run(code))
        assert told["transport"] == "ipc"
        assert told["ip"].startswith(f"{room.room.homes}/{login}/")
    for process in map(psutil.Process, room.running()):
        if "ipykernel_launcher" in " ".join(process.cmdline()):
            ports = [c for c in process.net_connections("inet") if c.status == psutil.CONN_LISTEN]
            # ipykernel takes what child processes print through one port, with a secret before
            # each message; nothing can be heard there.
            assert len(ports) <= 1


def test_only_this_machine_is_served(room: OpenClass) -> None:
    assert room.process
    family = [room.process.pid, *(p.pid for p in psutil.Process(room.process.pid).children(True))]
    found = {
        connection.laddr.ip
        for process in {*family, *room.running()}
        for connection in psutil.Process(process).net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }
    assert found == {"127.0.0.1"}


def test_no_secret_is_in_a_log_or_on_a_command_line(room: OpenClass) -> None:
    assert room.process
    lines = [" ".join(p.cmdline()) for p in psutil.process_iter() if p.is_running()]
    spoken = "\n".join([*lines, room.log(), *room.said])
    for login, code in room.codes.items():
        assert code not in spoken
        assert PASSWORD.format(login) not in spoken


def test_the_teachers_events_reach_a_learner_who_does_nothing(
    room: OpenClass, kernels: list[Kernel]
) -> None:
    code = "import os, kit; print(*kit.events(extra=os.environ['KIT_CLASS_EVENTS']).title)"
    assert "Our class began" in kernels[2].run(code)


def test_the_settings_of_the_ordinary_start_are_in_force(learners: list[Learner]) -> None:
    learner = learners[0]
    page = learner._ask("GET", f"{learner.address}/user/{learner.login}/lab").text
    assert "@jupyterlab/apputils-extension:announcements" in page
    assert learner.server("GET", "terminals").status_code == 404
    told = learner.server("GET", "contents/notebooks/01_timeline.ipynb").json()
    assert told["writable"]
    assert told["type"] == "notebook"


def test_a_killed_kernel_loses_no_answer(room: OpenClass, kernels: list[Kernel]) -> None:
    before = _kept(room, 1)
    kernels[0].run('print(give(lesson.ask("silence")))')
    kernels[0].start("import os; os.kill(os.getpid(), 9)")
    kernels[0].close()
    assert _kept(room, 1)[: len(before)] == before
    assert len(_kept(room, 1)) == len(before) + 1


def test_while_the_hub_is_dead_learners_work_on_and_it_comes_back(
    room: OpenClass, learners: list[Learner], kernels: list[Kernel]
) -> None:
    old = room.hub()
    os.kill(old, signal.SIGKILL)
    said = kernels[1].run('print(give(lesson.ask("silence")))')
    assert said.strip().endswith("1")
    assert wait_for(lambda: room.hub() != old and _answers(learners[1]), 90)
    assert len(_kept(room, 2)) == 2
    told = learners[1].hub("GET", f"users/{learners[1].login}").json()
    assert told["servers"][""]["ready"], "the Hub does not know the server that went on"
    assert kernels[1].run("print(6 * 7)").strip() == "42"


def _answers(learner: Learner) -> bool:
    try:
        return learner.hub("GET", "user").status_code == 200
    except OSError:
        return False


def _server(room: OpenClass, number: int) -> int:
    user = pwd.getpwnam(room.logins[number - 1]).pw_uid
    return next(
        process.pid
        for process in psutil.process_iter()
        if process.uids().real == user and "jupyterhub.singleuser" in " ".join(process.cmdline())
    )


def test_a_killed_server_loses_no_answer_and_starts_again(
    room: OpenClass, learners: list[Learner]
) -> None:
    third = learners[2]
    before = _kept(room, 3)
    server = _server(room, 3)
    os.kill(server, signal.SIGKILL)
    assert wait_for(lambda: not _is_ready(third), 60), "the Hub did not notice"
    third.start_server()
    kernel = third.open_kernel()
    kernel.run(GIVE)
    assert kernel.run(COUNT).strip() == str(len(before))


def _is_ready(learner: Learner) -> bool:
    told: dict[str, Any] = learner.hub("GET", f"users/{learner.login}").json()
    return bool(told["servers"].get("", {}).get("ready"))


def test_a_new_code_lets_in_who_forgot_the_password(room: OpenClass) -> None:
    login = room.logins[2]
    start = str(Path(__file__).parents[2] / "start.py")
    command = [room.python, start, "class", "--folder", str(room.room.folder), "--new-code", login]
    made = subprocess.run(
        command, env={"HOME": str(room.home), "PATH": "/usr/bin"}, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stderr
    assert set(room.codes) == {login}
    learner = room.learner(3)
    assert learner.sign_in(password=PASSWORD.format(login)).status_code == 403
    assert learner.sign_in(room.codes[login], "quite another one").status_code == 302


def test_ctrl_c_ends_every_process(room: OpenClass) -> None:
    assert room.process
    family = psutil.Process(room.process.pid).children(recursive=True)
    assert len(room.running()) >= 4
    assert room.close() == 0
    assert room.running() == []
    assert psutil.wait_procs(family, timeout=5)[1] == []
    assert "All work is kept." in "".join(room.said)


def test_a_second_start_finds_all_work_and_needs_no_code(room: OpenClass) -> None:
    """It starts the servers early, so that learners find theirs running."""
    before = [_kept(room, number) for number in (1, 2, 3)]
    lesson = room.room.homes / room.logins[0] / "notebooks" / "01_timeline.ipynb"
    lesson.write_text("{}")
    room.more = ("--early",)
    room.open()
    learner = room.learner(1)
    assert learner.sign_in().status_code == 302
    learner.take_token()
    assert wait_for(lambda: _is_ready(learner), 90)
    assert [_kept(room, number) for number in (1, 2, 3)] == before
    assert lesson.read_text() == "{}"
    with urllib.request.urlopen(f"{room.address}/hub/login", timeout=30) as page:
        assert b"First time here?" in page.read()


def test_what_a_killed_start_leaves_behind_is_ended_by_the_next(room: OpenClass) -> None:
    assert room.process
    hub = psutil.Process(room.hub())
    room.process.kill()
    room.process.wait()
    assert room.running() != []
    opening.end_what_is_left(room.room)
    assert room.running() == []
    assert psutil.wait_procs([hub], timeout=10)[1] == []
