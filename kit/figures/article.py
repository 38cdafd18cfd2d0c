"""The claims of an article by paragraph and voice, and below them what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kit.figures.theme import Mark, Theme
from kit.page.markup import escape

LANE, MARGIN = 38, {"l": 236, "r": 16, "t": 34, "b": 8}
SPREAD = 0.21


def article_parts(
    rows: pd.DataFrame, lanes: Mapping[str, str], styles: Mapping[str, Mark], paragraphs: int,
    selected: str, theme: Theme, width: int,
) -> dict[str, Any]:  # fmt: skip
    """Return the marks as plain data, with a ring around the chosen one.

    Parameters
    ----------
    rows
        `row_id`, `lane`, `style`, `words`, and `paragraph`; missing for what is left out: such
        marks stand side by side.
    lanes
        Label of each lane by its name, from top to bottom.
    styles
        Mark of each style.
    paragraphs
        Number of the last paragraph.
    """
    present = [lane for lane in lanes if lane in set(rows["lane"])]
    levels = {lane: len(present) - at for at, lane in enumerate(present)}
    placed = rows.assign(x=_across(rows), y=rows["lane"].map(levels))
    chosen = placed[placed["row_id"] == selected]
    marks = [styles[name] for name in placed["style"]]
    return {
        "data": [
            {"type": "scatter", "mode": "markers", "name": "marks", "x": placed["x"].tolist(),
             "y": placed["y"].tolist(), "customdata": placed["row_id"].tolist(),
             "hovertext": [str(escape(words)) for words in placed["words"]],
             "hovertemplate": "%{hovertext}<extra></extra>",
             "marker": {"size": 13, "symbol": [mark.symbol for mark in marks],
                        "color": [mark.colour(theme) for mark in marks]}},
            {"type": "scatter", "mode": "markers", "name": "selected", "hoverinfo": "skip",
             "x": chosen["x"].tolist(), "y": chosen["y"].tolist(),
             "marker": {"size": 24, "symbol": "circle-open", "color": theme.accent,
                        "line": {"width": 3, "color": theme.accent}}},
        ],
        "layout": {
            "height": MARGIN["t"] + MARGIN["b"] + LANE * max(2, len(present)), "width": width,
            "margin": MARGIN, "hovermode": "closest", "dragmode": False,
            "xaxis": {"range": [0.4, paragraphs + 0.6], "fixedrange": True, "side": "top",
                      "tickvals": list(range(1, paragraphs + 1))},
            "yaxis": {"range": [0.4, max(2, len(present)) + 0.6], "fixedrange": True,
                      "tickvals": list(levels.values()),
                      "ticktext": [str(escape(lanes[lane])) for lane in present]},
        },
    }  # fmt: skip


def _across(rows: pd.DataFrame) -> pd.Series:
    """Return the place of each mark: around its paragraph, or one after the other without one."""
    here = rows.groupby(["lane", "paragraph"], dropna=False)
    place, number = here.cumcount(), here["row_id"].transform("size")
    beside = rows["paragraph"] + (place - (number - 1) / 2) * SPREAD
    return beside.astype("float64").fillna(1 + place * SPREAD * 3)
