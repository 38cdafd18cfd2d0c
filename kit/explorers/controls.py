"""Controls that all explorers share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import ipywidgets as widgets

from kit.language import text

WIDE = {"description_width": "initial"}


def button(key: str) -> widgets.Button:
    """Return a button with the label of that key."""
    return widgets.Button(description=text(key), layout=widgets.Layout(width="auto"))


def row(parts: Iterable[widgets.Widget]) -> widgets.HBox:
    """Return a line of controls that wraps where the page is narrow."""
    return widgets.HBox(list(parts)).add_class("kit-row")


def list_of(name: str, options: Mapping[Any, str]) -> widgets.Dropdown:
    """Return a list to choose one value from.

    Parameters
    ----------
    name
        Label before the list.
    options
        Label of each value, by value.
    """
    return widgets.Dropdown(
        options=[(label, value) for value, label in options.items()], description=name,
        style=WIDE, layout=widgets.Layout(flex="0 1 420px", width="auto", min_width="0"),
    )  # fmt: skip


def switch(name: str, options: Mapping[Any, str]) -> widgets.ToggleButtons:
    """Return buttons of which one is pressed; `options` as for `list_of`."""
    return widgets.ToggleButtons(
        options=[(label, value) for value, label in options.items()], description=name,
        style={**WIDE, "button_width": "auto"},
        layout=widgets.Layout(flex="0 0 auto", width="auto"),
    )  # fmt: skip


def year_range_slider(first: int, last: int) -> widgets.IntRangeSlider:
    """Return the slider for first and last year."""
    return widgets.IntRangeSlider(
        value=(first, last), min=first, max=last, description=text("explorers.years"),
        style=WIDE, layout=widgets.Layout(flex="1 1 420px", width="auto"),
    )  # fmt: skip


def slider(name: str, first: int, last: int, value: int) -> widgets.IntSlider:
    """Return a slider for one whole number."""
    return widgets.IntSlider(
        value=value, min=first, max=last, description=name,
        style=WIDE, layout=widgets.Layout(flex="1 1 420px", width="auto"),
    )  # fmt: skip
