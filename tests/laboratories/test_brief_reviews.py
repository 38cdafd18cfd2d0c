"""Peer review: a brief goes to a classmate as a file, and the review comes back as one."""

from __future__ import annotations

import json

import pytest

from kit.laboratories.brief import BriefLaboratory
from kit.laboratories.brief_draft import fault_of, shared
from kit.lessons.rubrics import load_rubric
from kit.lessons.store import Store

SUMMIT = "ev_2002_09_17_summit"
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def mina(store):
    lab = BriefLaboratory(store)
    lab.add(SUMMIT)
    lab.add_figure("U")
    lab.write("question", f"Should Tokyo {EVIL} offer offices?")
    lab.write("summary", f"They met in 2002 [{SUMMIT}]. See [U] and [{EVIL}].")
    return lab


@pytest.fixture
def aoi(tmp_path):
    return BriefLaboratory(Store(tmp_path / "aoi"))


def hand_over(giver, name, taker, upload):
    giver.class_panel.name.value = name
    path = giver.class_panel.make()
    taker.class_panel.upload.value = upload(path.name, path.read_bytes())
    return path


def test_a_brief_is_read_rated_and_the_review_comes_back(mina, aoi, upload):
    hand_over(mina, "Mina", aoi, upload)
    assert list(aoi.briefs) == ["Mina"]
    assert "They met in 2002" in aoi.reviewer.read.value
    assert "<script" not in aoi.reviewer.read.value
    line = aoi.reviewer.lines["evidence"]
    line.level.value = "there"
    line.comment.value = f"the first sentence {EVIL}"
    aoi.reviewer.last.value = "keep the figure"
    aoi.reviewer.keep.click()
    assert "Make your file again" in aoi.reviewer.said.value
    hand_over(aoi, "Aoi", mina, upload)
    assert [one.name for one in mina.reviews] == ["Aoi"]
    mina.panels.selected_index = 7
    shown = mina.panels._html[7].value
    words = load_rubric("brief").lines[1].levels["there"]
    assert words in shown
    assert "keep the figure" in shown
    assert "<script" not in shown
    mina.log_change("named who says it")
    assert "named who says it" in mina.panels._html[7].value
    assert not aoi.reviews


def test_a_review_is_kept_and_can_be_changed(mina, aoi, upload, tmp_path):
    hand_over(mina, "Mina", aoi, upload)
    aoi.review("Mina", {"people": "beginning"}, {})
    other = BriefLaboratory(Store(tmp_path / "aoi"))
    assert other.reviewer.lines["people"].level.value == "beginning"
    other.review("Mina", {"people": "beyond"}, {"people": "better now"})
    assert other.reviews_given[mina.draft.uid]["levels"] == {"people": "beyond"}


def test_an_empty_review_is_not_kept(mina, aoi, upload):
    hand_over(mina, "Mina", aoi, upload)
    aoi.reviewer.keep.click()
    assert "Choose a level" in aoi.reviewer.said.value
    assert not aoi.reviews_given


def test_ones_own_file_is_not_a_classmate(mina, upload):
    hand_over(mina, "Mina", mina, upload)
    assert not mina.briefs
    assert mina.reviewer.form.layout.display == "none"


def test_there_is_no_number_on_a_person(mina, aoi, upload):
    hand_over(mina, "Mina", aoi, upload)
    aoi.review("Mina", {"people": "there", "doubt": "beyond"}, {})
    path = hand_over(aoi, "Aoi", mina, upload)
    review = next(
        content for item, content in json.loads(path.read_text("utf-8"))["entries"].items()
        if item.startswith("review/")
    )  # fmt: skip
    assert set(review["levels"].values()) <= {level.id for level in aoi.rubric.levels}
    assert not [value for value in review.values() if isinstance(value, int | float)]


DAMAGES = {
    "no mapping": lambda _: [],
    "no id": lambda brief: {**brief, "uid": 3},
    "unknown addressee": lambda brief: {**brief, "addressee": "king"},
    "unknown style": lambda brief: {**brief, "style": None},
    "unknown part": lambda brief: {**brief, "fields": {"evil": "x"}},
    "part without words": lambda brief: {**brief, "fields": {"summary": ["x"]}},
    "endless part": lambda brief: {**brief, "fields": {"summary": "x" * 20_001}},
    "basket without keys": lambda brief: {**brief, "basket": [{"key": "x"}]},
    "endless basket": lambda brief: {**brief, "basket": brief["basket"] * 99},
    "neither for nor against": lambda brief: {**brief, "reasons": [
        {"name": "r", "side": "x", "words": "", "under": "claim", "evidence": []}]},
    "evidence no list": lambda brief: {**brief, "reasons": [
        {"name": "r", "side": "for", "words": "", "under": "claim", "evidence": [1]}]},
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_file_is_refused_in_words(mina, aoi, upload, name):
    mina.class_panel.name.value = "Mina"
    content = json.loads(mina.class_panel.make().read_text("utf-8"))
    content["entries"]["brief"] = DAMAGES[name](content["entries"]["brief"])
    aoi.class_panel.upload.value = upload("x.json", json.dumps(content).encode())
    assert not aoi.briefs
    assert "x.json" in aoi.class_panel.listed.value


@pytest.mark.parametrize(
    "review",
    [
        None, {"of": "x"}, {"of": 1, "levels": {}, "comments": {}},
        {"of": "x", "levels": {"people": "9"}, "comments": {}},
        {"of": "x", "levels": {"fun": "there"}, "comments": {}},
        {"of": "x", "levels": {}, "comments": {"people": 5}},
        {"of": "x", "levels": {"people": ["there"]}, "comments": {}},
    ],
)  # fmt: skip
def test_a_damaged_review_is_refused_in_words(aoi, review):
    assert "review" in aoi._check_entry("review/x", review)


def test_a_map_that_runs_in_a_circle_is_read(mina):
    content = shared(mina.draft) | {"reasons": [
        {"name": "a", "side": "for", "words": "", "under": "b", "evidence": []},
        {"name": "b", "side": "for", "words": "", "under": "a", "evidence": []},
    ]}  # fmt: skip
    from kit.laboratories.brief_draft import from_shared

    assert fault_of(content) == ""
    assert from_shared(content).argument.reasons == ()


def test_evidence_that_this_version_does_not_have_is_said(mina, aoi, upload):
    mina.class_panel.name.value = "Mina"
    content = json.loads(mina.class_panel.make().read_text("utf-8"))
    brief = content["entries"]["brief"]
    brief["basket"] += [{"key": "ev_from_later", "what": "row", "note": ""},
                        {"key": "ZZ/" + EVIL, "what": "view", "note": ""}]  # fmt: skip
    brief["fields"]["summary"] = f"As shown [ev_from_later] [ZZ/{EVIL}]."
    aoi.class_panel.upload.value = upload("x.json", json.dumps(content).encode())
    assert "not found: ev_from_later" in aoi.reviewer.read.value
    assert "<script" not in aoi.reviewer.read.value
