"""The list from which Pyodide loads packages: `pyodide-lock.json`, rewritten for the site.

Pyodide's own list names the packages of its distribution by file name and sum. In the site's list

- a pure package has the file that came from PyPI, and its sum;
- a package compiled for the browser has its address at the CDN, or a file from a folder;
- packages that the kit needs and Pyodide does not know are added, the kit among them;
- nothing else is left, so that nothing is loaded by accident.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kit.server.lite import pins

Entry = dict[str, Any]
KIT = "north-korea-japan-kit"


def rewritten(
    original: Mapping[str, Any], wheels: Iterable[Path], kit: Path, *, at_hand: bool
) -> dict[str, Any]:
    """Return the site's list.

    Parameters
    ----------
    original
        Pyodide's own list.
    wheels
        The pure packages.
    kit
        The kit's own package.
    at_hand
        Whether the compiled packages lie beside the list; else they come from the CDN.
    """
    known = original["packages"]
    packages = {name: _compiled(known[name], at_hand) for name in pins.COMPILED}
    for file in wheels:
        name = normal(file.name.partition("-")[0])
        packages[name] = _from_pypi(name, file, known.get(name))
    packages[KIT] = _entry(KIT, kit, ["kit"], _needs(packages))
    for name, needs in pins.CHANGED_NEEDS.items():
        packages[name]["depends"] = needs
    return {**original, "packages": dict(sorted(packages.items()))}


def compiled_files(original: Mapping[str, Any]) -> dict[str, str]:
    """Return the file name and the sum of each compiled package."""
    entries = [original["packages"][name] for name in pins.COMPILED]
    return {entry["file_name"]: entry["sha256"] for entry in entries}


def normal(name: str) -> str:
    """Return the name of a package as lists compare it.

    >>> normal("typing_extensions")
    'typing-extensions'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def checksum(file: Path) -> str:
    """Return the sum by which Pyodide checks a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _compiled(entry: Entry, at_hand: bool) -> Entry:
    address = entry["file_name"] if at_hand else pins.CDN + entry["file_name"]
    return {**entry, "file_name": address}


def _from_pypi(name: str, file: Path, entry: Entry | None) -> Entry:
    if entry is not None:
        # Pyodide packs pure packages anew, so that its sum differs from that of PyPI.
        return {**entry, "file_name": file.name, "sha256": checksum(file)}
    return _entry(name, file, *pins.ADDED[name])


def _entry(name: str, file: Path, imports: list[str], depends: list[str]) -> Entry:
    return {
        "name": name, "version": file.name.split("-")[1], "file_name": file.name,
        "sha256": checksum(file), "install_dir": "site", "package_type": "package",
        "imports": imports, "depends": depends, "unvendored_tests": False,
    }  # fmt: skip


def _needs(packages: Mapping[str, Entry]) -> list[str]:
    return sorted(name for name in pins.KIT_NEEDS if name in packages)
