"""Accounts on the machine: one for each learner, without password, shell or rights."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import time
from pathlib import Path

from kit.server.classroom.room import Room
from kit.server.launch.errors import CANNOT_START, StartError

_NO_SHELL = "/usr/sbin/nologin"
_PATH = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
_PATIENCE = 5  # seconds between asking processes to end and ending them


def provide(room: Room, login: str) -> None:
    """Make the account and its home folder where they are not there.

    Nobody can log in to the machine with it: its password is locked and it has no shell.

    Raises
    ------
    StartError
        If an account of this name belongs to something else, or cannot be made.
    """
    home = room.homes / login
    account = _account(login)
    if account is None:
        _add(login, home)
        account = pwd.getpwnam(login)
    elif Path(account.pw_dir) != home or account.pw_uid == 0:
        raise StartError(
            f"This machine already has an account “{login}” that is not of this class.",
            "choose other logins, for example with --prefix klasseb, or the other class's folder "
            "with --folder.",
            CANNOT_START,
        )
    home.mkdir(0o700, exist_ok=True)
    os.chown(home, account.pw_uid, account.pw_gid)
    home.chmod(0o700)


def _account(login: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(login)
    except KeyError:
        return None


def _add(login: str, home: Path) -> None:
    command = [
        "useradd", "--home-dir", str(home), "--no-create-home", "--shell", _NO_SHELL,
        "--user-group", "--comment", "Learner of the kit",
    ]  # fmt: skip
    if home.exists() and home.stat().st_uid:  # work of an account that was removed
        command += ["--uid", str(home.stat().st_uid)]
    _run([*command, login])


def _run(command: list[str]) -> None:
    made = subprocess.run(command, capture_output=True, text=True, env=_PATH, check=False)
    if made.returncode:
        raise StartError(
            f"The system refused: {' '.join(command)}\n    {made.stderr.strip()}",
            "look whether this machine's accounts are kept elsewhere (a school's directory); "
            "then a class needs another machine.",
            CANNOT_START,
        )


def of_class(room: Room) -> list[str]:
    """Return the logins of all accounts whose home lies in the room."""
    return sorted(one.pw_name for one in pwd.getpwall() if Path(one.pw_dir).parent == room.homes)


def processes(users: set[int]) -> list[int]:
    """Return the ids of all processes of these users."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                owner = entry.stat().st_uid
            except OSError:
                continue  # it has ended meanwhile
            if owner in users:
                found.append(int(entry.name))
    return found


def end_processes(room: Room) -> None:
    """End everything that learners of the room still run: servers, kernels, what they started.

    Accounts of the room exist for the class alone, so nothing else can be hit.
    """
    users = {pwd.getpwnam(login).pw_uid for login in of_class(room)}
    _signal_all(processes(users), signal.SIGTERM)
    deadline = time.monotonic() + _PATIENCE
    while processes(users) and time.monotonic() < deadline:
        time.sleep(0.1)
    for _ in range(3):  # what was being started just then is met in the next round
        _signal_all(processes(users), signal.SIGKILL)
        time.sleep(0.1)


def _signal_all(found: list[int], number: int) -> None:
    for process in found:
        try:
            os.kill(process, number)
        except ProcessLookupError:
            continue


def remove(room: Room) -> None:
    """Remove the accounts of the room, and everything that the kit put into its folder.

    Raises
    ------
    StartError
        If something of it could not be removed.
    """
    end_processes(room)
    for login in of_class(room):
        _run(["userdel", login])
    for part in (room.homes, room.hub, room.kit, room.places):
        shutil.rmtree(part, ignore_errors=True)
    for events in room.events:
        events.unlink(missing_ok=True)
    left = [str(part) for part in (room.homes, room.hub) if part.exists()]
    if left:
        raise StartError(
            f"The accounts are gone, but not all work: {', '.join(left)}",
            "look whether the disk can be written, then remove these folders yourself.",
            CANNOT_START,
        )
    if not any(room.folder.iterdir()):
        room.folder.rmdir()
