"""What is looked at, said and written before a class opens."""

from __future__ import annotations

import dbm
import io
import json
import os
import socket
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from class_client import codes_on
from class_room import wait_for

from kit.server.classroom import (
    codes,
    command,
    early,
    machine,
    opening,
    options,
    proxy,
    roster,
    supervisor,
)
from kit.server.classroom.room import Room
from kit.server.classroom.roster import Learner
from kit.server.classroom.supervisor import Program
from kit.server.launch import command as launch
from kit.server.launch.errors import StartError
from kit.server.launch.places import Place

GIB = 1024**3


def _chosen(*arguments: str) -> Any:
    return options.read(list(arguments))


@pytest.mark.parametrize(
    ("platform", "words"), [("win32", "from Windows"), ("darwin", "nobody has tried")]
)
def test_other_systems_are_told_what_to_do_instead(platform: str, words: str) -> None:
    with pytest.raises(StartError, match=words) as told:
        machine.check_system(platform)
    assert "python start.py" in told.value.remedy
    assert told.value.code == 2


def test_the_command_looks_at_the_system_first(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise StartError("Not here.", "elsewhere.", 2)

    monkeypatch.setattr(machine, "check_system", refuse)
    assert launch.run(str(checkout), ["class", "--learners", "3"]) == 2
    assert "Not here." in capsys.readouterr().err


def test_without_sudo_the_reason_and_the_command_are_told() -> None:
    with pytest.raises(StartError, match="own on this machine") as told:
        machine.check_rights(1000)
    assert "sudo python3 start.py class" in told.value.remedy


def test_a_python_in_a_closed_home_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "home" / "pyenv"
    closed.mkdir(parents=True)
    tmp_path.chmod(0o755)
    closed.parent.chmod(0o700)
    assert not machine.is_open_to_all(closed)
    monkeypatch.setattr(machine, "_WHERE", (str(tmp_path / "none"),))
    with pytest.raises(StartError, match="cannot reach") as told:
        machine.python_for_all(str(closed))
    assert "/usr/bin/python3" in told.value.remedy
    assert machine.python_for_all("/usr") is None


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root can ask as somebody else"
)
def test_a_python_that_runs_for_the_administrator_alone_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as made:
        python = Path(made, "bin", f"python3.{sys.version_info.minor}")
        python.parent.mkdir()
        Path(made).chmod(0o755)
        python.write_text(f'#!/bin/sh\n[ "$(id -u)" = 0 ] && exec {sys.executable} "$@"\nexit 1\n')
        python.chmod(0o755)
        assert machine.is_open_to_all(python.parent)
        monkeypatch.setattr(machine, "_WHERE", (str(python.parent),))
        with pytest.raises(StartError, match="cannot reach"):
            machine.python_for_all(made)


