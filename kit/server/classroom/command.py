"""`python start.py class`: from an empty machine to an open class, and back."""

from __future__ import annotations

import argparse
import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kit.server.classroom import (
    accounts,
    codes,
    machine,
    opening,
    options,
    passwords,
    private_files,
    proxy,
    roster,
    slips,
)
from kit.server.classroom import room as rooms
from kit.server.classroom.room import Room
from kit.server.classroom.roster import Learner
from kit.server.launch import bytecode, environment
from kit.server.launch.errors import CANNOT_START, StartError
from kit.server.launch.places import Place


def run(root: Path, arguments: list[str]) -> int:
    """Do what the command line says and return the exit code.

    Raises
    ------
    StartError
        If something is wrong that a person can do something about.
    """
    chosen = options.read(arguments)
    machine.check_rights(os.geteuid())
    python = machine.python_for_all()
    if python is not None:
        os.execv(python, [python, str(root / "start.py"), "class", *arguments])
    os.umask(0o022)  # the class reads what is installed here
    room = Room(chosen.folder)
    rooms.check(room)
    try:
        if chosen.new_code:
            return _new_code(room, chosen)
        with _alone(room):
            return _remove(room) if chosen.remove else _open(root, room, chosen)
    except OSError as trouble:
        raise _refused(trouble) from trouble


def _refused(trouble: OSError) -> StartError:
    """Return what the system refused, as a trouble with a remedy."""
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
        return StartError(
            f"The disk is full: {trouble}", "make room on it, then start again. All work is kept."
        )
    return StartError(
        f"The system refused: {trouble}",
        "look whether this disk and file can be written and read, then start again. All work is "
        "kept.",
    )


@contextmanager
def _alone(room: Room) -> Iterator[None]:
    """Let only one class be open in a room."""
    room.hub.mkdir(parents=True, exist_ok=True)
    with (room.hub / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StartError(
                f"The class in {room.folder} is open already.",
                "go to the window where it runs, and stop it there with Ctrl-C first.",
                CANNOT_START,
            ) from None
        yield


def _open(root: Path, room: Room, chosen: argparse.Namespace) -> int:
    learners = _learners(room, chosen)
    rooms.furnish(room, root, places=opening.at_once())
    place = environment.prepare(room.kit, extra="class")
    bytecode.compile_kit(place)  # learners may not write there
    proxy.prepare(place)
    if chosen.events:
        _check_events(place, chosen.events)
        rooms.put_events(room, chosen.events)
    print(f"Preparing {len(learners)} accounts …", flush=True)
    for learner in learners:
        accounts.provide(room, learner.login)
    _enrol(room, learners)
    address = opening.address(chosen)
    written = _write_slips(room, learners, address)
    return opening.hold(room, place, [one.login for one in learners], chosen, written)


def _learners(room: Room, chosen: argparse.Namespace) -> list[Learner]:
    known = roster.read(room.roster)
    if chosen.roster:
        names = roster.names(chosen.roster)
        return roster.named(known, names, _used(room), chosen.prefix)
    if chosen.learners is not None:
        return roster.numbered(known, chosen.learners, chosen.prefix)
    if not known:
        raise StartError(
            "This is the first start of the class, and nobody has said who is in it.",
            "add --learners 30, or --roster FILE with one name a line.",
            CANNOT_START,
        )
    return [Learner(login, name) for login, name in known.items()]


def _used(room: Room) -> set[str]:
    """Return the logins that somebody has used: with a password, or with a folder not empty."""
    begun = {home.name for home in room.homes.glob("*/") if any(home.iterdir())}
    return begun | passwords.logins(room.passwords)


def _enrol(room: Room, learners: list[Learner]) -> None:
    """Remember who has which login.

    A slip without a name may be in anybody's hand, so its code does not open a login that gets
    a name: that learner gets a new slip.
    """
    codes.spend(room.codes, *roster.newly_named(roster.read(room.roster), learners))
    roster.write(room.roster, learners)


def _check_events(place: Place, file: Path) -> None:
    """Read the teacher's events as the lessons will.

    Raises
    ------
    StartError
        If they cannot be read; the kit's own words say why.
    """
    code = "import sys, kit; print(len(kit.events(extra=sys.argv[1])) - len(kit.events()))"
    asked = [str(place.python), "-c", code, str(file.absolute())]
    answer = subprocess.run(asked, capture_output=True, text=True, cwd=place.root, check=False)
    if answer.returncode:
        words = answer.stderr.strip().rpartition("TableError: ")[2]
        raise StartError(
            f"Your events cannot be used: {words}",
            "mend the file, then start again.",
            CANNOT_START,
        )
    print(f"Your own events reach every learner: {answer.stdout.strip()} from {file.name}.")


def _write_slips(room: Room, learners: list[Learner], address: str) -> Path | None:
    """Make codes for whoever has neither code nor password; return the page to print, if any."""
    settled = set(codes.read(room.codes)) | passwords.logins(room.passwords)
    fresh = [learner.login for learner in learners if learner.login not in settled]
    if not fresh:
        return None
    made = codes.hand_out(room.codes, fresh)
    path = machine.teachers_home() / slips.FILE
    try:
        private_files.write(path, slips.page(learners, made, address), machine.teacher())
    except OSError:
        codes.spend(room.codes, *fresh)  # nobody has read them: the next start makes new ones
        raise
    return path


def _new_code(room: Room, chosen: argparse.Namespace) -> int:
    """Forget a learner's password and print a slip with a new code; a running class goes on."""
    known = roster.read(room.roster)
    if chosen.new_code not in known:
        raise StartError(
            f"Nobody in this class has the login “{chosen.new_code}”.",
            "look at the slip, or give the class's folder with --folder.",
            CANNOT_START,
        )
    learner = Learner(chosen.new_code, known[chosen.new_code])
    made = codes.hand_out(room.codes, [learner.login])
    passwords.forget(room.passwords, learner.login)
    path = machine.teachers_home() / slips.FILE
    page = slips.page([learner], made, opening.last_address(room))
    private_files.write(path, page, machine.teacher())
    print(f"The new slip is in {path}")
    return 0


def _remove(room: Room) -> int:
    logins = accounts.of_class(room)
    print(f"This removes {len(logins)} accounts and all work of the class in {room.folder}.")
    print("It cannot be undone. Type the word remove to go on: ", end="", flush=True)
    if sys.stdin.readline().strip() != "remove":
        print("Nothing was removed.")
        return 0
    opening.end_what_is_left(room)
    accounts.remove(room)
    print("The class is gone.")
    return 0
