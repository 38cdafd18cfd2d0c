"""A drawing made larger as a whole: type, marks, margins and height, for a projector.

Labels are placed for the width that is left, so a picture that fits at its usual size fits here:
who enlarges by a factor gives the figure its width divided by the same factor.
"""

from __future__ import annotations

from typing import Any

# Lengths in pixels by the name of the part in which they stand; "" is the drawing itself.
PIXELS: dict[str, frozenset[str]] = {
    "layout": frozenset({"height", "width"}),
    "margin": frozenset({"l", "r", "t", "b", "pad"}),
    "marker": frozenset({"size"}),
    "annotations": frozenset({"xshift", "yshift", "ax", "ay", "standoff"}),
    "title": frozenset({"standoff"}),
    "line": frozenset({"width"}),
}
FONT = frozenset({"size"})


def enlarged(parts: dict[str, Any], scale: float) -> dict[str, Any]:
    """Return the parts of a figure with every length in pixels multiplied; 1 changes nothing.

    >>> enlarged({"layout": {"height": 400, "font": {"size": 13}}, "data": []}, 2)
    {'layout': {'height': 800, 'font': {'size': 26}}, 'data': []}
    """
    if scale == 1:
        return parts
    made: dict[str, Any] = _enlarged(parts, "", scale)
    return made


def _enlarged(value: Any, name: str, scale: float) -> Any:
    if isinstance(value, dict):
        pixels = FONT if name.endswith("font") else PIXELS.get(name, frozenset())
        return {
            key: _times(item, scale) if key in pixels else _enlarged(item, key, scale)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        # The entries of a list of annotations stand in it by its name; plain values stay.
        return type(value)(_enlarged(item, name, scale) for item in value)
    return value


def _times(value: Any, scale: float) -> Any:
    if isinstance(value, list | tuple):
        return [_times(item, scale) for item in value]
    return value if value is None or isinstance(value, str | bool) else value * scale
