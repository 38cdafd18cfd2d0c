"""The timeline: events as marks in lanes, with eras behind and the whole period below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from kit.analysis import timeline as choose
from kit.figures import lanes as geometry
from kit.figures.alternative import with_alternative
from kit.figures.theme import CATEGORY_MARKS, LIGHT, STATE_MARKS, Mark, Theme, base_layout
from kit.language import text
from kit.page.markup import escape
from kit.tables import dates

MARGIN = {"l": 168, "r": 14, "t": 30, "b": 26}
OVERVIEW = 64
CERTAINTY_SUFFIX = {"agreed": "", "contested": "-open-dot", "uncertain": "-open"}
TRACES = ("intervals", "imprecise", "marks", "labels", "selected", "all_years", "shown_years")


@dataclass(frozen=True)
class Look:
    """How a timeline is drawn.

    Attributes
    ----------
    years
        First and last year on the axis.
    lanes
        `category` or `actor`.
    selected
        Id of the event that is marked, or "".
    width, height
        Size of the whole figure in pixels.
    theme
        Colours of the page.
    """

    years: tuple[int, int]
    lanes: str = "category"
    selected: str = ""
    width: int = 1000
    height: int = 560
    theme: Theme = LIGHT

    @property
    def canvas(self) -> geometry.Canvas:
        """The area of the marks."""
        return geometry.Canvas(
            width=max(200, self.width - MARGIN["l"] - MARGIN["r"]),
            height=self.height - MARGIN["t"] - MARGIN["b"] - OVERVIEW,
            first=pd.Timestamp(self.years[0], 1, 1),
            last=pd.Timestamp(self.years[1] + 1, 1, 1),
        )


def lane_marks(by: str) -> dict[str, Mark]:
    """Return the lanes of a timeline, from top to bottom, with their marks."""
    return CATEGORY_MARKS if by == "category" else STATE_MARKS


def lane_name(by: str, lane: str) -> str:
    """Return the name of a lane for the reader."""
    return text(f"figures.{'category' if by == 'category' else 'state'}.{lane}")


def timeline_figure(
    events: pd.DataFrame, shown: pd.DataFrame, eras: pd.DataFrame, look: Look
) -> go.Figure:
    """Return the timeline of the events `shown` among all `events`.

    Each mark is one event (in `lanes="actor"`, one event in one of its lanes) and carries the
    event's id in `customdata`. Solid bars are intervals, dashed bars the span within which an
    imprecise date lies. A mark is full if the event is agreed, hollow with a dot if it is
    contested, hollow if it is uncertain. Dates go to the browser as ISO text.
    """
    parts = timeline_parts(events, shown, eras, look)
    figure = go.Figure(data=parts["data"], layout=base_layout(look.theme))
    figure.update_layout(parts["layout"])
    return with_alternative(figure, describe(shown, look))


def timeline_parts(
    events: pd.DataFrame, shown: pd.DataFrame, eras: pd.DataFrame, look: Look
) -> dict[str, Any]:
    """Return the figure as plain data: a fixed list of traces (`TRACES`) and the layout."""
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
            _years(events, look, name="all_years", colour=look.theme.grid),
            _years(shown, look, name="shown_years", colour=look.theme.quiet),
        ],
        "layout": _layout(events, eras, lanes, tops, look),
    }


def _lanes_in_use(shown: pd.DataFrame, look: Look) -> list[str]:
    present = set(geometry.marks(shown, look.lanes)["lane"])
    return [lane for lane in lane_marks(look.lanes) if lane in present] or list(
        lane_marks(look.lanes)
    )


def _iso(moments: pd.Series) -> list[str]:
    return moments.dt.strftime("%Y-%m-%d").tolist()


def _bars(placed: pd.DataFrame, look: Look, dash: str, width: int) -> dict[str, Any]:
    x: list[str | None] = []
    y: list[float | None] = []
    starts, ends = _iso(placed["start"]), _iso(placed["until"])
    for start, end, height in zip(starts, ends, placed["y"], strict=True):
        x += [start, end, None]
        y += [height, height, None]
    line = {"color": look.theme.quiet, "width": width, "dash": dash}
    return {
        "type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "opacity": 0.6,
        "hoverinfo": "skip", "name": "intervals" if dash == "solid" else "imprecise",
    }  # fmt: skip


def _mark_of(row: Any, look: Look) -> Mark:
    return CATEGORY_MARKS.get(row.category, STATE_MARKS["other"])


def _marks(placed: pd.DataFrame, look: Look) -> dict[str, Any]:
    rows = list(placed.itertuples())
    styles = [_mark_of(row, look) for row in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "marks",
        "x": _iso(placed["at"]),
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
    at = _iso(placed["at"])
    offset = "\u2002"
    return {
        "type": "scatter",
        "mode": "text",
        "name": "labels",
        "x": [at[index] for index in indices],
        "y": [float(y[index]) for index in indices],
        "text": [
            f"{offset}{escape(titles[index])}" if side == "right" else f"{escape(titles[index])}{offset}"
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
        "x": _iso(here["at"]), "y": here["y"].tolist(), "hoverinfo": "skip",
        "marker": {"size": 20, "symbol": "circle-open",
                   "line": {"width": 3, "color": look.theme.accent}, "color": look.theme.accent},
    }  # fmt: skip


def _years(events: pd.DataFrame, look: Look, name: str, colour: str) -> dict[str, Any]:
    counts = choose.events_by_year(events)
    return {
        "type": "bar", "name": name, "xaxis": "x2", "yaxis": "y2",
        "x": [f"{year}-07-01" for year in counts.index], "y": counts.tolist(),
        "width": 300 * 86_400_000, "marker": {"color": colour, "line": {"width": 0}},
        "hovertemplate": "%{x|%Y}: %{y}<extra></extra>",
    }  # fmt: skip


def _layout(
    events: pd.DataFrame,
    eras: pd.DataFrame,
    lanes: Sequence[str],
    tops: dict[str, float],
    look: Look,
) -> dict[str, Any]:
    canvas, total = look.canvas, look.height - MARGIN["t"] - MARGIN["b"]
    floor = 1 - canvas.height / total
    names = [
        f"{lane_name(look.lanes, lane)} {lane_marks(look.lanes)[lane].glyph}" for lane in lanes
    ]
    edges = [*[tops[lane] for lane in lanes], tops[""]]
    return {
        "height": look.height,
        "width": look.width,
        "margin": MARGIN,
        "barmode": "overlay",
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": {
            "type": "date", "range": axis_range(look.years), "domain": [0, 1],
            "anchor": "y", "side": "bottom", "fixedrange": True, "showgrid": True,
        },
        "yaxis": {
            "range": [canvas.height, 0], "domain": [floor, 1], "fixedrange": True,
            "tickmode": "array", "tickvals": _centres(lanes, edges), "ticktext": names,
            "showgrid": False, "ticks": "", "tickfont": {"size": 12},
        },
        "xaxis2": {
            "type": "date", "range": axis_range(choose.year_range(events)), "anchor": "y2",
            "fixedrange": True, "showgrid": False, "tickfont": {"size": 10},
        },
        "yaxis2": {
            "domain": [0, max(0.0, floor - 30 / total)], "fixedrange": True, "anchor": "x2",
            "tickmode": "array", "tickvals": [0], "showgrid": False,
            "ticktext": [text("figures.timeline.overview")], "tickfont": {"size": 10},
        },
        "shapes": [*_era_bands(eras, look), *_lane_lines(edges, look), _window(look)],
        "annotations": _era_titles(eras, look),
    }  # fmt: skip


def axis_range(years: tuple[int, int]) -> list[str]:
    """Return the ends of a year axis as ISO text."""
    return [f"{years[0]}-01-01", f"{years[1] + 1}-01-01"]


def _centres(lanes: Sequence[str], edges: Sequence[float]) -> list[float]:
    bounds = [edges[0] - 4, *edges[1:]]
    return [(bounds[i] + bounds[i + 1]) / 2 for i in range(len(lanes))]


def _lane_lines(edges: Sequence[float], look: Look) -> list[dict[str, Any]]:
    line = {"color": look.theme.grid, "width": 1}
    return [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": edge - 4,
         "y1": edge - 4, "line": line, "layer": "below"}
        for edge in edges[1:-1]
    ]  # fmt: skip


def _visible_eras(eras: pd.DataFrame, look: Look) -> pd.DataFrame:
    first, last = look.canvas.first, look.canvas.last
    end = eras["end"].fillna(last)
    seen = eras.assign(begins=eras["start"].clip(lower=first), ends=end.clip(upper=last))
    return seen[seen["begins"] < seen["ends"]]


def _era_bands(eras: pd.DataFrame, look: Look) -> list[dict[str, Any]]:
    odd = {era for index, era in enumerate(eras["era_id"]) if index % 2 == 0}
    seen = _visible_eras(eras, look)
    seen = seen[seen["era_id"].isin(odd)]
    return [
        {"type": "rect", "xref": "x", "x0": start, "x1": end, "yref": "y domain", "y0": 0,
         "y1": 1, "fillcolor": look.theme.band, "line": {"width": 0}, "layer": "below"}
        for start, end in zip(_iso(seen["begins"]), _iso(seen["ends"]), strict=True)
    ]  # fmt: skip


def _era_titles(eras: pd.DataFrame, look: Look) -> list[dict[str, Any]]:
    seen = _visible_eras(eras, look)
    left = look.canvas.x(seen["begins"])
    right = look.canvas.x(seen["ends"])
    titles = []
    for begin, end, row in zip(left, right, seen.itertuples(), strict=True):
        label = _fitting_title(str(row.title), end - begin)
        if label:
            centre = row.begins + (row.ends - row.begins) / 2
            titles.append(
                {"xref": "x", "x": centre.strftime("%Y-%m-%d"), "yref": "paper", "y": 1,
                 "yanchor": "bottom", "text": escape(label), "showarrow": False,
                 "font": {"size": 11, "color": look.theme.quiet}}
            )  # fmt: skip
    return titles


def _fitting_title(title: str, room: float) -> str:
    if geometry.text_width(title) + 6 <= room:
        return title
    letters = int((room - 10) / 7)
    return title[: letters - 1].rstrip(" ,:–-") + "…" if letters >= 6 else ""


def _window(look: Look) -> dict[str, Any]:
    first, last = axis_range(look.years)
    return {
        "type": "rect", "xref": "x2", "x0": first, "x1": last, "yref": "y2 domain", "y0": 0,
        "y1": 1, "line": {"color": look.theme.accent, "width": 1.5}, "layer": "above",
    }  # fmt: skip


def describe(shown: pd.DataFrame, look: Look) -> str:
    """Return the timeline in words: how many events, where, how sure; the text alternative."""
    first, last = look.years
    if shown.empty:
        return text("figures.timeline.alt_none", first=first, last=last)
    if len(shown) == 1:
        row = next(shown.itertuples())
        return text(
            "figures.timeline.alt_one",
            first=first, last=last, title=row.title, date=dates.display(row.date),
        )  # fmt: skip
    counts = geometry.marks(shown, look.lanes)["lane"].value_counts()
    years = choose.events_by_year(shown)
    sentence = text(
        "figures.timeline.alt_many",
        first=first,
        last=last,
        number=len(shown),
        lanes=text(f"figures.timeline.lanes_{look.lanes}"),
        lane_counts=", ".join(f"{lane_name(look.lanes, k)} {n}" for k, n in counts.items()),
        busiest=years.idxmax(),
        busiest_number=int(years.max()),
        imprecise=int(choose.imprecise(shown).sum()),
        doubted=int((shown["certainty"] != "agreed").sum()),
    )
    return sentence + _describe_selected(shown, look)


def _describe_selected(shown: pd.DataFrame, look: Look) -> str:
    here = shown[shown["event_id"] == look.selected]
    if here.empty:
        return ""
    row = next(here.itertuples())
    return text("figures.timeline.selected_alt", title=row.title, date=dates.display(row.date))
