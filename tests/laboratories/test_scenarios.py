"""The scenario laboratory: beliefs follow Bayes' rule, signs are kept, one course is only read."""

from __future__ import annotations

import pytest

from kit.laboratories.scenarios import READ_ONLY, ScenarioLaboratory
from kit.lessons.store import Store


@pytest.fixture
def lab(store):
    return ScenarioLaboratory("sc_trump_first", store)


def test_the_belief_is_odds_times_the_ratios_of_the_signs(lab):
    lab.set_before(30)
    lab.log(60, 15, "a paper")
    lab.step(1)
    lab.log(20, 40)
    odds = 30 / 70 * (60 / 15) * (20 / 40)
    assert lab.belief == pytest.approx(100 * odds / (1 + odds))
    assert list(lab.entries["seen"]) == ["a paper", ""]


def test_signs_come_back_after_a_restart(lab, store):
    lab.set_before(40)
    lab.log(70, 30, "KCNA")
    again = ScenarioLaboratory("sc_trump_first", Store(store.folder))
    assert (again.before, again.belief) == (40, lab.belief)
    assert again.is_done(lab.item)


@pytest.mark.parametrize("course", READ_ONLY)
def test_nobody_bets_on_the_death_of_parents(lab, course):
    lab.scenario = course
    assert lab._open_parts.layout.display == "none"
    assert "%" not in lab.status.value
    lab.log(60, 20)
    assert lab.entries.empty


def test_an_impossible_percentage_is_refused_in_words(lab):
    lab.log(100, 0)
    assert lab.entries.empty
    assert "1 to 99" in lab.notice.value


def test_every_course_and_sign_opens_and_every_panel_is_filled(lab):
    for course in lab.courses.index:
        lab.scenario = course
        for sign in lab.items["indicator_id"]:
            lab.item = sign
            assert sign in lab.card.value
        for at in range(len(lab.panels.children)):
            lab.panels.selected_index = at
            assert lab.panels._html[at].value


def test_a_sign_that_was_not_seen_says_so(lab):
    unseen = lab.indicators[lab.indicators["seen"] == ""].iloc[0]
    assert "not seen when" in lab.card_of(unseen)
    seen = lab.indicators[lab.indicators["seen"] != ""].iloc[0]
    assert "not seen when" not in lab.card_of(seen)


def test_the_class_is_read(lab, tmp_path, upload):
    lab.set_before(30)
    lab.log(60, 15, "<i>a</i>")
    lab.class_panel.name.value = "Mina"
    path = lab.class_panel.make()
    other = ScenarioLaboratory("sc_trump_first", Store(tmp_path / "other"))
    other.class_panel.upload.value = upload(path.name, path.read_bytes())
    other.panels.selected_index = 2
    assert "Mina" in other.panels._html[2].value
    assert f"{lab.belief:.0f} %" in other.panels._html[2].value


def test_a_sign_counts_once_and_as_it_was_logged_last(lab):
    """The form of a sign shows what was logged last, and the page counted both."""
    first = lab.item
    lab.set_before(80)
    lab.set_before(30)
    lab.log(90, 10, "too sure")
    lab.step(1)
    lab.log(20, 40)
    lab.item = first
    assert lab.seen.value == "too sure"  # so that a correction does not empty it
    lab.log(60, 15, "thought again")
    odds = 30 / 70 * (60 / 15) * (20 / 40)
    assert lab.belief == pytest.approx(100 * odds / (1 + odds))
    assert list(lab.entries["seen"]) == ["thought again", ""]
    assert "30 % before" in lab.status.value
    assert "2 logged signs" in lab.status.value


def test_the_class_sees_the_belief_that_ones_own_page_shows(lab, tmp_path, upload):
    lab.set_before(80)
    lab.set_before(30)
    lab.log(90, 10)
    lab.log(60, 15)
    lab.class_panel.name.value = "Mina"
    path = lab.class_panel.make()
    other = ScenarioLaboratory("sc_trump_first", Store(tmp_path / "other"))
    other.class_panel.upload.value = upload(path.name, path.read_bytes())
    other.panels.selected_index = 2
    shown = other.panels._html[2].value
    assert f"<td>30 %</td><td>1</td><td>{lab.belief:.0f} %</td>" in shown
