from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import toy_tables

from kit.tables import citations, folders, frames, ids, package, versions


def forget() -> None:
    """Empty every cache, so that another folder of tables is read."""
    for function in (
        folders.data_folder, folders.seeds_folder, package.description, package.resources,
        package.tables, ids.known_ids, ids._near, versions.recorded, versions._record, frames._read,
        citations._sources, citations._entry,
    ):  # fmt: skip
        function.cache_clear()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The toy package in a folder of its own, in place of the kit's."""
    folder = toy_tables.write_package(tmp_path / "data")
    monkeypatch.setenv("KIT_DATA", str(folder))
    forget()
    yield folder
    monkeypatch.undo()
    forget()
