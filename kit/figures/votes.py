"""Recorded votes under each other: who said yes, who said no, who abstained."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kit.figures.line_layout import layout
from kit.figures.lines import blank_lines, label_trace, ring
from kit.figures.theme import Mark, Theme
from kit.language import text
from kit.page.markup import escape

ABOVE, BELOW, ROW, MARGIN = 0.2, 0.27, 48, {"l": 186, "r": 10, "t": 34, "b": 8}
VOTE_MARKS: dict[str, Mark] = {
    "yes": Mark("circle", "●", "#00785a", "#33c9a0"),
    "no": Mark("x", "✖", "#b3500a", "#f0a05a"),
    "abstain": Mark("diamond-wide", "◆", "#5c6670", "#9fa9b3"),
    "absent": Mark("line-ew", "–", "#5c6670", "#9fa9b3"),
    "not_member": Mark("line-ns", "|", "#5c6670", "#9fa9b3"),
}


def votes_parts(
    votes: pd.DataFrame,
    states: Mapping[str, str],
    looks: Mapping[str, Mark],
    selected: str,
    theme: Theme,
    width: int,
) -> dict[str, Any]:
    """Return the votes as plain data, in the same traces as `lines_parts`, the first vote on top.

    Parameters
    ----------
    votes
        `row_id`, `label`, `hollow` and, for each state, its vote in a column of its code.
    states
        Name of each state shown, by its code, from left to right.
    looks
        Looks of the lines that this picture takes the place of.
    """
    cells = _cells(votes, states)
    chosen = cells[cells["row_id"] == selected]
    return {
        "data": [
            *blank_lines(looks, theme),
            {**blank_lines(looks, theme)[-1], "name": "leaders", "opacity": 1},
            _words(cells, theme),
            _marks(cells, theme),
            ring(chosen["x"].tolist(), [y + ABOVE for y in chosen["y"]], theme, 26),
        ],
        "layout": _layout(votes, states, width),
    }


def _cells(votes: pd.DataFrame, states: Mapping[str, str]) -> pd.DataFrame:
    cells = [
        (vote.row_id, x, len(votes) - place, getattr(vote, state), vote.hollow,
         text("voting.hover_key", state=name, vote=text(f"voting.vote.{getattr(vote, state)}"),
              label=vote.label))
        for place, vote in enumerate(votes.itertuples())
        for x, (state, name) in enumerate(states.items(), start=1)
    ]  # fmt: skip
    return pd.DataFrame(cells, columns=["row_id", "x", "y", "vote", "hollow", "words"])


def _marks(cells: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    colours = [VOTE_MARKS[vote].colour(theme) for vote in cells["vote"]]
    inside = [
        theme.page if hollow else colour
        for hollow, colour in zip(cells["hollow"], colours, strict=True)
    ]
    return {
        "type": "scatter", "mode": "markers", "name": "marks",
        "x": cells["x"].tolist(), "y": [y + ABOVE for y in cells["y"]],
        "customdata": cells["row_id"].tolist(),
        "hovertext": [str(escape(words)) for words in cells["words"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 14, "symbol": [VOTE_MARKS[vote].symbol for vote in cells["vote"]],
                   "color": inside, "opacity": 1, "line": {"width": 1.8, "color": colours}},
    }  # fmt: skip


def _words(cells: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    words = [str(escape(text(f"voting.vote.{vote}"))) for vote in cells["vote"]]
    heights = [y - BELOW for y in cells["y"]]
    return label_trace(
        cells["x"].tolist(), heights, words, "middle center", [theme.ink] * len(cells)
    )


def _layout(votes: pd.DataFrame, states: Mapping[str, str], width: int) -> dict[str, Any]:
    rows = max(2, len(votes))
    return layout(
        MARGIN["t"] + MARGIN["b"] + ROW * rows, width, MARGIN, [],
        x={"range": [0.4, max(2, len(states)) + 0.6], "side": "top", "showgrid": False,
           "tickvals": list(range(1, len(states) + 1)), "showline": False,
           "ticktext": [str(escape(name)) for name in states.values()]},
        y={"type": "linear", "range": [0.5, rows + 0.5],
           "tickvals": [len(votes) - place for place in range(len(votes))],
           "ticktext": [str(escape(label)) for label in votes["label"]], "showgrid": True,
           "title": {"text": "", "standoff": 6}},
    )  # fmt: skip
