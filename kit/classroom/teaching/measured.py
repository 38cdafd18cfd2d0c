"""Measured figures of serving a class, shown as they stand in the file; none are typed here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kit.classroom.teaching.grid import grid, heads, row
from kit.classroom.teaching.plan_markup import paragraph
from kit.language import text
from kit.page.markup import Markup

MEASURED = Path(__file__).parents[2] / "server" / "classroom" / "measured.json"
README = MEASURED.with_name("README.md")
COLUMNS = ("value", "unit", "condition")


def measured_page(path: Path = MEASURED) -> Markup:
    """Return the measured figures as a table, or a sentence if the file is not there."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return paragraph(text("teaching.not_measured"))
    except ValueError:
        return paragraph(text("teaching.measured_broken", file=path.name))
    return grid(heads("measure", *COLUMNS), map(row, figures(content)))


def figures(content: Any, name: str = "") -> Iterator[tuple[str, str, str, str]]:
    """Yield name, value, unit and condition of every figure, however deep it stands.

    >>> list(figures({"memory": {"value": 3, "unit": "GB", "condition": "30 learners"}}))
    [('memory', '3', 'GB', '30 learners')]
    """
    if isinstance(content, dict) and "value" in content:
        value, unit, condition = (str(content.get(column, "")) for column in COLUMNS)
        yield str(content.get("name", name)).replace("_", " "), value, unit, condition
    elif isinstance(content, dict):
        for key, item in content.items():
            yield from figures(item, f"{name}: {key}" if name else str(key))
    elif isinstance(content, list):
        for item in content:
            yield from figures(item, name)
    elif content is not None:
        yield name.replace("_", " "), str(content), "", ""
