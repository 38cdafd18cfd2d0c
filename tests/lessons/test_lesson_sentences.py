"""Every sentence that the lessons ask for exists, and none is left over."""

from __future__ import annotations

import json
import re
from pathlib import Path

KIT = Path(__file__).parents[2] / "kit"
SENTENCES = json.loads((KIT / "language" / "en" / "lessons.json").read_text(encoding="utf-8"))
CODE = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((KIT / "lessons").rglob("*.py"))
)
MADE = ("task_", "mark_", "scale_", "rating_", "shape_", "trouble_", "column_", "ticket_",
        "button_", "answered_")  # fmt: skip


def test_every_sentence_asked_for_exists() -> None:
    whole = set(re.findall(r"\"lessons\.(\w+)\"", CODE)) | set(
        re.findall(r"'lessons\.(\w+)'", CODE)
    )
    counted = {name for name in whole if f"{name}_one" in SENTENCES}
    assert {name for name in whole - counted if not name.endswith("_")} <= set(SENTENCES)


def test_no_sentence_is_left_over() -> None:
    left = [
        name
        for name in SENTENCES
        if not name.startswith(MADE) and re.sub(r"_(one|other)$", "", name) not in CODE
    ]
    assert left == []
