"""Geometry of a timeline: which lane, which row, and where a label has room.

Everything is measured in pixels from the upper left corner of the plot, so that two marks or two
labels can be kept apart whatever the years shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

import numpy as np
import pandas as pd

LANE_OF_STATE = {"SUN": "RUS"}
STATE_LANES = ("JPN", "PRK", "KOR", "USA", "CHN", "RUS", "KRE")
MARK = 11.0
LABEL_HEIGHT = 13.0
GAP = 3.0


@dataclass(frozen=True)
class Canvas:
    """Size of the plot in pixels and the time it shows.

    Attributes
    ----------
    width, height
        Pixels of the area in which marks stand.
    first, last
        First and last moment shown.
    """

    width: float
    height: float
    first: pd.Timestamp
    last: pd.Timestamp

    def x(self, moments: pd.Series) -> np.ndarray:
        """Return the pixel of each moment."""
        share = (moments - self.first) / (self.last - self.first)
        return np.asarray(share, dtype=float) * self.width


def state_lanes(actor_ids: Sequence[str]) -> list[str]:
    """Return the lanes of an event: one for each state that takes part, else `other`.

    >>> state_lanes(("SUN", "PRK", "kim_il_sung"))
    ['PRK', 'RUS']
    """
    states = {LANE_OF_STATE.get(actor, actor) for actor in actor_ids}
    return [lane for lane in STATE_LANES if lane in states] or ["other"]


def marks(events: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return one row for each mark: the event's row in each of its lanes.

    Parameters
    ----------
    events
        Events with `start`, `end`, `precision`; those with a `layer` stand in the lane of it.
    by
        `category` (one lane for each event) or `actor` (a lane for each state that takes part).

    Returns
    -------
    pandas.DataFrame
        The events' columns and `lane`, `at` (where the mark stands), `until` (end of its bar).
        A mark stands at the beginning of an interval and in the middle of an imprecise date.
    """
    end = events["end"].fillna(events["start"])
    middle = events["start"] + (end - events["start"]) / 2
    at = events["start"].where(events["precision"].isin(["day", "interval"]), middle)
    placed = events.assign(at=at, until=end)
    return placed.assign(lane=lanes_of(events, by)).explode("lane")


def lanes_of(events: pd.DataFrame, by: str) -> pd.Series:
    """Return the lanes in which each event has a mark: its name, or a list of names."""
    if "layer" not in events:
        return events["category"] if by == "category" else events["actor_ids"].map(state_lanes)
    own = events["layer"].fillna("")
    if by == "category":
        return events["category"].where(own == "", own)
    lanes = [
        [layer] if layer else state_lanes(ids)
        for ids, layer in zip(events["actor_ids"], own, strict=True)
    ]
    return pd.Series(lanes, index=events.index, dtype=object)


