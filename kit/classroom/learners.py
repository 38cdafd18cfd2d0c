"""The learners of a class, from a folder of portfolios and class files.

Portfolios that share an answer (every answer has an id of its own) are of one learner and are
merged; the newest names the learner. Class files hold no ids: one whose entries all stand in a
portfolio is that learner's and adds nothing; others with one name, each of another laboratory, are
one learner. Nobody is named unless the teacher wants it: learners are numbered by the time of
their first answer.
"""

from __future__ import annotations

import hashlib
import json
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kit.classroom import portfolio_files
from kit.classroom.depth import is_deep
from kit.classroom.portfolio_files import Portfolio, PortfolioError
from kit.laboratories import class_files
from kit.laboratories.class_files import ClassFileError, names_apart
from kit.language import text
from kit.lessons.attempts import Attempt
from kit.page.safety import clean_name

PAGES = {".html", ".htm"}
Entries = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Learner:
    """One learner.

    Attributes
    ----------
    key
        A short text that stays the same when newer files of the learner come in.
    label
        What is shown: "learner 1", or the name if names are switched on.
    name
        The name on the newest file.
    attempts
        All answers and entries, the oldest first; empty if only class files are there.
    first_entries
        The first entry for each item, by laboratory.
    files
        Names of the files.
    names
        The names on the files, each once; more than one where files that share an answer differ.
    """

    key: str
    label: str
    name: str
    attempts: Sequence[Attempt] = ()
    first_entries: Mapping[str, Entries] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClassEntries:
    """A class file: who, from which laboratory, and what was entered first for each item."""

    name: str
    laboratory: str
    entries: Entries
    file: str


@dataclass(frozen=True)
class Found:
    """What a folder holds: learners in their order, and a sentence for each unusable file."""

    learners: tuple[Learner, ...]
    problems: tuple[str, ...]
    files: int


def read_folder(folder: Path, names: bool = False) -> Found:
    """Read the portfolios (HTML) and class files (JSON) that lie in a folder, not below it.

    Parameters
    ----------
    names
        Whether learners are shown by the names on their files.
    """
    if not folder.is_dir():
        return Found((), (text("class_tools.no_folder", folder=folder),), 0)
    portfolios: list[Portfolio] = []
    entries: list[ClassEntries] = []
    problems, number = [], 0
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        return Found((), (text("class_tools.unreadable_folder", folder=folder, problem=error),), 0)
    for path in paths:
        if path.is_dir() or path.name.startswith(("~$", ".")):
            continue
        number += 1
        try:
            one = _read(path)
        except (PortfolioError, ClassFileError) as error:
            problems.append(str(error))
        except OSError as error:
            problems.append(text("class_tools.unreadable", file=path.name, problem=error))
        else:
            portfolios += [one] if isinstance(one, Portfolio) else []
            entries += [one] if isinstance(one, ClassEntries) else []
    learners = _with_class_files(_merged(portfolios), entries)
    return Found(_labelled(learners, names), tuple(problems), number)


def _read(path: Path) -> Portfolio | ClassEntries:
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):  # a pipe would be waited for without an end
        raise PortfolioError(text("class_tools.other_file", file=path.name))
    if about.st_size > portfolio_files.MOST_BYTES:
        raise PortfolioError(text("portfolio.file_too_large", file=path.name))
    if path.suffix.lower() in PAGES:
        return portfolio_files.read(path.read_bytes(), path.name)
    if path.suffix.lower() != ".json":
        raise PortfolioError(text("class_tools.other_file", file=path.name))
    content = path.read_bytes()
    laboratory = _laboratory(content)
    found = class_files.read(content, path.name, laboratory, _entry_fault)
    return ClassEntries(clean_name(found.name) or text("portfolio.nameless"), laboratory,
                        found.entries, path.name)  # fmt: skip


def _laboratory(content: bytes) -> str:
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ""
    return str(found.get("laboratory", "")) if isinstance(found, dict) else ""


def _entry_fault(_item: str, entry: Any) -> str:
    return "" if isinstance(entry, dict) and not is_deep(entry) else text("class_tools.bad_entry")