@pytest.mark.parametrize(
    "wrong",
    [
        ["--learners", "x"], ["--learners", "3", "--roster", "f"], ["--port", "80"],
        ["--certificate", "c.pem"], ["--key", "k.pem"], ["--learn", "3"], ["more"],
    ],
)  # fmt: skip
def test_a_wrong_command_line_stops(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        _chosen(*wrong)
    assert stop.value.code == 2


def test_the_first_start_must_say_who_is_in_the_class(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.hub.mkdir()
    with pytest.raises(StartError, match="nobody has said who"):
        command._learners(room, _chosen())
    roster.write(room.roster, [Learner("learner01", "Aki")])
    assert command._learners(room, _chosen()) == [Learner("learner01", "Aki")]


def _begun_without_names(tmp_path: Path, *used: str) -> Room:
    """A class of three logins without names; in some of the folders lies work."""
    room = Room(tmp_path)
    room.hub.mkdir()
    logins = ["learner01", "learner02", "learner03"]
    command._enrol(room, [Learner(login) for login in logins])
    codes.hand_out(room.codes, logins)
    for login in logins:
        (room.homes / login).mkdir(parents=True)
    for login in used:
        (room.homes / login / "notebooks").mkdir()
    return room


def test_a_list_of_names_gives_nobody_the_work_of_lessons_without_names(tmp_path: Path) -> None:
    room = _begun_without_names(tmp_path, "learner01")
    with dbm.open(str(room.passwords), "c") as kept:  # chosen, then the machine was switched off
        kept["learner02"] = b"hash"
    (tmp_path / "names.csv").write_text("Aki\nBeni\n")
    learners = command._learners(room, _chosen("--roster", str(tmp_path / "names.csv")))
    assert learners == [Learner("learner03", "Aki"), Learner("learner04", "Beni")]
    command._enrol(room, learners)
    assert command._learners(room, _chosen("--roster", str(tmp_path / "names.csv"))) == learners


def test_unused_logins_get_the_names_and_slips_without_a_name_stop_working(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = _begun_without_names(tmp_path)
    monkeypatch.setattr(machine, "teachers_home", lambda: tmp_path)
    before = codes.read(room.codes)
    (tmp_path / "names.csv").write_text("Aki\nBeni\n")
    learners = command._learners(room, _chosen("--roster", str(tmp_path / "names.csv")))
    assert learners == [Learner("learner01", "Aki"), Learner("learner02", "Beni")]
    command._enrol(room, learners)
    page = command._write_slips(room, learners, "http://127.0.0.1:8000")
    assert page is not None
    assert set(codes_on(page)) == {"learner01", "learner02"}
    after = codes.read(room.codes)
    assert after["learner01"] != before["learner01"]
    assert after["learner03"] == before["learner03"]
    command._enrol(room, learners)  # the next lesson: nothing is new
    assert codes.read(room.codes) == after


def test_a_new_code_for_nobody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="Nobody in this class"):
        command._new_code(Room(tmp_path), _chosen("--new-code", "learner77"))


def test_nothing_is_removed_without_the_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command.accounts, "of_class", lambda _: ["learner01"])
    monkeypatch.setattr(command.accounts, "remove", lambda _: pytest.fail("removed"))
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    assert command._remove(Room(tmp_path)) == 0
    assert "Nothing was removed." in capsys.readouterr().out


def test_a_class_that_could_not_be_removed_is_not_called_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    room = Room(tmp_path)
    (room.homes / "learner01").mkdir(parents=True)
    monkeypatch.setattr(command.accounts, "of_class", lambda _: [])
    monkeypatch.setattr(command.accounts, "end_processes", lambda _: None)
    monkeypatch.setattr(command.accounts.shutil, "rmtree", lambda *_, **__: None)
    monkeypatch.setattr("sys.stdin", io.StringIO("remove\n"))
    with pytest.raises(StartError, match=f"not all work: {room.homes}"):
        command._remove(room)
    assert "The class is gone" not in capsys.readouterr().out


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_is_told_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "check_rights", lambda _: None)
    monkeypatch.setattr(machine, "python_for_all", lambda: None)
    monkeypatch.setattr(command.rooms, "LONGEST", 500)
    monkeypatch.setattr(command, "_open", _full)
    arguments = ["--folder", str(tmp_path / "class"), "--learners", "3"]
    old = os.umask(0o022)
    try:
        with pytest.raises(StartError, match="disk is full") as told:
            command.run(tmp_path, arguments)
    finally:
        os.umask(old)
    assert "All work is kept" in told.value.remedy
    assert "refused" in command._refused(OSError(30, "Read-only file system")).what


def test_codes_that_could_not_be_printed_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(tmp_path)
    room.hub.mkdir()
    learners = [Learner("learner01", "Aki")]
    monkeypatch.setattr(machine, "teachers_home", lambda: tmp_path / "away")
    with pytest.raises(OSError, match="No such file"):
        command._write_slips(room, learners, "http://127.0.0.1:8000")
    (tmp_path / "away").mkdir()
    page = command._write_slips(room, learners, "http://127.0.0.1:8000")
    assert page is not None
    assert set(codes_on(page)) == {"learner01"}


def test_a_full_disk_does_not_end_a_program_that_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = Program("The Hub", ["sleep", "60"], dict(os.environ), tmp_path / "log")
    program.pid_file = tmp_path / "hub.pid"
    monkeypatch.setattr(supervisor.private_files, "write", _full)
    program.start()
    assert not program.has_ended()
    assert "could not be noted" in capsys.readouterr().out
    program.stop()


def test_one_room_holds_one_open_class(tmp_path: Path) -> None:
    room = Room(tmp_path)
    with (
        command._alone(room),
        pytest.raises(StartError, match="open already"),
        command._alone(room),
    ):
        pass


