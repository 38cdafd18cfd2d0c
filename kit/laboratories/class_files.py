"""The entries of a learner as a small readable file, so that a class can compare.

A file holds a name of the learner's own choice and the entries of one laboratory, nothing else.
Files of others lie in the folder `class` of the learner's own work; nothing leaves the machine.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count as count_up
from pathlib import Path
from typing import Any

from kit.language import text
from kit.lessons.attempts import now
from kit.lessons.faults import LessonError
from kit.page.safety import LONGEST_NAME, clean_name, file_part
from kit.tables.written_files import put_file

FORMAT = "north-korea-japan-kit class file"
VERSION = 1
FOLDER = "class"
OWN_FOLDER = "to_share"
CLASSMATE = "classmate/"
MOST_BYTES = 2_000_000
Check = Callable[[str, Any], str]


@dataclass(frozen=True)
class ClassFile:
    """The entries of one person: who, from which file, and what was entered for each item."""

    name: str
    file: str
    entries: Mapping[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What stands for the person: no name that somebody chose is a word of the kit then."""
        return CLASSMATE + self.name

    @property
    def label(self) -> str:
        """How the person is named beside the learner and the coders of the kit."""
        return label_of(self.key)


class ClassFileError(LessonError):
    """A file that cannot be used; the message says why and what to do."""


def label_of(key: str) -> str:
    """Return how a person is named of whom `ClassFile.key` is given; another key as it is."""
    if not key.startswith(CLASSMATE):
        return key
    return text("laboratories.classmate", name=key.removeprefix(CLASSMATE))


def names_apart(names: Sequence[str]) -> list[str]:
    """Return the names, with a number behind one that stood there before: no two are the same.

    >>> names_apart(["Mina", "Mina", "Mina (2)"])
    ['Mina', 'Mina (3)', 'Mina (2)']
    """
    found: list[str] = []
    for name in names:
        numbered = (f"{name} ({number})" for number in count_up(2))
        free = (one for one in numbered if one not in {*found, *names})
        found.append(next(free) if name in found else name)
    return found


def written(laboratory: str, name: str, entries: Mapping[str, Any], data_version: str) -> str:
    """Return the text of a class file.

    Raises
    ------
    ClassFileError
        If the name is empty or too long.
    """
    content = {
        "format": FORMAT, "version": VERSION, "laboratory": laboratory, "name": _name(name),
        "data_version": data_version, "written_at": now(), "entries": dict(entries),
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=1)


def file_name(laboratory: str, name: str) -> str:
    """Return a safe file name for the entries of a person.

    >>> file_name("coding", "Mina / 3b")
    'coding_Mina_3b.json'
    """
    return f"{laboratory}_{file_part(_name(name))}.json"


def read(content: bytes, file: str, laboratory: str, check: Check) -> ClassFile:
    """Read a class file.

    Parameters
    ----------
    content
        The bytes of the file.
    file
        Its name, for messages.
    laboratory
        The laboratory that asks; a file of another one is refused.
    check
        Given an item and what was entered for it, returns "" or what is wrong with it.

    Raises
    ------
    ClassFileError
        If it is not a class file of this laboratory, or an entry cannot be used.
    """
    found = _parsed(content, file)
    if found.get("laboratory") != laboratory:
        raise _refused("other_laboratory", file, found=str(found.get("laboratory")))
    entries, name = found.get("entries"), found.get("name")
    if not isinstance(entries, dict) or not isinstance(name, str) or not clean_name(name):
        raise _refused("broken", file, problem=text("laboratories.no_entries"))
    for item, entry in entries.items():
        wrong = check(item, entry)
        if wrong:
            raise _refused("bad_entry", file, item=item, problem=wrong)
    return ClassFile(clean_name(name), file, entries)


def read_folder(folder: Path, laboratory: str, check: Check) -> tuple[list[ClassFile], list[str]]:
    """Return the class files of a laboratory in a folder, and a sentence for each unusable one.

    Files of other laboratories are passed over in silence: a class keeps all in one folder.
    """
    read_ones, problems = [], []
    for path in sorted(folder.glob("*.json")):
        try:
            content = path.read_bytes()
            if _laboratory_of(content) in {None, laboratory}:
                read_ones.append(read(content, path.name, laboratory, check))
        except OSError as error:
            problems.append(str(_refused("broken", path.name, problem=error)))
        except ClassFileError as error:
            problems.append(str(error))
    return _apart(read_ones), problems


def keep_file(folder: Path, file: str, content: bytes) -> Path:
    """Put a file into a folder under a safe name, never over another content; return its path."""
    stem = file_part(Path(file).stem)
    number, path = 1, folder / f"{stem}.json"
    while path.exists() and path.read_bytes() != content:
        number += 1
        path = folder / f"{stem}_{number}.json"
    return put_file(path, content)


def _name(name: str) -> str:
    plain = clean_name(name)
    if not plain or len(" ".join(name.split())) > LONGEST_NAME:
        raise ClassFileError(text("laboratories.bad_name", longest=LONGEST_NAME))
    return plain


def _parsed(content: bytes, file: str) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise _refused("too_large", file)
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _refused("not_ours", file) from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _refused("not_ours", file)
    if found.get("version") != VERSION:
        raise _refused("newer", file)
    return found


def _laboratory_of(content: bytes) -> str | None:
    """Return the laboratory that a file names; None if it cannot be read, so that it is told."""
    try:
        found = _parsed(content, "").get("laboratory")
    except ClassFileError:
        return None
    return found if isinstance(found, str) else None


def _apart(files: Sequence[ClassFile]) -> list[ClassFile]:
    """Give each person a name of their own where two have chosen the same."""
    names = names_apart([one.name for one in files])
    return [replace(one, name=name) for one, name in zip(files, names, strict=True)]


def _refused(key: str, file: str, **blanks: object) -> ClassFileError:
    return ClassFileError(text(f"laboratories.file_{key}", file=file, **blanks))
