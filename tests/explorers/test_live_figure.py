"""Figures reach the browser whole, and only what changed follows."""

from __future__ import annotations

import comm
import pytest

from kit.explorers.live_figure import LiveFigure
from kit.figures.theme import DARK, LIGHT


def parts(y=(1, 2)):
    return {
        "data": [{"type": "scatter", "name": "marks", "x": ["2002-09-17", "2004-05-22"],
                  "y": list(y)}],
        "layout": {"height": 321},
    }  # fmt: skip


@pytest.fixture
def announced(monkeypatch):
    """Return what the browser is told when a widget is announced."""
    told = []
    create = comm.create_comm

    def listening(**options):
        told.append(options["data"]["state"])
        return create(**options)

    monkeypatch.setattr(comm, "create_comm", listening)
    return told


def test_a_figure_is_announced_once_and_with_its_content(announced):
    """It was announced empty, so a busy page drew empty axes and kept them."""
    LiveFigure(parts(), LIGHT)
    figures = [state for state in announced if "_widget_data" in state]
    assert len(figures) == 1
    assert figures[0]["_widget_data"][0]["x"] == ["2002-09-17", "2004-05-22"]
    assert figures[0]["_widget_layout"]["height"] == 321


def test_a_figure_has_a_name_for_its_container_from_the_start():
    assert LiveFigure(parts(), LIGHT).widget.model_id


def test_its_saved_state_follows_what_it_shows():
    live = LiveFigure(parts(), LIGHT)
    live.redraw(parts(y=(3, 4)), DARK)
    assert list(live.widget.get_state()["_widget_data"][0]["y"]) == [3, 4]
    assert live.widget.get_state()["_widget_layout"]["font"]["color"] == DARK.ink
