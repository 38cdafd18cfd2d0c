"""What must hold on every page, whatever was done on it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import ipywidgets as widgets
import numpy as np
import pandas as pd
import plotly.graph_objects as go
from hands import TAG, on_the_page

from kit.page.numbers import HYPHEN

SMALL = 1e-6
CODE_OR_TAG = re.compile(r"<pre.*?</pre>|<[^>]*>", re.DOTALL)


def nothing_typed_is_markup(root: Any) -> None:
    """No tag that was typed stands as a tag in a text of the page or in a figure."""
    for part in on_the_page(root):
        if isinstance(part, widgets.HTML):
            assert f"<{TAG}" not in part.value
        elif isinstance(part, go.FigureWidget):
            assert not any(f"<{TAG}" in text for text in texts_of([part._data, part._layout]))


def minus_is_a_minus(root: Any) -> None:
    """A number below nought has a minus, which a screen reader tells from a hyphen."""
    for part in on_the_page(root):
        if isinstance(part, widgets.HTML):
            words = html.unescape(CODE_OR_TAG.sub(" ", part.value))
            found = HYPHEN.search(words)
            assert not found, words[max(0, found.start() - 40) : found.end() + 10]


def texts_of(content: Any) -> Iterator[str]:
    """Yield every text in nested data."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for one in content.values():
            yield from texts_of(one)
    elif isinstance(content, list | tuple | np.ndarray):
        for one in content:
            yield from texts_of(one)


def said_in_words(root: Any, figure_text: list[str]) -> None:
    """Each figure on the page has a sentence, and each mark in it a place."""
    figures = [one for one in on_the_page(root) if isinstance(one, go.FigureWidget)]
    assert len([one for one in figure_text if one.strip()]) >= len(figures)
    for figure in figures:
        marks_can_be_seen(figure)


def marks_can_be_seen(figure: Any) -> None:
    """Each mark that can be clicked has a place within the axes."""
    for trace in figure.data:
        if not trace._click_callbacks:
            continue
        number = len(trace.customdata if trace.customdata is not None else ())
        for letter in "xy":
            places = list(getattr(trace, letter) if getattr(trace, letter) is not None else ())
            assert len(places) == number, f"{trace.name}: {len(places)} places, {number} marks"
            name = getattr(trace, f"{letter}axis") or letter
            axis = figure.layout[f"{letter}axis{name[1:]}"]
            beyond = beyond_the_axis(places, axis)
            assert not beyond, f"{trace.name}: {beyond[:3]} beyond {letter} {axis.range}"


def beyond_the_axis(places: list[Any], axis: Any) -> list[Any]:
    """Return the places that are none, or that lie outside the range of an axis."""
    lost = [one for one in places if one is None or (not isinstance(one, str) and pd.isna(one))]
    if lost or not places or axis.range is None:
        return lost
    if isinstance(axis.range[0], str) != isinstance(places[0], str):
        return []  # names along an axis of numbers: its range is set by plotly
    if isinstance(places[0], str):
        numbers = pd.to_datetime(places, format="ISO8601").to_numpy()
        low, high = sorted(pd.to_datetime(list(axis.range), format="ISO8601").to_numpy())
    else:
        numbers = np.asarray(places, dtype=float)
        if axis.type == "log":
            numbers = np.log10(np.maximum(numbers, 1e-300))
        low, high = min(axis.range) - SMALL, max(axis.range) + SMALL
    inside = (numbers >= low) & (numbers <= high)
    return [one for one, is_in in zip(places, inside, strict=True) if not is_in]
