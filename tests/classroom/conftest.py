"""Learners with an empty folder of their own, and one class made by code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from made_class import write_class

from kit.classroom.portfolio_files import Portfolio
from kit.lessons.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "my_work")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test writes into the folder of a real learner, or reads a real class's events."""
    monkeypatch.setenv("KIT_WORK", str(tmp_path / "own"))
    monkeypatch.delenv("KIT_CLASS_EVENTS", raising=False)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Portfolio]]:
    """The folder of a class of thirty, and what its portfolios hold."""
    folder = tmp_path_factory.mktemp("class") / "portfolios"
    return folder, write_class(folder)


@pytest.fixture
def upload() -> Callable[[str, bytes], tuple[dict[str, object], ...]]:
    return _upload


def _upload(name: str, content: bytes) -> tuple[dict[str, object], ...]:
    """Return a file as the browser hands it over."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return ({"name": name, "type": "text/html", "size": len(content),
             "last_modified": now, "content": memoryview(content)},)  # fmt: skip
