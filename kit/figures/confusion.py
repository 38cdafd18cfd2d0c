"""Which code of one coder meets which code of the other: a square for each pair of codes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.figures.theme import Theme
from kit.page.markup import escape
from kit.page.numbers import number

SQUARE, MARGIN = 58, {"l": 184, "r": 16, "t": 64, "b": 12}
FILLS = {"light": "0, 103, 163", "dark": "86, 180, 233"}
FAINTEST = 0.12


def confusion_parts(
    table: pd.DataFrame, labels: dict[int, str], down: str, across: str, theme: Theme
) -> dict[str, Any]:
    """Return the squares as plain data, with the number of statements in each.

    Parameters
    ----------
    table
        Numbers by code of the first coder (rows) and of the second (columns).
    labels
        Words for each code.
    down, across
        Name of the coder whose codes go down, and of the one whose codes go across.
    """
    values = list(table.index)
    most = max(1, int(table.to_numpy().max()))
    cells = [(x, y, int(table.iloc[y, x])) for y in range(len(values)) for x in range(len(values))]
    fill, places = FILLS[theme.name], list(range(len(values)))
    strength = [FAINTEST + (1 - FAINTEST) * n / most if n else 0 for *_, n in cells]
    strong_ink = theme.page
    return {
        "data": [
            {"type": "scatter", "mode": "markers+text", "name": "marks",
             "x": [x for x, _, _ in cells], "y": [y for _, y, _ in cells],
             "text": [str(n) if n else "·" for *_, n in cells],
             "textfont": {"size": 15, "color": [
                 strong_ink if one > 0.55 else theme.ink for one in strength]},
             "hovertext": [
                 str(escape(f"{down}: {labels[values[y]]} · {across}: {labels[values[x]]} · {n}"))
                 for x, y, n in cells],
             "hovertemplate": "%{hovertext}<extra></extra>",
             "marker": {"size": SQUARE - 8, "symbol": "square",
                        "color": [f"rgba({fill}, {one:.2f})" for one in strength],
                        "line": {"width": [3 if x == y else 1 for x, y, _ in cells],
                                 "color": [theme.ink if x == y else theme.grid
                                           for x, y, _ in cells]}}},
        ],
        "layout": {
            "height": MARGIN["t"] + MARGIN["b"] + SQUARE * len(values),
            "width": MARGIN["l"] + MARGIN["r"] + SQUARE * len(values) + 24,
            "margin": MARGIN, "hovermode": "closest", "dragmode": False,
            "xaxis": {"range": [-0.6, len(values) - 0.4], "side": "top", "fixedrange": True,
                      "showgrid": False, "showline": False, "tickvals": places,
                      "ticktext": [number(value, "+d") for value in values],
                      "title": {"text": str(escape(across)), "standoff": 8}},
            "yaxis": {"range": [len(values) - 0.4, -0.6], "fixedrange": True, "showgrid": False,
                      "showline": False, "tickvals": places,
                      "ticktext": [f"{number(value, '+d')} {escape(labels[value])}  "
                                   for value in values],
                      "title": {"text": ""}},
            "annotations": [{"text": str(escape(down)), "showarrow": False, "xref": "paper",
                             "yref": "paper", "x": 0, "y": 1, "xanchor": "right",
                             "yanchor": "bottom", "xshift": -8, "yshift": 10}],
        },
    }  # fmt: skip
