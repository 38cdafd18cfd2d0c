"""Where things lie: the checkout, the environment, the folder of this user."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

NAME = "north-korea-japan-kit"


@dataclass(frozen=True)
class Place:
    """The checkout and the environment that belongs to it."""

    root: Path
    environment: Path

    @property
    def python(self) -> Path:
        """The environment's Python."""
        parts = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        return self.environment.joinpath(*parts)

    @property
    def log(self) -> Path:
        """What the installer printed."""
        return self.environment / "setup.log"

    @property
    def beside_checkout(self) -> bool:
        """Whether the environment lies in the checkout, its usual place."""
        return self.environment.parent == self.root


def user_folder() -> Path:
    """Return the folder for this user's things of the kit; it may not exist yet."""
    home = Path.home()
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = os.environ.get("XDG_DATA_HOME") or home / ".local" / "share"
    return Path(base) / NAME


def is_writable(folder: Path) -> bool:
    """Tell whether a file can be made there; asking for rights is not enough on Windows."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def usual_place(root: Path) -> Place:
    """Return the place with the environment in the checkout."""
    return Place(root, root / ".venv")


def place_elsewhere(root: Path) -> Place:
    """Return the place with the environment in the user's folder, one for each checkout."""
    mark = hashlib.sha256(os.fsencode(root)).hexdigest()[:8]
    return Place(root, user_folder() / f"environment-{mark}")
