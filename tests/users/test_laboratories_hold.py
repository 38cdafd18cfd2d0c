"""No laboratory can be broken by what a learner does, and nothing kept is lost on the way."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import hands
import pytest
import walks
from hands import Deed, on_the_page
from pages import minus_is_a_minus, nothing_typed_is_markup, said_in_words
from views import check_page

from kit.explorers import BY_LETTER
from kit.laboratories.catalogue import (
    ArgumentLaboratory,
    BargainingLaboratory,
    BriefLaboratory,
    ClaimAudit,
    CodingLaboratory,
    ForecastLaboratory,
    OwnTimeline,
    ScenarioLaboratory,
)
from kit.lessons.store import Store

LABORATORIES = {
    "argument": ArgumentLaboratory, "bargaining": BargainingLaboratory, "brief": BriefLaboratory,
    "claim_audit": ClaimAudit, "coding": CodingLaboratory, "forecasts": ForecastLaboratory,
    "own_events": OwnTimeline, "scenarios": ScenarioLaboratory,
}  # fmt: skip
# A walk in the ordinary tests, and how often the code on demand is run.
SHORT, EVERY = 12, 6
PICTURE = {"svg": "<svg></svg>"}, [b"\x89PNG"]
EVENTS = ("ev_2002_09_17_summit", "fg_claimed_dead", "c01", "yokota_megumi", "no such row")


@pytest.mark.parametrize("name", sorted(LABORATORIES))
def test_nothing_that_a_learner_does_breaks_a_laboratory(name, tmp_path, monkeypatch):
    for walk, steps in walks.planned(name, SHORT).items():
        folder = tmp_path / walk
        monkeypatch.setenv("KIT_WORK", str(folder))
        learner = Learner(name, folder)
        walks.walk(walk, steps, learner.next_deed, learner.check)


class Learner:
    """Somebody with a laboratory open, who comes back to it and shares files with a class."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self.open()

    def open(self) -> None:
        self.lab: Any = LABORATORIES[self.name](store=Store(self.folder))

    def next_deed(self, rng: random.Random) -> Deed:
        if rng.random() < 0.75:
            return hands.deed(self.lab, rng)
        return rng.choice([come_back, send_a_file_of_the_class, *MORE.get(self.name, [])])(
            self, rng
        )

    def check(self, step: int) -> None:
        lab = self.lab
        nothing_typed_is_markup(lab)
        minus_is_a_minus(lab)
        if self.name != "own_events":
            said_in_words(lab, lab.helper.figure_text)
            assert lab.status.value
        if hasattr(lab, "panels"):
            assert lab.panels.selected_index in range(len(lab.panels.children))
        CHECKS[self.name](lab)
        if step % EVERY == EVERY - 1:
            check_code(lab)


def come_back(learner: Learner, _rng: random.Random) -> Deed:
    """Close the page and open it again: everything kept is there."""

    def do() -> None:
        if hasattr(learner.lab, "save"):
            learner.lab.save()
        before = kept(learner.lab)
        learner.open()
        assert kept(learner.lab) == before

    return Deed("come back", do)


def send_a_file_of_the_class(learner: Learner, rng: random.Random) -> Deed:
    """Read what somebody made to share; a name makes it that of somebody else."""
    files = sorted((learner.folder / "to_share").glob("*"))
    uploads = [one for one in on_the_page(learner.lab) if type(one).__name__ == "FileUpload"]
    if not files or not uploads:
        return hands.deed(learner.lab, rng)
    file = rng.choice(files)
    return hands.sent(rng.choice(uploads), file.name, file.read_bytes())


def judge_many(learner: Learner, rng: random.Random) -> Deed:
    """Have judged many items before, and judge one more: outcomes come after fifteen."""
    percent = rng.randint(0, 100)

    def do() -> None:
        lab = learner.lab
        for name in lab.items[lab.id_column].head(16):
            lab.logbook.add(name, {"percent": percent})
        lab.keep_button.click()

    return Deed(f"judge many at {percent}", do)


def find_evidence(learner: Learner, rng: random.Random) -> Deed:
    key = rng.choice(EVENTS)
    return Deed(f"add {key}", lambda: learner.lab.add(key))


def find_a_figure(learner: Learner, rng: random.Random) -> Deed:
    code = rng.choice([*BY_LETTER, "T/1990-2004", "Z", f"T/w:<{hands.TAG}>"])
    return Deed(f"figure {code}", lambda: learner.lab.add_figure(code))


def leave_a_box(learner: Learner, rng: random.Random) -> Deed:
    """Leave a text box, as the browser tells it: with what stands in it."""
    boxes = ["argument"] if learner.name == "argument" else [*learner.lab.desk.boxes, "note", "x"]
    told = {"left": rng.choice(boxes), "words": hands.words(rng), "at": rng.choice((None, 0, 5))}
    told = rng.choice((told, told, {"left": ""}))
    return Deed(f"leave {str(told)[:60]}", lambda: learner.lab.writing._told(None, told, []))


def photograph(learner: Learner, _rng: random.Random) -> Deed:
    content, buffers = PICTURE
    told = {**content, "picture": learner.lab.writing.wanted}
    return Deed("photograph", lambda: learner.lab.writing._told(None, told, buffers))


