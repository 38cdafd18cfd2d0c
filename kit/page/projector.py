"""Projector mode: large type, high contrast and hidden code, in the browser that asks for it.

The switch is a class of the page, kept by the browser that shows it. No notebook, no answer and
no other person's page changes. Figures follow, because every `Accessible` reports the switch.
"""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from kit.language import text
from kit.page.accessible import asset, styles
from kit.page.markup import fill


class Projector(anywidget.AnyWidget):
    """A button that turns projector mode on and off.

    Parameters
    ----------
    on
        True or False sets the mode when the button is shown; None leaves it as it is.

    Attributes
    ----------
    large : bool
        Whether the page shows projector mode; set by the browser.
    """

    _esm = asset("scripts", "projector.js")
    _css = styles()

    wanted = traitlets.Unicode("").tag(sync=True)
    large = traitlets.Bool(False).tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(self, on: bool | None = None) -> None:
        sentences = {name: text(f"page.projector_{name}") for name in ("name", "on", "off")}
        super().__init__(wanted="" if on is None else ("on" if on else "off"), sentences=sentences)
        self.add_class("kit-root").add_class("kit-projector-switch")

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[Any, Any], dict[Any, Any]] | None:
        """Give the live button, and a sentence for where it cannot run."""
        made = super()._repr_mimebundle_(**options)
        if made is None:
            return None
        still = text("page.projector_still")
        page = {"text/html": str(fill("<p>{still}</p>", still=still)), "text/plain": still}
        return {**made[0], **page}, made[1]

    def __repr__(self) -> str:
        return text("page.projector_still")
