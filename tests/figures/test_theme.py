"""Colours can be told from the page, and never carry meaning alone."""

import pytest

from kit.figures.theme import CATEGORY_MARKS, DARK, FAMILIES, LIGHT, STATE_MARKS


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["page", "band"])
@pytest.mark.parametrize("mark", [*CATEGORY_MARKS.values(), *STATE_MARKS.values(), FAMILIES])
def test_every_mark_has_a_contrast_of_three_to_one(theme, ground, mark):
    assert contrast(mark.colour(theme), getattr(theme, ground)) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ink", ["ink", "quiet"])
@pytest.mark.parametrize("ground", ["page", "band"])
def test_text_has_a_contrast_of_four_and_a_half_to_one(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_no_two_sides_share_a_colour_or_a_symbol(theme):
    sides = [*STATE_MARKS.values(), FAMILIES]
    for look in ([mark.colour(theme) for mark in sides], [mark.symbol for mark in sides]):
        assert len(look) == len(set(look))


@pytest.mark.parametrize("marks", [CATEGORY_MARKS, STATE_MARKS])
def test_each_symbol_is_used_once(marks):
    symbols = [mark.symbol for mark in marks.values()]
    assert len(symbols) == len(set(symbols))
