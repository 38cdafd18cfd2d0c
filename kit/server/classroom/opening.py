"""Open the class, hold it open, close it."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import signal
import threading
from pathlib import Path
from typing import Any

from kit.server.classroom import (
    accounts,
    early,
    hub_names,
    machine,
    private_files,
    proxy,
    supervisor,
)
from kit.server.classroom.room import Room
from kit.server.classroom.supervisor import Program
from kit.server.launch import ports
from kit.server.launch.errors import CANNOT_START, StartError
from kit.server.launch.places import Place

GIB = 1024**3
_THREADS = 1000  # enough for several kernels on a machine with many cores
_CONFIG = "kit/server/classroom/hub_config.py"


def at_once() -> int:
    """Return how many servers, and how many kernels, start at the same time."""
    return max(2, os.cpu_count() or 1)


def bound(memory: int) -> int:
    """Return how many bytes one process of a learner may take, on a machine with so much memory.

    It stops a mistake such as an endless list before it stops the class; ordinary work takes a
    tenth of it.
    """
    return min(max(memory // 6, 3 * GIB // 2), 4 * GIB)


def address(chosen: argparse.Namespace) -> str:
    """Return what learners type into the browser.

    Raises
    ------
    StartError
        If the network is to be served and there is none.
    """
    host: str | None = ports.HOST
    if chosen.network:
        host = machine.address_in_network()
    if host is None:
        raise StartError(
            "This machine is in no network, so nobody could reach the class.",
            "connect it to the network of the classroom, or leave --network out to try it here.",
            CANNOT_START,
        )
    return f"{'https' if chosen.certificate else 'http'}://{host}:{chosen.port}"


def last_address(room: Room) -> str:
    """Return the address of the last opening, for a new slip."""
    try:
        told: dict[str, Any] = json.loads(room.settings.read_text(encoding="utf-8"))
        return str(told["address"])
    except (OSError, ValueError, LookupError, TypeError):
        return "see your teacher"  # never opened, or the machine lost power just then


def hold(
    room: Room, place: Place, logins: list[str], chosen: argparse.Namespace, slips: Path | None
) -> int:
    """Open the class and keep it open until Ctrl-C; return the exit code.

    Parameters
    ----------
    room, place
        The class's folder and the environment in it.
    logins
        Who may come in.
    chosen
        The options.
    slips
        The page of slips that was written, if any.
    """
    end_what_is_left(room)
    if not ports.is_free(chosen.port):
        raise StartError(
            f"Port {chosen.port} is taken by another program.",
            "choose another one, for example --port 8001",
            CANNOT_START,
        )
    _forget_sessions(room)
    told = settings(room, logins, chosen)
    private_files.write(room.settings, json.dumps(told, indent=1))
    tokens = {hub_names.PROXY_TOKEN: secrets.token_hex(32), hub_names.EARLY: secrets.token_hex(32)}
    programs = [
        _proxy_program(room, place, told, chosen, tokens),
        _hub_program(room, place, tokens),
    ]
    return _hold(room, programs, told, tokens[hub_names.EARLY], chosen, slips)


def _hold(
    room: Room,
    programs: list[Program],
    told: dict[str, Any],
    token: str,
    chosen: argparse.Namespace,
    slips: Path | None,
) -> int:
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.default_int_handler)
    hub = programs[-1]
    print("Opening the class …", flush=True)
    try:
        for program in programs:
            program.start()
        supervisor.wait_until_open(hub, f"{told['hub']}/hub/health")
        print(welcome(told, chosen, slips), flush=True)
        if chosen.early:
            _start_early(told, token)
        supervisor.watch(programs)
    except KeyboardInterrupt:
        print("\nClosing the class …", flush=True)
    finally:
        for program in reversed(programs):
            program.stop()
        accounts.end_processes(room)
    print("The class is closed. All work is kept.")
    return 0


def settings(room: Room, logins: list[str], chosen: argparse.Namespace) -> dict[str, Any]:
    """Return what the Hub is told; nothing of it is secret, still only root can read it."""
    hub, api = _two_ports(chosen.port)
    host = "0.0.0.0" if chosen.network else ports.HOST
    return {
        "room": str(room.folder),
        "logins": logins,
        "turns": at_once(),
        "memory": bound(machine.memory()),
        "threads": _THREADS,
        "address": address(chosen),
        "door": f"{'https' if chosen.certificate else 'http'}://{host}:{chosen.port}",
        "hub": f"http://{ports.HOST}:{hub}",
        "proxy": f"http://{ports.HOST}:{api}",
        "passwords": str(room.passwords),
        "codes": str(room.codes),
        "database": str(room.hub / "hub.sqlite"),
        "cookie_secret": str(room.hub / "cookie_secret"),
    }


def _two_ports(door: int) -> tuple[int, int]:
    free = (port for port in range(door + 1, 65536) if ports.is_free(port))
    return next(free), next(free)


def _forget_sessions(room: Room) -> None:
    """Begin without the sessions of the last time; passwords and work are elsewhere.

    The Hub would look for servers by process numbers that belong to other programs by now.
    """
    for old in (*room.hub.glob("hub.sqlite*"), room.hub / "cookie_secret"):
        old.unlink(missing_ok=True)


def _surroundings(**more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL", "TZ") if name in os.environ}
    path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    return {"PATH": path, "HOME": "/", "PYTHONUTF8": "1", **kept, **more}


def _hub_program(room: Room, place: Place, tokens: dict[str, str]) -> Program:
    command = [str(place.python), "-m", "jupyterhub", "--config", str(place.root / _CONFIG)]
    told = {hub_names.SETTINGS: str(room.settings)}
    return Program(
        "The Hub", command, _surroundings(**told, **tokens), room.hub / "hub.log",
        pid_file=room.hub / "hub.pid",
    )  # fmt: skip


def _proxy_program(
    room: Room,
    place: Place,
    told: dict[str, Any],
    chosen: argparse.Namespace,
    tokens: dict[str, str],
) -> Program:
    """Return the proxy; it runs as an account of its own, because it speaks with everybody."""
    import pwd

    login = f"{chosen.prefix}door"
    accounts.provide(room, login)
    account = pwd.getpwnam(login)
    api = told["proxy"].rpartition(":")[2]
    command = [
        str(proxy.node(place)), str(proxy.script(place)),
        "--ip", "0.0.0.0" if chosen.network else ports.HOST, "--port", str(chosen.port),
        "--api-ip", ports.HOST, "--api-port", api, "--log-level", "warn",
        "--error-target", f"{told['hub']}/hub/error", "--default-target", told["hub"],
    ]  # fmt: skip
    if chosen.certificate:
        for option, file in (("--ssl-cert", chosen.certificate), ("--ssl-key", chosen.key)):
            copy = room.homes / login / option.strip("-")
            private_files.write(copy, _text(file), (account.pw_uid, account.pw_gid))
            command += [option, str(copy)]
    secret = {hub_names.PROXY_TOKEN: tokens[hub_names.PROXY_TOKEN]}
    log = room.hub / "proxy.log"
    return Program("The proxy", command, _surroundings(**secret), log, account.pw_uid)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise StartError(
            f"The certificate or its key cannot be read: {file}",
            "give files in the form PEM, or leave --certificate and --key out.",
            CANNOT_START,
        ) from error


def end_what_is_left(room: Room) -> None:
    """End the Hub and the servers of a start that was killed."""
    supervisor.end_leftover(room.hub / "hub.pid", _CONFIG)
    accounts.end_processes(room)


def _start_early(told: dict[str, Any], token: str) -> None:
    """Start every learner's server in the background, and say how that went."""

    def start() -> None:
        logins = told["logins"]
        late = early.start(early.asker(told["hub"], token), logins, at_once())
        print(early.words(len(logins), late), flush=True)

    threading.Thread(target=start, daemon=True).start()


def welcome(told: dict[str, Any], chosen: argparse.Namespace, slips: Path | None) -> str:
    """Return what the teacher reads when the class is open."""
    lines = ["", "The class is open.", "", f"    {told['address']}", ""]
    if slips:
        lines.append(f"Print the slips, hand them out, then delete the file: {slips}")
    if not chosen.network:
        lines.append("Only this machine is served. With --network, the classroom is.")
    elif not chosen.certificate:
        lines.append(
            "Every machine in this network can reach the class. Nothing is encrypted: whoever can "
            "listen to this network can read along, passwords too. Use a network that you trust, "
            "or a certificate (--certificate, --key)."
        )
    for home in machine.open_homes():
        lines.append(f"Learners' code can read the folder {home}. To close it: chmod o-rx {home}")
    lines.append("To close the class: press Ctrl-C here. Ask everybody to save first.")
    return "\n".join(lines)
