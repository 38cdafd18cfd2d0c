"""Make the environment once; find it ready ever after."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from kit.server.launch import bytecode, installers, places, stamp
from kit.server.launch.errors import StartError, explain
from kit.server.launch.places import Place

SPACE_NEEDED = 800_000_000  # bytes: the packages, their download and the tests' packages
_WHAT = {
    "packages": "the packages of the lessons",
    "class": "the packages that serve a class",
    "tests": "the packages of the tests",
    "exhibition": "the packages of the exhibition",
    "lite": "the packages that build the Lite edition",
    "kit": "the kit itself",
}


def prepare(root: Path, *, tests: bool = False, extra: str = "") -> Place:
    """Return the place of an environment that holds everything; make it where necessary.

    Parameters
    ----------
    root
        The checkout.
    tests
        Whether the packages of the tests are needed too. They go into the same environment:
        the versions are the same, and an editor then finds one environment that knows all.
    extra
        The command whose own packages are needed too: a key of `stamp.EXTRA_LOCKS`.

    Raises
    ------
    StartError
        If the environment cannot be made.
    """
    usual = places.usual_place(root)
    if is_ready(usual, tests=tests, extra=extra):
        return usual
    place = usual if places.is_writable(root) else places.place_elsewhere(root)
    if not is_ready(place, tests=tests, extra=extra):
        try:
            _set_up(place, tests=tests, extra=extra)
        except OSError as error:
            raise explain(str(error), str(place.log)) from error
    return place


def is_ready(place: Place, *, tests: bool, extra: str = "") -> bool:
    """Tell whether nothing is left to do."""
    return is_usable(place) and not stamp.missing(place, tests=tests, extra=extra)


def is_usable(place: Place) -> bool:
    """Tell whether the environment has a Python, and the Python that it was made from."""
    try:
        lines = (place.environment / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    homes = [line.partition("=")[2].strip() for line in lines if line.startswith("home")]
    return place.python.exists() and all(Path(home).is_dir() for home in homes)


def _set_up(place: Place, *, tests: bool, extra: str) -> None:
    _check_space(place)
    if not place.beside_checkout:
        print(f"This folder is read-only. The kit's packages go to {place.environment}")
    if not _can_be_completed(place):
        _make_anew(place)
    parts = stamp.held(place) or {}
    sums = stamp.wanted(place.root, tests=tests, extra=extra)
    for part in stamp.missing(place, tests=tests, extra=extra):
        print(f"Setting up {_WHAT[part]} …", flush=True)
        # Taken out first: until it is noted again, this part counts as half-made.
        parts.pop(part, None)
        stamp.write(place, parts | {stamp.UNFINISHED: part})
        installers.install(place, part)
        parts[part] = sums[part]
        stamp.write(place, parts)
    print("Making the lessons quick to open …", flush=True)
    bytecode.compile_all(place)


def _can_be_completed(place: Place) -> bool:
    """Tell whether to go on with what is there: a whole environment, or one made by hand."""
    parts = stamp.held(place)
    return is_usable(place) and (parts is None or stamp.UNFINISHED not in parts)


def _make_anew(place: Place) -> None:
    if place.environment.exists():
        print("An earlier set-up was not finished. Beginning anew.")
        shutil.rmtree(place.environment)
    place.environment.mkdir(parents=True)
    stamp.write(place, {stamp.UNFINISHED: "environment"})
    # Without pip: uv does not need it, and the other road adds it in one step (`installers`).
    command = [sys.executable, "-m", "venv", "--without-pip", str(place.environment)]
    made = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if made.returncode:
        raise _no_venv(made.stdout + made.stderr, place)
    stamp.write(place, {})


def _no_venv(output: str, place: Place) -> StartError:
    if "No module named venv" in output:
        return installers.venv_is_missing()
    return explain(output, str(place.log))


def _check_space(place: Place) -> None:
    folder = next(parent for parent in place.environment.parents if parent.exists())
    if shutil.disk_usage(folder).free < SPACE_NEEDED and not place.environment.exists():
        raise explain("no space left on device", str(place.log))
