"""Where the kit's files lie, the lessons, and a learner's own work."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path

import platformdirs

APP = "north-korea-japan-kit"
WORK_VARIABLE = "KIT_WORK"
WORK_FOLDER = "my_work"


@cache
def data_folder() -> Path:
    """Return the folder of the tables: `$KIT_DATA` if set, else `data/` beside the package."""
    given = os.environ.get("KIT_DATA")
    return Path(given) if given else Path(__file__).parents[2] / "data"


@cache
def seeds_folder() -> Path:
    """Return the folder of the article with which the lessons begin, beside that of the tables."""
    return data_folder().parent / "seeds"


def notebooks_folder() -> Path:
    """Return the folder of the lessons: the present one if it holds questions, else the kit's."""
    here = Path.cwd()
    if (here / "questions").is_dir():
        return here
    return Path(__file__).parents[2] / "notebooks"


def work_folder() -> Path:
    """Return the learner's own folder.

    `$KIT_WORK` if it is set; else `my_work` beside the notebooks if that can be written; else
    the folder that the system keeps for a person's data.
    """
    named = os.environ.get(WORK_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser()
    beside = notebooks_folder() / WORK_FOLDER
    if notebooks_folder().is_dir() and can_write(beside):
        return beside
    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / WORK_FOLDER


def can_write(folder: Path) -> bool:
    """Whether a file can be made in the folder; the folder is made if it is not there.

    It is tried, because permissions alone tell little on network folders.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