def fill_the_basket(learner: Learner, rng: random.Random) -> Deed:
    """Choose evidence in the brief, which the argument map shares."""
    key = rng.choice(EVENTS)
    return Deed(f"brief: add {key}", lambda: BriefLaboratory(learner.lab.store).add(key))


def write_an_event(learner: Learner, rng: random.Random) -> Deed:
    part = learner.lab.fields
    date = rng.choice(("2002-09-17", "1978-08", "1959", "1980~", "1977-11-15?", "1700", "soon"))

    def do() -> None:
        part["date"].value = date
        part["actors"].value = rng.choice((("JPN", "PRK"), ("JPN",), ()))
        for name in ("title", "summary", "source"):
            part[name].value = hands.words(rng)
        learner.lab.add_button.click()

    return Deed(f"write an event of {date}", do)


MORE = {
    "argument": [fill_the_basket, leave_a_box],
    "brief": [find_evidence, find_a_figure, leave_a_box, photograph],
    "claim_audit": [judge_many],
    "forecasts": [judge_many],
    "own_events": [write_an_event],
}


def kept(lab: Any) -> Any:
    """Return what a laboratory keeps, as plain values."""
    if isinstance(lab, OwnTimeline):
        return lab.events.to_dict("records")
    entries = [(entry.item, entry.content) for entry in lab.logbook.entries()]
    return entries, getattr(lab, {"argument": "argument", "brief": "draft"}.get(lab.name, "name"))


def check_items(lab: Any) -> None:
    """The list holds the items in their order, and the card is that of the chosen one."""
    assert [value for _, value in lab.reader.options] == list(lab.items[lab.id_column])
    assert lab.reader.value == lab.item
    assert lab.item in lab.card.value
    done = {value for label, value in lab.reader.options if label.startswith("✓")}
    assert done == {one for one in lab.items[lab.id_column] if lab.is_done(one)}


def check_coding(lab: Any) -> None:
    check_items(lab)
    assert bool(lab.answer.value) == lab.is_done(lab.item)
    assert lab.controls["against"].value == lab.against
    mine, other = lab.entries["tone"], lab.coders[lab.against]["tone"]
    both = other.reindex(mine.index).notna().sum()
    assert sum(int(one) for one in lab.picture.trace("marks").text if one != "·") == both


def check_judgements(lab: Any) -> None:
    check_items(lab)
    assert str(len(lab.entries)) in lab.status.value
    assert set(lab.judged().index) <= set(lab.entries.index)


def check_forecasts(lab: Any) -> None:
    check_judgements(lab)
    if not lab.shown:
        assert lab.outcome_of(lab.row_of(lab.item)) not in lab.answer.value
        assert lab.judged().empty


def check_scenarios(lab: Any) -> None:
    check_items(lab)
    assert lab.controls["scenario"].value == lab.scenario
    assert 0 <= lab.belief <= 100
    assert str(round(lab.belief)) in lab.status.value or not lab.is_open
    assert (lab._open_parts.layout.display == "none") == (not lab.is_open)


def check_bargaining(lab: Any) -> None:
    assert all(0 <= place <= 1 for place in lab.deal.values())
    assert {party.name for party in lab.needed} >= {"JPN", "PRK", *lab.controls["consent"].value}
    assert lab.found.is_open == (lab.table.is_open())
    editor = lab.editor
    assert editor.line.layout.display == ("" if editor.has_line.value else "none")


def check_argument(lab: Any) -> None:
    names = [name for _, name in lab.outline.options]
    assert names[0] == "claim"
    assert sorted(names[1:]) == sorted(one.name for one in lab.argument.reasons)
    assert lab.outline.value == lab.item
    assert sorted(lab.picture.trace("marks").customdata) == sorted(names)
    assert lab.words.value == lab._words_of(lab.item)


def check_brief(lab: Any) -> None:
    assert [key for _, key in lab.basket.rows.options] == [one.key for one in lab.draft.basket]
    assert lab.basket.rows.value == (lab.item or None)
    for name in set(lab.desk.boxes) - lab.desk._dirty:
        assert lab.desk.boxes[name].value == lab.draft.words(name)
    for name in lab.controls:
        assert lab.controls[name].value == getattr(lab.draft, name)


def check_own_events(lab: Any) -> None:
    own = set(lab.events["event_id"])
    assert {value for _, value in lab.list.options} == own
    assert own <= set(lab.timeline.everything["event_id"])
    check_page(lab.timeline)


CHECKS = {
    "argument": check_argument, "bargaining": check_bargaining, "brief": check_brief,
    "claim_audit": check_judgements, "coding": check_coding, "forecasts": check_forecasts,
    "own_events": check_own_events, "scenarios": check_scenarios,
}  # fmt: skip


def check_code(lab: Any) -> None:
    """The code on demand, run by itself, gives what the learner has entered."""
    names: dict[str, Any] = {}
    if lab.__class__ in {CodingLaboratory, ClaimAudit, ForecastLaboratory, BargainingLaboratory}:
        exec(lab.code, names)
    if isinstance(lab, CodingLaboratory):
        assert names["mine"].equals(lab.entries)
    elif isinstance(lab, ClaimAudit | ForecastLaboratory):
        assert names["judged"].equals(lab.judged())
    elif isinstance(lab, BargainingLaboratory):
        table = names["table"]
        assert table.is_open() == lab.found.is_open
        assert [party.name for party in table.needed] == [party.name for party in lab.needed]
