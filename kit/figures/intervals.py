"""Values under each other, in groups: each a mark, a range, or both."""

from __future__ import annotations

from collections.abc import Mapping
from math import log10
from typing import Any

import pandas as pd

from kit.figures.steps import even_steps
from kit.figures.theme import Mark, Theme
from kit.page.markup import escape
from kit.page.numbers import number

PITCH, HEAD = 21, 30
MARGIN = {"t": 8, "r": 24, "b": 46}
TOP = {"t": 52, "b": 8}
LETTER, LONGEST = 6.9, 34
TICKS = (0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)


def intervals_parts(
    rows: pd.DataFrame, groups: Mapping[str, str], marks: Mapping[str, Mark], selected: str,
    unit: str, theme: Theme, width: int, linear: tuple[float, float] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Return the picture as plain data: ranges, marks and the ring of the chosen row.

    Parameters
    ----------
    rows
        `row_id`, `group`, `label`, `style`, `value`, `low`, `high` (any of the three may be
        missing: a missing low end is drawn from the left edge, as “below”) and `words`.
    groups
        Heading of each group, from top to bottom.
    marks
        Symbol of each style.
    linear
        Ends of an axis with even steps; without them the axis is one of ratios.
    """
    placed, heads, height = _placed(rows, groups)
    here = placed[placed["row_id"] == selected]
    ends = linear or _ends(rows)
    middle = placed[["low", "high"]].mean(axis=1) if linear else _middle(placed, ends)
    shown = placed.assign(at=placed["value"].fillna(middle))
    ranges_x: list[float | None] = []
    ranges_y: list[float | None] = []
    for row in shown.itertuples():
        low = ends[0] if pd.isna(row.low) else row.low
        if pd.notna(row.high) and row.high > low:
            ranges_x += [float(low), float(row.high), None]
            ranges_y += [float(row.y), float(row.y), None]
    return {
        "data": [
            {"type": "scatter", "mode": "lines", "name": "ranges", "hoverinfo": "skip",
             "x": ranges_x, "y": ranges_y, "line": {"color": theme.quiet, "width": 6},
             "opacity": 0.5},
            _marks(shown, marks, theme),
            {"type": "scatter", "mode": "markers", "name": "selected", "hoverinfo": "skip",
             "x": shown.loc[here.index, "at"].tolist(), "y": here["y"].tolist(),
             "marker": {"size": 20, "symbol": "circle-open", "color": theme.accent,
                        "line": {"width": 3, "color": theme.accent}}},
        ],
        "layout": _layout(placed, heads, height, ends, unit, theme, width, linear is not None),
    }  # fmt: skip


def _placed(
    rows: pd.DataFrame, groups: Mapping[str, str]
) -> tuple[pd.DataFrame, list[tuple[str, float]], float]:
    """Return the rows with their height `y`, the headings with theirs, and the whole height."""
    heights = pd.Series(0.0, index=rows.index)
    heads: list[tuple[str, float]] = []
    top = 0.0
    for group, heading in groups.items():
        inside = rows.index[rows["group"] == group]
        if len(inside) == 0:
            continue
        heads.append((heading, top + HEAD / 2))
        top += HEAD
        for index in inside:
            heights[index] = top + PITCH / 2
            top += PITCH
    return rows.assign(y=heights), heads, max(top, HEAD + PITCH)


def _ends(rows: pd.DataFrame) -> tuple[float, float]:
    values = rows[["value", "low", "high"]].astype("float64").stack()
    if values.empty:
        return 1.0, 10.0
    return float(values.min()) / 1.6, float(values.max()) * 1.4


def _middle(rows: pd.DataFrame, ends: tuple[float, float]) -> pd.Series:
    """Return the geometric middle of each range: a place for its mark, not an estimate."""
    low = rows["low"].astype("float64").fillna(ends[0])
    return (low * rows["high"].astype("float64")) ** 0.5


def _marks(rows: pd.DataFrame, marks: Mapping[str, Mark], theme: Theme) -> dict[str, Any]:
    own = [marks[one] for one in rows["style"]]
    colours = [one.colour(theme) for one in own]
    hollow = rows["value"].isna()
    return {
        "type": "scatter", "mode": "markers", "name": "marks",
        "x": rows["at"].tolist(), "y": rows["y"].tolist(), "customdata": rows["row_id"].tolist(),
        "hovertext": [str(escape(words)) for words in rows["words"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": 11, "color": colours, "line": {"width": 1.6, "color": colours},
            "symbol": [f"{one.symbol}-open" if open_ else one.symbol
                       for one, open_ in zip(own, hollow, strict=True)],
        },
    }  # fmt: skip


def _layout(
    rows: pd.DataFrame, heads: list[tuple[str, float]], height: float,
    ends: tuple[float, float], unit: str, theme: Theme, width: int, linear: bool,
) -> dict[str, Any]:  # fmt: skip
    names = [_short(one) for one in rows["label"]]
    left = 16 + round(LETTER * max((len(one) for one in names), default=0))
    margin = {**MARGIN, "l": min(left, width // 2), **(TOP if linear else {})}
    return {
        "height": round(height) + margin["t"] + margin["b"], "width": width, "dragmode": False,
        "margin": margin, "hovermode": "closest",
        "annotations": [
            {"x": 0, "xref": "paper", "xanchor": "left", "y": y, "yref": "y", "yanchor": "middle",
             "showarrow": False, "text": f"<b>{escape(heading)}</b>",
             "font": {"size": 13, "color": theme.ink}}
            for heading, y in heads
        ],
        "xaxis": {**_axis(ends, linear), "fixedrange": True, "side": "top" if linear else "bottom",
                  "title": {"text": str(escape(unit)), "font": {"size": 13}}},
        "yaxis": {"range": [height, 0], "fixedrange": True, "showgrid": False,
                  "tickvals": rows["y"].tolist(), "ticktext": [str(escape(one)) for one in names]},
    }  # fmt: skip


def _axis(ends: tuple[float, float], linear: bool) -> dict[str, Any]:
    if linear:
        steps = even_steps(*ends)
        return {"type": "linear", "range": list(ends), "tickvals": steps,
                "ticktext": [number(one, "g") for one in steps],
                "zeroline": ends[0] < 0, "zerolinewidth": 2}  # fmt: skip
    return {"type": "log", "range": [log10(one) for one in ends], "tickvals": list(TICKS),
            "ticktext": [f"{one:g}" for one in TICKS]}  # fmt: skip


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
