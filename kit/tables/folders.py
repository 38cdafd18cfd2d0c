"""Where the kit's files lie."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path


@cache
def data_folder() -> Path:
    """Return the folder of the tables: `$KIT_DATA` if set, else `data/` beside the package."""
    given = os.environ.get("KIT_DATA")
    return Path(given) if given else Path(__file__).parents[2] / "data"


@cache
def seeds_folder() -> Path:
    """Return the folder of the article with which the lessons begin, beside that of the tables."""
    return data_folder().parent / "seeds"
