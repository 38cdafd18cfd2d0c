"""How lines over years are laid out: looks, the upright axis, the years, the room for names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import log10
from typing import Any

from kit.figures.steps import even_steps, tenfold_steps, year_steps
from kit.figures.theme import LIGHT, Mark, Theme

HEIGHT, MARGIN = 470, {"l": 66, "r": 10, "t": 12, "b": 32}
DEEP = HEIGHT - MARGIN["t"] - MARGIN["b"]
PIXELS_OF_A_LETTER, LEADER, MOST_FOR_LABELS = 7.4, 22, 0.45


@dataclass(frozen=True)
class Axis:
    """The upright axis: title, ends in its own unit, and how a step is written."""

    title: str
    low: float
    high: float
    form: Callable[[float], str] = field(default=lambda value: f"{value:g}")
    log: bool = False

    def level(self, value: float) -> float:
        """Return the height of a value in pixels above the foot of the picture."""
        low, high, here = (self._scaled(one) for one in (self.low, self.high, value))
        return (here - low) / (high - low) * DEEP

    def value(self, level: float) -> float:
        """Return the value at a height; undoes `level`."""
        low, high = self._scaled(self.low), self._scaled(self.high)
        here = low + level / DEEP * (high - low)
        return float(10**here) if self.log else here

    def _scaled(self, value: float) -> float:
        return log10(value) if self.log else value


@dataclass(frozen=True)
class Lines:
    """How the lines are drawn.

    Attributes
    ----------
    looks
        Mark of every line that may ever be shown, by name; their number fixes that of the traces.
        Lines are never dashed: a dash would look like a gap.
    labels
        Words at the end of each line shown. A line without rows has its words at the foot.
    axis
        The upright axis.
    first, last
        First and last year.
    selected
        Id of the row that is marked, or "".
    shaded
        First and last year of a shaded stretch, or None.
    """

    looks: Mapping[str, Mark]
    labels: Mapping[str, str]
    axis: Axis
    first: int
    last: int
    selected: str = ""
    shaded: tuple[int, int] | None = None
    width: int = 820
    theme: Theme = LIGHT


def across(lines: Lines) -> tuple[float, float, float]:
    """Return where the years end, where the axis ends, and the years in one pixel."""
    room = max(200, lines.width - MARGIN["l"] - MARGIN["r"])
    longest = max((len(one) for one in lines.labels.values()), default=0)
    words = min(longest * PIXELS_OF_A_LETTER + LEADER + 6, room * MOST_FOR_LABELS)
    years = lines.last - lines.first + 2 * beside(lines)
    per_pixel = years / (room - words)
    end = lines.last + beside(lines)
    return end, end + words * per_pixel, per_pixel


def beside(lines: Lines) -> float:
    """Return how many years stay free at either side of the years."""
    return max(0.6, (lines.last - lines.first) * 0.012)


def lines_layout(lines: Lines) -> dict[str, Any]:
    """Return the layout of the lines."""
    end, right, per_pixel = across(lines)
    axis = lines.axis
    years = year_steps(lines.first, lines.last, (end - lines.first) / per_pixel)
    steps = tenfold_steps(axis.low, axis.high) if axis.log else even_steps(axis.low, axis.high)
    ends = [log10(axis.low), log10(axis.high)] if axis.log else [axis.low, axis.high]
    shapes = []
    if lines.shaded and lines.shaded[0] <= lines.last and lines.shaded[1] >= lines.first:
        shapes.append(
            {"type": "rect", "x0": max(lines.shaded[0], lines.first) - 0.5,
             "x1": min(lines.shaded[1], lines.last) + 0.5, "yref": "paper", "y0": 0, "y1": 1,
             "fillcolor": lines.theme.band, "line": {"width": 0}, "layer": "below"}
        )  # fmt: skip
    return layout(
        HEIGHT, lines.width, MARGIN, shapes,
        x={"range": [lines.first - beside(lines), right], "tickvals": years, "side": "bottom",
           "ticktext": [str(one) for one in years], "showgrid": True, "showline": True},
        y={"type": "log" if axis.log else "linear", "range": ends, "tickvals": steps,
           "ticktext": [axis.form(one) for one in steps], "showgrid": True,
           "title": {"text": axis.title, "standoff": 6}},
    )  # fmt: skip


def layout(
    height: int, width: int, margin: dict[str, int], shapes: list[dict[str, Any]],
    x: dict[str, Any], y: dict[str, Any],
) -> dict[str, Any]:  # fmt: skip
    """Return the layout; a picture that replaces the lines must give the same keys."""
    fixed = {"fixedrange": True, "zeroline": False}
    return {
        "height": height, "width": width, "margin": margin, "hovermode": "closest",
        "dragmode": False, "shapes": shapes, "xaxis": {**fixed, **x}, "yaxis": {**fixed, **y},
    }  # fmt: skip