def rows_within_lane(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return for spans from `left` to `right` the lowest row in which each touches no other."""
    ends: list[float] = []
    rows = np.zeros(len(left), dtype=int)
    for index in np.argsort(left, kind="stable"):
        free = next((row for row, end in enumerate(ends) if left[index] >= end), len(ends))
        rows[index] = free
        ends[free : free + 1] = [right[index]]
    return rows


def spans(x: np.ndarray, titles: Sequence[str], wanted: np.ndarray, width: float) -> np.ndarray:
    """Return the room that each mark takes: of the mark, and of its label where it is wanted.

    A label stands right of its mark, or left of it where it would leave the canvas.
    """
    labels = np.array([text_width(title) + MARK + GAP for title in titles]) * wanted
    to_left = x + labels > width
    left = np.where(to_left, x - labels, x) - MARK / 2
    right = np.where(to_left, x, x + labels) + MARK / 2
    return np.stack([left, right])


def place(placed: pd.DataFrame, lanes: Sequence[str], canvas: Canvas) -> pd.DataFrame:
    """Return the marks with `x` and `y` in pixels, lanes from top to bottom, no two on one spot.

    Rows are kept free for all labels if the height allows it, else for those of landmarks, else
    for none. A mark that belongs beyond the period, as the beginning of an interval that lasts
    into it, stands at the edge, where it can be seen and chosen.
    """
    ordered = placed.sort_values("at", kind="stable")
    ordered = ordered.assign(at=ordered["at"].clip(canvas.first, canvas.last))
    ordered = ordered.assign(x=canvas.x(ordered["at"]))
    titles = ordered["title"].tolist()
    landmark = ordered["landmark"].fillna(False).to_numpy(dtype=bool)
    everyone = np.ones(len(ordered), dtype=bool)
    for wanted in (everyone, landmark, ~everyone):
        room = spans(ordered["x"].to_numpy(), titles, wanted, canvas.width)
        filled = ordered.assign(row=_rows(ordered["lane"].to_numpy(), lanes, room))
        tops, pitch = lane_tops(filled, lanes, canvas.height)
        if pitch >= LABEL_HEIGHT:
            break
    depth = (filled["row"].to_numpy() + 0.5) * pitch
    return filled.assign(y=filled["lane"].map(tops).to_numpy(dtype=float) + depth)


def _rows(names: np.ndarray, lanes: Sequence[str], room: np.ndarray) -> np.ndarray:
    rows = np.zeros(len(names), dtype=int)
    for lane in lanes:
        inside = np.flatnonzero(names == lane)
        rows[inside] = rows_within_lane(*room[:, inside])
    return rows


def lane_tops(
    placed: pd.DataFrame, lanes: Sequence[str], height: float
) -> tuple[dict[str, float], float]:
    """Share the height among lanes by the rows they need.

    Returns
    -------
    tuple
        The upper edge of each lane, with the key `""` for the lower edge of the last; and the
        height of a row in pixels.
    """
    deepest = placed.groupby("lane")["row"].max() if len(placed) else pd.Series(dtype=int)
    rows = {lane: int(deepest.get(lane, 0)) + 1 for lane in lanes}
    padding = 8.0
    pitch = min(24.0, (height - padding * len(lanes)) / max(1, sum(rows.values())))
    spare = height - padding * len(lanes) - pitch * sum(rows.values())
    tops, y = {}, 0.0
    for lane in lanes:
        y += (padding + spare / len(lanes)) / 2
        tops[lane] = y
        y += rows[lane] * pitch + (padding + spare / len(lanes)) / 2
    tops[""] = y
    return tops, pitch


def text_width(text: str, size: float = 11.0) -> float:
    """Estimate the width of a label in pixels; wide scripts count a full square."""
    wide = 0 if text.isascii() else sum(east_asian_width(letter) in "WF" for letter in text)
    return size * (wide + 0.63 * (len(text) - wide))


def place_labels(
    x: np.ndarray, y: np.ndarray, texts: Sequence[str], order: Sequence[int], canvas: Canvas
) -> list[tuple[int, str]]:
    """Choose the labels that have room, taking the marks in the given order.

    Returns
    -------
    list of (index, side)
        The marks that get a label, and whether it stands `right` or `left` of the mark. No label
        touches a mark, another label or the edge of the canvas.
    """
    taken = [
        (left - MARK / 2, top - MARK / 2, left + MARK / 2, top + MARK / 2)
        for left, top in zip(x, y, strict=True)
    ]
    boxes = np.array(taken, dtype=float).reshape(-1, 4)
    chosen: list[tuple[int, str]] = []
    for index in order:
        if not 0 <= x[index] <= canvas.width:
            continue
        for side in ("right", "left"):
            box = _label_box(x[index], y[index], text_width(texts[index]), side)
            if box[0] < 0 or box[2] > canvas.width or _touches(boxes, box):
                continue
            boxes = np.vstack([boxes, box])
            chosen.append((index, side))
            break
    return chosen


def _label_box(x: float, y: float, width: float, side: str) -> np.ndarray:
    reach = MARK / 2 + GAP
    left = x + reach if side == "right" else x - reach - width
    return np.array([left, y - LABEL_HEIGHT / 2, left + width, y + LABEL_HEIGHT / 2])


def _touches(boxes: np.ndarray, box: np.ndarray) -> bool:
    apart = (
        (boxes[:, 2] <= box[0])
        | (boxes[:, 0] >= box[2])
        | (boxes[:, 3] <= box[1])
        | (boxes[:, 1] >= box[3])
    )
    return not bool(apart.all())
