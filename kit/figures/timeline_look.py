"""How a timeline is drawn: which days, which lanes, how large, in which colours."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from kit.figures.lanes import Canvas
from kit.figures.theme import CATEGORY_MARKS, LIGHT, STATE_MARKS, Mark, Theme
from kit.language import text

MARGIN = {"l": 168, "r": 14, "t": 30, "b": 26}
OVERVIEW = 64
# Lanes below the others, for events that are not in the kit's tables.
LAYER_MARKS: dict[str, Mark] = {
    "class": Mark("circle", "✎", "#1b1f24", "#eceff3"),
    "own": Mark("circle", "☆", "#1b1f24", "#eceff3"),
}


@dataclass(frozen=True)
class Look:
    """How a timeline is drawn.

    Attributes
    ----------
    first, last
        First and last day on the axis, as ISO text.
    lanes
        `category` or `actor`.
    selected
        Id of the event that is marked, or "".
    width, height
        Size of the whole figure in pixels.
    theme
        Colours of the page.
    """

    first: str
    last: str
    lanes: str = "category"
    selected: str = ""
    width: int = 1000
    height: int = 560
    theme: Theme = LIGHT

    @property
    def canvas(self) -> Canvas:
        """The area of the marks."""
        return Canvas(
            width=max(200, self.width - MARGIN["l"] - MARGIN["r"]),
            height=self.height - MARGIN["t"] - MARGIN["b"] - OVERVIEW,
            first=pd.Timestamp(self.first),
            last=pd.Timestamp(self.last) + pd.Timedelta(days=1),
        )


def lane_marks(by: str) -> dict[str, Mark]:
    """Return the lanes of a timeline, from top to bottom, with their marks."""
    return CATEGORY_MARKS if by == "category" else STATE_MARKS


def mark_of_lane(by: str, lane: str) -> Mark:
    """Return the mark of a lane, also of one for events that are not the kit's."""
    return LAYER_MARKS[lane] if lane in LAYER_MARKS else lane_marks(by)[lane]


def lane_name(by: str, lane: str) -> str:
    """Return the name of a lane for the reader."""
    if lane in LAYER_MARKS:
        return text(f"own_events.layer_{lane}")
    return text(f"figures.{'category' if by == 'category' else 'state'}.{lane}")


def year_ends(years: tuple[int, int]) -> tuple[str, str]:
    """Return the first and the last day of a range of years as ISO text."""
    return f"{years[0]}-01-01", f"{years[1]}-12-31"


def axis_range(first: str, last: str) -> list[str]:
    """Return the ends of an axis that shows all of the first and of the last day, as ISO text."""
    end = pd.Timestamp(last) + pd.Timedelta(days=1)
    return [first, end.strftime("%Y-%m-%d")]


def iso(moments: pd.Series) -> list[str]:
    """Return days as ISO text, which a browser in any time zone reads alike."""
    return list(moments.dt.strftime("%Y-%m-%d"))
