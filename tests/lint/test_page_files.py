"""What the page loads comes from the kit: no script and no style sheet names another host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

KIT = Path(__file__).parents[2] / "kit"
FILES = sorted(
    path for ending in ("js", "css") for path in KIT.rglob(f"*.{ending}")
    if "server" not in path.relative_to(KIT).parts
)  # fmt: skip
# Names of formats, which nobody fetches.
NAMES = re.compile(r"http://www\.w3\.org/[\w/]+")
OUTSIDE = re.compile(r"(?:\w+:)?//[a-z0-9-]+\.[a-z]|@import|\b(?:fetch|XMLHttpRequest|WebSocket)\b")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_asks_another_host(path: Path) -> None:
    assert OUTSIDE.findall(NAMES.sub("", path.read_text(encoding="utf-8"))) == []


def test_there_are_scripts_and_style_sheets() -> None:
    assert {path.suffix for path in FILES} == {".js", ".css"}
