"""What the explorers of the abductions show is what the tables say."""

import kit


def test_each_voice_draws_its_own_account():
    view = kit.explore.abduction_cases()
    claimed = int((kit.victims()["dprk_claimed_date"] != "").sum())
    assert len(view.picture.trace("claims").x) == claimed
    assert len(view.picture.trace("not_returned").x) == 3 * 12
    view.voice = "JPN"
    assert len(view.picture.trace("claims").x or ()) == 0
    assert len(view.picture.trace("not_returned").x) == 3 * 12
    view.voice = "PRK"
    assert len(view.picture.trace("not_returned").x or ()) == 0
    assert len(view.picture.trace("doubted").x) == 3 * claimed
    assert len(view.picture.trace("returned").x) == 3 * 5


def test_a_claimed_death_is_never_told_as_a_fact():
    view = kit.explore.abduction_cases()
    for said in view.picture.trace("claims").hovertext:
        assert said.startswith("The DPRK says")
    for one in kit.victims()["victim_id"]:
        view.person = one
        assert "<dt>Tokyo</dt>" in view.card.value
        assert "<dt>Pyongyang</dt>" in view.card.value


def test_thirteen_is_asked_and_answered_twice():
    view = kit.explore.which_number(13)
    assert set(view.selected["value"]) == {13}
    assert len(view.selected) >= 2
    assert len(set(view.selected["meaning"])) == len(view.selected)


def test_the_map_holds_the_incidents_in_japan_and_the_strip_all():
    view = kit.explore.abduction_incidents()
    incidents = kit.abduction_incidents()
    assert len(view.picture.trace("days").x) == len(incidents)
    inside = incidents.loc[incidents["country"] == "JPN", "incident_id"]
    assert set(view.picture.trace("marks").customdata) == set(inside)


def test_claims_of_one_person_name_that_person():
    view = kit.explore.abduction_claims(person="yokota_megumi")
    assert all("yokota_megumi" in ids for ids in view.selected["victim_id"])
