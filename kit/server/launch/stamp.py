"""The stamp: what an environment holds, so that the second start has nothing to do.

The stamp is a small file in the environment. It names each part that was installed with a
checksum of the files that decide about it. While a part is being installed there is no such
entry, so an interrupted set-up is noticed.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from kit.server.launch.places import Place

RUN_LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"
CLASS_LOCK = "requirements-class.lock"
LOCKS = {"packages": RUN_LOCK, "tests": TEST_LOCK, "class": CLASS_LOCK}
UNFINISHED = "unfinished"  # entry that names the part being installed
_KIT_FILES = ("pyproject.toml", "kit/server/settings/*.json")


def _stamp_file(place: Place) -> Path:
    return place.environment / "kit-stamp.json"


def _checksum(contents: list[bytes]) -> str:
    return hashlib.sha256(b"\0".join(contents)).hexdigest()


def wanted(root: Path, *, tests: bool, classroom: bool = False) -> dict[str, str]:
    """Return the checksum of each part that the environment should hold.

    `kit` depends on the checkout's path as well: its packages are found there.
    """
    kit_files = sorted(file for pattern in _KIT_FILES for file in root.glob(pattern))
    chosen = {"packages": True, "class": classroom, "tests": tests}
    parts = {
        part: _checksum([(root / LOCKS[part]).read_bytes()])
        for part, is_wanted in chosen.items()
        if is_wanted
    }
    parts["kit"] = _checksum([os.fsencode(root), *(file.read_bytes() for file in kit_files)])
    return parts


def held(place: Place) -> dict[str, str] | None:
    """Return the parts that were installed in full, or None where no stamp is."""
    try:
        parts: dict[str, str] = json.loads(_stamp_file(place).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return parts


def write(place: Place, parts: dict[str, str]) -> None:
    """Note what the environment holds now."""
    _stamp_file(place).write_text(json.dumps(parts, indent=1), encoding="utf-8")


def missing(place: Place, *, tests: bool, classroom: bool = False) -> list[str]:
    """Return the parts that are not there or out of date, in the order of installing."""
    parts = held(place) or {}
    sums = wanted(place.root, tests=tests, classroom=classroom)
    return [part for part in sums if parts.get(part) != sums[part]]
