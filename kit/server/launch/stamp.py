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
# What only one command needs lies beside its code, and holds only what the lessons do not have.
EXTRA_LOCKS = {
    "exhibition": "kit/server/exhibition/requirements.lock",
    "lite": "kit/server/lite/requirements.lock",
    "class": "kit/server/classroom/requirements.lock",
}
UNFINISHED = "unfinished"  # entry that names the part being installed
_KIT_FILES = ("pyproject.toml", "kit/server/settings/*.json")


def _stamp_file(place: Place) -> Path:
    return place.environment / "kit-stamp.json"


def _checksum(contents: list[bytes]) -> str:
    return hashlib.sha256(b"\0".join(contents)).hexdigest()


def wanted(root: Path, *, tests: bool, extra: str = "") -> dict[str, str]:
    """Return the checksum of each part that the environment should hold.

    `extra` names the packages of one command, a key of `EXTRA_LOCKS`.

    `kit` depends on the checkout's path as well: its packages are found there.
    """
    kit_files = sorted(file for pattern in _KIT_FILES for file in root.glob(pattern))
    parts = {"packages": _checksum([(root / RUN_LOCK).read_bytes()])}
    if tests:
        parts["tests"] = _checksum([(root / TEST_LOCK).read_bytes()])
    if extra:
        parts[extra] = _checksum([(root / EXTRA_LOCKS[extra]).read_bytes()])
    parts["kit"] = _checksum([os.fsencode(root), *(file.read_bytes() for file in kit_files)])
    return parts


def held(place: Place) -> dict[str, str] | None:
    """Return the parts that were installed in full, or None where no stamp is."""
    try:
        parts = json.loads(_stamp_file(place).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return parts if isinstance(parts, dict) else None


def write(place: Place, parts: dict[str, str]) -> None:
    """Note what the environment holds now."""
    _stamp_file(place).write_text(json.dumps(parts, indent=1), encoding="utf-8")


def missing(place: Place, *, tests: bool, extra: str = "") -> list[str]:
    """Return the parts that are not there or out of date, in the order of installing."""
    parts = held(place) or {}
    sums = wanted(place.root, tests=tests, extra=extra)
    return [part for part in sums if parts.get(part) != sums[part]]
