"""What the explorers of the abductions show is what the tables say."""

from plotly.callbacks import Points

import kit
from kit.figures.theme import DARK, LIGHT


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


def test_buttons_list_and_marks_choose_an_incident_and_say_so():
    view = kit.explore.abduction_incidents()
    names = list(view.selected["incident_id"])
    marks = view.picture.trace("marks")

    view.controls["next"].click()
    assert view.incident == names[0]
    view.controls["previous"].click()
    assert view.incident == names[-1]
    view.reader.value = names[2]
    assert view.incident == names[2]
    marks._dispatch_on_click(Points(point_inds=[1]), None)
    assert view.incident == marks.customdata[1] != names[2]
    (row,) = view.selected[view.selected["incident_id"] == view.incident].itertuples()
    assert view.line(row) in view.helper.announcement
    assert view.card.value == str(view.card_of(row))


def test_the_open_panel_and_the_list_follow_the_years():
    view = kit.explore.abduction_incidents()
    everything = len(view.sources)
    for place, tag in ((0, "<tr>"), (1, "<li>")):
        view.panels.selected_index = place
        view.controls["years"].value = (1977, 1983)
        view.controls["years"].value = (1980, 1983)
        wanted = len(view.selected) + 1 if tag == "<tr>" else len(view.sources)
        assert view.panels._html[place].value.count(tag) == wanted
    assert 0 < len(view.sources) < everything


def test_a_dark_page_darkens_the_picture():
    view = kit.explore.abduction_incidents()
    assert view.picture.widget.layout.font.color == LIGHT.ink
    view.helper.dark = True
    assert view.picture.widget.layout.font.color == DARK.ink
