"""Get what the site is made of: Pyodide from npm, pure packages from PyPI, each file checked."""

from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import sys
import tarfile
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from kit.server.launch import installers
from kit.server.launch.errors import StartError, explain
from kit.server.launch.places import Place
from kit.server.lite import pins

_SECONDS = 60
_KEPT = {
    "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json",
}  # fmt: skip


def pyodide(cache: Path) -> Path:
    """Return a folder with Pyodide itself, which holds no packages; it is fetched once.

    Raises
    ------
    StartError
        If it cannot be fetched, or is not the file that it should be.
    """
    folder = cache / f"pyodide-{pins.PYODIDE}"
    if not all((folder / name).is_file() for name in _KEPT):
        unpack(_packed(), folder)
    return folder


def unpack(packed: bytes, folder: Path) -> None:
    """Check a package of npm against the pinned sum, and unpack what the site needs.

    Raises
    ------
    StartError
        If the sum is another one.
    """
    found = "sha512-" + base64.b64encode(hashlib.sha512(packed).digest()).decode()
    if found != pins.INTEGRITY:
        raise explain("hash mismatch", "of pyodide")
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            name = member.name.removeprefix("package/")
            content = archive.extractfile(member) if name in _KEPT else None
            if content is not None:
                (folder / name).write_bytes(content.read())


def wheels(cache: Path) -> list[Path]:
    """Return the pure packages of `wheels.lock` as files; they are fetched once.

    Raises
    ------
    StartError
        If they cannot be fetched, or one is not the file that it should be.
    """
    folder = cache / f"wheels-{hashlib.sha256(pins.WHEELS.read_bytes()).hexdigest()[:8]}"
    done = folder / "complete"
    if not done.exists():
        _download(folder)
        done.touch()
    return sorted(folder.glob("*.whl"))


def _packed() -> bytes:
    try:
        with urllib.request.urlopen(pins.NPM, timeout=_SECONDS) as answer:
            packed: bytes = answer.read()
    except OSError as error:
        raise explain(f"{error} timed out", pins.NPM) from error
    return packed


def _download(folder: Path) -> None:
    # pip, because uv downloads no files; an environment that uv filled may have none.
    installers.add_pip(Place(Path(sys.prefix), Path(sys.prefix)))
    command = [
        sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:",
        "--python-version", pins.PYTHON, "--implementation", "py", "--abi", "none",
        "--platform", "any", "--require-hashes", "--requirement", str(pins.WHEELS),
        "--dest", str(folder), "--disable-pip-version-check", "--progress-bar=off",
    ]  # fmt: skip
    got = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if got.returncode:
        raise explain(got.stdout + got.stderr, str(folder))


def compiled(folder: Path, sums: Mapping[str, str]) -> list[Path]:
    """Return files from an unpacked release of Pyodide, each compared with its sum.

    Raises
    ------
    StartError
        If the folder lacks one of them, or holds another one.
    """
    missing = [name for name in sums if not (folder / name).is_file()]
    if missing:
        raise StartError(
            f"The folder {folder} lacks {len(missing)} files, for example {missing[0]}.",
            f"unpack the release archive of Pyodide {pins.PYODIDE} (the full one, named "
            f"pyodide-{pins.PYODIDE}.tar.bz2), and name the folder that holds the .whl files.",
        )
    for name, wanted in sums.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted:
            raise StartError(
                f"The file {name} in {folder} is not the one of Pyodide {pins.PYODIDE}.",
                f"get the release archive of Pyodide {pins.PYODIDE} anew, and unpack it again.",
            )
    return [folder / name for name in sums]
