"""Thin lines between cabinets and their names above the marks, for a picture of many years."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.figures.dots import LETTER
from kit.figures.theme import Theme
from kit.page.markup import escape

LINE, GAP, SMALL, NORMAL = 17, 8, 6, 10


def with_cabinets(
    parts: dict[str, Any], polls: pd.DataFrame, theme: Theme, width: int
) -> dict[str, Any]:
    """Return the parts of `dots_parts` with cabinets told apart, smaller marks and the mean on top.

    Parameters
    ----------
    parts
        The picture as plain data.
    polls
        Polls in order of time: `mid` (middle day), `cabinet`, `cabinet_label`. Without polls the
        marks keep their size and no cabinet is named; the traces stay the same.
    """
    layout = parts["layout"]
    spans = polls.groupby(["cabinet", "cabinet_label"], sort=False)["mid"].agg(["min", "max"])
    named = _names(spans.reset_index(), layout, theme, width)
    deep = LINE * (1 + max((-one["y_level"] for one in named), default=-1))
    margin = {**layout["margin"], "t": layout["margin"]["t"] + deep}
    names = [{key: value for key, value in one.items() if key != "y_level"} for one in named]
    return {
        "data": _on_top(parts["data"], len(polls) > 0),
        "layout": {
            **layout, "height": layout["height"] + deep, "margin": margin,
            "annotations": [*layout["annotations"], *names],
            "shapes": [*layout["shapes"], *_borders(spans["min"], theme)],
        },
    }  # fmt: skip


def _on_top(traces: list[dict[str, Any]], crowded: bool) -> list[dict[str, Any]]:
    """Return the traces with the marks below the lines; smaller and thinner where it is crowded."""
    size, dot, thick = (SMALL, 3, 1.6) if crowded else (NORMAL, 5, 3)
    marks, others = [], []
    for one in traces:
        if one["name"] == "marks":
            marks.append({**one, "marker": {**one["marker"], "size": size}})
        elif one["mode"] == "lines+markers":
            dots, line = {**one["marker"], "size": dot}, {**one["line"], "width": thick}
            others.append({**one, "marker": dots, "line": line})
        else:
            others.append(one)
    return [*marks, *others]


def _borders(begins: pd.Series, theme: Theme) -> list[dict[str, Any]]:
    """Return an upright line at the first poll of each cabinet."""
    return [
        {"type": "line", "x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
         "line": {"width": 1, "dash": "solid", "color": theme.quiet}}
        for day in begins.dt.strftime("%Y-%m-%d")
    ]  # fmt: skip


def _names(
    spans: pd.DataFrame, layout: dict[str, Any], theme: Theme, width: int
) -> list[dict[str, Any]]:
    """Return the names above the marks, on as many lines as they need not to touch."""
    first, last = (pd.Timestamp(one) for one in layout["xaxis"]["range"])
    room = width - layout["margin"]["l"] - layout["margin"]["r"]
    ends: list[float] = []
    found: list[dict[str, Any]] = []
    for row in spans.itertuples():
        centre = row.min + (row.max - row.min) / 2
        at = (centre - first) / (last - first) * room
        half = LETTER * len(row.cabinet_label) / 2
        at = max(at, half)
        level = next((n for n, end in enumerate(ends) if at - half >= end + GAP), len(ends))
        ends[level : level + 1] = [at + half]
        found.append({
            "xref": "paper", "x": at / room, "xanchor": "center", "yref": "paper", "y": 1,
            "yanchor": "bottom", "yshift": 10 + LINE * level, "showarrow": False,
            "text": str(escape(row.cabinet_label)), "font": {"size": 13, "color": theme.ink},
            "y_level": -level,
        })  # fmt: skip
    return found
