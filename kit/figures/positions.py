"""Where the parties stand on each issue: ideals, red lines, today, a deal, and the room between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from kit.figures.theme import Mark, Theme
from kit.page.markup import escape

MARGIN = {"l": 16, "r": 16, "t": 8, "b": 30}
LANE, LANE_PER_PARTY = 56, 7  # pixels
# Heights within a lane, whose title stands above everything else.
TITLE, TOP, BOTTOM, OWN, FLOOR = 0.42, 0.2, -0.1, -0.29, -0.44


def positions_parts(
    places: pd.DataFrame, lines: pd.DataFrame, room: Mapping[str, tuple[float, float]],
    own: Mapping[str, tuple[float, float]], issues: Mapping[str, str], marks: Mapping[str, Mark],
    words: tuple[str, str], theme: Theme, width: int,
) -> dict[str, Any]:  # fmt: skip
    """Return the picture as plain data, issue under issue, on scales from 0 to 1.

    Parameters
    ----------
    places
        `issue`, `party`, `ideal`, `words`.
    lines
        `issue`, `party`, `line`, `words`: the red lines.
    room
        Lowest and highest place of each issue in the zone of agreement, if there is one.
    own
        Place of each issue today and in the deal.
    issues
        Title of each issue, from top to bottom.
    marks
        Mark of each party; every party of `places` and `lines` has one.
    words
        Names of the marks of today and of the deal.
    """
    level = {issue: len(issues) - at for at, issue in enumerate(issues)}
    step = (TOP - BOTTOM) / max(1, len(marks) - 1)
    height = {party: TOP - at * step for at, party in enumerate(marks)}
    lane = LANE + LANE_PER_PARTY * len(marks)
    return {
        "data": [
            _room(room, level, theme),
            _marks("ideals", places, "ideal", level, height, marks, theme),
            _marks("lines", lines, "line", level, height, marks, theme),
            *(_own(name, at, own, level, words[at], theme) for at, name in
              enumerate(("today", "marks"))),
        ],
        "layout": {
            "height": MARGIN["t"] + MARGIN["b"] + lane * len(issues), "width": width,
            "margin": MARGIN, "hovermode": "closest", "dragmode": False,
            "annotations": _titles(issues, level, theme),
            "xaxis": {"range": [-0.03, 1.03], "fixedrange": True,
                      "tickvals": [0, 0.2, 0.4, 0.6, 0.8, 1]},
            "yaxis": {"range": [1 + FLOOR, len(issues) + 1 + FLOOR], "fixedrange": True,
                      "tickvals": [at + FLOOR for at in level.values()],
                      "showticklabels": False},
        },
    }  # fmt: skip


def _titles(
    issues: Mapping[str, str], level: Mapping[str, int], theme: Theme
) -> list[dict[str, Any]]:
    return [
        {"x": 0, "xref": "paper", "xanchor": "left", "y": level[issue] + TITLE, "yanchor": "middle",
         "text": str(escape(title)), "showarrow": False, "font": {"color": theme.ink}}
        for issue, title in issues.items()
    ]  # fmt: skip


def _room(
    room: Mapping[str, tuple[float, float]], level: Mapping[str, int], theme: Theme
) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for issue, (low, high) in room.items():
        x += [low - 0.004, high + 0.004, None]
        y += [level[issue] + OWN] * 2 + [None]
    return {
        "type": "scatter", "mode": "lines", "name": "room", "hoverinfo": "skip", "x": x, "y": y,
        "line": {"width": 9, "color": theme.quiet}, "opacity": 0.5,
    }  # fmt: skip


def _marks(
    name: str, rows: pd.DataFrame, column: str, level: Mapping[str, int],
    height: Mapping[str, float], marks: Mapping[str, Mark], theme: Theme,
) -> dict[str, Any]:  # fmt: skip
    own = [marks[party] for party in rows["party"]]
    colours = [one.colour(theme) for one in own]
    is_line = column == "line"
    symbols: str | Sequence[str] = "line-ns-open" if is_line else [one.symbol for one in own]
    return {
        "type": "scatter", "mode": "markers", "name": name, "x": rows[column].tolist(),
        "y": [level[row.issue] + height[row.party] for row in rows.itertuples()],
        "hovertext": [str(escape(one)) for one in rows["words"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 15 if is_line else 10, "symbol": symbols, "color": colours,
                   "line": {"width": 3 if is_line else 1, "color": colours}},
    }  # fmt: skip


def _own(
    name: str, at: int, own: Mapping[str, tuple[float, float]], level: Mapping[str, int],
    words: str, theme: Theme,
) -> dict[str, Any]:  # fmt: skip
    """Return the marks of today, open rings wide enough to be seen around the stars of a deal."""
    return {
        "type": "scatter", "mode": "markers", "name": name,
        "x": [own[issue][at] for issue in level], "y": [level[issue] + OWN for issue in level],
        "customdata": list(level), "hovertext": [words] * len(level),
        "hovertemplate": "%{hovertext}: %{x:.2f}<extra></extra>",
        "marker": {"size": 10 if at else 17, "symbol": "star" if at else "circle-open",
                   "color": theme.accent if at else theme.ink, "line": {"width": 0 if at else 2}},
    }  # fmt: skip
