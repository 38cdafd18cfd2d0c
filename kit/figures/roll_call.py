"""Roll calls under each other: one square for each seat, by how it voted."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.figures.theme import Mark, Theme
from kit.page.markup import escape

VOTES: dict[str, Mark] = {
    "yes": Mark("square", "■", "#00785a", "#33c9a0"),
    "no": Mark("x", "✖", "#b3500a", "#f0a05a"),
    "abstain": Mark("diamond-open", "◇", "#5b3fa0", "#b6a1f0"),
    "not_voting": Mark("circle-open", "○", "#5c6670", "#9fa9b3"),
}
PITCH, MARGIN = 24, {"t": 8, "r": 16, "b": 12}
LETTER = 7.4


def roll_call_parts(rows: pd.DataFrame, selected: str, theme: Theme, width: int) -> dict[str, Any]:
    """Return the picture as plain data: a square for each seat, and the words beside them.

    Parameters
    ----------
    rows
        `row_id`, `label` (before the seats), `after` (behind them), `words` (shown at the seats)
        and the numbers of votes `yes`, `no`, `abstain`, `not_voting`; the first row on top.
    """
    seats = [
        (row.row_id, row.words, kind, level, at)
        for level, row in enumerate(rows.itertuples())
        for at, kind in enumerate(_kinds(row))
    ]
    most = max((seat[4] + 1 for seat in seats), default=1)
    colours = [VOTES[kind].colour(theme) for _, _, kind, _, _ in seats]
    here = [level for level, row in enumerate(rows.itertuples()) if row.row_id == selected]
    left = 14 + round(LETTER * max((len(one) for one in rows["label"]), default=0))
    room = max(120, width - left - MARGIN["r"])
    wide = max(room / (PITCH * 0.92), most + 1)
    return {
        "data": [
            {"type": "scatter", "mode": "markers", "name": "marks",
             "x": [at for *_, at in seats], "y": [level for *_, level, _ in seats],
             "customdata": [row_id for row_id, *_ in seats],
             "hovertext": [str(escape(words)) for _, words, *_ in seats],
             "hovertemplate": "%{hovertext}<extra></extra>",
             "marker": {"size": 13, "symbol": [VOTES[kind].symbol for _, _, kind, _, _ in seats],
                        "color": colours, "line": {"width": 1.8, "color": colours}}},
            {"type": "scatter", "mode": "markers", "name": "selected", "hoverinfo": "skip",
             "x": [-0.75] * len(here), "y": here,
             "marker": {"size": 14, "symbol": "triangle-right", "color": theme.accent}},
            {"type": "scatter", "mode": "text", "name": "after", "hoverinfo": "skip",
             "x": [most - 0.3] * len(rows), "y": list(range(len(rows))),
             "text": [str(escape(one)) for one in rows["after"]], "textposition": "middle right",
             "textfont": {"size": 13, "color": theme.ink}},
        ],
        "layout": {
            "height": MARGIN["t"] + MARGIN["b"] + PITCH * max(len(rows), 2), "width": width,
            "margin": {**MARGIN, "l": left}, "hovermode": "closest", "dragmode": False,
            "xaxis": {"range": [-1.1, wide - 1.1], "fixedrange": True, "showgrid": False,
                      "showticklabels": False, "showline": False},
            "yaxis": {"range": [max(len(rows), 2) - 0.4, -0.6], "fixedrange": True,
                      "showgrid": False, "tickvals": list(range(len(rows))),
                      "ticktext": [str(escape(one)) for one in rows["label"]]},
        },
    }  # fmt: skip


def _kinds(row: Any) -> list[str]:
    return [kind for kind in VOTES for _ in range(int(getattr(row, kind)))]
