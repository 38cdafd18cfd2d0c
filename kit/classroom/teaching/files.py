"""The teacher's files: where they lie, and reading them with faults that say what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.language import text
from kit.lessons import yaml_files
from kit.lessons.faults import LessonError, QuestionFault, QuestionFileError
from kit.lessons.folders import notebooks_folder

SUFFIX = ".yaml"


class TeacherFileError(QuestionFileError):
    """One or more faults in a file of the teacher's folder; each names file, place and remedy."""


def teacher_folder() -> Path:
    """Return the folder of plans, rubrics and pages of the guide."""
    return notebooks_folder() / "teacher"


def read_text(path: Path) -> str:
    """Return the content of a file of the teacher's folder.

    Raises
    ------
    LessonError
        If it is not there; the message names those that are.
    TeacherFileError
        If it is not stored as UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        known = ", ".join(sorted(one.stem for one in path.parent.glob(f"*{path.suffix}"))) or "–"
        raise LessonError(text("teaching.no_file", name=path.stem, known=known)) from None
    except UnicodeDecodeError:
        problem, remedy = text("lessons.not_utf8"), text("lessons.not_utf8_remedy")
        raise TeacherFileError([QuestionFault(path.name, "", "", problem, remedy)]) from None


def read_yaml(path: Path) -> Any:
    """Return the content of a YAML file; a key written twice is a fault, a date stays text."""
    return yaml_files.read(read_text(path), path.name)


def fault(file: str, place: str, key: str, **blanks: object) -> QuestionFault:
    """Return a fault whose sentences are `teaching.<key>` and `teaching.<key>_remedy`."""
    problem = text(f"teaching.{key}", **blanks)
    return QuestionFault(file, "", place, problem, text(f"teaching.{key}_remedy", **blanks))
