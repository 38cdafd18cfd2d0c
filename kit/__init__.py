"""North Korea–Japan relations: sourced tables, figures, explorers and lessons.

In a notebook, `import kit` is all you need:

- `kit.events()`, `kit.actors()`, … give a table as a pandas frame; `kit.tables()` lists them all.
- `kit.changes(since="0.1.0")` says which facts were added, corrected or withdrawn, and why.
- `kit.explore.timeline()` opens the timeline; `kit.open("T/1990-2004")` opens a view by its code.
- `kit.laboratory.coding()` opens a laboratory, where you add codes or judgements of your own.
- `kit.lesson("01_timeline")` gives the questions and the prose of a lesson.
- `kit.portfolio()` makes one file of all that a learner has kept; `kit.my_timeline()` holds events
  of the learner's own; `kit.class_folder("portfolios")` shows a teacher what a class has done.

Nothing is read or imported before it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_PARTS = {
    "explore": ("kit.explorers", None),
    "laboratory": ("kit.laboratories.catalogue", None),
    "open": ("kit.explorers.view_codes", "open_view"),
    "events": ("kit.analysis.timeline", "named_events"),
    "lesson": ("kit.lessons.lesson", "Lesson"),
    "projector": ("kit.page.projector", "Projector"),
    "progress": ("kit.lessons.progress", "Progress"),
    "guide": ("kit.classroom.teaching.guide", "Guide"),
    "handout": ("kit.classroom.teaching.sheet", "handout"),
    "portfolio": ("kit.classroom.portfolio", "portfolio"),
    "class_folder": ("kit.classroom.class_folder", "class_folder"),
    "my_timeline": ("kit.laboratories.own_events", "own_events"),
    "reset": ("kit.lessons.resetting", "reset_answers"),
    "self_check": ("kit.lessons.self_check", "SelfCheck"),
    "date_text": ("kit.tables.dates", "display"),
    "bibliography": ("kit.tables.citations", "bibliography"),
    "changes": ("kit.tables.changes", "changes"),
    "tables": ("kit.tables", None),
}


def __getattr__(name: str) -> Any:
    """Find a part of the kit, or a table by its name, when it is first asked for."""
    if name in _PARTS:
        module, attribute = _PARTS[name]
        found = import_module(module)
        return found if attribute is None else getattr(found, attribute)
    if not name.startswith("_"):
        reader = import_module("kit.tables.frames").reader(name)
        if reader is not None:
            return reader
    raise AttributeError(f"module 'kit' has no attribute {name!r}")


def __dir__() -> list[str]:
    names: list[str] = list(import_module("kit.tables.frames").table_names())
    return sorted([*_PARTS, *names, "__version__"])
