"""A class that is really open: root, a folder that all accounts can reach, `start.py class`."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from class_client import Learner, codes_on

from kit.server.classroom import accounts, command, machine, proxy, slips
from kit.server.classroom.room import Room
from kit.server.launch import stamp
from kit.server.launch.errors import StartError
from kit.server.launch.places import Place

ROOT = Path(__file__).parents[2]
_ONLY_FOR_TESTS = ("playwright", "mypy", "mypyc", "hypothesis", "frictionless", "kaleido", "tests")
_EDITABLE = "_editable_impl_north_korea_japan_kit.py"


class CannotError(Exception):
    """This machine cannot open a class for a test; the words say why."""


@dataclass
class OpenClass:
    """A class: its folder, its logins and the process that holds it open."""

    room: Room
    python: str
    prefix: str
    count: int
    home: Path
    port: int
    more: tuple[str, ...] = ()
    process: subprocess.Popen[str] | None = None
    said: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def logins(self) -> list[str]:
        return [f"{self.prefix}{number:02}" for number in range(1, self.count + 1)]

    @property
    def codes(self) -> dict[str, str]:
        return codes_on(self.home / slips.FILE)

    def learner(self, number: int) -> Learner:
        return Learner(self.address, self.logins[number - 1])

    def answers(self, number: int) -> Path:
        work = self.room.homes / self.logins[number - 1] / "notebooks" / "my_work"
        return work / "answers.sqlite"

    def arguments(self) -> list[str]:
        return [
            "--folder", str(self.room.folder), "--prefix", self.prefix, "--port", str(self.port),
            "--learners", str(self.count), *self.more,
        ]  # fmt: skip

    def open(self) -> None:
        """Start the class and wait until it says that it is open."""
        started = [self.python, "-u", str(ROOT / "start.py"), "class", *self.arguments()]
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home)}
        self.process = subprocess.Popen(
            started, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd="/",
            env=environment,
        )  # fmt: skip
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if line.startswith("To close the class"):
                return
        raise CannotError("".join(self.said) + self.log())

    def close(self, number: int = signal.SIGINT) -> int:
        """Stop the class with a signal and return the exit code."""
        assert self.process is not None
        self.process.send_signal(number)
        code = self.process.wait(timeout=60)
        assert self.process.stdout is not None
        self.said += self.process.stdout.readlines()
        return code

    def hub(self) -> int:
        """Return the id of the Hub's process."""
        return int((self.room.hub / "hub.pid").read_text())

    def running(self) -> list[int]:
        """Return all processes of accounts of the class."""
        users = {pwd.getpwnam(login).pw_uid for login in accounts.of_class(self.room)}
        return accounts.processes(users)

    def log(self) -> str:
        logs = [self.room.hub / "hub.log", self.room.hub / "proxy.log"]
        return "\n".join(log.read_text(errors="replace") for log in logs if log.exists())


@contextmanager
def a_class(count: int, port: int, *more: str) -> Iterator[OpenClass]:
    """Make a class with the packages that this environment has, and remove it at the end.

    Raises
    ------
    CannotError
        If this machine cannot have one.
    """
    if os.geteuid() != 0:
        raise CannotError("a class gives each learner an account, for which root is needed")
    python = _python()
    base = Path(tempfile.mkdtemp(prefix="kc", dir="/tmp"))
    base.chmod(0o755)
    made = OpenClass(
        Room(base / "c"), python, f"kt{secrets.token_hex(3)}x", count, base / "teacher", port, more
    )
    try:
        made.home.mkdir(0o700)
        _environment(made.room, python)
        yield made
    finally:
        if made.process is not None and made.process.poll() is None:
            made.process.kill()
            made.process.wait()
        command.opening.end_what_is_left(made.room)
        accounts.remove(made.room)
        shutil.rmtree(base)


def _python() -> str:
    """Return a Python of this version that every account can run."""
    present = str(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}")
    try:
        found = machine.python_for_all() or present
    except StartError as trouble:
        raise CannotError(str(trouble)) from trouble
    for name in (f"/usr/bin/python3.{sys.version_info.minor}", found):
        if name.endswith(f"3.{sys.version_info.minor}") and Path(name).exists():
            return name
    raise CannotError("the only Python that learners' accounts can run is of another version")


def _environment(room: Room, python: str) -> None:
    """Lay the packages of this environment into the room, as an earlier start would have done."""
    own = Place(ROOT, Path(sys.prefix))
    try:
        proxy.prepare(own)
    except StartError as trouble:
        raise CannotError(f"the proxy cannot be installed: {trouble}") from trouble
    place = Place(room.kit, room.kit / ".venv")
    room.hub.mkdir(parents=True)
    room.kit.mkdir()
    shutil.copytree(
        own.environment, place.environment, symlinks=True, copy_function=_link,
        ignore=shutil.ignore_patterns(*_ONLY_FOR_TESTS),
    )  # fmt: skip
    packages = next(place.environment.glob("lib/python3*/site-packages"))
    _write(packages / _EDITABLE, _editable(packages / _EDITABLE, room))
    config = place.environment / "pyvenv.cfg"
    _write(config, f"home = {Path(python).parent}\ninclude-system-site-packages = false\n")
    link = place.environment / "bin" / "python"
    link.unlink()
    link.symlink_to(python)
    (place.environment / "kit-stamp.json").unlink(missing_ok=True)
    _stamp(place)


def _stamp(place: Place) -> None:
    for name in ("pyproject.toml", stamp.RUN_LOCK, stamp.EXTRA_LOCKS["class"]):
        (place.root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, place.root / name)
    shutil.copytree(ROOT / "kit" / "server" / "settings", place.root / "kit/server/settings")
    stamp.write(place, stamp.wanted(place.root, tests=False, extra="class"))


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)


def _write(path: Path, content: str) -> None:
    """Write a new file: the old one is the environment's own under a second name."""
    path.unlink(missing_ok=True)
    path.write_text(content, encoding="utf-8")


def _editable(path: Path, room: Room) -> str:
    return path.read_text(encoding="utf-8").replace(str(ROOT / "kit"), str(room.kit / "kit"))


def wait_for(condition: Callable[[], object], seconds: float = 30.0) -> bool:
    """Wait until a function returns something true; tell whether it did."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.2)
    return False
