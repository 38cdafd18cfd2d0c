"""Likely misconceptions of a lesson: what wrong choices name, each with a readable sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kit.classroom.teaching.answer_key import KeyEntry
from kit.classroom.teaching.files import SUFFIX, TeacherFileError, fault, read_yaml, teacher_folder
from kit.lessons.question_files import load_questions
from kit.page.markup import Markup

FILE = f"misconceptions{SUFFIX}"


@dataclass(frozen=True)
class Place:
    """One wrong choice: at which question, which option, and what the learner is told."""

    question: str
    heading: Markup
    choice: str
    feedback: Markup


@dataclass(frozen=True)
class Misconception:
    """One mistaken idea, and the places of a lesson where a wrong choice shows it."""

    id: str
    sentence: str
    places: tuple[Place, ...]


def sentences() -> dict[str, str]:
    """Return the sentence of each mistaken idea by its short name.

    Raises
    ------
    TeacherFileError
        If a name has no sentence of its own.
    """
    raw = read_yaml(teacher_folder() / FILE)
    if not isinstance(raw, dict):
        raise TeacherFileError([fault(FILE, "", "misconceptions_not_mapping")])
    empty = [name for name, said in raw.items() if not isinstance(said, str) or not said.strip()]
    if empty:
        raise TeacherFileError([fault(FILE, str(name), "plan_text") for name in empty])
    return {str(name): said.strip() for name, said in raw.items()}


def named_in(lesson: str) -> set[str]:
    """Return the short names that the questions of a lesson use."""
    options = (one for question in load_questions(lesson).values() for one in question.options)
    return {option.misconception for option in options if option.misconception}


def without_sentence(lessons: Iterable[str]) -> list[str]:
    """Return the short names that questions use and no sentence explains."""
    known = sentences()
    return sorted({name for lesson in lessons for name in named_in(lesson)} - known.keys())


def misconceptions(key: Iterable[KeyEntry]) -> list[Misconception]:
    """Return the mistaken ideas of a lesson in the order of its questions.

    Raises
    ------
    TeacherFileError
        If a short name has no sentence.
    """
    found: dict[str, list[Place]] = {}
    for entry in key:
        question = entry.posed.question
        for option in entry.posed.options:
            if option.misconception:
                place = Place(question.id, entry.posed.heading, option.text, option.feedback)
                found.setdefault(option.misconception, []).append(place)
    known = sentences()
    missing = [name for name in found if name not in known]
    if missing:
        raise TeacherFileError([fault(FILE, name, "misconception_missing") for name in missing])
    return [Misconception(name, known[name], tuple(places)) for name, places in found.items()]
