"""Files that are written whole, or stay as they were."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kit.tables.written_files import replace_file, write_new


def test_a_file_that_cannot_be_replaced_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The comments of a teacher are such a file; the old one is there until the new one is."""
    path = tmp_path / "comments.json"
    replace_file(path, ["old"])

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, ["new"])
    assert json.loads(path.read_text(encoding="utf-8")) == ["old"]
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    made = [write_new(tmp_path, "a", ".txt", word) for word in ("one", "two")]
    assert [path.read_text(encoding="utf-8") for path in made] == ["one", "two"]
