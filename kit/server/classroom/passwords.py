"""Who has chosen a password: the file in which `firstuseauthenticator` keeps the hashes."""

from __future__ import annotations

import dbm
from pathlib import Path

from kit.server.classroom import private_files


def logins(path: Path) -> set[str]:
    """Return the logins for which somebody has chosen a password."""
    with private_files.alone(path):
        return _logins(path)


def _logins(path: Path) -> set[str]:
    try:
        with dbm.open(str(path), "r") as kept:
            return {str(name, "utf-8") for name in kept.keys()}  # type: ignore[arg-type] # noqa: SIM118
    except dbm.error:  # nobody has chosen one yet
        return set()


def forget(path: Path, login: str) -> None:
    """Forget the password of a login, if there is one."""
    with private_files.alone(path):
        if login in _logins(path):
            with dbm.open(str(path), "w") as kept:
                del kept[login.encode()]
