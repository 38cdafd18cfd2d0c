"""The argument map: boxes do not overlap, lines lead to what they support, words are safe."""

from __future__ import annotations

from itertools import combinations

import plotly.graph_objects as go
import pytest

from kit.figures.argument import LOOKS, Box, argument_parts
from kit.figures.theme import DARK, LIGHT

WORDS = "a reason of many words that goes on for a while and then ends "
BOXES = [
    Box("claim", "claim", "Claim", "Tokyo should offer offices."),
    Box("r1", "for", "+ For", WORDS * 3, "claim", ("17 September 2002 · a long title " * 3,)),
    Box("r2", "against", "− Against", WORDS, "r1"),
    Box("r3", "against", "− Against", "<b>x</b> <script>", "claim"),
    Box("r4", "for", "+ For", "", "r2"),
    Box("r5", "for", "+ For", "short", "r4"),
]


@pytest.mark.parametrize("width", [320, 820, 1400])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_boxes_stand_apart_and_inside(width, theme):
    parts = argument_parts(BOXES, "r1", theme, width)
    shapes = parts["layout"]["shapes"]
    assert len(shapes) == len(BOXES)
    for one, other in combinations(shapes, 2):
        apart_x = one["x1"] <= other["x0"] or other["x1"] <= one["x0"]
        apart_y = one["y1"] <= other["y0"] or other["y1"] <= one["y0"]
        assert apart_x or apart_y
    assert max(shape["y1"] for shape in shapes) <= parts["layout"]["height"]
    assert min(shape["y0"] for shape in shapes) >= 0
    go.Figure(parts)


def test_words_of_learners_are_escaped():
    texts = " ".join(one["text"] for one in argument_parts(BOXES, "", LIGHT, 820)["layout"][
        "annotations"])  # fmt: skip
    assert "<script>" not in texts
    assert "&lt;b&gt;x&lt;/b&gt;" in texts


def test_sides_differ_by_shape_and_dash_and_word_beside_colour():
    assert len({mark.symbol for mark in LOOKS.values()}) == 3
    solid, dashed, marks = argument_parts(BOXES, "", LIGHT, 820)["data"]
    assert (solid["line"]["dash"], dashed["line"]["dash"]) == ("solid", "dash")
    assert solid["x"].count(None) == 3
    assert dashed["x"].count(None) == 2
    assert marks["customdata"] == [box.name for box in _in_order(marks)]


def _in_order(marks):
    by_name = {box.name: box for box in BOXES}
    return [by_name[name] for name in marks["customdata"]]


def test_a_claim_alone_is_drawn():
    parts = argument_parts(BOXES[:1], "claim", LIGHT, 820)
    assert len(parts["layout"]["shapes"]) == 1
