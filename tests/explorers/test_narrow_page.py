"""While a part of the page is pulled shut, the browser reports a few pixels of width.

Plotly refuses a figure below ten pixels: the laboratory stopped following its controls.
"""

from __future__ import annotations

import pytest

import kit
from kit.page.accessible import NARROWEST, Accessible


@pytest.mark.parametrize("letter", ["M", "Q", "T", "V"])
def test_a_picture_is_drawn_for_the_narrowest_page_at_least(letter):
    view = kit.open(letter)
    view.helper.set_state({"width": 3})
    assert view.picture.widget.layout.width == NARROWEST


def test_a_width_that_was_not_reported_yet_stays_unknown():
    assert Accessible("kit-root").width == 0
    assert Accessible("kit-root", width=640).width == 640