def _merged(portfolios: Sequence[Portfolio]) -> list[Learner]:
    """Put together the portfolios that share an answer."""
    groups: list[tuple[set[str], list[Portfolio]]] = []
    for one in portfolios:
        uids = {attempt.uid for attempt in one.attempts}
        joined = [one]
        apart = []
        for known, members in groups:
            if known & uids:
                uids |= known
                joined = [*members, *joined]
            else:
                apart.append((known, members))
        groups = [*apart, (uids, joined)]
    return [_learner(members) for _, members in groups]


def _learner(members: Sequence[Portfolio]) -> Learner:
    """Return one learner; where files differ, the newest is right.

    Answers are only ever added, so a file with all of them is the newest, whatever its clock said.
    """
    uids = {attempt.uid for one in members for attempt in one.attempts}
    ordered = sorted(members, key=lambda one: (len(one.attempts) == len(uids), one.written_at))
    found = {attempt.uid: attempt for one in ordered for attempt in one.attempts}
    newest = ordered[-1]
    # A portfolio lists answers in the order in which they were kept, whatever the clock said; only
    # where several have answers of their own must times decide.
    listed = [found[one.uid] for one in newest.attempts]
    whole = len(listed) == len(found)
    attempts = tuple(listed if whole else sorted(found.values(), key=lambda one: one.said_at))
    first = min(((one.said_at, one.uid) for one in attempts), default=("", newest.file))
    return Learner(
        _key(*first), "", newest.name, attempts, entries_of(attempts),
        tuple(one.file for one in ordered), tuple(dict.fromkeys(one.name for one in ordered)),
    )  # fmt: skip


def _key(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]


def entries_of(attempts: Iterable[Attempt]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the first present entry for each item, by laboratory."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for one in attempts:
        prefix = f"{one.kind}:"
        if one.question.startswith(prefix) and isinstance(one.answer, dict) and not one.set_aside:
            found.setdefault(one.kind, {}).setdefault(one.question.removeprefix(prefix), one.answer)
    return found


def _with_class_files(learners: list[Learner], files: Iterable[ClassEntries]) -> list[Learner]:
    others: list[Learner] = []
    for one in files:
        if _is_owned(one, learners):
            continue
        place = next((at for at, other in enumerate(others) if _same(other, one)), None)
        if place is None:
            others.append(Learner(_key(one.name, one.file), "", one.name, (),
                                  {one.laboratory: one.entries}, (one.file,)))  # fmt: skip
        else:
            others[place] = _joined(others[place], one)
    return [*learners, *others]


def _is_owned(one: ClassEntries, learners: Iterable[Learner]) -> bool:
    """Whether every entry of a class file stands in a portfolio, word for word.

    Some laboratories share what was said first, others what was said last.
    """
    return bool(one.entries) and any(
        all(_has_said(learner, f"{one.laboratory}:{item}", entry)
            for item, entry in one.entries.items())
        for learner in learners
    )  # fmt: skip


def _has_said(learner: Learner, question: str, entry: Any) -> bool:
    return any(one.question == question and one.answer == entry for one in learner.attempts)


def _same(learner: Learner, one: ClassEntries) -> bool:
    own = learner.first_entries.get(one.laboratory)
    if learner.name != one.name:
        return False
    return own is None or _holds(own, one.entries) or _holds(one.entries, own)


def _holds(many: Entries, few: Entries) -> bool:
    return all(many.get(item) == entry for item, entry in few.items())


def _joined(learner: Learner, one: ClassEntries) -> Learner:
    own = learner.first_entries.get(one.laboratory, {})
    larger = one.entries if len(one.entries) >= len(own) else own
    return replace(
        learner, files=(*learner.files, one.file),
        first_entries={**learner.first_entries, one.laboratory: larger},
    )  # fmt: skip


def _labelled(learners: Sequence[Learner], names: bool) -> tuple[Learner, ...]:
    ordered = sorted(learners, key=_first_time)
    if names:
        labels = names_apart([one.name for one in ordered])
    else:
        labels = [text("class_tools.learner", number=at) for at, _ in enumerate(ordered, start=1)]
    return tuple(replace(one, label=label) for one, label in zip(ordered, labels, strict=True))


def _first_time(learner: Learner) -> tuple[str, str]:
    first = learner.attempts[0].said_at if learner.attempts else "9999"
    return first, learner.key
