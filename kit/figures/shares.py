"""Shares of a whole for each row, as bars in parts: each part has a colour, a pattern, a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from kit.figures.theme import LIGHT, Theme
from kit.page.markup import escape

ROW, MARGIN = 34, {"l": 290, "r": 20, "t": 34, "b": 28}
LONGEST = 40


@dataclass(frozen=True)
class Part:
    """One part of each bar: its words, a colour for each theme, and a pattern of plotly."""

    words: str
    light: str
    dark: str
    pattern: str = ""

    def colour(self, theme: Theme) -> str:
        """Return the colour for the theme."""
        return self.dark if theme.name == "dark" else self.light


def shares_parts(
    rows: pd.DataFrame, parts: Mapping[str, Part], width: int, theme: Theme = LIGHT
) -> dict[str, Any]:
    """Return the bars as plain data, one trace for each part, the first row on top.

    Parameters
    ----------
    rows
        `label` (what the bar is of) and a number for each of `parts`.
    parts
        The parts by the name of their column, from left to right.
    """
    places = list(range(len(rows), 0, -1))
    return {
        "data": [_part(name, part, rows, places, theme) for name, part in parts.items()],
        "layout": {
            "height": MARGIN["t"] + MARGIN["b"] + ROW * max(len(rows), 2), "width": width,
            "margin": MARGIN, "barmode": "stack", "bargap": 0.3, "hovermode": "closest",
            "dragmode": False, "showlegend": True,
            "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom",
                       "traceorder": "normal", "itemclick": False, "itemdoubleclick": False},
            "xaxis": {"fixedrange": True, "rangemode": "tozero", "dtick": _step(rows, parts)},
            "yaxis": {"fixedrange": True, "showgrid": False, "tickvals": places,
                      "range": [0.4, max(len(rows), 2) + 0.6],
                      "ticktext": [str(escape(_short(one))) for one in rows["label"]]},
        },
    }  # fmt: skip


def _part(
    name: str, part: Part, rows: pd.DataFrame, places: Sequence[int], theme: Theme
) -> dict[str, Any]:
    numbers = [int(one) for one in rows[name]]
    colour = part.colour(theme)
    return {
        "type": "bar", "orientation": "h", "name": str(escape(part.words)), "x": numbers,
        "y": list(places), "text": [str(one) if one else "" for one in numbers],
        "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
        "textfont": {"color": theme.ink, "size": 13},
        "marker": {"color": theme.page, "line": {"color": colour, "width": 2},
                   "pattern": {"shape": part.pattern, "fgcolor": colour, "bgcolor": theme.page,
                               "size": 6, "solidity": 0.22}},
        "hovertext": [str(escape(f"{label}: {part.words} {number}"))
                      for label, number in zip(rows["label"], numbers, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip


def _step(rows: pd.DataFrame, parts: Mapping[str, Part]) -> int:
    total = rows[list(parts)].sum(axis=1).max() if len(rows) else 0
    return max(1, round(float(total) / 8))


def _short(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"
