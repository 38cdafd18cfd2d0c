"""Flights over Japan and landings in its zone, on the offline map."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.analysis.flights import line_of_flight
from kit.figures.places import chosen_ring, land_trace, map_layout
from kit.figures.theme import Mark, Theme
from kit.page.markup import escape

KIND_MARKS: dict[str, Mark] = {
    "main_islands": Mark("triangle-up", "▲", "#a02c6c", "#ef8fc4"),
    "southwest_islands": Mark("square", "■", "#5b3fa0", "#b6a1f0"),
    "eez_landing": Mark("circle", "●", "#0067a3", "#56b4e9"),
    "alert_only": Mark("diamond", "◆", "#b3500a", "#f0a05a"),
    "no_overflight": Mark("x", "✖", "#5c6670", "#9fa9b3"),
}
VIEW = {"x": [119.0, 151.0], "y": [23.0, 46.5]}
INSIDE = {"x": (119.6, 150.4), "y": (23.6, 45.9)}
HEIGHT = 560
NAMES = (
    (134.6, 43.9, "Sea of Japan"), (134.6, 43.2, "(East Sea)"), (146.5, 33.0, "Pacific Ocean"),
    (122.2, 35.4, "Yellow Sea"), (127.9, 41.4, "DPRK"), (138.3, 36.1, "Japan"),
)  # fmt: skip


def flights_parts(
    rows: pd.DataFrame, launches: pd.DataFrame, selected: str, theme: Theme, width: int
) -> dict[str, Any]:
    """Return the map as plain data: land, names, lines, sites, marks and the chosen one's ring.

    Parameters
    ----------
    rows
        As `kit.analysis.flights.flights_and_landings` gives them, with `words`.
    launches
        The launches by id: place, direction and distance.
    """
    paths = {row.row_id: _paths(row, launches) for row in rows.itertuples()}
    rows = rows[rows["row_id"].map(lambda one: bool(paths[one])).astype(bool)]
    spots = pd.DataFrame([paths[one][0][-1] for one in rows["row_id"]], columns=["lat", "lon"])
    chosen = spots[(rows["row_id"] == selected).to_numpy()]
    return {
        "data": [
            land_trace(theme), _names(theme), _lines(paths, theme, ""),
            _lines({selected: paths.get(selected, [])}, theme, theme.accent),
            _sites(paths, theme), _marks(rows, spots, theme),
            chosen_ring(chosen["lon"], chosen["lat"], theme, size=24),
        ],
        "layout": {
            **(layout := map_layout(theme, width)), "height": HEIGHT,
            "xaxis": {**layout["xaxis"], "range": VIEW["x"]},
            "yaxis": {**layout["yaxis"], "range": VIEW["y"]},
        },
    }  # fmt: skip


def _paths(row: Any, launches: pd.DataFrame) -> list[list[tuple[float, float]]]:
    """Return a line for each launch of a row, cut at the edge of the map, or its site alone."""
    found = []
    for name in row.launches:
        launch = launches.loc[name]
        if pd.isna(launch["lat"]):
            continue
        start = (launch["lat"], launch["lon"])
        if pd.isna(launch["bearing_deg"]) or pd.isna(launch["distance_km"]):
            found.append([start])
            continue
        line = line_of_flight(*start, launch["bearing_deg"], launch["distance_km"])
        found.append([spot for spot in line if _inside(*spot)])
    return found


def _inside(lat: float, lon: float) -> bool:
    return INSIDE["y"][0] <= lat <= INSIDE["y"][1] and INSIDE["x"][0] <= lon <= INSIDE["x"][1]


def _lines(
    paths: dict[str, list[list[tuple[float, float]]]], theme: Theme, colour: str
) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for line in (line for lines in paths.values() for line in lines):
        x += [*(lon for _, lon in line), None]
        y += [*(lat for lat, _ in line), None]
    return {
        "type": "scatter", "mode": "lines", "name": "chosen_line" if colour else "lines",
        "x": x, "y": y, "hoverinfo": "skip", "opacity": 1 if colour else 0.55,
        "line": {"dash": "dash", "width": 3 if colour else 1.2, "color": colour or theme.quiet},
    }  # fmt: skip


def _sites(paths: dict[str, list[list[tuple[float, float]]]], theme: Theme) -> dict[str, Any]:
    sites = sorted({line[0] for lines in paths.values() for line in lines})
    return {
        "type": "scatter", "mode": "markers", "name": "sites", "hoverinfo": "skip",
        "x": [lon for _, lon in sites], "y": [lat for lat, _ in sites],
        "marker": {"size": 7, "symbol": "circle-dot", "color": theme.page,
                   "line": {"width": 2, "color": theme.ink}},
    }  # fmt: skip


def _marks(rows: pd.DataFrame, spots: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    marks = [KIND_MARKS[kind] for kind in rows["kind"]]
    return {
        "type": "scatter", "mode": "markers", "name": "marks",
        "x": spots["lon"].tolist(), "y": spots["lat"].tolist(),
        "customdata": rows["row_id"].tolist(),
        "hovertext": [str(escape(words)) for words in rows["words"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 12, "symbol": [one.symbol for one in marks],
                   "color": [one.colour(theme) for one in marks],
                   "line": {"width": 1, "color": theme.page}},
    }  # fmt: skip


def _names(theme: Theme) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "text", "name": "names", "hoverinfo": "skip",
        "x": [lon for lon, _, _ in NAMES], "y": [lat for _, lat, _ in NAMES],
        "text": [name for *_, name in NAMES], "textfont": {"size": 12, "color": theme.quiet},
    }  # fmt: skip
