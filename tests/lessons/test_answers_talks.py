"""Answers about silences agree with the explorer that shows them."""

from __future__ import annotations

import pytest

import kit
from kit.analysis.silences import silences
from kit.lessons.answers_talks import end_of_longest_silence, longest_silence, share_by_chance

COUNTS = {"governments": {"governmental": True, "confirmed": "both"}, "any": {}}


@pytest.mark.parametrize("counts", COUNTS)
def test_the_longest_silence_is_the_longest_finished_bar_of_the_explorer(counts):
    shown = kit.explore.silences(counts=counts).selected
    ended = shown[shown["before"] != ""].iloc[0]
    talks = kit.talks()
    assert end_of_longest_silence(talks, where=COUNTS[counts]) == ended["before"]
    years = longest_silence(talks, where=COUNTS[counts])
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
