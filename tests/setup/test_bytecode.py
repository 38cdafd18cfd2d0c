"""Modules are compiled at set-up, for those who may not or do not write them later."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit.server.launch import bytecode
from kit.server.launch.places import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A checkout below a folder `test`, with an environment of one package."""
    place = Place(tmp_path / "test" / "the kit", tmp_path / "test" / "the kit" / ".venv")
    for module in ("kit/house.py", ".venv/lib/quick.py", ".venv/lib/tests/slow.py"):
        file = place.root / module
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("WHERE = (lambda: 0).__code__.co_filename\n")
    (place.root / ".venv/lib/old.py").write_text("print 'of another Python'\n")
    place.python.parent.mkdir(exist_ok=True)
    place.python.symlink_to(sys.executable)
    return place


def compiled(folder: Path) -> list[str]:
    return sorted(path.name.partition(".")[0] for path in folder.rglob("*.pyc"))


def test_packages_and_kit_are_compiled_and_tests_of_packages_are_not(place: Place) -> None:
    bytecode.compile_all(place)
    assert compiled(place.environment) == ["quick"]
    assert compiled(place.root / "kit") == ["house"]


def test_the_kit_alone_is_compiled_for_a_class(place: Place) -> None:
    bytecode.compile_kit(place)
    assert compiled(place.root) == ["house"]


def test_a_compiled_module_is_used_and_names_its_own_file(place: Place) -> None:
    bytecode.compile_all(place)
    code = "import quick, sys; print(quick.__cached__); print(quick.WHERE)"
    folder = place.environment / "lib"
    run = subprocess.run(
        [sys.executable, "-v", "-c", code], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )  # fmt: skip
    assert run.stdout.splitlines()[1] == str(folder / "quick.py")
    assert f"matches {folder / 'quick.py'}" in run.stderr
