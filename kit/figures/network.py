"""The network of agreements: states at fixed places, a line for each pair and agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from kit.analysis.networks import pairs
from kit.figures.lines import ring
from kit.figures.theme import STATE_MARKS, Mark, Theme
from kit.page.markup import escape

KIND_MARKS: dict[str, Mark] = {
    "mutual_defence": Mark("star", "★", "#b3500a", "#f0a05a"),
    "non_aggression": Mark("square", "■", "#0067a3", "#56b4e9"),
    "consultation": Mark("diamond", "◆", "#5b3fa0", "#b6a1f0"),
    "information_sharing": Mark("circle", "●", "#00785a", "#33c9a0"),
    "basic_relations": Mark("triangle-up", "▲", "#806000", "#e0c050"),
    "political": Mark("cross", "✚", "#5c6670", "#9fa9b3"),
}
PLACES: dict[str, tuple[float, float]] = {
    "RUS": (-0.62, 1.0), "CHN": (-1.25, 0.0), "PRK": (-0.62, -1.0),
    "KOR": (0.62, -1.0), "JPN": (1.25, 0.0), "USA": (0.62, 1.0),
}  # fmt: skip
SIDES = {"CHN": "middle left", "JPN": "middle right"}
# Where the sign of a single agreement stands on its line: not half-way, where lines cross.
ALONE, MARGIN, ABREAST = 0.42, 0.1, 4
WIDE, HIGH = 4.0, 2.9
LONE, SMALL = 470, 235


def network_parts(
    by_year: Mapping[int, pd.DataFrame], names: Mapping[str, str], selected: str, theme: Theme,
    width: int,
) -> dict[str, Any]:  # fmt: skip
    """Return one network for each year, as plain data: lines, states, marks of agreements, years.

    Parameters
    ----------
    by_year
        The agreements of each year (`treaty_id`, `parties`, `kind`, `legally_binding`, `words`).
    names
        Short name of each state.
    """
    abreast = 1 if len(by_year) == 1 else min(ABREAST, max(2, width // 190))
    edges = pd.concat(
        [_edges(rows, *_corner(at, abreast)) for at, rows in enumerate(by_year.values())]
    )
    small = len(by_year) > 1
    rows_down = -(-len(by_year) // abreast)
    height = (SMALL * rows_down if small else LONE) + 20
    here = edges[edges["treaty_id"] == selected]
    binding = edges["legally_binding"] == "yes"
    edges["firm"] = binding.groupby([edges[one] for one in ("x0", "y0", "x1", "y1")]).transform(
        "any"
    )
    nodes = [
        (x + dx, y + dy, names[state], state)
        for at in range(len(by_year))
        for dx, dy in [_corner(at, abreast)]
        for state, (x, y) in PLACES.items()
    ]
    return {
        "data": [
            _lines(edges[edges["firm"]], "solid", theme),
            _lines(edges[~edges["firm"]], "dot", theme),
            _nodes(nodes, small, theme), _marks(edges, small, theme),
            ring(here["x"].tolist(), here["y"].tolist(), theme, 24),
            _years(by_year, abreast, theme),
        ],
        "layout": {
            "height": height, "width": width, "margin": {"l": 6, "r": 6, "t": 6, "b": 6},
            "hovermode": "closest", "dragmode": False,
            "xaxis": {**HIDDEN, "range": [-WIDE / 2, -WIDE / 2 + WIDE * abreast]},
            "yaxis": {**HIDDEN, "range": [HIGH / 2 - HIGH * rows_down, HIGH / 2]},
        },
    }  # fmt: skip


HIDDEN = {
    "showgrid": False, "showline": False, "showticklabels": False, "zeroline": False,
    "fixedrange": True,
}  # fmt: skip


def _corner(at: int, abreast: int) -> tuple[float, float]:
    down, across = divmod(at, abreast)
    return across * WIDE, -down * HIGH


def _edges(rows: pd.DataFrame, dx: float, dy: float) -> pd.DataFrame:
    """Return each pair of each agreement with the ends of its line and the place of its sign."""
    found = [
        (row.treaty_id, one, other, row.kind, row.legally_binding, row.words)
        for row in rows.itertuples()
        for one, other in pairs(row.parties)
    ]
    frame = pd.DataFrame(
        found, columns=["treaty_id", "one", "other", "kind", "legally_binding", "words"]
    )
    group = frame.groupby(["one", "other"])["treaty_id"]
    number, place = group.transform("size"), group.cumcount()
    share = (MARGIN + (1 - 2 * MARGIN) * (place + 0.5) / number).where(number > 1, ALONE)
    ends = [(*PLACES[one], *PLACES[other]) for one, other in zip(
        frame["one"], frame["other"], strict=True)]  # fmt: skip
    spots = pd.DataFrame(ends, columns=["x0", "y0", "x1", "y1"], dtype=float)
    spots += pd.Series({"x0": dx, "y0": dy, "x1": dx, "y1": dy})
    spots["x"] = spots["x0"] + (spots["x1"] - spots["x0"]) * share
    spots["y"] = spots["y0"] + (spots["y1"] - spots["y0"]) * share
    return pd.concat([frame, spots], axis=1)


def _lines(edges: pd.DataFrame, dash: str, theme: Theme) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for row in edges.drop_duplicates(["x0", "y0", "x1", "y1"]).itertuples():
        x += [row.x0, row.x1, None]
        y += [row.y0, row.y1, None]
    return {
        "type": "scatter", "mode": "lines", "name": f"lines_{dash}", "x": x, "y": y,
        "hoverinfo": "skip", "opacity": 0.75,
        "line": {"width": 1.8, "dash": dash, "color": theme.quiet},
    }  # fmt: skip


def _nodes(nodes: Sequence[tuple[float, float, str, str]], small: bool, theme: Theme) -> Any:
    return {
        "type": "scatter", "mode": "markers+text", "name": "states", "hoverinfo": "skip",
        "x": [x for x, *_ in nodes], "y": [y for _, y, *_ in nodes],
        "text": [f"<b>{escape(name)}</b>" for *_, name, _ in nodes],
        "textposition": [
            "top center" if PLACES[state][1] > 0 else SIDES.get(state, "") * (not small)
            or "bottom center"
            for *_, state in nodes
        ],
        "textfont": {"size": 12 if small else 14, "color": theme.ink},
        "marker": {"size": 10 if small else 18, "symbol": "circle",
                   "color": [STATE_MARKS[state].colour(theme) for *_, state in nodes],
                   "line": {"width": 1.5, "color": theme.page}},
    }  # fmt: skip


def _marks(edges: pd.DataFrame, small: bool, theme: Theme) -> dict[str, Any]:
    marks = [KIND_MARKS[kind] for kind in edges["kind"]]
    return {
        "type": "scatter", "mode": "markers", "name": "marks",
        "x": edges["x"].tolist(), "y": edges["y"].tolist(),
        "customdata": edges["treaty_id"].tolist(),
        "hovertext": [str(escape(words)) for words in edges["words"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": 8 if small else 14, "color": (colours := [one.colour(theme) for one in marks]),
            "line": {"width": 1.6, "color": colours},
            "symbol": [one.symbol if binding == "yes" else f"{one.symbol}-open"
                       for one, binding in zip(marks, edges["legally_binding"], strict=True)],
        },
    }  # fmt: skip


def _years(by_year: Mapping[int, pd.DataFrame], abreast: int, theme: Theme) -> dict[str, Any]:
    spots = [_corner(at, abreast) for at in range(len(by_year))]
    return {
        "type": "scatter", "mode": "text", "name": "years", "hoverinfo": "skip",
        "x": [x - WIDE / 2 + 0.1 for x, _ in spots], "y": [y + HIGH / 2 - 0.16 for _, y in spots],
        "text": [f"<b>{year}</b>" for year in by_year], "textposition": "middle right",
        "textfont": {"size": 16, "color": theme.ink},
    }  # fmt: skip
