"""The teacher's comments: a bank to choose from, and what was chosen for each learner.

The bank is `teacher/comment_bank.yaml` beside the notebooks: `misconceptions` (a comment by the
short name of a mistaken idea), `rubric` (lines with a `title` and `comments`) and `general`. What
was chosen is kept with its words, so a changed bank changes nothing that was said.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kit.classroom.class_frames import feedback_of
from kit.classroom.learners import Learner
from kit.language import text
from kit.lessons import yaml_files
from kit.lessons.exchange import UNUSABLE
from kit.lessons.faults import LessonError
from kit.lessons.folders import notebooks_folder
from kit.tables.written_files import replace_file

FILE = "comment_bank.yaml"
PICKS = "picks.json"
FOLDER = "feedback"
FORMAT = "north-korea-japan-kit comments"
VERSION = 1


@dataclass(frozen=True)
class Comment:
    """One comment: a name that does not change, where it belongs, and its words."""

    id: str
    group: str
    words: str


@dataclass(frozen=True)
class Picked:
    """What a teacher has chosen and typed for one learner."""

    comments: tuple[Comment, ...] = ()
    own: str = ""


def bank_path() -> Path:
    """Return where the comment bank lies."""
    return notebooks_folder() / "teacher" / FILE


def read_bank(path: Path | None = None) -> dict[str, Comment]:
    """Return the comments of the bank by their id.

    Raises
    ------
    LessonError
        If the file is missing or has faults; the message names the place.
    """
    path = path or bank_path()
    try:
        content = yaml_files.read(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise LessonError(text("class_tools.no_bank", path=path, problem=error)) from None
    if not isinstance(content, dict):
        raise _fault(path, "misconceptions")
    comments = [*_ideas(content, path), *_rubric(content, path), *_general(content, path)]
    return {one.id: one for one in comments}


def _ideas(content: Mapping[str, Any], path: Path) -> Iterable[Comment]:
    ideas = content.get("misconceptions", {})
    if not isinstance(ideas, dict):
        raise _fault(path, "misconceptions")
    for name, words in ideas.items():
        yield Comment(f"idea/{name}", text("class_tools.group_idea"), _words(words, path, name))


def _rubric(content: Mapping[str, Any], path: Path) -> Iterable[Comment]:
    lines = content.get("rubric", {})
    if not isinstance(lines, dict) or not all(isinstance(one, dict) for one in lines.values()):
        raise _fault(path, "rubric")
    for name, line in lines.items():
        comments = line.get("comments")
        if not isinstance(comments, dict):
            raise _fault(path, f"rubric.{name}.comments")
        for key, words in comments.items():
            title = _words(line.get("title"), path, f"rubric.{name}.title")
            yield Comment(f"rubric/{name}/{key}", title, _words(words, path, key))


def _general(content: Mapping[str, Any], path: Path) -> Iterable[Comment]:
    general = content.get("general", {})
    if not isinstance(general, dict):
        raise _fault(path, "general")
    for name, words in general.items():
        yield Comment(
            f"general/{name}", text("class_tools.group_general"), _words(words, path, name)
        )


def _words(words: Any, path: Path, place: str) -> str:
    if not isinstance(words, str) or not words.strip():
        raise _fault(path, place)
    return " ".join(words.split())


def _fault(path: Path, place: str) -> LessonError:
    return LessonError(text("class_tools.bank_fault", file=path.name, place=place))


def suggested(learner: Learner, bank: Mapping[str, Comment]) -> list[Comment]:
    """Return comments on the mistaken ideas that a learner chose, in the order of the lessons.

    Where the bank has no comment on an idea, the feedback of the question stands in.
    """
    found: dict[str, Comment] = {}
    ordered = sorted(learner.attempts, key=lambda one: one.lesson)
    pairs = [(idea, one) for one in ordered for idea in one.misconceptions]
    for idea, one in pairs:
        name = f"idea/{idea}"
        words = feedback_of(idea, one.lesson, one.question)
        if name in bank:
            found.setdefault(name, bank[name])
        elif words:
            found.setdefault(name, Comment(name, text("class_tools.group_idea"), words))
    return list(found.values())


@dataclass
class Picks:
    """What a teacher chose for each learner, kept beside the portfolios at each change.

    Parameters
    ----------
    folder
        The folder of the portfolios; the file lies in `feedback` below it.
    """

    folder: Path
    chosen: dict[str, Picked] = field(default_factory=dict)
    waiting: dict[str, Picked] = field(default_factory=dict)
    notice: str = ""

    def __post_init__(self) -> None:
        self.path = self.folder / FOLDER / PICKS
        self.chosen = self._read()

    def of(self, learner: Learner) -> Picked:
        """Return what was chosen for a learner."""
        return self.chosen.get(learner.key, Picked())

    def put(self, learner: Learner, picked: Picked) -> str:
        """Keep what is chosen for a learner; return "" or what a teacher must know.

        What another window has written meanwhile stays; what could not be written waits.
        """
        self.chosen[learner.key] = self.waiting[learner.key] = picked
        everything = {**self._read(), **self.waiting}
        content = {
            "format": FORMAT, "version": VERSION,
            "learners": {key: _record(one) for key, one in everything.items()},
        }  # fmt: skip
        try:
            replace_file(self.path, content)
        except OSError as error:
            return text("class_tools.not_kept", path=self.path, problem=error)
        self.chosen, self.waiting = everything, {}
        return ""

    def _read(self) -> dict[str, Picked]:
        try:
            return _parsed(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except UNUSABLE:
            self._set_aside()
            return dict(self.chosen)

    def _set_aside(self) -> None:
        """Keep a file that cannot be read under another name, so that nothing is written over."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        kept = self.path.with_name(f"{self.path.stem}.damaged-{stamp}.json")
        try:
            self.path.rename(kept)
            self.notice = text("class_tools.picks_damaged", file=kept.name)
        except OSError as error:
            self.notice = text("class_tools.not_kept", path=self.path, problem=error)


def _record(picked: Picked) -> dict[str, Any]:
    comments = [{"id": one.id, "group": one.group, "words": one.words} for one in picked.comments]
    return {"comments": comments, "own": picked.own}


def _parsed(content: str) -> dict[str, Picked]:
    found = json.loads(content)
    if found["format"] != FORMAT or found["version"] != VERSION:
        raise ValueError("a file of another kind or version")
    return {
        str(key): Picked(
            tuple(Comment(str(c["id"]), str(c["group"]), str(c["words"])) for c in one["comments"]),
            str(one["own"]),
        )
        for key, one in found["learners"].items()
    }
