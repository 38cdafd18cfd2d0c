"""Marks over time at the height of a value, with lines, and signs of events above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from kit.figures.theme import LIGHT, Mark, Theme
from kit.page.markup import escape

HEIGHT, MARGIN = 470, {"r": 96, "t": 30, "b": 34}
LETTER = 7.2


@dataclass(frozen=True)
class Dots:
    """How the marks are drawn.

    Attributes
    ----------
    styles
        Mark of each style by its name.
    lines
        Mark and words of each line that may ever be shown, by name; their number fixes that of
        the traces.
    steps
        Words at the round values of the upright axis.
    ends
        Lowest and highest value of that axis.
    first, last
        First and last day, ISO.
    selected
        Id of the row that is marked, or "".
    events
        Day (ISO) and words of each event above the marks.
    title
        Title of the upright axis.
    """

    styles: Mapping[str, Mark]
    lines: Mapping[str, tuple[Mark, str]]
    steps: Mapping[float, str]
    ends: tuple[float, float]
    first: str
    last: str
    selected: str = ""
    events: Sequence[tuple[str, str]] = ()
    title: str = ""
    width: int = 820
    theme: Theme = field(default=LIGHT)


def dots_parts(rows: pd.DataFrame, lines: pd.DataFrame, look: Dots) -> dict[str, Any]:
    """Return marks, ring, lines and signs of events as plain data.

    Parameters
    ----------
    rows
        `row_id`, `start`, `value`, `style`, `hollow`, `words`.
    lines
        `line`, `start`, `value`; a missing value is a gap.
    """
    theme = look.theme
    chosen = rows[rows["row_id"] == look.selected]
    marks = [look.styles[name] for name in rows["style"]]
    colours = [mark.colour(theme) for mark in marks]
    top = look.ends[1]
    return {
        "data": [
            *(_line(name, lines[lines["line"] == name], look) for name in look.lines),
            {"type": "scatter", "mode": "markers", "name": "marks",
             "x": _days(rows["start"]), "y": rows["value"].tolist(),
             "customdata": rows["row_id"].tolist(),
             "hovertext": [str(escape(words)) for words in rows["words"]],
             "hovertemplate": "%{hovertext}<extra></extra>",
             "marker": {"size": 10, "color": colours, "line": {"width": 1.6, "color": colours},
                        "symbol": [_symbol(mark, open_) for mark, open_ in
                                   zip(marks, rows["hollow"], strict=True)]}},
            {"type": "scatter", "mode": "markers", "name": "selected", "hoverinfo": "skip",
             "x": _days(chosen["start"]), "y": chosen["value"].tolist(),
             "marker": {"size": 20, "symbol": "circle-open", "color": theme.accent,
                        "line": {"width": 3, "color": theme.accent}}},
            {"type": "scatter", "mode": "markers", "name": "events",
             "x": [day for day, _ in look.events], "y": [top] * len(look.events),
             "hovertext": [str(escape(words)) for _, words in look.events],
             "hovertemplate": "%{hovertext}<extra></extra>", "cliponaxis": False,
             "marker": {"size": 10, "symbol": "triangle-down", "color": theme.ink}},
        ],
        "layout": _layout(lines, look),
    }  # fmt: skip


def _symbol(mark: Mark, hollow: bool) -> str:
    return f"{mark.symbol}-open" if hollow and not mark.symbol.endswith("-open") else mark.symbol


def _days(start: pd.Series) -> list[str]:
    return [str(one) for one in pd.to_datetime(start).dt.strftime("%Y-%m-%d")]


def _line(name: str, rows: pd.DataFrame, look: Dots) -> dict[str, Any]:
    values = rows["value"].astype("float64")
    return {
        "type": "scatter", "mode": "lines+markers", "name": name, "hoverinfo": "skip",
        "connectgaps": False,
        "marker": {"size": 5, "color": look.lines[name][0].colour(look.theme)},
        "x": _days(rows["start"]),
        "y": [None if pd.isna(one) else float(one) for one in values],
        "line": {"width": 3, "color": look.lines[name][0].colour(look.theme)},
    }  # fmt: skip


def _layout(lines: pd.DataFrame, look: Dots) -> dict[str, Any]:
    theme = look.theme
    left = 18 + round(LETTER * max(len(words) for words in look.steps.values()))
    return {
        "height": HEIGHT, "width": look.width, "dragmode": False, "hovermode": "closest",
        "margin": {**MARGIN, "l": left + (24 if look.title else 0)},
        "shapes": [
            {"type": "line", "x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1,
             "layer": "below", "line": {"width": 1, "dash": "dot", "color": theme.quiet}}
            for day, _ in look.events
        ],
        "annotations": _names(lines, look),
        "xaxis": {"type": "date", "range": [look.first, look.last], "fixedrange": True},
        "yaxis": {"range": list(look.ends), "fixedrange": True, "tickvals": list(look.steps),
                  "ticktext": [str(escape(one)) for one in look.steps.values()],
                  "title": {"text": str(escape(look.title))}},
    }  # fmt: skip


def _names(lines: pd.DataFrame, look: Dots) -> list[dict[str, Any]]:
    """Return the words at the end of each line, moved apart where they would touch."""
    ends = []
    for name, (mark, words) in look.lines.items():
        own = lines[(lines["line"] == name) & lines["value"].notna()]
        if len(own):
            ends.append((float(own["value"].iloc[-1]), mark, words))
    room = (look.ends[1] - look.ends[0]) / 18
    placed: list[dict[str, Any]] = []
    level = float("-inf")
    for value, mark, words in sorted(ends, key=lambda one: one[0]):
        level = max(value, level + room)
        placed.append({
            "xref": "paper", "x": 1, "xanchor": "left", "xshift": 6, "y": level, "yref": "y",
            "yanchor": "middle", "showarrow": False, "text": str(escape(words)),
            "font": {"size": 13, "color": mark.colour(look.theme)},
        })  # fmt: skip
    return placed
