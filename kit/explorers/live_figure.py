"""A figure in the page that is changed in place: the same traces, new content."""

from __future__ import annotations

from typing import Any

from kit.explorers.figure_widget import WholeFigureWidget
from kit.figures.enlarge import enlarged
from kit.figures.theme import Theme, base_layout

Parts = dict[str, Any]


class LiveFigure:
    """A figure widget and what it shows, so that only what has changed goes to the browser.

    Parameters
    ----------
    parts
        `data`, a list of traces, and `layout`, both as plain data. Every later drawing must have
        as many traces of the same kinds.
    theme
        Colours of the page.
    """

    def __init__(self, parts: Parts, theme: Theme) -> None:
        parts = enlarged(parts, theme.scale)
        layout = base_layout(theme).update(parts["layout"])
        self.widget = WholeFigureWidget(parts["data"], layout).add_class("kit-figure")
        self._shown, self._theme = parts, theme

    def redraw(self, parts: Parts, theme: Theme) -> None:
        """Bring new content into the figure, in one message to the browser."""
        parts = enlarged(parts, theme.scale)
        layout = _changed(self._shown["layout"], parts["layout"])
        if theme != self._theme:
            layout = _merged(base_layout(theme).to_plotly_json(), parts["layout"])
        with self.widget.batch_update():
            for index, trace in enumerate(self.widget.data):
                trace.update(_changed(self._shown["data"][index], parts["data"][index]))
            _apply(self.widget.layout, layout)
        self._shown, self._theme = parts, theme
        self._remember()

    def trace(self, name: str) -> Any:
        """Return the trace of that name."""
        return next(self.widget.select_traces({"name": name}))

    def _remember(self) -> None:
        """Make the widget's saved state equal to what it shows.

        Plotly refreshes that state only when the figure itself is displayed; inside a container a
        reload of the page, Voilà and an export would otherwise show the figure as it was first
        made. This uses the method that Jupyter calls at display; a browser test guards it.
        """
        self.widget._repr_mimebundle_()


def _apply(layout: Any, new: Parts) -> None:
    """Set lists of shapes and annotations whole: a list that is changed in part is refused."""
    lists = ("shapes", "annotations")
    layout.update({key: value for key, value in new.items() if key not in lists})
    for key in lists:
        if key in new:
            layout[key] = new[key]


def _merged(base: Parts, new: Parts) -> Parts:
    """Return `base` with the values of `new` laid over it, level by level."""
    return base | {
        key: _merged(base[key], value)
        if isinstance(value, dict) and isinstance(base.get(key), dict)
        else value
        for key, value in new.items()
    }


def _changed(old: Parts, new: Parts) -> Parts:
    return {key: value for key, value in new.items() if key != "type" and old.get(key) != value}
