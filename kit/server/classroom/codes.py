"""The codes on the slips: each works once, to choose a password.

Only hashes are kept, so a slip that is lost cannot be printed again: a new code is made instead.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from pathlib import Path

from kit.server.classroom import private_files

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without those that look alike on paper: 0 O 1 I L
_GROUPS = (4, 4)
# scrypt with 16 MiB and about 50 ms: slow to guess, quick enough for one login.
_COST = {"n": 2**14, "r": 8, "p": 1}


def fresh() -> str:
    """Return a new code such as `K7QM-3XPT`; there are about 850 thousand million."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(n)) for n in _GROUPS)


def plain(typed: str) -> str:
    """Return a code as it is compared: capitals, without spaces and dashes."""
    return "".join(sign for sign in typed.upper() if sign in ALPHABET)


def hashed(code: str) -> str:
    """Return salt and hash of a code as text."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}:{_digest(code, salt).hex()}"


def fits(typed: str, kept: str) -> bool:
    """Tell whether a typed code is the one whose hash is kept."""
    salt, _, digest = kept.partition(":")
    return hmac.compare_digest(_digest(typed, bytes.fromhex(salt)).hex(), digest)


def _digest(code: str, salt: bytes) -> bytes:
    return hashlib.scrypt(plain(code).encode(), salt=salt, **_COST)


def read(path: Path) -> dict[str, str]:
    """Return the hash of each login that has a code; {} where there is no file.

    Raises
    ------
    StartError
        If the file is damaged.
    """
    return private_files.read_texts(
        path,
        "delete it and start again: whoever has no password yet gets a new slip. Passwords and "
        "work stay.",
    )


def write(path: Path, kept: dict[str, str]) -> None:
    """Keep the hashes in a file that only its owner can read; replace it as a whole."""
    private_files.write(path, json.dumps(kept, indent=1))


def spend(path: Path, *logins: str) -> None:
    """Forget the codes of logins: they have been used, or are not to be used any more."""
    with private_files.alone(path):
        kept = read(path)
        if not kept.keys().isdisjoint(logins):
            write(path, {login: code for login, code in kept.items() if login not in logins})


def hand_out(path: Path, logins: list[str]) -> dict[str, str]:
    """Make a new code for each login, keep the hashes, and return the codes for the slips."""
    made = {login: fresh() for login in logins}
    hashes = {login: hashed(code) for login, code in made.items()}
    with private_files.alone(path):
        write(path, read(path) | hashes)
    return made
