"""The room: one folder on the machine that holds everything of a class.

    kit/        a copy of the kit with its environment; nobody but root can change it
    homes/      a folder for each learner; nobody but this learner can read it
    hub/        passwords (hashed), codes (hashed), logs; nobody but root can read it
    places/     files that let kernels start a few at a time
    my_class.csv   the teacher's own events, if there are any (or my_class.xlsx)

The kit is copied, because accounts of learners can seldom read the folder of a teacher, and so
that nothing in the teacher's folder comes to belong to root.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from kit.server.classroom.learner import NAMES_OF_EVENTS
from kit.server.launch.errors import CANNOT_START, StartError

USUAL = Path("/srv/kit-class")
# Sockets of kernels are files below a home. The system allows 107 bytes for the whole path.
LONGEST = 30
_PARTS = (
    "kit", "data", "seeds", "notebooks", "pyproject.toml", "README.md", "LICENSE", "start.py",
    "requirements.lock",
)  # fmt: skip
# What learners must not find in `notebooks`: solutions, the teacher's pages, the teacher's work.
_NOT_FOR_LEARNERS = {"source", "teacher", "my_work", ".ipynb_checkpoints"}


@dataclass(frozen=True)
class Room:
    """The folder of a class and what lies in it."""

    folder: Path

    @property
    def kit(self) -> Path:
        """The copy of the kit."""
        return self.folder / "kit"

    @property
    def homes(self) -> Path:
        """The folders of the learners."""
        return self.folder / "homes"

    @property
    def hub(self) -> Path:
        """What only root may read."""
        return self.folder / "hub"

    @property
    def places(self) -> Path:
        """The files that pace the start of kernels."""
        return self.folder / "places"

    @property
    def events(self) -> list[Path]:
        """Where the teacher's own events may be; none of the files need exist."""
        return [self.folder / name for name in NAMES_OF_EVENTS]

    @property
    def settings(self) -> Path:
        """What the Hub is told."""
        return self.hub / "settings.json"

    @property
    def passwords(self) -> Path:
        """The hashes of the learners' passwords, kept by the authenticator."""
        return self.hub / "passwords"

    @property
    def roster(self) -> Path:
        """Who has which login."""
        return self.hub / "roster.json"

    @property
    def codes(self) -> Path:
        """The hashes of the codes on the slips."""
        return self.hub / "codes.json"


def check(room: Room) -> None:
    """Refuse a folder that cannot be, or must not become, the folder of a class.

    Raises
    ------
    StartError
        If its path is so long that kernels could not open their sockets below it, or if
        it holds other things or belongs to somebody else.
    """
    if len(bytes(room.folder)) > LONGEST:
        raise StartError(
            f"The path of the class folder is too long: {room.folder}",
            f"choose one of at most {LONGEST} characters, for example --folder {USUAL}",
            CANNOT_START,
        )
    if not room.folder.exists() or room.hub.is_dir():
        return
    if room.folder.stat().st_uid != os.geteuid() or any(room.folder.iterdir()):
        raise StartError(
            f"The folder {room.folder} holds other things, or belongs to somebody else.",
            f"choose a folder that does not exist yet, for example --folder {USUAL}",
            CANNOT_START,
        )


def furnish(room: Room, checkout: Path, places: int) -> None:
    """Make the folders and put the present kit in; learners' folders are left as they are.

    Parameters
    ----------
    room
        Where.
    checkout
        The kit to copy.
    places
        How many kernels may start at the same time.
    """
    for folder, mode in (
        (room.folder, 0o755), (room.kit, 0o755), (room.homes, 0o711),
        (room.hub, 0o700), (room.places, 0o755),
    ):  # fmt: skip
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(mode)
    _make_places(room.places, places)
    for name in _PARTS:
        if (checkout / name).exists():
            _replace(checkout / name, room.kit / name)


def _make_places(folder: Path, wanted: int) -> None:
    for old in folder.iterdir():
        old.unlink()
    for number in range(1, wanted + 1):
        place = folder / str(number)
        place.touch()
        place.chmod(0o644)


def _replace(source: Path, target: Path) -> None:
    """Copy beside the old one first, so that an interrupted copy leaves the old one whole."""
    fresh = target.with_name(f"{target.name}.new")
    _remove(fresh)
    _copy(source, fresh)
    _remove(target)
    fresh.rename(target)


def _copy(source: Path, target: Path) -> None:
    """Copy contents only: whoever owned the file and might read it does not matter here."""
    if source.is_dir():
        target.mkdir()
        target.chmod(0o755)
        for inside in sorted(source.iterdir()):
            if not (inside.name == "__pycache__" or _is_private(inside)):
                _copy(inside, target / inside.name)
    else:
        shutil.copyfile(source, target)
        target.chmod(0o644)


def _is_private(path: Path) -> bool:
    return path.parent.name == "notebooks" and path.name in _NOT_FOR_LEARNERS


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def put_events(room: Room, file: Path) -> None:
    """Give the class a table of the teacher's own events, in place of an earlier one.

    Raises
    ------
    StartError
        If it is neither a CSV nor an Excel file by its name.
    """
    target = room.folder / f"my_class{file.suffix.lower()}"
    if target not in room.events:
        raise StartError(
            f"Your events must be a file .csv or .xlsx, not {file.name}",
            "save the table in one of these forms.",
            CANNOT_START,
        )
    for old in room.events:
        old.unlink(missing_ok=True)
    _replace(file, target)
