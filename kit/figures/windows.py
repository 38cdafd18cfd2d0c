"""Windows around events: one row for each event, and what came before and after it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.figures.lines import ring
from kit.figures.theme import Mark, Theme
from kit.language import text
from kit.page.markup import escape

EVENT = Mark("diamond", "◆", "#b3500a", "#f0a05a")
BEFORE = Mark("circle-open", "○", "#0067a3", "#56b4e9")
AFTER = Mark("circle", "●", "#0067a3", "#56b4e9")
PITCH, APART, MARGIN = 13, 2, {"l": 70, "r": 16, "t": 30, "b": 44}


def windows_parts(
    events: pd.DataFrame, outcomes: pd.DataFrame, days: int, selected: str, theme: Theme,
    width: int,
) -> dict[str, Any]:  # fmt: skip
    """Return the picture as plain data: the events under each other, outcomes by days from them.

    Parameters
    ----------
    events
        `row_id`, `start` and `words`, in order of time.
    outcomes
        `start` and `name`.
    days
        Length of the window on each side.
    """
    levels = list(range(len(events)))
    found = _around(events, outcomes, days)
    high = max(len(events), 6)
    ticks = _labelled(events)
    here = [level for level, row in zip(levels, events["row_id"], strict=True) if row == selected]
    return {
        "data": [
            _dots(found[found["gap"] < 0], BEFORE, "before", theme),
            _dots(found[found["gap"] > 0], AFTER, "after", theme),
            {"type": "scatter", "mode": "markers", "name": "marks", "x": [0] * len(events),
             "y": levels, "customdata": events["row_id"].tolist(),
             "hovertext": [str(escape(words)) for words in events["words"]],
             "hovertemplate": "%{hovertext}<extra></extra>",
             "marker": {"size": 9, "symbol": EVENT.symbol, "color": EVENT.colour(theme)}},
            ring([0] * len(here), here, theme, 18),
        ],
        "layout": {
            "height": MARGIN["t"] + MARGIN["b"] + PITCH * high, "width": width, "margin": MARGIN,
            "hovermode": "closest", "dragmode": False,
            "annotations": [
                _heading(text("wedge.before"), 0.25, theme),
                _heading(text("wedge.after"), 0.75, theme),
            ],
            "xaxis": {"range": [-days * 1.04, days * 1.04], "fixedrange": True, "zeroline": True,
                      "zerolinecolor": theme.quiet, "title": {"text": text("wedge.axis")}},
            "yaxis": {"range": [high - 0.4, -0.6], "fixedrange": True, "showgrid": False,
                      "tickvals": [level for level, _ in ticks],
                      "ticktext": [str(year) for _, year in ticks]},
        },
    }  # fmt: skip


def _around(events: pd.DataFrame, outcomes: pd.DataFrame, days: int) -> pd.DataFrame:
    """Return each outcome near each event: `level`, `gap` (days after the event), `name`."""
    pairs = events.assign(level=range(len(events)))[["level", "start"]].merge(
        outcomes[["start", "name"]], how="cross", suffixes=("", "_outcome")
    )
    gap = (pairs["start_outcome"] - pairs["start"]).dt.days
    return pairs.assign(gap=gap)[(gap != 0) & (gap.abs() <= days)]


def _dots(rows: pd.DataFrame, mark: Mark, name: str, theme: Theme) -> dict[str, Any]:
    colour = mark.colour(theme)
    return {
        "type": "scatter", "mode": "markers", "name": name,
        "x": rows["gap"].tolist(), "y": rows["level"].tolist(),
        "hovertext": [str(escape(one)) for one in rows["name"]],
        "hovertemplate": "%{hovertext}<br>%{x} days<extra></extra>",
        "marker": {"size": 7, "symbol": mark.symbol, "color": colour,
                   "line": {"width": 1.4, "color": colour}},
    }  # fmt: skip


def _labelled(events: pd.DataFrame) -> list[tuple[int, int]]:
    """Return the first row of each year, and its year, where there is room for it."""
    found: list[tuple[int, int]] = []
    for level, day in enumerate(events["start"]):
        new_year = not found or day.year != found[-1][1]
        if new_year and (not found or level - found[-1][0] >= APART):
            found.append((level, day.year))
    return found


def _heading(words: str, share: float, theme: Theme) -> dict[str, Any]:
    return {
        "x": share, "xref": "paper", "y": 1, "yref": "paper", "yanchor": "bottom",
        "showarrow": False, "text": str(escape(words)), "font": {"size": 13, "color": theme.ink},
    }  # fmt: skip
