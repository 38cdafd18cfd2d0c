"""Names, states and announcements for assistive technology, which the widget libraries leave out.

One `Accessible` stands in each explorer and each check. In the browser it gives every slider
handle, group and figure a name, marks pressed buttons as pressed, speaks announcements, reports
the theme and the width back to Python, and says so when the kernel has stopped.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import anywidget
import traitlets

from kit.language import text

# A part of the page that is being opened or closed may be some pixels wide, and no figure fits in.
NARROWEST = 280


def asset(folder: str, name: str) -> str:
    """Return the text of a style sheet or script of the page."""
    return files("kit.page").joinpath(folder, name).read_text(encoding="utf-8")


def styles() -> str:
    """Return all style sheets of the kit as one."""
    folder = files("kit.page").joinpath("styles")
    sheets = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".css"))
    return "\n".join(asset("styles", name) for name in sheets)


class Accessible(anywidget.AnyWidget):
    """Give names to what stands in the container with the CSS class `root`.

    Parameters
    ----------
    root
        CSS class of the container (an ancestor of this widget in the page).
    figure_text
        Text alternative of the figures in the container, in their order.
    announcement
        Spoken politely each time it changes; keep it to a title and a date.

    Attributes
    ----------
    dark : bool
        Whether the page shows a dark theme; set by the browser.
    large : bool
        Whether the page shows projector mode; set by the browser.
    width : int
        Width in pixels of the part with the class `kit-stage`, or of the container if it has
        none, at least `NARROWEST`; 0 until the browser has reported it.
    """

    _esm = asset("scripts", "accessible.js")
    _css = styles()

    root = traitlets.Unicode("kit-root").tag(sync=True)
    figure_text = traitlets.List(traitlets.Unicode()).tag(sync=True)
    announcement = traitlets.Unicode("").tag(sync=True)
    dark = traitlets.Bool(False).tag(sync=True)
    large = traitlets.Bool(False).tag(sync=True)
    width = traitlets.Int(0).tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    @traitlets.validate("width")
    def _wide_enough(self, proposal: Any) -> int:
        return max(int(proposal["value"]), NARROWEST) if proposal["value"] else 0

    def __init__(self, root: str, **traits: Any) -> None:
        sentences = {
            name: text(f"page.{name}")
            for name in ("range_from", "range_to", "readout", "kernel_stopped", "kernel_restarted")
        }
        super().__init__(root=root, sentences=sentences, **traits)
        self.add_class("kit-accessible")
