"""Shares of a whole for each row, as bars in parts: each part has a colour, a pattern, a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from kit.figures.theme import LIGHT, Theme
from kit.page.markup import escape

ROW, MARGIN = 34, {"l": 290, "r": 20, "t": 58, "b": 28}
LONGEST = 40
FAINT = 0.22
EMPTY = "empty"


@dataclass(frozen=True)
class Part:
    """One part of each bar: its words, a colour for each theme, and a pattern of plotly.

    The pattern "" is a plain area, `EMPTY` is none.
    """

    words: str
    light: str
    dark: str
    pattern: str = ""

    def faint(self, theme: Theme) -> str:
        """Return the same colour, so faint that a number can be read on it; none where empty."""
        plain = self.colour(theme).lstrip("#")
        red, green, blue = (int(plain[at : at + 2], 16) for at in (0, 2, 4))
        return f"rgba({red}, {green}, {blue}, {0 if self.pattern == EMPTY else FAINT})"

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
            "legend": {"orientation": "h", "x": 0, "yref": "container", "y": 1, "yanchor": "top",
                       "traceorder": "normal", "itemclick": False, "itemdoubleclick": False},
            "xaxis": {"fixedrange": True, "range": [0, max(1.0, _most(rows, parts)) * 1.01],
                      "dtick": max(1, round(_most(rows, parts) / 8)), "tick0": 0},
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
        "marker": {"color": part.faint(theme), "line": {"color": colour, "width": 2},
                   "pattern": {"shape": part.pattern.replace(EMPTY, ""), "fgcolor": colour,
                               "bgcolor": part.faint(theme), "fgopacity": 0.45,
                               "size": 7, "solidity": 0.16}},
        "hovertext": [str(escape(f"{label}: {part.words} {number}"))
                      for label, number in zip(rows["label"], numbers, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip


def _most(rows: pd.DataFrame, parts: Mapping[str, Part]) -> float:
    return float(rows[list(parts)].sum(axis=1).max()) if len(rows) else 1.0


def _short(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"
