"""What a learner has put on a form and not kept yet stays, whatever else happens on the page."""

from __future__ import annotations

import ipywidgets as widgets
import pytest
from hands import on_the_page

from kit.laboratories.catalogue import (
    ArgumentLaboratory,
    BriefLaboratory,
    ClaimAudit,
    CodingLaboratory,
    ForecastLaboratory,
    OwnTimeline,
    ScenarioLaboratory,
)
from kit.laboratories.class_files import keep_file
from kit.lessons.store import Store

LABORATORIES = {
    "argument": ArgumentLaboratory, "brief": BriefLaboratory, "claim_audit": ClaimAudit,
    "coding": CodingLaboratory, "forecasts": ForecastLaboratory, "own_events": OwnTimeline,
    "scenarios": ScenarioLaboratory,
}  # fmt: skip


def bench(lab):
    """The controls of the form, each with what somebody may put there."""
    found = []
    for one in on_the_page(lab):
        if isinstance(one, widgets.Text | widgets.Textarea):
            found.append((one, "written and not kept"))
        elif isinstance(one, widgets.BoundedIntText):
            found.append((one, 70))
    if isinstance(lab, CodingLaboratory):
        found += [(lab.controls["tone"], 1), (lab.controls["themes"], ("abductions",))]
    return found


def fill_the_form(lab):
    filled = bench(lab)
    for control, value in filled:
        control.value = value
    assert filled
    return filled


def turn_to_dark(lab):
    lab.helper.dark = not lab.helper.dark


def narrow_the_page(lab):
    lab.helper.width = 640


def a_classmates_file_comes(lab):
    lab.class_panel._changed()


EVENTS = (turn_to_dark, narrow_the_page, a_classmates_file_comes)
CASES = [
    pytest.param(name, event, id=f"{name}-{event.__name__}")
    for name in LABORATORIES
    for event in EVENTS
    if (name, event) != ("own_events", a_classmates_file_comes)  # one's own events have no class
]


@pytest.mark.parametrize(("name", "event"), CASES)
def test_what_is_not_kept_yet_stays(name, event, store):
    lab = LABORATORIES[name](store=store)
    filled = fill_the_form(lab)
    event(lab)
    for control, value in filled:
        assert control.value == value, getattr(control, "description", control)


def test_comparing_with_another_coder_leaves_the_form_alone(store):
    lab = CodingLaboratory(store=store)
    lab.controls["reason"].value = "written and not kept"
    lab.against = next(one for one in lab.coders if one != lab.against)
    assert lab.controls["reason"].value == "written and not kept"


def test_a_belief_that_is_not_kept_yet_stays_when_another_sign_is_read(store):
    lab = ScenarioLaboratory(store=store)
    lab.prior.value = 70
    lab.step(1)
    assert lab.prior.value == 70


@pytest.mark.parametrize("make", [ClaimAudit, ForecastLaboratory])
def test_the_next_item_begins_with_its_own_percentage(make, store):
    lab = make(store=store)
    lab.keep(80)
    first = lab.item
    lab.step(1)
    assert lab.percent.value == 50
    lab.item = first
    assert lab.percent.value == 80


KEEP = {
    "claim_audit": lambda lab: lab.keep(lab.percent.value),
    "coding": lambda lab: lab.keep(1, ("weapons",), lab.controls["reason"].value),
    "forecasts": lambda lab: lab.keep(lab.percent.value),
    "scenarios": lambda lab: lab.log(lab.if_so.value, lab.if_not.value, lab.seen.value),
}


@pytest.mark.parametrize("name", KEEP)
def test_a_form_waits_for_whoever_comes_back_to_it(name, store):
    """Who wrote a reason and went to the next item by mistake found it gone."""
    lab = LABORATORIES[name](store=store)
    before = [(control, control.value) for control, _ in bench(lab)]
    filled, first = fill_the_form(lab), lab.item
    own = list(lab.form.values())
    lab.step(1)
    for control, value in before:
        if control in own and not isinstance(control, widgets.BoundedIntText):
            assert control.value == value  # nothing goes along to the next item
    assert lab.waiting.value == ""
    lab.item = first
    for control, value in filled:
        if control in own:
            assert control.value == value
    assert "not kept" in lab.waiting.value
    KEEP[name](lab)
    assert lab.waiting.value == ""
    lab.step(1)
    lab.item = first
    assert lab.waiting.value == ""


def test_an_event_half_written_waits_while_another_one_is_looked_at(store):
    lab = OwnTimeline(store)
    kept = lab.add("1990-09", "A visit", "A visit to Pyongyang.")
    lab.fields["title"].value = "half"
    lab.fields["actors"].value = ("KOR",)
    lab.list.value = kept
    assert lab.fields["title"].value == "A visit"
    lab.fields["summary"].value = "changed and not kept"
    lab.new_button.click()
    assert lab.fields["title"].value == "half"
    assert lab.fields["actors"].value == ("KOR",)
    lab.list.value = kept
    assert lab.fields["summary"].value == "changed and not kept"
    lab.add_button.click()
    assert lab.events.iloc[0]["summary"] == "changed and not kept"
    assert lab.fields["title"].value == "half"
    lab.new_button.click()  # on a new event: begin again
    assert lab.fields["title"].value == ""


@pytest.fixture
def reviewer(store, tmp_path):
    """The bench of a learner who has got the briefs of Anna and Ben."""
    lab = BriefLaboratory(store)
    hand_in(lab, tmp_path, "Anna", "Should they meet?")
    hand_in(lab, tmp_path, "Ben", "Should they wait?")
    return lab.reviewer


def hand_in(lab, tmp_path, name, question):
    giver = BriefLaboratory(Store(tmp_path / name))
    giver.write("question", question)
    giver.class_panel.name.value = name
    path = giver.class_panel.make()
    keep_file(lab.store.folder / "class", path.name, path.read_bytes())
    lab.class_panel.read_folder()


def test_a_review_half_written_waits_while_another_brief_is_read(reviewer):
    """Who looked at Ben's brief and came back to Anna's found the comments gone."""
    line = next(iter(reviewer.lines.values()))
    reviewer.whose.value = "Anna"
    line.level.value, line.comment.value = "there", "written and not kept"
    reviewer.last.value = "one thing more"
    reviewer.whose.value = "Ben"
    assert (line.level.value, line.comment.value, reviewer.last.value) == (None, "", "")
    assert "not kept" not in reviewer.said.value
    reviewer.whose.value = "Anna"
    assert (line.level.value, line.comment.value) == ("there", "written and not kept")
    assert reviewer.last.value == "one thing more"
    assert "not kept" in reviewer.said.value
    reviewer.keep.click()
    reviewer.whose.value = "Ben"
    reviewer.whose.value = "Anna"
    assert line.comment.value == "written and not kept"
    assert "not kept" not in reviewer.said.value


def test_a_review_half_written_stays_when_a_newer_file_of_the_brief_comes(reviewer, tmp_path):
    reviewer.whose.value = "Anna"
    reviewer.last.value = "written and not kept"
    folder = reviewer.lab.store.folder / "class"
    next(folder.glob("*Anna*")).unlink()
    hand_in(reviewer.lab, tmp_path, "Anna", "Should they meet in spring?")
    assert "in spring" in reviewer.read.value
    assert reviewer.last.value == "written and not kept"
