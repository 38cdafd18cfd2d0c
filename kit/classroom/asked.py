"""Questions and answers in words, also of questions that have changed or are gone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kit.language import text
from kit.lessons.attempts import Attempt
from kit.lessons.evidence import kit_evidence
from kit.lessons.faults import LessonError
from kit.lessons.fields import KINDS
from kit.lessons.folders import notebooks_folder
from kit.lessons.kinds import KINDS as ASKED_KINDS
from kit.lessons.kinds import kind_of, takes
from kit.lessons.kinds.base import Kind
from kit.lessons.lesson import Lesson
from kit.lessons.posed import Posed, asked_words, pose
from kit.lessons.progress import TICKET
from kit.lessons.question_files import lesson_names
from kit.lessons.questions import Question
from kit.lessons.record import AGAIN
from kit.page.markup import Markup, escape, fill, join

MOST_LEVELS = 20  # no answer of the kit has more than a few
PLAIN_NAME = re.compile(r"\w+")


@dataclass(frozen=True)
class Asked:
    """One question as the kit asks it now; `posed` and `kind` are None where it cannot be."""

    question: Question
    posed: Posed | None = None
    kind: Kind | None = None

    @property
    def scored(self) -> bool:
        """Whether answers are right or wrong; never so where the matter is sensitive."""
        question = self.question
        return KINDS[question.kind].keyed and question.graded and not question.sensitive


@cache
def questions_of(lesson: str) -> dict[str, Question]:
    """Return the questions of a lesson and its exit ticket; none if its file is gone or faulty."""
    if lesson not in lesson_names():  # a name from a file of somebody else opens no other file
        return {}
    try:
        return Lesson(lesson).questions
    except LessonError:
        return {}


@cache
def asked(lesson: str, question: str) -> Asked | None:
    """Return a question as it is asked now, or None if it is not asked any more."""
    found = questions_of(lesson).get(question.removesuffix(AGAIN))
    if found is None:
        return None
    try:
        posed = pose(found, kit_evidence())
    except LessonError:
        return Asked(found)
    return Asked(found, posed, kind_of(posed) if found.kind in ASKED_KINDS else None)


def is_entry(attempt: Attempt) -> bool:
    """Whether it is an entry of a laboratory, and not an answer to a question."""
    return attempt.question.startswith(f"{attempt.kind}:")


def prompt_of(lesson: str, question: str, attempts: Iterable[Attempt] = ()) -> str:
    """Return what is asked, in plain words: as it is now, else as the last answer kept it."""
    now = asked(lesson, question)
    if now is not None and now.posed is not None:
        return str(asked_words(now.posed)["prompt"])
    kept = [str(one.asked["prompt"]) for one in attempts if one.asked.get("prompt")]
    return kept[-1] if kept else text("portfolio.no_prompt", question=question)


def is_sensitive(lesson: str, question: str, attempts: Iterable[Attempt] = ()) -> bool:
    """Whether a question was ever marked as sensitive, so that no verdict is shown."""
    now = asked(lesson, question)
    if now is not None and now.question.sensitive:
        return True
    return any(one.asked.get("sensitive") is True for one in attempts)


def answer_words(attempt: Attempt) -> Markup:
    """Return an answer as people read it.

    One that the question, as it is asked now, does not take is shown as it was kept.
    """
    said = attempt.asked.get("said")
    now = asked(attempt.lesson, attempt.question)
    same = now is not None and (not said or now.question.version == attempt.version)
    kind = now.kind if now is not None and same else None
    if kind is not None and takes(kind, attempt):
        return kind.finished(attempt.answer)
    return escape(said) if isinstance(said, str) and said else plain_words(attempt.answer)


def plain_words(value: Any, levels: int = MOST_LEVELS) -> Markup:
    """Return any value that JSON can hold, in words; what lies deeper than the levels is "…"."""
    if levels == 0 and isinstance(value, dict | list | tuple):
        return escape("…")
    if isinstance(value, dict):
        if set(value) == {"text"} or set(value) == {"text", "rating"}:
            return escape(value["text"])
        pairs = (
            fill(
                "{name}: {words}",
                name=str(name).replace("_", " "),
                words=plain_words(one, levels - 1),
            )
            for name, one in value.items()
        )
        return join(pairs, "; ")
    if isinstance(value, list | tuple):
        return join((plain_words(one, levels - 1) for one in value), "; ")
    if isinstance(value, bool):
        return escape(text("lessons.yes" if value else "lessons.no"))
    return escape("–" if value is None or value == "" else value)


@cache
def lesson_title(lesson: str) -> str:
    """Return the title of a lesson from its notebook, else its name in words."""
    path = notebooks_folder() / f"{lesson}.ipynb"
    try:
        if not PLAIN_NAME.fullmatch(lesson):
            raise ValueError("no name of a notebook")
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        first = "".join(cells[0]["source"]).splitlines()[0]
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        first = ""
    number, _, words = lesson.partition("_")
    title = first.removeprefix("# ").strip() if first.startswith("# ") else words.replace("_", " ")
    return f"{number} · {title}" if number.isdigit() and title else lesson


def known_lessons(attempts: Iterable[Attempt] = ()) -> list[str]:
    """Return the lessons of the kit and those of the answers, by name."""
    return sorted({*lesson_names(), *(one.lesson for one in attempts)})


def in_order(lesson: str, questions: Iterable[str]) -> list[str]:
    """Return questions in the order of the lesson, those it no longer asks after them."""
    names = [name for name in questions_of(lesson) if name != TICKET]
    places = {name: place for place, name in enumerate(names)}
    last = len(names) + 1
    return sorted(
        set(questions),
        key=lambda name: (last + 1 if name == TICKET else places.get(name, last), name),
    )
