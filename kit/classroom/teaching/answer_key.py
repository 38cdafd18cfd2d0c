"""The answer key of a lesson: each question posed and its right answer taken, never typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from kit.classroom.teaching.grid import grid, row
from kit.classroom.teaching.lesson_pages import lesson_page, stored_lessons
from kit.lessons.code_track import judge
from kit.lessons.evidence import Evidence, kit_evidence
from kit.lessons.fields import KINDS
from kit.lessons.folders import notebooks_folder
from kit.lessons.kinds import kind_of
from kit.lessons.labels import label, number_text
from kit.lessons.posed import Posed, pose
from kit.lessons.question_files import load_questions
from kit.lessons.verdicts import Verdict
from kit.page.markup import Markup, escape, fill, join

LONGEST_TABLE = 12  # rows of a computed table that a key prints
BLANK = re.compile(r"^(?P<left>.*?)\s*# blank: .*$", re.MULTILINE)


@dataclass(frozen=True)
class KeyEntry:
    """One question of a key.

    Attributes
    ----------
    answer
        The right answer as people read it; empty for a question without a key.
    code
        For the code track, the line that was left blank; "" if the source is not there.
    """

    posed: Posed
    answer: Markup
    code: str = ""

    @property
    def keyed(self) -> bool:
        """Whether the question has a right answer."""
        return self.posed.key is not None and KINDS[self.posed.question.kind].keyed


def lesson_key(lesson: str, evidence: Evidence | None = None) -> list[KeyEntry]:
    """Return the key of a lesson, its questions in the order of the page.

    Raises
    ------
    LessonError
        If there is no such lesson, or a question of it has a fault.
    """
    if evidence is None:
        own = kit_evidence()
        return list(_own_key(lesson, own.version, notebooks_folder()))
    return _key(lesson, evidence)


@lru_cache(maxsize=32)
def _own_key(lesson: str, _version: str, _folder: Path) -> tuple[KeyEntry, ...]:
    """Return a key once computed for this version of the tables; some take half a minute."""
    return tuple(_key(lesson, kit_evidence()))


def _key(lesson: str, evidence: Evidence) -> list[KeyEntry]:
    questions = load_questions(lesson)
    asked = lesson_page(lesson).asked if lesson in stored_lessons() else ()
    names = [name for name in asked if name in questions]
    names += [name for name in questions if name not in names]
    lines = solutions(lesson)
    return [_entry(pose(questions[name], evidence), evidence, lines) for name in names]


def _entry(posed: Posed, evidence: Evidence, lines: dict[str, str]) -> KeyEntry:
    return KeyEntry(posed, answer_words(posed, evidence), lines.get(posed.question.id, ""))


def answer_words(posed: Posed, evidence: Evidence) -> Markup:
    """Return the right answer of a posed question as people read it; empty without a key."""
    if posed.key is None:
        return Markup("")
    if posed.question.kind == "code":
        return computed_words(posed.key)
    if posed.question.kind == "probability":
        return escape(label(posed.key, evidence))
    return kind_of(posed).finished(as_answer(posed))


def as_answer(posed: Posed) -> Any:
    """Return the key in the form in which a learner's answer is kept."""
    if posed.question.kind == "number":
        return {"written": number_text(posed.key), "value": float(posed.key)}
    return posed.key


def verdict_on_key(posed: Posed) -> Verdict:
    """Return what the check of a question says if it is given the key as an answer."""
    if posed.question.kind == "code":
        return judge(posed, posed.key)
    return kind_of(posed).right(as_answer(posed))


def computed_words(value: Any) -> Markup:
    """Return a computed number, series or frame; a long one is cut, and says so."""
    if isinstance(value, pd.Series):
        value = value.to_frame(value.name or "value")
    if not isinstance(value, pd.DataFrame):
        return escape(number_text(value) if isinstance(value, int | float) else value)
    shown = value.head(LONGEST_TABLE)
    pairs = zip(shown.index, shown.to_numpy(), strict=True)
    table = grid(["", *map(str, shown.columns)], (row([name, *cells]) for name, cells in pairs))
    more = fill("<p>… {number}</p>", number=len(value)) if len(value) > LONGEST_TABLE else ""
    return join([table, more])


def solutions(lesson: str) -> dict[str, str]:
    """Return the solved line of each question of the code track, from the lesson's source."""
    path = notebooks_folder() / "source" / f"{lesson}.py"
    if not path.is_file():
        return {}
    found: dict[str, str] = {}
    line = ""
    for cell in path.read_text(encoding="utf-8").split("# %%"):
        solved = BLANK.search(cell)
        line = solved["left"].strip() if solved else line
        asked = re.search(r'lesson\.try_it\("(\w+)"', cell)
        if asked and line:
            found[asked[1]] = line
    return found
