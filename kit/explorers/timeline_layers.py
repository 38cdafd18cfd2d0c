"""Events that stand beside those of the kit: those of a class, and a learner's own.

They have lanes of their own in the timeline and are never part of `kit.events()`, so that no graded
answer and no sentence of a lesson depends on them. The file of a class is the one that the
environment variable KIT_CLASS_EVENTS names; else `my_class.csv` or `my_class.xlsx` beside the
notebooks, or in the folder `class` of the learner's own work.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from kit.analysis.timeline import named_events, year_range
from kit.language import count, text
from kit.page.markup import Markup, bullet_list, fill, join
from kit.tables.check import INLINE_SOURCE
from kit.tables.extra import ORIGIN
from kit.tables.faults import SHOWN, TableError
from kit.tables.folders import notebooks_folder, work_folder

VARIABLE = "KIT_CLASS_EVENTS"
NAMES = ("my_class.csv", "my_class.xlsx")


@dataclass(frozen=True)
class Layer:
    """Events of one origin.

    Attributes
    ----------
    name
        `class` or `own`.
    rows
        The events, with the columns of `kit.events()`, `source`, and `layer` with the name.
    sentence
        What is there and where it comes from.
    problems
        What is wrong with the file, or worth knowing, each with place and remedy.
    """

    name: str
    rows: pd.DataFrame
    sentence: str
    problems: Sequence[str] = field(default=())


def class_events_file() -> Path | None:
    """Return the file of a teacher's own events, or None if there is none."""
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return Path(named).expanduser()
    folders = (notebooks_folder(), work_folder() / "class")
    paths = (folder / name for folder in folders for name in NAMES)
    return next((path for path in paths if path.is_file()), None)


def class_layers() -> list[Layer]:
    """Return the layer of the class, if there is a file of it; faults are said, not raised."""
    path = class_events_file()
    if path is None:
        return []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the notices stand below the switch
            frame = named_events(extra=path)
    except TableError as error:
        nothing = named_events().head(0)
        faults = [str(fault) for fault in error.faults[:SHOWN]]
        sentence = count("own_events.class_faulty", len(error.faults), file=path.name)
        return [Layer("class", layered(nothing, "class"), sentence, faults)]
    rows = frame[frame[ORIGIN] == path.name].drop(columns=ORIGIN)
    sentence = count("own_events.class_events", len(rows), file=path.name) + beyond_the_years(rows)
    return [Layer("class", layered(rows, "class"), sentence, frame.attrs["notices"][:SHOWN])]


def layered(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return events marked as those of a layer."""
    return rows.assign(layer=name).reset_index(drop=True)


def beyond_the_years(rows: pd.DataFrame) -> str:
    """Say how many events lie beyond the years of the slider, those of the kit; "" if none does."""
    first, last = year_range(named_events())
    ends = rows["end"].fillna(rows["start"])
    beyond = int(((ends.dt.year < first) | (rows["start"].dt.year > last)).sum())
    return count("own_events.beyond", beyond, first=first, last=last) if beyond else ""


def joined(events: pd.DataFrame, layers: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return events of the kit and of layers in order of time; without layers, the frame itself."""
    added = [rows for rows in layers if len(rows)]
    if not added:
        return events
    together = pd.concat([events.assign(layer="", **{INLINE_SOURCE: ""}), *added])
    return together.sort_values(["start", "event_id"], kind="stable", ignore_index=True)


def layer_facts(row: Any) -> list[tuple[str, object]]:
    """Return what the card of an event of a layer says beside the facts of the table."""
    layer = getattr(row, "layer", "")
    if not layer:
        return []
    return [
        (text("own_events.card_layer"), text(f"own_events.layer_{layer}")),
        (text("own_events.card_source"), row.source),
    ]


def layers_page(layers: Iterable[Layer]) -> Markup:
    """Return a sentence for each layer, and the faults of its file."""
    parts = []
    for one in layers:
        parts.append(fill("<p>{s}</p>", s=one.sentence))
        if one.problems:
            parts.append(fill('<div class="kit-notice" role="note">{list}</div>',
                              list=bullet_list(one.problems)))  # fmt: skip
    return join(parts)
