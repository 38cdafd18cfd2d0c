"""Install a part of the kit with uv where it is at hand, else with pip.

Both take exact versions from the lock files and check every download against its hash.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from kit.server.launch.errors import StartError, explain
from kit.server.launch.places import Place
from kit.server.launch.stamp import EXTRA_LOCKS, RUN_LOCK, TEST_LOCK

_LOCKS = {"packages": RUN_LOCK, "tests": TEST_LOCK, **EXTRA_LOCKS}


def install(place: Place, part: str) -> None:
    """Install one part: `packages`, `tests`, `kit`, or what one command needs.

    uv is tried first, for its speed. Should it fail, pip has its turn: it knows more about
    proxies and certificates of schools, and its words decide what the person is told.

    Raises
    ------
    StartError
        If neither of them could do it.
    """
    uv = working_uv()
    uv_failure = run_logged(uv_command(uv, place, part), place.log) if uv else None
    if uv and uv_failure is None:
        return
    try:
        add_pip(place)
    except StartError:
        if uv_failure is None:
            raise
        raise explain(uv_failure, str(place.log)) from None
    failure = run_logged(pip_command(place, part), place.log)
    if failure is not None:
        raise explain(failure, str(place.log))


def working_uv() -> str | None:
    """Return the path of uv if it is on the PATH and runs, else None."""
    uv = shutil.which("uv")
    if uv is None:
        return None
    try:
        answer = subprocess.run([uv, "--version"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return uv if answer.returncode == 0 else None


def uv_command(uv: str, place: Place, part: str) -> list[str]:
    """Return uv's command line for one part."""
    head = [uv, "pip", "install", "--python", str(place.python), "--no-progress", "--no-deps"]
    return head + _what(place, part)


def pip_command(place: Place, part: str) -> list[str]:
    """Return pip's command line for one part.

    Byte code comes later and on all processors (`bytecode`): this saves a third of the time.
    """
    head = [str(place.python), "-m", "pip", "install", "--no-compile", "--no-deps"]
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar=off", "--retries=2"]
    return head + options + _what(place, part)


def _what(place: Place, part: str) -> list[str]:
    if part == "kit":
        return ["--no-build-isolation", "--editable", str(place.root)]
    return ["--require-hashes", "--requirement", str(place.root / _LOCKS[part])]


def add_pip(place: Place) -> None:
    """Put pip into the environment if it is not there.

    Raises
    ------
    StartError
        If this Python has no pip to give, as on Debian without `python3-venv`.
    """
    python = str(place.python)
    version = subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False)
    if version.returncode == 0:
        return
    failure = run_logged([python, "-m", "ensurepip", "--default-pip"], place.log)
    if failure is None:
        return
    is_missing = "No module named ensurepip" in failure
    raise venv_is_missing() if is_missing else explain(failure, str(place.log))


def venv_is_missing() -> StartError:
    """Return the trouble of a Python that was installed without `venv` and `ensurepip`."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return StartError(
        "This Python lacks a part that makes environments (venv, ensurepip).",
        f"on Debian and Ubuntu: sudo apt install python{version}-venv — elsewhere: install "
        "Python anew with all its parts. Then run start.py again.",
    )


def run_logged(command: list[str], log: Path) -> str | None:
    """Run an installer, add its output to the log, show a dot for each package.

    Returns
    -------
    str or None
        None if it went well, else all that was printed.
    """
    lines: list[str] = []
    try:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            encoding="utf-8", errors="replace",
        )  # fmt: skip
    except OSError as error:
        return str(error)
    with process, log.open("a", encoding="utf-8") as file:
        for line in process.stdout or ():
            file.write(line)
            lines.append(line)
            if line.startswith("Collecting"):
                print(".", end="", flush=True)
    if any(line.startswith("Collecting") for line in lines):
        print()
    return "".join(lines) if process.returncode else None
