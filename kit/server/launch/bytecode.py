"""Compile modules once, so that no kernel has to.

Python keeps what it compiled beside the module, if it may: not in a folder that only the teacher
can write to, nor where `PYTHONDONTWRITEBYTECODE` is set. Without it the statistics of one lesson
take four seconds to import instead of one, at every start of a kernel.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from kit.server.launch.places import Place

_TESTS = r"[/\\]tests?[/\\]"  # nobody opens those of the packages


def compile_all(place: Place) -> None:
    """Compile what is not compiled yet: the packages of the environment, and the kit."""
    _compile(place, place.environment)
    compile_kit(place)


def compile_kit(place: Place) -> None:
    """Compile the modules of the kit that are not compiled yet."""
    _compile(place, place.root / "kit")


def _compile(place: Place, folder: Path) -> None:
    command = [str(place.python), "-m", "compileall", "-q", "-j", "0", "-x", _TESTS, "."]
    # A package may hold files for other versions of Python, which do not compile and do no harm.
    # Paths are relative, so that a checkout below a folder `test` is compiled too.
    subprocess.run(
        command, cwd=folder, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
