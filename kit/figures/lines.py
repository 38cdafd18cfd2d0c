"""Lines over years: each mark is a row; bands, gaps as gaps, and names at the ends of the lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from kit.figures.line_layout import DEEP, LEADER, Axis, Lines, across, lines_layout
from kit.figures.steps import spread
from kit.figures.theme import Mark, Theme
from kit.page.markup import escape

LABEL_GAP, BAND_OPACITY = 17, 0.16


def lines_parts(rows: pd.DataFrame, lines: Lines) -> dict[str, Any]:
    """Return the picture as plain data: for each look a band and a line, then the marks.

    Parameters
    ----------
    rows
        `row_id`, `line`, `part` (a line breaks where it changes), `year`, `value`, `low`, `high`
        (both missing where there are no bounds), `hollow`, `joined` (whether the line runs through
        the row) and `words` (shown at the mark).
    lines
        Looks, labels, axis, years, size and colours.
    """
    pieces = {name: list[pd.DataFrame]() for name in lines.looks}
    pieces |= {str(name): list(_pieces(one)) for name, one in rows.groupby("line")}
    alone = [piece for found in pieces.values() for piece in found if len(piece) == 1]
    return {
        "data": [
            *(_band(name, found, lines) for name, found in pieces.items()),
            *(_line(name, found, lines) for name, found in pieces.items()),
            _whiskers([*alone, rows[~rows["joined"]]], lines.theme),
            *_ends(rows, lines),
            _marks(rows, lines),
            _ring(rows[rows["row_id"] == lines.selected], lines.theme),
        ],
        "layout": lines_layout(lines),
    }


def blank_lines(looks: Mapping[str, Mark], theme: Theme) -> list[dict[str, Any]]:
    """Return the traces of `lines_parts` before the names at the ends, with nothing in them."""
    empty = Lines(looks, {}, Axis("", 0, 1), 0, 1, theme=theme)
    return [
        *(_band(name, [], empty) for name in looks),
        *(_line(name, [], empty) for name in looks),
        _whiskers([], theme),
    ]


def _pieces(rows: pd.DataFrame) -> Iterable[pd.DataFrame]:
    """Give the runs of years through which a line can be drawn without a gap."""
    rows = rows[rows["joined"]].sort_values("year")
    apart = (rows["year"].diff() != 1) | (rows["part"] != rows["part"].shift())
    return (piece for _, piece in rows.groupby(apart.cumsum()))


def _joined(pieces: Iterable[tuple[list[Any], list[Any]]]) -> tuple[list[Any], list[Any]]:
    """Return the pieces as one list of each, with a gap after each piece."""
    x: list[Any] = []
    y: list[Any] = []
    for years, values in pieces:
        x += [*years, None]
        y += [*values, None]
    return x, y


def _band(name: str, pieces: list[pd.DataFrame], lines: Lines) -> dict[str, Any]:
    outlines = [one for piece in pieces if len(piece) > 1 for one in _outlines(piece)]
    x, y = _joined(outlines)
    colour = lines.looks[name].colour(lines.theme)
    return {
        "type": "scatter", "mode": "lines", "name": f"band_{name}", "x": x, "y": y,
        "fill": "toself", "fillcolor": _see_through(colour, len(lines.labels)),
        "line": {"width": 0}, "hoverinfo": "skip",
    }  # fmt: skip


def _outlines(piece: pd.DataFrame) -> list[tuple[list[Any], list[Any]]]:
    """Return the outlines of those runs of years that have bounds."""
    known = piece[piece["low"].notna() & piece["high"].notna()]
    runs = (known["year"].diff() != 1).cumsum()
    found = []
    for _, run in known.groupby(runs):
        years, low, high = (run[one].tolist() for one in ("year", "low", "high"))
        found.append((years + years[::-1] + years[:1], low + high[::-1] + low[:1]))
    return found


def _see_through(colour: str, bands: int) -> str:
    """Return the colour of a band: the more bands, the fainter each."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{min(BAND_OPACITY, 0.9 / max(1, bands)):.3f})"


