"""Photographs of the figures of a brief, kept in a folder beside the answers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kit.laboratories.brief_evidence import Evidence
from kit.tables.written_files import put_file

FOLDER = "brief_pictures"


@dataclass(frozen=True)
class Picture:
    """A figure as the browser drew it: as SVG text and as PNG bytes."""

    svg: str
    png: bytes


class Pictures:
    """Photographs of figures, each found only as long as its figure shows the same.

    The name of a file is made from the view code and from what the figure shows. When the data are
    corrected, the figure has no photograph until it has been drawn anew, and the new one takes the
    place of the old one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER
        self._kept: dict[str, Picture] = {}

    def add(self, shown: Evidence, picture: Picture) -> None:
        """Keep a photograph; without a folder that can be written, for this sitting only."""
        name = _name(shown)
        self._kept[name] = picture
        try:
            put_file(self.folder / f"{name}.svg", picture.svg)
            put_file(self.folder / f"{name}.png", picture.png)
            self._remove_older(shown)
        except OSError:
            return

    def get(self, shown: Evidence) -> Picture | None:
        """Return the photograph of a figure, or None if it was never taken as it is now."""
        name = _name(shown)
        if name not in self._kept:
            try:
                self._kept[name] = Picture(
                    (self.folder / f"{name}.svg").read_text(encoding="utf-8"),
                    (self.folder / f"{name}.png").read_bytes(),
                )
            except OSError:
                return None
        return self._kept[name]

    def _remove_older(self, shown: Evidence) -> None:
        for path in self.folder.glob(f"{_of_code(shown)}*"):
            if path.stem != _name(shown):
                path.unlink(missing_ok=True)


def _name(shown: Evidence) -> str:
    return f"{_of_code(shown)}-{shown.stamp}"


def _of_code(shown: Evidence) -> str:
    return hashlib.sha256(shown.key.encode("utf-8", "surrogatepass")).hexdigest()[:24]
