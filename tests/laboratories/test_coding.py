"""The coding laboratory: blind first codes, agreement, challenges, class files, nothing lost."""

from __future__ import annotations

import pytest

import kit
from kit.analysis.coder_agreement import compare
from kit.laboratories.class_files import keep_file, written
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
    assert other.coders[f"classmate/{UNSAFE[:30]}"]["tone"].equals(lab.entries["tone"])
    code_all(other, (2, 1, 0))
    for at in range(len(other.panels.children)):
        other.panels.selected_index = at
        assert "<script>" not in other.panels._html[at].value
    assert "<script>" not in other.class_panel.listed.value
    other.against = f"classmate/{UNSAFE[:30]}"
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


ENDLESS = "x" * 2_001


def test_a_reason_that_is_too_long_is_refused_in_words_and_stays_in_the_box(lab):
    """The click did nothing and said nothing."""
    lab.controls["tone"].value = 1
    lab.controls["reason"].value = ENDLESS
    lab.keep_button.click()
    assert "2000 characters" in lab.notice.value
    assert "2000 characters" in lab.helper.announcement
    assert lab.controls["reason"].value == ENDLESS
    assert lab.entries.empty
    lab.controls["reason"].value = "short"
    lab.keep_button.click()
    assert list(lab.entries["reason"]) == ["short"]
    assert "characters" not in lab.notice.value


def test_a_challenge_that_is_too_long_is_refused_in_words_and_stays_in_the_box(lab):
    """The page said that it was kept, and it was shown nowhere."""
    lab.keep(0)
    lab.controls["why"].value = ENDLESS
    lab.challenge_button.click()
    assert "2000 characters" in lab.notice.value
    assert lab.controls["why"].value == ENDLESS
    assert "is kept" not in lab.helper.announcement
    lab.controls["why"].value = "short"
    lab.challenge_button.click()
    assert list(lab.challenges["reason"]) == ["short"]
    assert "characters" not in lab.notice.value


@pytest.mark.parametrize(
    "entry", [{"tone": 1}, {"tone": 1, "themes": []}, {"tone": 1, "reason": "a word"}]
)
def test_a_code_without_themes_or_reason_is_refused_and_shown_nowhere(lab, entry, upload):
    """The card of its statement could not be shown any more."""
    given = written("coding", "Mina", {lab.item: entry}, "0.2.0")
    lab.class_panel.upload.value = upload("mina.json", given.encode())
    assert not lab.class_panel.files
    assert "mina.json" in lab.class_panel.listed.value
    lab.logbook.add(lab.item, entry)
    lab.keep(1)
    assert "side by side" in lab.answer.value


def test_a_challenge_needs_no_themes(lab):
    challenge = {"coder": "first", "tone": 1, "reason": "a word"}
    assert not lab._check_entry(f"challenge:{lab.item}", challenge)


def test_no_name_of_a_classmate_takes_the_place_of_another_coder(lab, tmp_path):
    """A classmate who called herself “first” replaced the first coder of the kit."""
    names = ("first", "second", "you")
    for at, name in enumerate(names):
        entry = {lab.item: {"tone": at, "themes": [], "reason": name}}
        given = written("coding", name, entry, "0.2.0")
        keep_file(lab.store.folder / "class", f"{name}.json", given.encode())
    kits = lab.coders["first"].loc[lab.item, "tone"]
    lab.class_panel.read_folder()
    assert len(lab.class_panel.files) == 3
    assert lab.coders["first"].loc[lab.item, "tone"] == kits
    assert len(lab.coders) == 5
    lab.keep(1)
    for coder in ("you", "first coder of the kit", *(f"classmate {name}" for name in names)):
        assert f">{coder}<" in lab.answer.value
    lab.panels.selected_index = 4
    assert "Where the 4 coders of this class differ" in lab.panels._html[4].value
    lab.against = "classmate/first"
    assert [label for label, _ in lab.controls["against"].options][2:] == [
        f"classmate {name}" for name in names
    ]
