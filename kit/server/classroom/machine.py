"""Whether this machine can serve a class, and how others reach it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

from kit.server.launch.errors import CANNOT_START, StartError

_ALTERNATIVES = (
    "use a machine with Linux as the teacher's machine (an old laptop or a virtual machine will "
    "do; see kit/server/classroom/README.md), or let each learner start the kit on a machine of "
    "their own with: python start.py"
)
_VERSIONS = ("3.13", "3.12", "3.11")
_WHERE = ("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
_NOBODY = 65534  # user and group without any rights of their own
_ASKED = ["-I", "-c", "import sqlite3, ssl, sys, venv; print(sys.base_prefix)"]


def check_system(platform: str = sys.platform) -> None:
    """Refuse systems on which the kit cannot give each learner an account.

    Raises
    ------
    StartError
        On Windows and macOS, and on a Linux without `useradd`.
    """
    if platform == "win32":
        raise StartError(
            "A class cannot be served from Windows: JupyterHub does not run there.",
            _ALTERNATIVES,
            CANNOT_START,
        )
    if platform != "linux":
        raise StartError(
            "A class can be served from Linux only. JupyterHub itself also runs on macOS, but "
            "this kit makes the learners' accounts with tools of Linux, and nobody has tried "
            "anything else.",
            _ALTERNATIVES,
            CANNOT_START,
        )
    if shutil.which("useradd", path=_system_path()) is None:
        raise StartError(
            "This Linux has no command useradd, with which accounts for learners are made.",
            "install the package that holds it (often called shadow or passwd), then start again.",
            CANNOT_START,
        )


def _system_path() -> str:
    return os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])


def check_rights(user: int) -> None:
    """Refuse anybody but root, and say why root is needed.

    Raises
    ------
    StartError
        If the user is not root.
    """
    if user != 0:
        raise StartError(
            "Serving a class needs the rights of the administrator: each learner gets an account "
            "of their own on this machine, so that nobody can read another's answers.",
            "run it with sudo: sudo python3 start.py class",
            CANNOT_START,
        )


def is_open_to_all(path: Path) -> bool:
    """Tell whether every account can reach the path: all its folders let others pass."""
    real = path.resolve()
    return all(
        part.stat().st_mode & stat.S_IXOTH for part in (real, *real.parents) if part.is_dir()
    )


def python_for_all(prefix: str = sys.base_prefix) -> str | None:
    """Return a Python that learners' accounts can run; None if the present one will do.

    A Python below somebody's home folder, as pyenv, conda and uv install it, will not; nor will
    one elsewhere whose libraries are there.

    Raises
    ------
    StartError
        If there is none.
    """
    present = Path(prefix, "bin", f"python3.{sys.version_info.minor}")
    if is_open_to_all(Path(prefix)) and (not present.exists() or _said_to_others(present)):
        return None
    names = [f"{folder}/python{version}" for version in _VERSIONS for folder in _WHERE]
    found = next((name for name in names if _is_usable(Path(name))), None)
    if found is None:
        raise StartError(
            f"This Python lies where learners' accounts cannot reach it: {prefix}",
            "install Python 3.11, 3.12 or 3.13 for the whole system (on Debian and Ubuntu: sudo "
            "apt install python3 python3-venv), then run: sudo /usr/bin/python3 start.py class",
            CANNOT_START,
        )
    return found


def _is_usable(python: Path) -> bool:
    if not (python.exists() and is_open_to_all(python.parent)):
        return False
    prefix = _said_to_others(python)
    return bool(prefix) and is_open_to_all(Path(prefix))


def _said_to_others(python: Path) -> str:
    """Return the prefix that a Python tells an account without rights; empty if it does not run.

    Only the administrator can ask as somebody else, and only the administrator serves a class.
    """
    rights: dict[str, Any] = {}
    if os.geteuid() == 0:
        rights = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}
    try:
        answer = subprocess.run(
            [str(python), *_ASKED], capture_output=True, text=True, check=False, cwd="/", env={},
            **rights,
        )  # fmt: skip
    except OSError:
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def memory() -> int:
    """Return the memory of the machine in bytes."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def address_in_network() -> str | None:
    """Return the address by which others reach this machine, None without a network.

    Nothing is sent: the system is only asked which of its addresses it would use.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address kept for documentation
        except OSError:
            return None
        found: str = probe.getsockname()[0]
    return None if re.match(r"127\.|0\.", found) else found


def teacher() -> tuple[int, int] | None:
    """Return user and group of whoever used sudo; None if nobody did."""
    user, group = os.environ.get("SUDO_UID", ""), os.environ.get("SUDO_GID", "")
    return (int(user), int(group)) if user.isdecimal() and group.isdecimal() else None


def teachers_home() -> Path:
    """Return the home folder of the teacher, also under sudo."""
    import pwd  # not on Windows

    person = teacher()
    return Path(pwd.getpwuid(person[0]).pw_dir) if person else Path.home()


def open_homes(homes: Path = Path("/home")) -> list[Path]:
    """Return home folders of people that any account may read."""
    if not homes.is_dir():
        return []
    return sorted(
        home
        for home in homes.iterdir()
        if home.is_dir() and home.stat().st_mode & (stat.S_IROTH | stat.S_IXOTH)
    )
