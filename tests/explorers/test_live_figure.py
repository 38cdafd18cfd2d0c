"""Figures reach the browser whole, and only what changed follows."""

from __future__ import annotations

import gzip

import comm
import ipywidgets as widgets
import pytest

from kit.explorers import figure_widget
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
        packed = zip(options["data"]["buffer_paths"], options["buffers"], strict=True)
        told.append(options["data"]["state"] | {path[-1]: one for path, one in packed})
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


def test_the_script_that_draws_is_sent_once_for_all_figures(announced):
    """Each figure brought five megabytes of its own, which a page read anew for each."""
    figure_widget._script.cache_clear()
    for _ in range(3):
        LiveFigure(parts(), LIGHT)
    scripts = [state["packed"] for state in announced if "packed" in state]
    figures = [state for state in announced if "_widget_data" in state]
    assert len(scripts) == 1
    assert b"FigureView" in gzip.decompress(scripts[0])
    assert len({state["script"] for state in figures}) == 1
    assert all(len(state["_esm"]) < 5_000 for state in figures)


def test_a_script_that_somebody_closed_is_sent_anew():
    first = LiveFigure(parts(), LIGHT).widget.script
    widgets.Widget.close_all()
    second = LiveFigure(parts(), LIGHT).widget.script
    assert second is not first
    assert second.comm is not None
