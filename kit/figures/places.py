"""The places of events on an offline map of East Asia."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from kit.figures.alternative import whole_figure
from kit.figures.theme import LIGHT, Theme
from kit.language import count, text
from kit.page.markup import escape
from kit.tables.folders import data_folder

TRACES = ("land", "places", "selected")
VIEW = {"x": [117.0, 147.0], "y": [30.0, 47.5]}
# One degree of longitude is shorter than one of latitude by the cosine of the latitude; at 38° N
# (the middle of the view) this ratio keeps shapes true.
RATIO_AT_38_NORTH = 1.27
HEIGHT = 460
WIDTH = 760


class Land(NamedTuple):
    """The land of East Asia as one line with gaps, and the window it was cut to."""

    lon: list[float | None]
    lat: list[float | None]
    window: tuple[float, float, float, float]


@cache
def land() -> Land:
    """Read the kit's own coastlines (Natural Earth 1:50m, land only, without borders)."""
    path = data_folder() / "maps" / "east_asia_land.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    west, south, east, north = content["window"]
    return Land(*outline(content["rings"]), (west, south, east, north))


def outline(rings: list[list[list[float]]]) -> tuple[list[float | None], list[float | None]]:
    """Return longitudes and latitudes of rings as one line, with a gap after each ring."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for ring in rings:
        lon += [*(point[0] for point in ring), None]
        lat += [*(point[1] for point in ring), None]
    return lon, lat


def split_by_window(events: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the events with a place on the map, and those whose place lies outside it."""
    spots = events[["event_id", "place", "lat", "lon"]]
    located = spots[spots["lat"].notna() & spots["lon"].notna()]
    west, south, east, north = land().window
    inside = located["lon"].between(west, east) & located["lat"].between(south, north)
    return located[inside], located[~inside]


def places(events: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each spot: `lat`, `lon`, `place`, `events` (number), first `event_id`."""
    grouped = events.groupby(["lat", "lon"], sort=True)
    return grouped.agg(
        place=("place", "first"), events=("event_id", "size"), event_id=("event_id", "first")
    ).reset_index()


def places_figure(
    shown: pd.DataFrame, selected: str = "", theme: Theme = LIGHT, width: int = WIDTH
) -> go.Figure:
    """Return the map of the events shown; the area of a mark grows with the number of events."""
    parts = places_parts(shown, selected, theme, width)
    return whole_figure(parts, theme, describe(shown))


def places_parts(shown: pd.DataFrame, selected: str, theme: Theme, width: int) -> dict[str, Any]:
    """Return the map as plain data: a fixed list of traces (`TRACES`) and the layout."""
    inside, _ = split_by_window(shown)
    spots = places(inside)
    chosen = places(inside[inside["event_id"] == selected])
    marker = {"color": theme.accent, "opacity": 0.65, "line": {"color": theme.page, "width": 1}}
    return {
        "data": [
            land_trace(theme),
            {"type": "scatter", "name": "places", "mode": "markers",
             "x": spots["lon"].tolist(), "y": spots["lat"].tolist(),
             "customdata": spots["event_id"].tolist(),
             "hovertext": [_hover(row) for row in spots.itertuples()],
             "hovertemplate": "%{hovertext}<extra></extra>",
             "marker": {**marker, "size": [_size(n) for n in spots["events"]]}},
            chosen_ring(chosen["lon"], chosen["lat"], theme),
        ],
        "layout": map_layout(theme, width),
    }  # fmt: skip


def _size(number: int) -> float:
    return float(8 + 5 * (number - 1) ** 0.5)


def _hover(row: Any) -> str:
    return str(escape(count("figures.map.hover", int(row.events), place=row.place)))


def chosen_ring(lon: pd.Series, lat: pd.Series, theme: Theme, size: int = 30) -> dict[str, Any]:
    """Return the ring around the chosen mark as a trace."""
    return {
        "type": "scatter", "mode": "markers", "name": "selected", "hoverinfo": "skip",
        "x": lon.tolist(), "y": lat.tolist(),
        "marker": {"size": size, "symbol": "circle-open", "color": theme.ink,
                   "line": {"width": 3, "color": theme.ink}},
    }  # fmt: skip


def land_trace(theme: Theme) -> dict[str, Any]:
    """Return the land as one trace."""
    shore = land()
    return {
        "type": "scatter", "name": "land", "mode": "lines", "x": shore.lon, "y": shore.lat,
        "fill": "toself", "fillcolor": theme.land, "hoverinfo": "skip",
        "line": {"color": theme.quiet, "width": 0.6},
    }  # fmt: skip


def map_layout(theme: Theme, width: int) -> dict[str, Any]:
    """Return the layout of a map of East Asia, true in shape around 38° N."""
    hidden = {
        "showgrid": False,
        "showline": False,
        "showticklabels": False,
        "zeroline": False,
        "ticks": "",
    }
    return {
        "height": HEIGHT,
        "width": width,
        "plot_bgcolor": theme.sea,
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        "dragmode": "pan",
        "hovermode": "closest",
        "xaxis": {**hidden, "range": VIEW["x"]},
        "yaxis": {
            **hidden,
            "range": VIEW["y"],
            "scaleanchor": "x",
            "scaleratio": RATIO_AT_38_NORTH,
        },
    }


def describe(shown: pd.DataFrame) -> str:
    """Return the map in words: how many places, and which have most events."""
    inside, _ = split_by_window(shown)
    spots = places(inside).sort_values(["events", "place"], ascending=[False, True])
    if spots.empty:
        return text("figures.map.alt_none")
    top = ", ".join(f"{row.place} ({row.events})" for row in spots.head(5).itertuples())
    return count("figures.map.alt", len(spots), places=top)
