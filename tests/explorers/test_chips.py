"""Chips: several choices set at once are all pressed, and a press keeps the others."""

from __future__ import annotations

from kit.explorers.chips import Chips


def test_several_choices_set_at_once_are_all_pressed():
    chips = Chips("Kind", {key: key.upper() for key in "abcd"})
    chips.value = ("a", "b", "d")
    assert [key for key, button in chips.buttons.items() if button.value] == ["a", "b", "d"]
    assert chips.value == ("a", "b", "d")
    chips.buttons["b"].value = False
    assert chips.value == ("a", "d")
