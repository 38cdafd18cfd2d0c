"""`start.py` under a Python that is too old or too new."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def start(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", root / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (3, 14), (4, 0)])
def test_other_versions_are_named_with_a_remedy(
    start: ModuleType, version: tuple[int, int]
) -> None:
    sentence = start.complaint(version)
    assert f"This is Python {version[0]}.{version[1]}." in sentence
    assert "install Python 3.13" in sentence
    assert "py -3.13 start.py" in sentence


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_fitting_versions_pass(start: ModuleType, version: tuple[int, int]) -> None:
    assert start.complaint(version) == ""


def test_an_old_python_can_read_the_file(root: Path) -> None:
    ast.parse((root / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_versions_are_those_of_pyproject(root: Path, start: ModuleType) -> None:
    bounds = f">=3.{start.OLDEST[1]},<3.{start.NEWEST[1] + 1}"
    assert f'requires-python = "{bounds}"' in (root / "pyproject.toml").read_text(encoding="utf-8")


def test_the_start_needs_nothing_but_the_standard_library(root: Path) -> None:
    code = "import kit.server.launch.command, sys; print('\\n'.join(sys.modules))"
    bare = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        f"import sys; sys.path.insert(0, {str(root)!r}); {code}",
    ]
    loaded = subprocess.run(bare, capture_output=True, text=True, check=True).stdout.split()
    outside = {name.partition(".")[0] for name in loaded} - sys.stdlib_module_names
    assert outside <= {"kit", "__main__", "sitecustomize", "usercustomize"}
