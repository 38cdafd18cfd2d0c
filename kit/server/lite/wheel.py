"""The kit as one package for the browser: code, tables, questions and article."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from kit.server.lite import pins

# The tests, the command line and what writes lessons are left at home.
_LEFT_OUT = ("kit/authoring.py", "kit/server/", "data/derivations/")
_SERVER_KEPT = {
    "kit/server/__init__.py",
    *(f"kit/server/lite/{name}.py" for name in ("__init__", "browser", "keeper", "pins")),
}
_FOLDERS = ("kit", "data", "seeds", "notebooks/questions")
_SUFFIXES = {".py", ".json", ".csv", ".js", ".css", ".yaml", ".md", ".txt"}
# One date for all files, so that the same kit gives the same package.
_DATE = (2020, 1, 1, 0, 0, 0)


def build(root: Path, target: Path, version: str, needs: Mapping[str, str]) -> Path:
    """Write the package and return its file.

    Parameters
    ----------
    root
        The checkout.
    target
        The folder for the file.
    version
        The kit's version.
    needs
        Packages and versions that the browser has; the lessons compare them with what is there.
    """
    file = target / f"north_korea_japan_kit-{version}-py3-none-any.whl"
    about = f"north_korea_japan_kit-{version}.dist-info"
    inside = {name: (root / name).read_bytes() for name in contents(root)}
    inside[f"{about}/METADATA"] = _metadata(version, needs).encode()
    inside[f"{about}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    inside[f"{about}/RECORD"] = "".join(f"{name},,\n" for name in inside).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in inside.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
    return file


def contents(root: Path) -> Iterator[str]:
    """Yield the path of each file that goes in, from the root of the checkout.

    Tables and questions lie beside the code there too, so the kit finds them as it always does.
    """
    for folder in _FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            name = file.relative_to(root).as_posix()
            if file.suffix in _SUFFIXES and (name in _SERVER_KEPT or not _left_out(name)):
                yield name


def _left_out(name: str) -> bool:
    return name.startswith(_LEFT_OUT) or "__pycache__" in name


def _metadata(version: str, needs: Mapping[str, str]) -> str:
    lines = [
        "Metadata-Version: 2.1", "Name: north-korea-japan-kit", f"Version: {version}",
        f"Requires-Python: =={pins.PYTHON}.*",
        *(f"Requires-Dist: {name}=={found}" for name, found in needs.items()),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"
