"""The timeline: events as marks in lanes, with eras behind and the whole period below."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kit.analysis import timeline as choose
from kit.figures import crowd as crowds
from kit.figures import lanes as geometry
from kit.figures.alternative import whole_figure
from kit.figures.theme import CATEGORY_MARKS, STATE_MARKS, Mark
from kit.figures.timeline_layout import timeline_layout
from kit.figures.timeline_look import LAYER_MARKS, Look, iso, lane_marks, mark_of_lane
from kit.figures.timeline_words import describe
from kit.language import count
from kit.page.markup import escape
from kit.tables import dates

CERTAINTY_SUFFIX = {"agreed": "", "contested": "-open-dot", "uncertain": "-open"}
TRACES = ("intervals", "imprecise", "marks", "labels", "selected", "all_years", "shown_years")


def timeline_figure(
    events: pd.DataFrame, shown: pd.DataFrame, eras: pd.DataFrame, look: Look
) -> go.Figure:
    """Return the timeline of the events `shown` among all `events`.

    Each mark is one event (in `lanes="actor"`, one event in one of its lanes) and carries the
    event's id in `customdata`. Solid bars are intervals, dashed bars the span within which an
    imprecise date lies. A mark is full if the event is agreed, hollow with a dot if it is
    contested, hollow if it is uncertain. Dates go to the browser as ISO text.
    """
    parts = timeline_parts(choose.overview(events), shown, eras, look)
    return whole_figure(parts, look.theme, describe(shown, look, choose.doubts(shown)))


def timeline_parts(
    whole: choose.Overview, shown: pd.DataFrame, eras: pd.DataFrame, look: Look
) -> dict[str, Any]:
    """Return the figure as plain data: a fixed list of traces (`TRACES`) and the layout."""
    if len(shown) > crowds.MANY:
        return _crowded_parts(whole, shown, eras, look)
    lanes = _lanes_in_use(shown, look)
    placed = geometry.place(geometry.marks(shown, look.lanes), lanes, look.canvas)
    tops, _ = geometry.lane_tops(placed, lanes, look.canvas.height)
    return {
        "data": [
            _bars(placed[placed["precision"] == "interval"], look, dash="solid", width=5),
            _bars(placed[choose.imprecise(placed)], look, dash="dot", width=2),
            _marks(placed, look),
            _labels(placed, look),
            _selected(placed, look),
            _years(whole.by_year, name="all_years", colour=look.theme.grid),
            _years(choose.events_by_year(shown), name="shown_years", colour=look.theme.quiet),
        ],
        "layout": timeline_layout(whole.years, eras, lanes, tops, look),
    }


def _crowded_parts(
    whole: choose.Overview, shown: pd.DataFrame, eras: pd.DataFrame, look: Look
) -> dict[str, Any]:
    """Return the same traces for more events than can be told apart."""
    lanes = [*lane_marks(look.lanes), *_layers_in(shown)]
    canvas = look.canvas
    spots = crowds.crowd(shown, look.lanes, lanes, canvas)
    tops = {lane: i * canvas.height / len(lanes) for i, lane in enumerate(lanes)}
    nothing = geometry.place(geometry.marks(shown.head(0), look.lanes), lanes, canvas)
    return {
        "data": [
            _bars(nothing, look, dash="solid", width=5),
            _bars(nothing, look, dash="dot", width=2),
            _crowd_marks(spots, look),
            _labels(nothing, look),
            _selected(nothing, look),
            _years(whole.by_year, name="all_years", colour=look.theme.grid),
            _years(choose.events_by_year(shown), name="shown_years", colour=look.theme.quiet),
        ],
        "layout": timeline_layout(whole.years, eras, lanes, {**tops, "": canvas.height}, look),
    }


def _crowd_marks(spots: pd.DataFrame, look: Look) -> dict[str, Any]:
    styles = [mark_of_lane(look.lanes, lane) for lane in spots["lane"]]
    colours = [style.colour(look.theme) for style in styles]
    return {
        "type": "scatter", "mode": "markers", "name": "marks",
        "x": iso(spots["at"]), "y": spots["y"].tolist(),
        "customdata": spots["event_id"].tolist(),
        "hovertext": [count("figures.timeline.crowd", int(n)) for n in spots["events"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": spots["size"].tolist(), "color": colours, "opacity": 0.8,
            "symbol": [style.symbol for style in styles],
            "line": {"width": 1, "color": colours},
        },
    }  # fmt: skip


def _lanes_in_use(shown: pd.DataFrame, look: Look) -> list[str]:
    present = set(geometry.marks(shown, look.lanes)["lane"])
    own = [lane for lane in lane_marks(look.lanes) if lane in present]
    return [*own, *_layers_in(shown)] or list(lane_marks(look.lanes))


def _layers_in(shown: pd.DataFrame) -> list[str]:
    present = set(shown["layer"]) if "layer" in shown else set()
    return [name for name in LAYER_MARKS if name in present]


def _bars(placed: pd.DataFrame, look: Look, dash: str, width: int) -> dict[str, Any]:
    x: list[str | None] = []
    y: list[float | None] = []
    starts, ends = iso(placed["start"]), iso(placed["until"])
    for start, end, height in zip(starts, ends, placed["y"], strict=True):
        x += [start, end, None]
        y += [height, height, None]
    line = {"color": look.theme.quiet, "width": width, "dash": dash}
    return {
        "type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "opacity": 0.6,
        "hoverinfo": "skip", "name": "intervals" if dash == "solid" else "imprecise",
    }  # fmt: skip


def _mark_of(row: Any) -> Mark:
    return CATEGORY_MARKS.get(row.category, STATE_MARKS["other"])


def _marks(placed: pd.DataFrame, look: Look) -> dict[str, Any]:
    rows = list(placed.itertuples())
    styles = [_mark_of(row) for row in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "marks",
        "x": iso(placed["at"]),
        "y": placed["y"].tolist(),
        "customdata": placed["event_id"].tolist(),
        "hovertext": [_hover(row) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": 10,
            "symbol": [
                style.symbol + CERTAINTY_SUFFIX.get(row.certainty, "")
                for style, row in zip(styles, rows, strict=True)
            ],
            "color": [style.colour(look.theme) for style in styles],
            "line": {"width": 1.4, "color": [style.colour(look.theme) for style in styles]},
        },
    }


def _hover(row: Any) -> str:
    return f"<b>{escape(row.title)}</b><br>{escape(dates.display(row.date))}"


def _labels(placed: pd.DataFrame, look: Look) -> dict[str, Any]:
    titles = [_short(title) for title in placed["title"]]
    order = _label_order(placed, look)
    x, y = placed["x"].to_numpy(dtype=float), placed["y"].to_numpy(dtype=float)
    chosen = geometry.place_labels(x, y, titles, order, look.canvas)
    indices = [index for index, _ in chosen]
    at = iso(placed["at"])
    offset = "\u2003"
    return {
        "type": "scatter",
        "mode": "text",
        "name": "labels",
        "x": [at[index] for index in indices],
        "y": [float(y[index]) for index in indices],
        "text": [
            f"{offset}{escape(titles[index])}"
            if side == "right"
            else f"{escape(titles[index])}{offset}"
            for index, side in chosen
        ],
        "textposition": [f"middle {side}" for _, side in chosen],
        "textfont": {"size": 11, "color": look.theme.ink},
        "hoverinfo": "skip",
    }


def _short(title: str, limit: int = 46) -> str:
    return title if len(title) <= limit else title[: limit - 1].rstrip() + "…"


def _label_order(placed: pd.DataFrame, look: Look) -> list[int]:
    selected = (placed["event_id"] == look.selected).to_numpy()
    landmark = placed["landmark"].fillna(False).to_numpy(dtype=bool)
    rank = np.where(selected, 0, np.where(landmark, 1, 2))
    return [int(index) for index in np.argsort(rank, kind="stable")]


def _selected(placed: pd.DataFrame, look: Look) -> dict[str, Any]:
    here = placed[placed["event_id"] == look.selected]
    return {
        "type": "scatter", "mode": "markers", "name": "selected",
        "x": iso(here["at"]), "y": here["y"].tolist(), "hoverinfo": "skip",
        "marker": {"size": 20, "symbol": "circle-open",
                   "line": {"width": 3, "color": look.theme.accent}, "color": look.theme.accent},
    }  # fmt: skip


def _years(counts: pd.Series, name: str, colour: str) -> dict[str, Any]:
    return {
        "type": "bar", "name": name, "xaxis": "x2", "yaxis": "y2",
        "x": [f"{year}-07-01" for year in counts.index], "y": counts.tolist(),
        "width": 300 * 86_400_000, "marker": {"color": colour, "line": {"width": 0}},
        "hovertemplate": "%{x|%Y}: %{y}<extra></extra>",
    }  # fmt: skip
