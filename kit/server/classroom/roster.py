"""Who is in the class: logins without names, and the names beside them on the slips only.

A login is `learner01`, `learner02`, … It is also the name of the account on the machine, in every
log and in every file. The learner's name stands on the slip, and in the teacher's own file.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from kit.server.classroom import private_files
from kit.server.launch.errors import CANNOT_START, StartError

MOST = 99
PREFIX = "learner"
LONGEST_PREFIX = 12
_PREFIX = re.compile(rf"[a-z][a-z0-9]{{1,{LONGEST_PREFIX - 2}}}[a-z]")
_ENCODINGS = ("utf-8-sig", "cp932", "cp949", "cp1252")


@dataclass(frozen=True)
class Learner:
    """A login and, for the slip alone, a name."""

    login: str
    name: str = ""


def numbered(known: dict[str, str], count: int, prefix: str = PREFIX) -> list[Learner]:
    """Return so many learners; whoever is known by name keeps it.

    Raises
    ------
    StartError
        If there are none or too many.
    """
    _check(prefix, count)
    logins = [f"{prefix}{number:02}" for number in range(1, count + 1)]
    return [Learner(login, known.get(login, "")) for login in logins]


def named(
    known: dict[str, str], names: list[str], used: Collection[str], prefix: str = PREFIX
) -> list[Learner]:
    """Return a learner for each name; who is known keeps the login, a new name gets an unused one.

    So a list may be sorted anew, shortened or added to, or come after lessons without names, and
    nobody gets another's work.

    Parameters
    ----------
    known
        The name of each login that was ever given.
    names
        Who is in the class.
    used
        Logins that somebody has used, known by name or not.
    prefix
        How new logins begin.

    Raises
    ------
    StartError
        If there are none or too many, somebody stands there twice, or no unused login is left.
    """
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise StartError(
            f"The list has a name more than once: {', '.join(twice)}",
            "make the lines differ, for example with a first letter or a number.",
            CANNOT_START,
        )
    _check(prefix, len(names))
    held = {name: login for login, name in known.items() if name}
    taken = {*held.values(), *used}
    free = [login for n in range(1, MOST + 1) if (login := f"{prefix}{n:02}") not in taken]
    new = [name for name in names if name not in held]
    if len(new) > len(free):
        raise _no_logins(prefix, len(new), len(free))
    held |= dict(zip(new, free, strict=False))
    return [Learner(held[name], name) for name in names]


def newly_named(known: dict[str, str], learners: Iterable[Learner]) -> list[str]:
    """Return the logins that have a name now and had none before."""
    return [one.login for one in learners if one.name and not known.get(one.login)]


def _check(prefix: str, count: int) -> None:
    if not _PREFIX.fullmatch(prefix):
        raise StartError(
            f"Logins cannot begin with “{prefix}”.",
            f"use 3 to {LONGEST_PREFIX} small letters and digits, with a letter at both ends, "
            "such as klasseb.",
            CANNOT_START,
        )
    if not 1 <= count <= MOST:
        raise _no_class(count)


def _no_logins(prefix: str, wanted: int, left: int) -> StartError:
    return StartError(
        f"New names in the list: {wanted}. Logins from {prefix}01 to {prefix}{MOST} that nobody "
        f"has used: {left}. A used login is not given to another name, because its work would go "
        "with it.",
        "use other logins, for example --prefix klasseb. If nobody needs the old work, end the old "
        "class with --remove, which deletes its accounts and all its work, and start anew.",
        CANNOT_START,
    )


def _no_class(count: int) -> StartError:
    return StartError(
        f"A class has 1 to {MOST} learners; this would be {count}.",
        "give --learners a number, or --roster a file with one name a line.",
        CANNOT_START,
    )


def read(path: Path) -> dict[str, str]:
    """Return the name of each login that was ever given; {} where there is no file.

    Raises
    ------
    StartError
        If the file is damaged.
    """
    return private_files.read_texts(
        path,
        "put a copy of it back. Without one, delete it and start again with --roster or "
        "--learners: no work is lost, and each name gets a new login.",
    )


def write(path: Path, learners: list[Learner]) -> None:
    """Remember who has which login, in a file that only its owner can read."""
    known = read(path) | {learner.login: learner.name for learner in learners}
    private_files.write(path, json.dumps(known, indent=1, ensure_ascii=False))


def names(path: Path) -> list[str]:
    """Return the names in a file with one name a line.

    It may be a CSV file; the first column counts, and a heading such as "name" is left out.

    Raises
    ------
    StartError
        If the file cannot be read.
    """
    lines = _text(path).splitlines()
    separator = ";" if lines and ";" in lines[0] and "," not in lines[0] else ","
    rows = csv.reader(lines, delimiter=separator)
    found = [" ".join(row[0].split()) for row in rows if row and row[0].strip()]
    is_heading = bool(found) and found[0].casefold() in {"name", "names", "learner", "student"}
    return found[1:] if is_heading else found


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise StartError(
            f"The list of names cannot be read: {path} ({error.strerror})",
            "give the path of a text or CSV file with one name a line.",
            CANNOT_START,
        ) from error
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise StartError(
        f"The file {path.name} is not a text file.",
        "save the list in the spreadsheet as “CSV UTF-8” and give that file.",
        CANNOT_START,
    )
