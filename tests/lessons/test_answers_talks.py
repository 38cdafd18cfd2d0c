"""Answers about silences agree with the explorer that shows them."""

from __future__ import annotations

import pytest

import kit
from kit.analysis.silences import RULES, silences
from kit.lessons.answers_talks import (
    end_of_longest_silence,
    last_contact,
    longest_silence,
    share_by_chance,
    start_of_longest_silence,
)


@pytest.mark.parametrize("counts", RULES)
def test_the_longest_silence_is_the_longest_finished_bar_of_the_explorer(counts):
    shown = kit.explore.silences(counts=counts).selected
    ended = shown[shown["before"] != ""].iloc[0]
    talks = kit.talks()
    assert end_of_longest_silence(talks, counts=counts, column="talk_id") == ended["before"]
    assert start_of_longest_silence(talks, counts=counts, column="talk_id") == ended["after"]
    years = longest_silence(talks, counts=counts)
    assert years <= ended["days"] / 365 < years + 1.01


def test_a_silence_that_goes_on_is_not_among_the_ended_ones():
    talks = kit.talks()
    assert len(silences(talks, "talk_id")) < len(silences(talks, "talk_id", until="2026-09-20"))


@pytest.mark.parametrize("test", ["dealing", "shift"])
@pytest.mark.parametrize("reach", [0, 1])
def test_the_share_by_chance_is_the_one_of_the_explorer(test, reach):
    shown = kit.explore.pauses(test=test, reach=reach).result
    found = share_by_chance(kit.talks(), kit.launches(), reach=reach, test=test)
    assert found == pytest.approx(100 * shown.p, abs=0.005)


@pytest.mark.parametrize("counts", RULES)
def test_the_silence_that_goes_on_began_after_the_last_contact(counts):
    shown = kit.explore.silences(counts=counts).selected
    now = shown[shown["before"] == ""].iloc[0]
    assert last_contact(kit.talks(), counts=counts, column="talk_id") == now["after"]