def test_this_machine_alone_is_served_unless_the_network_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "address_in_network", lambda: "192.168.7.5")
    room = Room(tmp_path)
    told = opening.settings(room, ["learner01"], _chosen())
    assert told["door"] == told["address"] == "http://127.0.0.1:8000"
    told = opening.settings(room, ["learner01"], _chosen("--network", "--port", "9000"))
    assert told["door"] == "http://0.0.0.0:9000"
    assert told["address"] == "http://192.168.7.5:9000"
    assert told["hub"].startswith("http://127.0.0.1:")
    assert told["proxy"].startswith("http://127.0.0.1:")
    assert told["hub"] != told["proxy"]
    secure = _chosen("--network", "--certificate", "c", "--key", "k")
    assert opening.address(secure) == "https://192.168.7.5:8000"


def test_a_machine_without_a_network_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "address_in_network", lambda: None)
    with pytest.raises(StartError, match="in no network"):
        opening.address(_chosen("--network"))


def test_the_teacher_is_told_what_an_open_network_means(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "open_homes", lambda: [Path("/home/teacher")])
    told = {"address": "http://192.168.7.5:8000"}
    words = opening.welcome(told, _chosen("--network"), Path("/home/teacher/class_slips.html"))
    assert "http://192.168.7.5:8000" in words
    assert "Nothing is encrypted" in words
    assert "class_slips.html" in words
    assert "chmod o-rx /home/teacher" in words
    quiet = opening.welcome(told, _chosen("--network", "--certificate", "c", "--key", "k"), None)
    assert "encrypted" not in quiet
    assert "Only this machine" in opening.welcome(told, _chosen(), None)


@pytest.mark.parametrize(
    ("memory", "bytes_"), [(4 * GIB, 1.5 * GIB), (12 * GIB, 2 * GIB), (64 * GIB, 4 * GIB)]
)
def test_one_process_is_bounded_by_the_memory_of_the_machine(memory: int, bytes_: float) -> None:
    assert opening.bound(memory) == bytes_


def test_the_programs_get_no_secret_on_their_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening.accounts, "provide", lambda *_: None)
    monkeypatch.setattr("pwd.getpwnam", lambda _: SimpleNamespace(pw_uid=4711, pw_gid=4711))
    monkeypatch.setattr(proxy, "node", lambda _: Path("/node"))
    monkeypatch.setenv("SECRET_OF_THE_TEACHER", "s3cret")
    room, place = Room(tmp_path), Place(tmp_path, tmp_path / ".venv")
    told = opening.settings(room, ["learner01"], _chosen())
    tokens = {opening.hub_names.PROXY_TOKEN: "p" * 9, opening.hub_names.EARLY: "e" * 9}
    door = opening._proxy_program(room, place, told, _chosen(), tokens)
    hub = opening._hub_program(room, place, tokens)
    for program in (door, hub):
        assert not any(token in " ".join(program.command) for token in tokens.values())
        assert "s3cret" not in program.surroundings.values()
    assert door.user == 4711
    assert opening.hub_names.EARLY not in door.surroundings
    assert hub.surroundings[opening.hub_names.PROXY_TOKEN] == "p" * 9


def test_a_certificate_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="certificate or its key"):
        opening._text(tmp_path / "none.pem")


class _Hub:
    """A Hub that takes orders for servers; each answer is what it says to an order."""

    def __init__(self, answers: dict[str, int], ready: list[list[str]]) -> None:
        self.answers, self.ready = answers, [*ready]

    def __call__(self, method: str, path: str) -> tuple[int, bytes]:
        if method == "POST":
            return self.answers[path.split("/")[1]], b""
        now = self.ready.pop(0) if len(self.ready) > 1 else self.ready[0]
        return 200, json.dumps([{"name": login} for login in now]).encode()


@pytest.mark.parametrize(
    ("answers", "ready", "late"),
    [
        ({"a": 201, "b": 201}, [["a", "b"]], []),
        ({"a": 201, "b": 202}, [["a"], ["a"], ["a", "b"]], []),
        ({"a": 201, "b": 400}, [["a", "b"]], []),  # b was quicker than the teacher
        ({"a": 500, "b": 201}, [[], ["b"]], ["a"]),
        ({"a": 0, "b": 0}, [[]], ["a", "b"]),
        ({"a": 202, "b": 201}, [["b"]], ["a"]),  # it starts and never gets ready
    ],
)
def test_servers_that_did_not_start_early_are_named(
    monkeypatch: pytest.MonkeyPatch,
    answers: dict[str, int],
    ready: list[list[str]],
    late: list[str],
) -> None:
    monkeypatch.setattr(early, "_PAUSE", 0.01)
    assert early.start(_Hub(answers, ready), list(answers), 2, patience=0.3) == late


