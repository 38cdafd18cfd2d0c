"""Buttons of lessons."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from kit.language import text


def button(name: str, css: str = "kit-plain") -> widgets.Button:
    """Return a button as wide as its words, the sentence `lessons.button_<name>`."""
    made = widgets.Button(
        description=text(f"lessons.button_{name}"), layout=widgets.Layout(width="auto")
    )
    return made.add_class("kit-button").add_class(css)


def show_if(widget: Any, wanted: bool) -> None:
    """Show a widget, or take it out of the page and of the order of the keyboard."""
    widget.layout.display = "" if wanted else "none"
