"""Lessons: questions, checks with feedback, kept answers, living prose, progress.

Nothing heavy is imported before one of these functions is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.lessons.lesson import Lesson
    from kit.lessons.progress import Progress
    from kit.lessons.self_check import SelfCheck
    from kit.lessons.still import Said

__all__ = ["lesson", "progress", "reset", "self_check"]


def lesson(name: str) -> Lesson:
    """Return the lesson of that name, for example `lesson("01_timeline")`."""
    from kit.lessons.lesson import Lesson

    return Lesson(name)


def progress() -> Progress:
    """Return a table of all lessons: how many questions are answered, and when last."""
    from kit.lessons.progress import Progress

    return Progress()


def reset(lesson: str | None = None, question: str | None = None) -> Said:
    """Set answers aside and begin anew; nothing is deleted, and a copy is kept as a file.

    Parameters
    ----------
    lesson, question
        Which answers; without a lesson, all of them.
    """
    from kit.lessons.resetting import reset_answers

    return reset_answers(lesson, question)


def self_check() -> SelfCheck:
    """Look whether everything a lesson needs works on this machine, row by row."""
    from kit.lessons.self_check import SelfCheck

    return SelfCheck()
