"""Panels of which only the open one is drawn, so that a closed one costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ipywidgets as widgets


class PanelTab(widgets.Tab):
    """Tabs with a title and a maker each; the maker gives the panel's HTML when it is looked at.

    Parameters
    ----------
    makers
        For each title, a function that returns HTML.
    boxes
        For each title that needs more than HTML, the widgets that stand above it.
    """

    def __init__(
        self,
        makers: Mapping[str, Callable[[], str]],
        boxes: Mapping[str, widgets.Widget] | None = None,
    ) -> None:
        self._makers = list(makers.values())
        self._html = [widgets.HTML() for _ in makers]
        above = boxes or {}
        children = [
            widgets.VBox([above[title], html]) if title in above else html
            for title, html in zip(makers, self._html, strict=True)
        ]
        super().__init__(children=children, titles=list(makers), selected_index=0)
        self.add_class("kit-panels")
        self.observe(lambda _: self.refresh(), "selected_index")

    def refresh(self) -> None:
        """Draw the open panel again."""
        if self.selected_index is not None:
            self._html[self.selected_index].value = str(self._makers[self.selected_index]())