def test_the_teacher_reads_how_many_servers_are_ready_and_which_are_not() -> None:
    assert early.words(30, []) == "Every learner's server is ready."
    told = early.words(30, ["learner04", "learner11"])
    assert "ready: 28 of 30. Not ready: learner04, learner11." in told
    assert "What to do:" in told


def test_a_hub_that_refuses_or_is_gone_counts_as_not_ready() -> None:
    class Refusing(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_error(500 if self.headers["Authorization"] == "token t" else 403)

        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"no JSON")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Refusing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ask = early.asker(f"http://127.0.0.1:{server.server_port}", "t")
        assert ask("POST", "users/a/server")[0] == 500
        assert early.start(ask, ["a"], 2, patience=0.3) == ["a"]
        server.shutdown()
    assert ask("POST", "users/a/server") == (0, b"")


def test_the_address_on_a_new_slip_survives_a_damaged_note(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.hub.mkdir()
    for content in ("", "{}", "[", "[]"):
        room.settings.write_text(content)
        assert opening.last_address(room) == "see your teacher"
    room.settings.write_text('{"address": "http://192.168.7.5:8000"}')
    assert opening.last_address(room) == "http://192.168.7.5:8000"


def _program(tmp_path: Path, code: str) -> Program:
    command_ = ["/bin/sh", "-c", code]
    return Program("The Hub", command_, dict(os.environ), tmp_path / "log")


def test_a_program_that_ends_again_and_again_is_given_up_with_its_last_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = _program(tmp_path, "echo no room on the disk; exit 3")
    program.start()
    with pytest.raises(StartError, match="no room on the disk"):
        supervisor.watch([program])
    assert capsys.readouterr().out.count("started again") == supervisor.OFTEN


def test_a_program_that_died_long_ago_may_die_again(tmp_path: Path) -> None:
    program = _program(tmp_path, "exit 0")
    for hour in range(10):
        supervisor.start_again(program, now=hour * 3600.0)
    assert len(program.ends) == 1
    program.stop()


def test_a_hub_that_never_answers_is_told(tmp_path: Path) -> None:
    program = _program(tmp_path, "echo bad settings; exit 1")
    program.start()
    with pytest.raises(StartError, match="bad settings"):
        supervisor.wait_until_open(program, "http://127.0.0.1:9/")


def test_only_a_leftover_hub_is_ended_and_no_newer_process(tmp_path: Path) -> None:
    program = Program("The Hub", ["sleep", "60"], dict(os.environ), tmp_path / "log")
    program.start()
    assert program.process
    # For a moment after the start the system shows no command line yet.
    shown = Path(f"/proc/{program.process.pid}/cmdline")
    assert wait_for(lambda: b"sleep" in shown.read_bytes(), 10)
    note = tmp_path / "hub.pid"
    note.write_text(str(program.process.pid))
    supervisor.end_leftover(note, "hub_config.py")
    assert program.process.poll() is None
    supervisor.end_leftover(note, "sleep")
    assert program.process.wait(timeout=10) == -9
    supervisor.end_leftover(note, "sleep")
    supervisor.end_leftover(tmp_path / "none", "sleep")


def test_a_class_does_not_open_on_a_taken_port(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "end_what_is_left", lambda _: None)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        place = Place(tmp_path, tmp_path)
        with pytest.raises(StartError, match=f"Port {port} is taken"):
            opening.hold(Room(tmp_path), place, [], _chosen("--port", port), None)


def test_sessions_of_the_last_time_are_forgotten_and_passwords_kept(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.hub.mkdir()
    for name in ("hub.sqlite", "hub.sqlite-wal", "cookie_secret", "passwords", "codes.json"):
        (room.hub / name).touch()
    opening._forget_sessions(room)
    assert {path.name for path in room.hub.iterdir()} == {"passwords", "codes.json"}
