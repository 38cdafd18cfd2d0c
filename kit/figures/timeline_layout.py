"""What stands around the marks of a timeline: axes, lanes, eras, and the window below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from kit.figures.lanes import text_width
from kit.figures.timeline_look import (
    MARGIN,
    Look,
    axis_range,
    iso,
    lane_name,
    mark_of_lane,
    year_ends,
)
from kit.language import text
from kit.page.markup import escape


def timeline_layout(
    years: tuple[int, int],
    eras: pd.DataFrame,
    lanes: Sequence[str],
    tops: dict[str, float],
    look: Look,
) -> dict[str, Any]:
    """Return axes, era bands, lane lines and the window of the overview as plain data.

    Parameters
    ----------
    years
        First and last year in which an event lies.
    eras
        All eras.
    lanes, tops
        The lanes from top to bottom, and their upper edges in pixels (with `""` for the lowest).
    look
        How the timeline is drawn.
    """
    canvas, total = look.canvas, look.height - MARGIN["t"] - MARGIN["b"]
    floor = 1 - canvas.height / total
    names = [
        f"{lane_name(look.lanes, lane)} {mark_of_lane(look.lanes, lane).glyph}" for lane in lanes
    ]
    edges = [*[tops[lane] for lane in lanes], tops[""]]
    return {
        "height": look.height,
        "width": look.width,
        "margin": MARGIN,
        "barmode": "overlay",
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": {
            "type": "date", "range": axis_range(look.first, look.last), "domain": [0, 1],
            "anchor": "y", "side": "bottom", "fixedrange": True, "showgrid": True,
        },
        "yaxis": {
            "range": [canvas.height, 0], "domain": [floor, 1], "fixedrange": True,
            "tickmode": "array", "tickvals": _centres(lanes, edges), "ticktext": names,
            "showgrid": False, "ticks": "", "tickfont": {"size": 12},
        },
        "xaxis2": {
            "type": "date", "range": axis_range(*year_ends(years)), "anchor": "y2",
            "fixedrange": True, "showgrid": False, "tickfont": {"size": 10},
        },
        "yaxis2": {
            "domain": [0, max(0.0, floor - 30 / total)], "fixedrange": True, "anchor": "x2",
            "tickmode": "array", "tickvals": [0], "showgrid": False,
            "ticktext": [text("figures.timeline.overview")], "tickfont": {"size": 10},
        },
        "shapes": [*_era_bands(eras, look), *_lane_lines(edges, look), _window(look)],
        "annotations": _era_titles(eras, look),
    }  # fmt: skip


def _centres(lanes: Sequence[str], edges: Sequence[float]) -> list[float]:
    bounds = [edges[0] - 4, *edges[1:]]
    return [(bounds[i] + bounds[i + 1]) / 2 for i in range(len(lanes))]


def _lane_lines(edges: Sequence[float], look: Look) -> list[dict[str, Any]]:
    line = {"color": look.theme.grid, "width": 1}
    return [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": edge - 4,
         "y1": edge - 4, "line": line, "layer": "below"}
        for edge in edges[1:-1]
    ]  # fmt: skip


def _visible_eras(eras: pd.DataFrame, look: Look) -> pd.DataFrame:
    first, last = look.canvas.first, look.canvas.last
    end = eras["end"].fillna(last)
    seen = eras.assign(begins=eras["start"].clip(lower=first), ends=end.clip(upper=last))
    return seen[seen["begins"] < seen["ends"]]


def _era_bands(eras: pd.DataFrame, look: Look) -> list[dict[str, Any]]:
    odd = {era for index, era in enumerate(eras["era_id"]) if index % 2 == 0}
    seen = _visible_eras(eras, look)
    seen = seen[seen["era_id"].isin(odd)]
    return [
        {"type": "rect", "xref": "x", "x0": start, "x1": end, "yref": "y domain", "y0": 0,
         "y1": 1, "fillcolor": look.theme.band, "line": {"width": 0}, "layer": "below"}
        for start, end in zip(iso(seen["begins"]), iso(seen["ends"]), strict=True)
    ]  # fmt: skip


def _era_titles(eras: pd.DataFrame, look: Look) -> list[dict[str, Any]]:
    seen = _visible_eras(eras, look)
    left = look.canvas.x(seen["begins"])
    right = look.canvas.x(seen["ends"])
    titles = []
    for begin, end, row in zip(left, right, seen.itertuples(), strict=True):
        label = _fitting_title(str(row.title), end - begin)
        if label:
            centre = row.begins + (row.ends - row.begins) / 2
            titles.append(
                {"xref": "x", "x": centre.strftime("%Y-%m-%d"), "yref": "paper", "y": 1,
                 "yanchor": "bottom", "text": escape(label), "showarrow": False,
                 "font": {"size": 11, "color": look.theme.quiet}}
            )  # fmt: skip
    return titles


def _fitting_title(title: str, room: float) -> str:
    if text_width(title) + 6 <= room:
        return title
    letters = int((room - 10) / 7)
    return title[: letters - 1].rstrip(" ,:–-") + "…" if letters >= 6 else ""


def _window(look: Look) -> dict[str, Any]:
    first, last = axis_range(look.first, look.last)
    return {
        "type": "rect", "xref": "x2", "x0": first, "x1": last, "yref": "y2 domain", "y0": 0,
        "y1": 1, "line": {"color": look.theme.accent, "width": 1.5}, "layer": "above",
    }  # fmt: skip
