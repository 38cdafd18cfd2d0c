"""A map through time: who governed Korea and Japan, and where the events of some years were."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from kit.figures.places import (
    RATIO_AT_38_NORTH,
    chosen_ring,
    land_trace,
    map_layout,
    outline,
)
from kit.figures.theme import CATEGORY_MARKS, STATE_MARKS, Theme
from kit.page.markup import escape
from kit.tables import dates
from kit.tables.folders import data_folder

AREAS = ("korea_north", "korea_south", "japan")
TRACES = ("land", *AREAS, "parallel_38", "demarcation_line", "names", "marks", "selected")
VIEW = {"x": [121.5, 144.5], "y": [29.4, 43.6]}
HEIGHT = 520
LABELS = {
    "korea_north": (127.4, 40.7), "korea_south": (128.2, 35.8), "japan": (139.6, 33.4),
    "korea": (127.4, 40.7), "parallel_38": (132.0, 38.0), "demarcation_line": (131.4, 38.9),
}  # fmt: skip
PARALLEL = ((124.7, 130.0), (38.0, 38.0))
# Where the line of the armistice runs, close enough for a map of East Asia.
DEMARCATION = ((126.1, 126.68, 127.1, 127.75, 128.36), (37.75, 37.95, 38.25, 38.32, 38.61))
GOVERNORS = STATE_MARKS | {"SUN": STATE_MARKS["RUS"]}
# The marks below the map stand in rows: where the first one is, how far apart they are (degrees),
# and how many fit into a row.
BELOW = {"lon": 122.6, "lat": 29.95, "east": 1.15, "north": 0.62, "in_a_row": 19}
GOLDEN_ANGLE = np.pi * (3 - 5**0.5)
STEP = 0.42  # degrees between marks at one place


@cache
def areas() -> Mapping[str, tuple[list[float | None], list[float | None]]]:
    """Read the outlines of the areas (Natural Earth 1:50m), each as one line with gaps."""
    path = data_folder() / "maps" / "korea_japan_areas.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    return {name: outline(rings) for name, rings in content.items()}


def spots(events: pd.DataFrame) -> pd.DataFrame:
    """Return `x` and `y` of each event's mark; `beside` where its place is not on the map.

    Events at one place lie around it like the seeds of a sunflower (Vogel 1979), the first in the
    middle. Events elsewhere, or without one place, stand in a line below the map.
    """
    inside = events["lon"].between(*VIEW["x"]) & events["lat"].between(
        BELOW["lat"] + 1, VIEW["y"][1]
    )
    found = pd.DataFrame(
        {
            "event_id": events["event_id"], "category": events["category"],
            "x": events["lon"], "y": events["lat"], "beside": ~inside,
            "year": events["start"].dt.year,
            "words": [f"{dates.display(row.date)} · {row.title}" for row in events.itertuples()],
        }
    )  # fmt: skip
    turn = found[inside].groupby(["x", "y"]).cumcount().reindex(found.index, fill_value=0)
    radius = STEP * np.sqrt(turn)
    found["x"] += radius * np.cos(turn * GOLDEN_ANGLE)
    found["y"] += radius * np.sin(turn * GOLDEN_ANGLE) / RATIO_AT_38_NORTH
    place = (~inside).cumsum()[~inside] - 1
    row, column = place // BELOW["in_a_row"], place % BELOW["in_a_row"]
    found.loc[~inside, "x"] = BELOW["lon"] + BELOW["east"] * column
    found.loc[~inside, "y"] = BELOW["lat"] + BELOW["north"] * row
    return found


def rule_map_parts(
    events: pd.DataFrame, ruling: pd.DataFrame, year: int, selected: str, theme: Theme, width: int
) -> dict[str, Any]:
    """Return the map as plain data (`TRACES` and the layout).

    Parameters
    ----------
    events
        Rows of the events table, in order of time; those of `year` are drawn larger.
    ruling
        Who governed on one day, as `kit.analysis.rule.on_day` gives it.
    """
    marks = spots(events)
    chosen = marks[marks["event_id"] == selected]
    now = marks["year"] == year
    look = [CATEGORY_MARKS[name] for name in marks["category"]]
    by_area = ruling.set_index("area")
    return {
        "data": [
            land_trace(theme),
            *(_area(name, by_area, theme) for name in AREAS),
            _line("parallel_38", PARALLEL, by_area, theme, "dash"),
            _line("demarcation_line", DEMARCATION, by_area, theme, "solid"),
            _names(by_area, theme),
            {"type": "scatter", "mode": "markers", "name": "marks",
             "x": marks["x"].tolist(), "y": marks["y"].tolist(),
             "customdata": marks["event_id"].tolist(),
             "hovertext": [str(escape(words)) for words in marks["words"]],
             "hovertemplate": "%{hovertext}<extra></extra>",
             "marker": {"symbol": [mark.symbol for mark in look],
                        "color": [mark.colour(theme) for mark in look],
                        "size": [15 if one else 10 for one in now],
                        "line": {"width": 1.2, "color": theme.page}}},
            chosen_ring(chosen["x"], chosen["y"], theme),
        ],
        "layout": _layout(theme, width),
    }  # fmt: skip


def _area(name: str, by_area: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    lon, lat = areas()[name]
    governor = by_area["governed_by"].get(name, "")
    mark = GOVERNORS.get(governor, GOVERNORS["other"])
    return {
        "type": "scatter", "mode": "lines", "name": name, "x": lon, "y": lat, "fill": "toself",
        "fillcolor": _thin(mark.colour(theme)), "hoverinfo": "skip",
        "line": {"color": theme.quiet, "width": 0.8},
        "opacity": 1.0 if governor else 0.0,
    }  # fmt: skip


def _thin(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.38)"


def _line(name: str, path: Any, by_area: pd.DataFrame, theme: Theme, dash: str) -> dict[str, Any]:
    drawn = name in by_area.index
    return {
        "type": "scatter", "mode": "lines", "name": name, "hoverinfo": "skip",
        "x": list(path[0]) if drawn else [], "y": list(path[1]) if drawn else [],
        "line": {"color": theme.ink, "width": 2, "dash": dash},
    }  # fmt: skip


def _names(by_area: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    named = by_area["name"]
    words = {name: named[name] for name in LABELS if name in named}
    if words.get("korea_north") == words.get("korea_south"):
        words["korea"] = words.pop("korea_north", "")
        words.pop("korea_south", None)
    words = {name: label for name, label in words.items() if label}
    return {
        "type": "scatter", "mode": "text", "name": "names", "hoverinfo": "skip",
        "x": [LABELS[name][0] for name in words], "y": [LABELS[name][1] for name in words],
        "text": [f"<b>{_broken(str(escape(label)))}</b>" for label in words.values()],
        "textposition": "middle center", "textfont": {"size": 14, "color": theme.ink},
    }  # fmt: skip


def _broken(label: str) -> str:
    """Break a long name after its comma, or in the middle, so that it stays over its area."""
    if ", " in label:
        return label.replace(", ", ",<br>", 1)
    words = label.split(" ")
    if len(label) <= 20 or len(words) < 3:
        return label
    half = (len(words) + 1) // 2
    return f"{' '.join(words[:half])}<br>{' '.join(words[half:])}"


def _layout(theme: Theme, width: int) -> dict[str, Any]:
    layout = map_layout(theme, width)
    layout["height"] = HEIGHT
    layout["xaxis"] = {**layout["xaxis"], "range": VIEW["x"]}
    layout["yaxis"] = {**layout["yaxis"], "range": VIEW["y"]}
    return layout
