"""An argument as a tree: the claim on the left, reasons for and against it to the right."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kit.figures.theme import Mark, Theme
from kit.page.markup import escape

CLAIM = "claim"
LOOKS: Mapping[str, Mark] = {
    CLAIM: Mark("star", "★", "#1b1f24", "#eceff3"),
    "for": Mark("circle", "●", "#0067a3", "#56b4e9"),
    "against": Mark("square", "■", "#b3500a", "#f0a05a"),
}
DASHES = {"for": "solid", "against": "dash"}
LINE, PAD, GAP, GUTTER, SIGN = 17, 9, 14, 34, 26
NARROWEST, PER_CHARACTER, MOST_LINES = 130, 6.9, 9


@dataclass(frozen=True)
class Box:
    """A box of the map: a claim or a reason, what it stands under, and its evidence in lines.

    `side` is `claim`, `for` or `against`; `label` says it in words.
    """

    name: str
    side: str
    label: str
    words: str
    under: str = ""
    evidence: tuple[str, ...] = ()


@dataclass
class _Placed:
    """A box with the lines in it and its place: left edge, middle, width, height."""

    box: Box
    lines: list[str]
    x: float
    y: float
    width: float
    height: float


def argument_parts(boxes: Sequence[Box], chosen: str, theme: Theme, width: int) -> dict[str, Any]:
    """Return the map as plain data: lines for and against, signs, a ring; boxes and words.

    Parameters
    ----------
    boxes
        The claim first, then its reasons; each stands under a box before or after it.
    chosen
        Name of the box with the thicker edge.
    """
    placed, bottom = _layout(boxes, width)
    signs = list(placed.values())
    width = max(width, int(max((one.x + one.width for one in signs), default=0)) + 4)
    return {
        "data": [
            *(_lines(placed, side, theme) for side in DASHES),
            {
                "type": "scatter", "mode": "markers", "name": "marks",
                "x": [one.x + SIGN / 2 for one in signs],
                "y": [one.y - one.height / 2 + PAD + LINE / 2 for one in signs],
                "customdata": [one.box.name for one in signs],
                "hovertext": [str(escape(_said(one.box))) for one in signs],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {
                    "size": 12, "symbol": [LOOKS[one.box.side].symbol for one in signs],
                    "color": [LOOKS[one.box.side].colour(theme) for one in signs],
                },
            },
        ],
        "layout": {
            "height": int(bottom), "width": width, "margin": {"l": 2, "r": 2, "t": 2, "b": 2},
            "hovermode": "closest", "dragmode": False,
            "xaxis": {**HIDDEN, "range": [0, width]},
            "yaxis": {**HIDDEN, "range": [bottom, 0]},
            "shapes": [_edge(one, one.box.name == chosen, theme) for one in signs],
            "annotations": [_words(one, theme) for one in signs],
        },
    }  # fmt: skip


HIDDEN = {
    "showgrid": False, "showline": False, "showticklabels": False, "zeroline": False,
    "fixedrange": True,
}  # fmt: skip


def _said(box: Box) -> str:
    return f"{box.label}: {box.words}"


def _layout(boxes: Sequence[Box], width: int) -> tuple[dict[str, _Placed], float]:
    """Place each box in the column of its depth, in the middle of what stands under it."""
    below: dict[str, list[Box]] = {}
    for box in boxes:
        below.setdefault(box.under, []).append(box)
    deep = max(2, _depth(below, "", 0))
    column = max(NARROWEST, (width - GUTTER * (deep - 1) - 4) / deep)
    placed: dict[str, _Placed] = {}
    bottom = _place(below, "", 0, float(GAP), column, placed)
    return placed, max(bottom, 60.0)


def _depth(below: Mapping[str, list[Box]], name: str, so_far: int) -> int:
    return max((_depth(below, box.name, so_far + 1) for box in below.get(name, [])), default=so_far)


def _place(
    below: Mapping[str, list[Box]], name: str, depth: int, top: float, column: float,
    placed: dict[str, _Placed],
) -> float:  # fmt: skip
    """Place what stands under a box from `top` on, and return where the next may begin."""
    for box in below.get(name, []):
        lines = _wrapped(box, column)
        height = LINE * len(lines) + 2 * PAD
        end = _place(below, box.name, depth + 1, top, column, placed)
        under = [placed[one.name] for one in below.get(box.name, [])]
        middle = (under[0].y + under[-1].y) / 2 if under else top + height / 2
        middle = max(middle, top + height / 2)
        x = 2 + depth * (column + GUTTER)
        placed[box.name] = _Placed(box, lines, x, middle, column, height)
        top = max(end, middle + height / 2 + GAP)
    return top


def _wrapped(box: Box, column: float) -> list[str]:
    """Return the lines in a box: its label in bold, its words, its evidence; safe for Plotly."""
    room = max(12, int((column - SIGN - PAD) / PER_CHARACTER))
    words = textwrap.wrap(box.words, room)
    if len(words) > MOST_LINES:
        words = [*words[: MOST_LINES - 1], words[MOST_LINES - 1][: room - 2] + "…"]
    cited = [one if len(one) <= room else one[: room - 1].rstrip() + "…"
             for one in (f"◆ {line}" for line in box.evidence)]  # fmt: skip
    return [
        f"<b>{escape(box.label)}</b>", *(str(escape(one)) for one in words),
        *(f"<i>{escape(one)}</i>" for one in cited),
    ]  # fmt: skip


def _lines(placed: Mapping[str, _Placed], side: str, theme: Theme) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for one in placed.values():
        parent = placed.get(one.box.under)
        if parent is not None and one.box.side == side:
            bend = one.x - GUTTER / 2
            x += [parent.x + parent.width, bend, bend, one.x, None]
            y += [parent.y, parent.y, one.y, one.y, None]
    return {
        "type": "scatter", "mode": "lines", "name": f"lines_{side}", "x": x, "y": y,
        "hoverinfo": "skip",
        "line": {"width": 2, "dash": DASHES[side], "color": LOOKS[side].colour(theme)},
    }  # fmt: skip


def _edge(one: _Placed, is_chosen: bool, theme: Theme) -> dict[str, Any]:
    side = one.box.side
    return {
        "type": "rect", "layer": "below", "x0": one.x, "x1": one.x + one.width,
        "y0": one.y - one.height / 2, "y1": one.y + one.height / 2, "fillcolor": theme.band,
        "line": {"width": 3.5 if is_chosen else 1.5, "dash": DASHES.get(side, "solid"),
                 "color": LOOKS[side].colour(theme)},
    }  # fmt: skip


def _words(one: _Placed, theme: Theme) -> dict[str, Any]:
    return {
        "x": one.x + SIGN, "y": one.y, "text": "<br>".join(one.lines), "showarrow": False,
        "xanchor": "left", "yanchor": "middle", "align": "left",
        "font": {"size": 13, "color": theme.ink},
    }  # fmt: skip
