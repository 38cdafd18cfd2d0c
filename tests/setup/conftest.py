"""A small checkout to try the start on, and a stand-in for the installers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kit.server.launch import bytecode, installers, places
from kit.server.launch.places import Place

ROOT = Path(__file__).parents[2]
# A class is served from Linux; the modules that do it cannot be imported on Windows.
collect_ignore_glob = ["test_class_*.py", "test_real_class.py"] if sys.platform == "win32" else []


@pytest.fixture
def root() -> Path:
    """The real checkout."""
    return ROOT


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A toy checkout in a folder with a space and other characters, and a user of its own."""
    folder = tmp_path / "the kit 日本 조선"
    settings = folder / "kit" / "server" / "settings"
    settings.mkdir(parents=True)
    (settings / "overrides.json").write_text("{}")
    (folder / "pyproject.toml").write_text("[project]")
    (folder / "requirements.lock").write_text("pandas==3.1.1")
    (folder / "requirements-test.lock").write_text("pandas==3.1.1\npytest==9.2.0")
    monkeypatch.setattr(places, "user_folder", lambda: tmp_path / "home" / "kit")
    return folder


@pytest.fixture
def place(checkout: Path) -> Place:
    """The usual place of the toy checkout; nothing is installed."""
    return places.usual_place(checkout)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that were installed; nothing really is, and nothing compiled."""
    parts: list[str] = []
    monkeypatch.setattr(installers, "install", lambda _, part: parts.append(part))
    monkeypatch.setattr(bytecode, "compile_all", lambda _: None)
    return parts
