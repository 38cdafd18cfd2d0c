"""The perspective switch: tellings, code and words agree."""

import re

import pytest

import kit
from kit.explorers.base import ExplorerError


def test_each_event_can_be_read_from_each_side():
    view = kit.explore.tellings()
    for event in view.events["event_id"]:
        view.set(event=event, side="")
        sides = list(view.selected["actor_id"])
        assert len(sides) >= 2, event
        for side in sides:
            view.side = side
            assert list(view.selected["actor_id"]) == [side]
            names = {}
            exec(view.code, names)
            assert list(names["shown"]["actor_id"]) == [side]
            assert kit.open(view.view_code).state == view.state


def test_choosing_another_event_shows_all_its_sides():
    view = kit.explore.tellings()
    view.side = view.selected["actor_id"].iloc[0]
    other = view.events["event_id"].iloc[-1]
    view.controls["event"].value = other
    assert (view.event, view.side) == (other, "")
    assert view.page.value.count("<section") == len(view.selected)


def test_two_tellings_on_one_page_have_landmarks_of_their_own():
    names = [
        re.findall(r'<section[^>]*aria-label="([^"]+)"', str(kit.explore.tellings(event)._page()))
        for event in ("ev_1959_12_14_first_ship", "ev_1965_06_22_japan_rok_treaty")
    ]
    assert all(names)
    assert len({*names[0], *names[1]}) == len(names[0]) + len(names[1])


def test_a_side_that_does_not_tell_the_event_is_refused_and_another_event_shows_all_sides():
    view = kit.explore.tellings()
    told = {event: set(rows["actor_id"]) for event, rows in view.tellings.groupby("event_id")}
    event, other = next((a, b) for a in told for b in told if told[a] - told[b])
    side = next(iter(told[event] - told[other]))
    view.set(event=event, side=side)
    view.event = other
    assert view.side == ""
    assert len(view.selected) == len(told[other])
    with pytest.raises(ExplorerError):
        view.side = side
    with pytest.raises(ExplorerError):
        kit.open(f"P/e:{other}/a:{side}")
    assert view.controls["side"].value == view.side == ""
