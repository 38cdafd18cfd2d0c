"""JupyterLab can let a cell and a control change a view at the same time, in two threads."""

from __future__ import annotations

from threading import Event, Thread
from typing import Any

import pytest

import kit

NARROW = 560
LONGEST = 0.5  # seconds that the slow one of the two waits for the other one


@pytest.mark.parametrize("letter", ["T", "W", "Q"])
def test_a_picture_shows_the_later_of_two_changes(
    letter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cell draws slowly; meanwhile the page says that it has become narrow."""
    view = kit.open(letter)
    redraw, drawing, narrowed = view.picture.redraw, Event(), Event()

    def slow(*given: Any) -> None:
        drawing.set()
        narrowed.wait(LONGEST)
        redraw(*given)

    def page() -> None:
        drawing.wait()
        monkeypatch.setattr(view.picture, "redraw", redraw)
        view.helper.width = NARROW
        narrowed.set()

    monkeypatch.setattr(view.picture, "redraw", slow)
    other = Thread(target=page)
    other.start()
    view.reset()
    other.join()
    assert view.picture.widget.layout.width == NARROW
