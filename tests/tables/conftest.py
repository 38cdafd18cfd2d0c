from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import toy_tables
from caches import forget


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The toy package in a folder of its own, in place of the kit's."""
    folder = toy_tables.write_package(tmp_path / "data")
    monkeypatch.setenv("KIT_DATA", str(folder))
    forget()
    yield folder
    monkeypatch.undo()
    forget()
