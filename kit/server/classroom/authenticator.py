"""Who may come in: learners of the class, with a code the first time and a password ever after.

The passwords are the business of `firstuseauthenticator`: the password typed at the first login is
kept as a bcrypt hash and asked for from then on. Here the first login needs the code of the slip
as well, so that nobody can take a classmate's login.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from firstuseauthenticator import FirstUseAuthenticator
from traitlets import Unicode

from kit.server.classroom import codes, passwords, private_files
from kit.server.launch.errors import StartError

LONGEST = 72  # bytes that bcrypt looks at
TRIES = 8
PAUSE = 60.0  # seconds

_WRONG = "That login, password or code is not right. Look at your slip and try again."
_FIRST = "This is your first time here: type the code of your slip too."
_WAIT = "Too many tries. Wait a minute, then try again."
_LONG = "That password is too long. Choose one of at most 70 signs."


class ClassAuthenticator(FirstUseAuthenticator):
    """Passwords of `FirstUseAuthenticator`, and a code that makes the first use safe."""

    codes_path = Unicode(help="The file with the hashes of the codes.").tag(config=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._failures: dict[str, list[float]] = {}

    async def authenticate(self, handler: Any, data: dict[str, str]) -> str | None:
        """Return the login if password, or code and new password, are right; else None."""
        login = self.normalize_username(data["username"])
        refusal = self._refusal(login, data)
        if refusal:
            handler.custom_login_error = refusal
            return None
        handler.custom_login_error = _WRONG
        with private_files.alone(self._passwords):
            name: str | None = await super().authenticate(handler, data)
        if name is None:
            self._note_failure(login)
            return None
        self._failures.pop(login, None)
        self._spend_code(login)
        return name

    def _spend_code(self, login: str) -> None:
        try:
            codes.spend(self._codes, login)
        except (OSError, StartError) as trouble:
            # A full disk, or a damaged file. Whoever has a password is not asked for a code, so it
            # opens nothing.
            self.log.warning("The code of %s stays in the file: %s", login, trouble)

    def reset_password(self, username: str, new_password: str) -> str:
        """Change a password, unless it is too long; return what the page says."""
        if len(new_password.encode()) > LONGEST:
            return _LONG
        with private_files.alone(self._passwords):
            return str(super().reset_password(username, new_password))

    @property
    def _codes(self) -> Path:
        return Path(self.codes_path)

    @property
    def _passwords(self) -> Path:
        return Path(self.dbm_path)

    def _refusal(self, login: str, data: dict[str, str]) -> str:
        """Return why nothing further is looked at; "" if the password decides."""
        if self._is_paused(login):
            return _WAIT
        if login not in self.allowed_users:
            self._note_failure(login)
            return _WRONG
        if len(data["password"].encode()) > LONGEST:
            return _LONG
        return "" if self.has_password(login) else self._first_time(login, data)

    def _first_time(self, login: str, data: dict[str, str]) -> str:
        typed = data.get("otp", "")
        if not codes.plain(typed):
            return _FIRST
        kept = codes.read(self._codes).get(login)
        if kept is None or not codes.fits(typed, kept):
            self._note_failure(login)
            return _WRONG
        return ""

    def has_password(self, login: str) -> bool:
        """Tell whether the learner has chosen a password."""
        return login in passwords.logins(self._passwords)

    def _is_paused(self, login: str) -> bool:
        recent = [at for at in self._failures.get(login, ()) if time.monotonic() - at < PAUSE]
        if login in self._failures:
            self._failures[login] = recent
        return len(recent) >= TRIES

    def _note_failure(self, login: str) -> None:
        if login in self.allowed_users:
            self._failures.setdefault(login, []).append(time.monotonic())
