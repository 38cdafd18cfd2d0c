"""The widget of a figure: whole when the page hears of it, and drawn by one script for all.

A figure widget of Plotly brings Plotly's whole script along, five megabytes that the page takes,
reads and keeps once more for every figure. Here one widget holds the script, and figures name it.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from typing import Any

import ipywidgets as widgets
import plotly
import plotly.graph_objects as go
import traitlets

from kit.page.accessible import asset

FASTEST = 1  # of the levels of gzip: the page waits for it, and the slower ones save little


class DrawingScript(widgets.Widget):
    """Plotly's script for figure widgets, packed with gzip."""

    packed = traitlets.Bytes().tag(sync=True)


def drawing_script() -> DrawingScript:
    """Return the script of this kernel, made anew if somebody has closed it."""
    if _script().comm is None:
        _script.cache_clear()
    return _script()


@cache
def _script() -> DrawingScript:
    script = files("plotly").joinpath("package_data", "widgetbundle.js").read_bytes()
    return DrawingScript(packed=gzip.compress(script, FASTEST, mtime=0))


class WholeFigureWidget(go.FigureWidget):
    """A figure widget of which the browser hears only once it is whole.

    Plotly announces a figure widget while it is still empty and sends its content after that. On a
    busy machine the page could draw it in between, and it stayed empty.
    """

    _esm = asset("scripts", "figure.js")

    script = traitlets.Instance(DrawingScript).tag(sync=True, **widgets.widget_serialization)
    script_version = traitlets.Unicode(plotly.__version__).tag(sync=True)

    _whole = False

    def __init__(self, data: Any, layout: Any) -> None:
        super().__init__(data, layout)
        self._whole = True
        self.open()

    @traitlets.default("script")
    def _shared(self) -> DrawingScript:
        return drawing_script()

    def open(self) -> None:
        """Announce the figure to the browser, if it has its content."""
        if self._whole:
            super().open()
