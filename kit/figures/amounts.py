"""Numbers under each other: what each counts, as a bar with its sentence above it."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

import pandas as pd

from kit.figures.theme import Theme
from kit.language import count, text
from kit.page.markup import escape

TRACES = ("marks", "selected", "sentences")
ROW, MARGIN = 74, {"l": 14, "r": 20, "t": 6, "b": 28}
PIXELS_OF_A_LETTER = 7.3


def amounts_parts(rows: pd.DataFrame, selected: str, theme: Theme, width: int) -> dict[str, Any]:
    """Return the bars as plain data (`TRACES` and the layout), the first row on top.

    Parameters
    ----------
    rows
        `row_id`, `value`, `value_high` (upper end of a range, or missing), `amount` (the number in
        words) and `sentence` (what it counts, who says so).
    selected
        Id of the row on the card, or "".
    """
    levels = list(range(len(rows), 0, -1))
    rows = rows.assign(level=levels, top=rows["value_high"].fillna(rows["value"]))
    colours = [theme.accent if name == selected else theme.quiet for name in rows["row_id"]]
    chosen = rows[rows["row_id"] == selected]
    fitting = max(20, int((width - MARGIN["l"] - MARGIN["r"]) / PIXELS_OF_A_LETTER))
    return {
        "data": [
            {"type": "bar", "name": "marks", "orientation": "h", "width": 0.16,
             "x": rows["top"].tolist(), "y": [level - 0.34 for level in levels],
             "customdata": rows["row_id"].tolist(), "marker": {"color": colours},
             "hovertext": [str(escape(one)) for one in rows["sentence"]],
             "hovertemplate": "%{hovertext}<extra></extra>"},
            {"type": "scatter", "name": "selected", "mode": "markers", "hoverinfo": "skip",
             "x": [0] * len(chosen), "y": [level - 0.34 for level in chosen["level"]],
             "marker": {"size": 16, "symbol": "triangle-right", "color": theme.accent}},
            {"type": "scatter", "name": "sentences", "mode": "text", "hoverinfo": "skip",
             "x": [0] * len(rows), "y": [level + 0.08 for level in levels],
             "text": [_lines(row, fitting) for row in rows.itertuples()],
             "textposition": "middle right", "textfont": {"size": 13, "color": theme.ink}},
        ],
        "layout": {
            "height": MARGIN["t"] + MARGIN["b"] + ROW * max(len(rows), 2), "width": width,
            "margin": MARGIN, "hovermode": "closest", "dragmode": False, "bargap": 0,
            "xaxis": {"range": [0, float(rows["top"].max() or 1) * 1.02 if len(rows) else 1],
                      "fixedrange": True, "rangemode": "tozero"},
            "yaxis": {"range": [0.45, max(len(rows), 2) + 0.55], "fixedrange": True,
                      "showgrid": False, "showticklabels": False, "showline": False},
        },
    }  # fmt: skip


def _lines(row: Any, fitting: int) -> str:
    lines = wrap(f"{row.amount}: {row.sentence}", fitting, max_lines=2, placeholder=" …")
    amount = str(escape(row.amount))
    return "<br>".join(str(escape(one)) for one in lines).replace(amount, f"<b>{amount}</b>", 1)


def describe(rows: pd.DataFrame) -> str:
    """Return the bars in words."""
    if rows.empty:
        return text("numbers.alt_none")
    listed = " ".join(f"{row.amount}: {row.sentence}" for row in rows.itertuples())
    return count("numbers.alt", len(rows), listed=listed)
