"""Where lessons, questions and a learner's own work lie."""

from __future__ import annotations

from pathlib import Path

from kit.tables.folders import (
    APP,
    WORK_FOLDER,
    WORK_VARIABLE,
    can_write,
    notebooks_folder,
    work_folder,
)

__all__ = [
    "APP", "WORK_FOLDER", "WORK_VARIABLE", "can_write", "notebooks_folder", "questions_folder",
    "work_folder",
]  # fmt: skip


def questions_folder() -> Path:
    """Return the folder of the questions files."""
    return notebooks_folder() / "questions"
