"""What the browser tells of somebody who writes: where, when they leave, and how a figure looks."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import anywidget
import traitlets

LARGEST = 8_000_000


class Writing(anywidget.AnyWidget):
    """Follow the text boxes in a container, and photograph a figure in it.

    A text box is followed if it, or a box around it, has a CSS class `kit-field-<name>`. A figure
    stands in a box with the class `kit-paper` and names itself in `layout.meta["view"]`.

    Parameters
    ----------
    root
        CSS class of the container (an ancestor of this widget in the page).
    left
        Called with the name of a text box and what stands in it when it was left; with two empty
        texts when the whole page was.
    empty
        Called with the name of a figure that was asked for and stayed empty.
    seen
        Called with the name of a figure, its SVG and its PNG when it has been photographed.

    Attributes
    ----------
    caret : dict
        Name of the text box that was last left (`field`), and after how many characters (`at`).
    is_live : bool
        Whether a browser shows the container, so that it can put in marks itself.
    wanted : str
        Name of the figure to photograph as soon as it can be seen; "" for none.
    """

    _esm = files("kit.page").joinpath("scripts", "writing.js").read_text(encoding="utf-8")

    root = traitlets.Unicode("").tag(sync=True)
    caret = traitlets.Dict()
    wanted = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self, root: str, left: Callable[[str, str], None],
        empty: Callable[[str], None], seen: Callable[[str, str, bytes], None],
    ) -> None:  # fmt: skip
        super().__init__(root=root)
        self.add_class("kit-accessible")
        self._left, self._empty, self._seen = left, empty, seen
        self.is_live = False
        self.on_msg(self._told)

    def _told(self, _widget: object, content: Any, buffers: Any) -> None:
        self.is_live = True
        if "left" in content:
            field, words = str(content["left"]), content.get("words")
            if isinstance(words, str):
                self.caret = {"field": field, "at": content.get("at")}
                self._left(field, words)
            else:
                self._left("", "")
        if self.wanted and content.get("empty") == self.wanted:
            self._empty(self.wanted)
        name, svg = str(content.get("picture", "")), str(content.get("svg", ""))
        png = bytes(buffers[0]) if buffers else b""
        if name and name == self.wanted and is_picture(svg, png):
            self.wanted = ""
            self._seen(name, svg, png)

    def put(self, field: str, mark: str) -> None:
        """Let the browser put a mark where the caret is in a text box."""
        self.send({"field": field, "mark": mark})


def is_picture(svg: str, png: bytes) -> bool:
    """Whether these are a picture of a sensible size in both forms."""
    return (
        svg.startswith("<svg") and len(svg) <= LARGEST
        and png.startswith(b"\x89PNG") and len(png) <= LARGEST
    )  # fmt: skip


def inserted(written: str, mark: str, caret: Any, field: str) -> str:
    """Return a text with a mark put in where the caret was; at its end if that is not known.

    >>> inserted("Talks failed.", "[a]", {"field": "x", "at": 12}, "x")
    'Talks failed [a].'
    """
    known = isinstance(caret, dict) and caret.get("field") == field
    at = caret.get("at") if known else None
    at = at if isinstance(at, int) and 0 <= at <= len(written) else len(written)
    before, after = written[:at], written[at:]
    gap = " " if before and not before[-1].isspace() else ""
    tail = " " if after and after[0].isalnum() else ""
    return f"{before}{gap}{mark}{tail}{after}"
