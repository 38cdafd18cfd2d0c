"""The coding laboratory: blind first codes, agreement, challenges, class files, nothing lost."""

from __future__ import annotations

import pytest

import kit
from kit.analysis.coder_agreement import compare
from kit.laboratories.coding import CodingLaboratory
from kit.lessons.store import Store

UNSAFE = "<script>alert(1)</script>"


@pytest.fixture
def lab(store):
    return CodingLaboratory(store=store)


def code_all(lab, tones=(-2, -1, 0, 1, 2)):
    """Code every statement; the page follows the last one only, which saves time."""
    names = list(lab.items["statement_id"])
    codes = [
        (tones[at % len(tones)], ["abductions"] if at % 2 else ["weapons"])
        for at in range(len(names))
    ]
    for name, (tone, themes) in list(zip(names, codes, strict=True))[:-1]:
        lab.logbook.add(name, {"tone": tone, "themes": themes, "reason": "a word"})
    lab.item = names[-1]
    lab.keep(*codes[-1], "a word")
    return names


def test_no_code_of_others_is_seen_before_ones_own(lab):
    reasons = lab.statements.set_index("statement_id")["tone_reason"]
    for name in lab.items["statement_id"]:
        lab.item = name
        assert lab.answer.value == ""
        assert str(reasons[name]) not in lab.card.value
    lab.keep(1)
    assert str(reasons[lab.item]) in lab.answer.value


def test_the_first_code_counts_and_the_second_is_kept(lab):
    lab.keep(2, (), "first thought")
    lab.keep(-2, (), "second thought")
    assert lab.entries.loc[lab.item, "tone"] == 2
    assert [entry.content["tone"] for entry in lab.logbook.entries(lab.item)] == [2, -2]


def test_codes_come_back_after_a_restart(lab, store):
    lab.keep(-1, ("summit",), "a word")
    again = CodingLaboratory(item=lab.item, store=Store(store.folder))
    assert again.controls["tone"].value == -1
    assert again.controls["themes"].value == ("summit",)
    assert again.controls["reason"].value == "a word"
    assert "✓" in {v: k for k, v in again.reader.options}[again.item]


def test_agreement_shown_is_that_of_the_analysis(lab):
    names = code_all(lab)
    first = kit.statements().set_index("statement_id")["tone"]
    found = compare(lab.entries["tone"], first[names])
    assert f"({found.share:.0%})" in lab.alt_text
    squares = lab.picture.trace("marks").text
    assert sum(int(one) for one in squares if one != "·") == len(names)
    names_of = {}
    exec(lab.code.replace("kit.laboratory.coding()", "lab"), {"lab": lab}, names_of)
    assert list(names_of["mine"].index) == list(lab.entries.index)


def test_the_code_runs_before_anything_is_coded(lab):
    names = {}
    exec(lab.code, names)
    assert names["mine"].empty
    lab.keep(1)
    assert "compare(mine" in lab.code


@pytest.mark.parametrize(
    "entry", [3, {}, {"tone": 9}, {"tone": True}, {"tone": 1.0}, {"tone": 1, "themes": ["no"]},
              {"tone": 1, "themes": "summit"}, {"tone": 1, "reason": 5}],
)  # fmt: skip
def test_a_code_that_is_none_is_refused(lab, entry):
    assert lab._check_entry(lab.item, entry)
    assert lab._check_entry("no_such_statement", {"tone": 1})


def test_a_class_file_of_one_learner_is_read_by_another(lab, tmp_path, upload):
    code_all(lab)
    lab.challenge("first", 0, UNSAFE)
    lab.class_panel.name.value = UNSAFE[:30]
    path = lab.class_panel.make()
    assert path is not None
    other = CodingLaboratory(store=Store(tmp_path / "other"))
    other.class_panel.upload.value = upload(path.name, path.read_bytes())
    assert len(other.class_panel.files) == 1
    assert other.coders[UNSAFE[:30]]["tone"].equals(lab.entries["tone"])
    code_all(other, (2, 1, 0))
    for at in range(len(other.panels.children)):
        other.panels.selected_index = at
        assert "<script>" not in other.panels._html[at].value
    assert "<script>" not in other.class_panel.listed.value
    other.against = UNSAFE[:30]
    shared = compare(other.entries["tone"], lab.entries["tone"])
    assert f"({shared.share:.0%})" in other.alt_text


def test_a_bad_upload_is_told_and_not_kept(lab, upload):
    lab.class_panel.upload.value = upload("x.json", b"nonsense")
    assert lab.class_panel.files == []
    assert "not a class file" in lab.class_panel.listed.value


def test_a_challenge_needs_a_reason_and_is_kept(lab):
    lab.keep(0)
    lab._challenge_form()
    assert lab.challenges.empty
    lab.controls["why"].value = "the word settled"
    lab._challenge_form()
    assert list(lab.challenges["reason"]) == ["the word settled"]
    lab.panels.selected_index = 3
    assert "the word settled" in lab.panels._html[3].value


def test_every_set_and_every_statement_opens(lab):
    for chosen in ("kim_yo_jong", "all", "practice"):
        lab.chosen_set = chosen
        for name in list(lab.items["statement_id"])[::7]:
            lab.item = name
            assert lab.card.value
    lab.step(1)
    lab.step_open()
    assert not lab.is_done(lab.item)


def test_without_a_tone_nothing_is_kept(lab):
    lab._keep_form()
    assert lab.entries.empty
    assert "tone" in lab.help.value