def _line(name: str, pieces: list[pd.DataFrame], lines: Lines) -> dict[str, Any]:
    look = lines.looks[name]
    x, y = _joined((piece["year"].tolist(), piece["value"].tolist()) for piece in pieces)
    return {
        "type": "scatter", "mode": "lines", "name": f"line_{name}", "x": x, "y": y,
        "line": {"width": 2, "color": look.colour(lines.theme)},
        "hoverinfo": "skip",
    }  # fmt: skip


def _whiskers(alone: list[pd.DataFrame], theme: Theme) -> dict[str, Any]:
    """Draw the bounds of rows that stand alone, where no band can be seen."""
    x, y = _joined(
        ([row.year, row.year], [row.low, row.high])
        for rows in alone
        for row in rows[rows["low"].notna()].itertuples()
    )
    return {
        "type": "scatter", "mode": "lines", "name": "whiskers", "x": x, "y": y,
        "line": {"width": 1, "color": theme.quiet}, "hoverinfo": "skip", "opacity": 0.45,
    }  # fmt: skip


def _marks(rows: pd.DataFrame, lines: Lines) -> dict[str, Any]:
    marks = [lines.looks[name] for name in rows["line"]]
    colours = [mark.colour(lines.theme) for mark in marks]
    inside = [
        lines.theme.page if hollow else colour
        for hollow, colour in zip(rows["hollow"], colours, strict=True)
    ]
    return {
        "type": "scatter", "mode": "markers", "name": "marks",
        "x": rows["year"].tolist(), "y": rows["value"].tolist(),
        "customdata": rows["row_id"].tolist(),
        "hovertext": [str(escape(words)) for words in rows["words"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 7, "symbol": [mark.symbol for mark in marks], "color": inside,
                   "opacity": 1, "line": {"width": 1.4, "color": colours}},
    }  # fmt: skip


def _ring(here: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    return ring(here["year"].tolist(), here["value"].tolist(), theme)


def ring(x: list[Any], y: list[Any], theme: Theme, size: int = 20) -> dict[str, Any]:
    """Return the ring around chosen marks."""
    return {
        "type": "scatter", "mode": "markers", "name": "selected", "hoverinfo": "skip",
        "x": x, "y": y,
        "marker": {"size": size, "symbol": "circle-open", "color": theme.accent,
                   "line": {"width": 3, "color": theme.accent}},
    }  # fmt: skip


def _ends(rows: pd.DataFrame, lines: Lines) -> tuple[dict[str, Any], dict[str, Any]]:
    """Draw the name at the end of each line, and a thin line that leads to it."""
    names = list(lines.labels)
    lasts = {name: _last(rows[rows["line"] == name]) for name in names}
    levels = [0.0 if one is None else lines.axis.level(one[1]) for one in lasts.values()]
    placed = [lines.axis.value(one) for one in spread(levels, LABEL_GAP, 9, DEEP - 9)]
    start, _, per_pixel = across(lines)
    at = start + LEADER * per_pixel
    x, y = _joined(
        ([one[0], at - 4 * per_pixel], [one[1], height])
        for one, height in zip(lasts.values(), placed, strict=True)
        if one is not None
    )
    colours = [lines.looks[name].colour(lines.theme) for name in names]
    texts = [str(escape(lines.labels[name])) for name in names]
    leaders = {
        "type": "scatter", "mode": "lines", "name": "leaders", "x": x, "y": y,
        "line": {"width": 1, "color": lines.theme.quiet, "dash": "dot"}, "hoverinfo": "skip",
        "opacity": 1,
    }  # fmt: skip
    return leaders, label_trace([at] * len(names), placed, texts, "middle right", colours)


def label_trace(
    x: list[Any], y: list[Any], texts: list[str], place: str, colours: list[str]
) -> dict[str, Any]:
    """Return words in the picture as a trace."""
    return {
        "type": "scatter", "mode": "text", "name": "labels", "x": x, "y": y, "text": texts,
        "textposition": place, "textfont": {"size": 13, "color": colours}, "hoverinfo": "skip",
        "cliponaxis": False,
    }  # fmt: skip


def _last(rows: pd.DataFrame) -> tuple[int, float] | None:
    known = rows[rows["joined"]] if rows["joined"].any() else rows
    if known.empty:
        return None
    row = known.loc[known["year"].idxmax()]
    return int(row["year"]), float(row["value"])
