"""A row of buttons that can be pressed each for itself; none pressed means no restriction."""

from __future__ import annotations

from collections.abc import Mapping

import ipywidgets as widgets
import traitlets

from kit.page.markup import fill


class Chips(widgets.HBox):
    """Several choices out of a few.

    Parameters
    ----------
    name
        Name of the group, shown before the buttons and read out.
    options
        Value of each choice and its label.
    css
        CSS class of each button by value; for the colour strip of a category.

    Attributes
    ----------
    value : tuple of str
        The pressed choices, in the order of the options.
    """

    value = traitlets.Tuple(())
    _showing = False

    def __init__(
        self, name: str, options: Mapping[str, str], css: Mapping[str, str] | None = None
    ) -> None:
        label = widgets.HTML(fill('<span class="kit-group-name">{name}</span>', name=name))
        self.buttons = {
            key: widgets.ToggleButton(description=text, tooltip=text)
            for key, text in options.items()
        }
        super().__init__([label, *self.buttons.values()])
        self.add_class("kit-group").add_class("kit-chips")
        for key, button in self.buttons.items():
            button.add_class("kit-chip")
            if css:
                button.add_class(css[key])
            button.observe(self._pressed, "value")

    def _pressed(self, _change: object) -> None:
        if not self._showing:
            self.value = tuple(key for key, button in self.buttons.items() if button.value)

    @traitlets.observe("value")
    def _show(self, _change: object) -> None:
        # Each button that is set here reports itself as pressed; half-way, that is not the choice.
        self._showing = True
        try:
            for key, button in self.buttons.items():
                button.value = key in self.value
        finally:
            self._showing = False
