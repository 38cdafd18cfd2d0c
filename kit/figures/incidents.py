"""The recognised incidents: where on the map, and below it when."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.figures.cases import first_day
from kit.figures.places import HEIGHT, chosen_ring, land_trace, map_layout
from kit.figures.theme import Theme
from kit.language import count, text
from kit.page.markup import escape
from kit.tables import dates

TRACES = ("land", "marks", "labels", "selected", "days", "selected_day")
VIEW = {"x": [125.0, 144.0], "y": [30.5, 42.5]}
STRIP = 0.13
NEAR = 1.2  # degrees


def on_map(incidents: pd.DataFrame) -> pd.DataFrame:
    """Return the incidents that lie within the window of the map."""
    west, east = VIEW["x"]
    south, north = VIEW["y"]
    return incidents[incidents["lon"].between(west, east) & incidents["lat"].between(south, north)]


def incidents_parts(
    incidents: pd.DataFrame, selected: str, theme: Theme, width: int
) -> dict[str, Any]:
    """Return map and strip as plain data (`TRACES` and the layout).

    Each mark is one incident; on the strip all of them stand in time, on the map those in Japan.
    """
    here = on_map(incidents)
    chosen = incidents[incidents["incident_id"] == selected]
    return {
        "data": [
            land_trace(theme),
            _spots(here, theme),
            _labels(here, theme),
            chosen_ring(on_map(chosen)["lon"], on_map(chosen)["lat"], theme, size=28),
            _days(incidents, theme),
            _ring_in_time(chosen, theme),
        ],
        "layout": _layout(theme, width),
    }


def _spots(here: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "name": "marks",
        "x": here["lon"].tolist(), "y": here["lat"].tolist(),
        "customdata": here["incident_id"].tolist(),
        "hovertext": [_hover(row) for row in here.itertuples()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": [8 + 4 * n for n in here["victims_count"]], "color": theme.accent,
                   "line": {"color": theme.page, "width": 1.5}},
    }  # fmt: skip


def _hover(row: Any) -> str:
    return f"<b>{escape(row.place)}</b><br>{escape(dates.display(row.date))}"


def _labels(here: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "text", "name": "labels", "hoverinfo": "skip",
        "x": here["lon"].tolist(), "y": here["lat"].tolist(),
        "text": [f"\u2003{row.official_order}\u2003" for row in here.itertuples()],
        "textposition": [_side(row, here) for row in here.itertuples()],
        "textfont": {"size": 12, "color": theme.ink},
    }  # fmt: skip


def _side(row: Any, here: pd.DataFrame) -> str:
    """Put the number to the left of a mark that has another close by on its right."""
    east, north = here["lon"] - row.lon, (here["lat"] - row.lat).abs()
    crowded = (east.between(0.01, NEAR) & (north < NEAR / 3)).any()
    return "middle left" if crowded else "middle right"


def _days(incidents: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "name": "days", "xaxis": "x2", "yaxis": "y2",
        "x": [first_day(date) for date in incidents["date"]], "y": [0] * len(incidents),
        "customdata": incidents["incident_id"].tolist(),
        "hovertext": [_hover(row) for row in incidents.itertuples()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 16, "symbol": "line-ns",
                   "line": {"width": 3, "color": theme.accent}},
    }  # fmt: skip


def _ring_in_time(chosen: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "name": "selected_day", "hoverinfo": "skip",
        "xaxis": "x2", "yaxis": "y2",
        "x": [first_day(date) for date in chosen["date"]], "y": [0] * len(chosen),
        "marker": {"size": 24, "symbol": "circle-open", "color": theme.ink,
                   "line": {"width": 3, "color": theme.ink}},
    }  # fmt: skip


def _layout(theme: Theme, width: int) -> dict[str, Any]:
    layout = map_layout(theme, width)
    layout["height"] = HEIGHT + 90
    layout["margin"] = {"l": 8, "r": 8, "t": 4, "b": 30}
    layout["xaxis"] = {**layout["xaxis"], "range": VIEW["x"]}
    layout["yaxis"] = {**layout["yaxis"], "range": VIEW["y"], "domain": [STRIP + 0.05, 1]}
    layout["xaxis2"] = {
        "type": "date", "range": ["1977-06-01", "1983-12-31"], "anchor": "y2", "fixedrange": True,
        "showgrid": True, "domain": [0, 1],
    }  # fmt: skip
    layout["yaxis2"] = {
        "range": [-1, 1], "domain": [0, STRIP], "fixedrange": True, "showgrid": False,
        "showticklabels": False, "zeroline": False,
    }  # fmt: skip
    return layout


def describe(incidents: pd.DataFrame) -> str:
    """Return map and strip in words."""
    if incidents.empty:
        return text("incidents.alt_none")
    listed = "; ".join(
        f"{dates.display(row.date)}, {row.place}"
        for row in incidents.sort_values("date").itertuples()
    )
    outside = len(incidents) - len(on_map(incidents))
    return count("incidents.alt", len(incidents), listed=listed, outside=outside)
