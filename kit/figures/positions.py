"""Where the parties stand on each issue: ideals, red lines, today, a deal, and the room between."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kit.figures.theme import Mark, Theme
from kit.page.markup import escape

LANE, MARGIN = 62, {"l": 230, "r": 24, "t": 12, "b": 40}
APART = 0.13
LONGEST = 30


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
        Mark of each party.
    words
        Names of the marks of today and of the deal.
    """
    level = {issue: len(issues) - at for at, issue in enumerate(issues)}
    order = {party: at for at, party in enumerate(marks)}
    room_x: list[float | None] = []
    room_y: list[float | None] = []
    for issue, (low, high) in room.items():
        room_x += [low - 0.004, high + 0.004, None]
        room_y += [level[issue] - 0.36] * 2 + [None]
    return {
        "data": [
            {"type": "scatter", "mode": "lines", "name": "room", "hoverinfo": "skip",
             "x": room_x, "y": room_y, "line": {"width": 9, "color": theme.quiet}, "opacity": 0.5},
            _marks("ideals", places, "ideal", level, order, marks, theme, ""),
            _marks("lines", lines, "line", level, order, marks, theme, "line-ns-open"),
            *(_own(name, at, own, level, words[at], theme) for at, name in
              enumerate(("today", "marks"))),
        ],
        "layout": {
            "height": MARGIN["t"] + MARGIN["b"] + LANE * len(issues), "width": width,
            "margin": MARGIN, "hovermode": "closest", "dragmode": False,
            "xaxis": {"range": [-0.03, 1.03], "fixedrange": True,
                      "tickvals": [0, 0.2, 0.4, 0.6, 0.8, 1]},
            "yaxis": {"range": [0.45, len(issues) + 0.6], "fixedrange": True,
                      "tickvals": list(level.values()), "showgrid": False,
                      "ticktext": [str(escape(_short(one))) for one in issues.values()]},
        },
    }  # fmt: skip


def _marks(
    name: str, rows: pd.DataFrame, column: str, level: Mapping[str, int], order: Mapping[str, int],
    marks: Mapping[str, Mark], theme: Theme, symbol: str,
) -> dict[str, Any]:  # fmt: skip
    own = [marks[party] for party in rows["party"]]
    return {
        "type": "scatter", "mode": "markers", "name": name, "x": rows[column].tolist(),
        "y": [level[row.issue] + 0.36 - APART * order[row.party] for row in rows.itertuples()],
        "hovertext": [str(escape(one)) for one in rows["words"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 16 if symbol else 10, "symbol": symbol or [one.symbol for one in own],
                   "color": [one.colour(theme) for one in own],
                   "line": {"width": 3 if symbol else 1,
                            "color": [one.colour(theme) for one in own]}},
    }  # fmt: skip


def _own(
    name: str, at: int, own: Mapping[str, tuple[float, float]], level: Mapping[str, int],
    words: str, theme: Theme,
) -> dict[str, Any]:  # fmt: skip
    return {
        "type": "scatter", "mode": "markers", "name": name,
        "x": [own[issue][at] for issue in level], "y": [level[issue] - 0.36 for issue in level],
        "customdata": list(level), "hovertext": [words] * len(level),
        "hovertemplate": "%{hovertext}: %{x:.2f}<extra></extra>",
        "marker": {"size": 13 if at else 11, "symbol": "star" if at else "circle-open",
                   "color": theme.accent if at else theme.ink, "line": {"width": 2}},
    }  # fmt: skip


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
