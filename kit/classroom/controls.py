"""Controls of the classroom."""

from __future__ import annotations

import ipywidgets as widgets

from kit.explorers.controls import button


def press(key: str, primary: bool = False) -> widgets.Button:
    """Return a button with the sentence of that key, as wide as its words."""
    return button(key).add_class("kit-button").add_class("kit-primary" if primary else "kit-plain")
