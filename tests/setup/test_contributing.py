"""The tour of the code: what it names exists, and its picture is that of the import rules."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest

TOUR = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
NAMES = sorted(set(re.findall(r"`(kit(?:\.\w+)+)(?:\(\))?`", TOUR)))
# What a browser test leaves behind is not there before it has run.
PATHS = sorted(set(re.findall(r"`((?:kit|tests|notebooks|data)/(?!artefacts)[\w./-]+)`", TOUR)))
ARROW = re.compile(r"^  (\w+)(?:\[.*\])? --> ([\w &]+)", re.MULTILINE)


def test_the_tour_names_things() -> None:
    assert len(NAMES) > 15
    assert len(PATHS) > 10


@pytest.mark.parametrize("name", NAMES)
def test_every_name_in_the_tour_exists(name: str) -> None:
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found: object = import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            found = getattr(found, part)
        return
    pytest.fail(f"there is no {name}")


@pytest.mark.parametrize("path", PATHS)
def test_every_path_in_the_tour_exists(root: Path, path: str) -> None:
    assert (root / path).exists(), path


def test_the_picture_shows_the_floors_that_the_imports_keep(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    floors = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    shown = {(one, other) for one, below in ARROW.findall(TOUR) for other in below.split(" & ")}
    named = [[part.removeprefix("kit.") for part in floor.split(" | ")] for floor in floors]
    expected = {
        (one, other) for upper, lower in pairwise(named) for one in upper for other in lower
    }
    assert shown == expected
