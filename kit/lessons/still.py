"""Outputs of a lesson: fixed text and HTML, and widgets whose stored form never changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets

from kit.lessons.markdown import plain
from kit.page.markup import Markup


@dataclass(frozen=True)
class Said:
    """A piece of text that a lesson says; the same at every run on the same data.

    Attributes
    ----------
    page
        What is shown.
    words
        The same as plain text; "" takes it from the page.
    """

    page: Markup
    words: str = ""

    def _repr_html_(self) -> str:
        return str(self.page)

    def __repr__(self) -> str:
        return self.words or plain(self.page)


class StillBox(widgets.VBox):
    """A box of widgets that leaves a fixed sentence where it cannot run.

    What depends on the learner or the machine stands inside the widget only, so the stored form
    is the same for everybody.
    """

    def __init__(self, still: Markup, children: Any = (), **traits: Any) -> None:
        self._still = still
        super().__init__(children, **traits)
        self.add_class("kit-root")

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        bundle = dict(super()._repr_mimebundle_() or {})
        bundle["text/html"] = str(self._still)
        bundle["text/plain"] = plain(self._still)
        return bundle

    def __repr__(self) -> str:
        return plain(self._still)
