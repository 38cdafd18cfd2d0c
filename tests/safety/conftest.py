"""Learners with an empty folder of their own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kit.lessons.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "my_work")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test writes into the folder of a real learner."""
    monkeypatch.setenv("KIT_WORK", str(tmp_path / "own"))
    monkeypatch.delenv("KIT_CLASS_EVENTS", raising=False)


@pytest.fixture
def upload() -> Any:
    return _upload


def _upload(name: str, content: bytes) -> tuple[dict[str, object], ...]:
    """Return a file as the browser hands it over."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return ({"name": name, "type": "", "size": len(content), "last_modified": now,
             "content": memoryview(content)},)  # fmt: skip
