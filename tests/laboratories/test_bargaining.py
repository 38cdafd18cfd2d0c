"""The bargaining laboratory: the abductions are no price, verdicts follow the model."""

from __future__ import annotations

import html

import pytest

from kit.analysis.negotiation import clashing_issues
from kit.laboratories import bargaining_pages as pages
from kit.laboratories.bargaining import OTHERS, BargainingLaboratory
from kit.laboratories.class_files import keep_file, written
from kit.lessons.store import Store
from kit.tables.frames import load


@pytest.fixture
def lab(store):
    return BargainingLaboratory(store=store)


def test_no_sum_counts_the_abductions(lab):
    lab.controls["consent"].value = OTHERS
    for party in lab.needed:
        assert "abductions" not in party.shares
        before = party.worth(lab.deal)
        lab.sliders["abductions"].value = 1.0
        assert party.worth(lab.deal) == before
        lab.sliders["abductions"].value = 0.0


def test_the_families_are_given_no_worth(lab):
    lab.controls["consent"].value = ("afvkn",)
    families = lab.needed[-1]
    assert families.shares == {}
    row = next(one for one in lab.verdict.value.split("<tr>") if "Families" in one)
    assert row.count("<td>–</td>") == 2
    lab.editor.party.value = "afvkn"
    for _, issue in lab.editor.issue.options:
        lab.editor.issue.value = issue
        assert lab.editor.weight.layout.display == "none"


def test_as_things_stand_red_lines_exclude_each_other_and_are_named(lab):
    assert "no deal" in lab.status.value
    for group in lab.found.conflicts:
        assert {party for party, _ in group} == {"JPN", "PRK"}
        assert len({issue for _, issue in group}) == 1
    clashes = {issue for group in lab.found.conflicts for _, issue in group}
    assert clashes == set(clashing_issues(lab.needed))
    for issue in clashes:
        assert lab.issues.loc[issue, "title"] in html.unescape(lab.status.value)


def test_two_changes_open_room_and_one_voice_more_closes_it(lab):
    lab.controls["what_if"].value = ("ch_tokyo_weapons_later", "ch_pyongyang_inquiry")
    assert lab.found.is_open
    assert lab.found.nash is not None
    for party in lab.needed:
        assert party.accepts(lab.found.nash.deal, lab.status_quo)
    lab.controls["consent"].value = ("afvkn",)
    assert not lab.found.is_open


def test_the_verdict_on_a_deal_is_that_of_the_model(lab):
    lab.sliders["abductions"].value = 0.4
    for party in lab.needed:
        accepted = party.accepts(lab.deal, lab.status_quo)
        rows = html.unescape(lab.verdict.value).split("<tr>")
        line = next(row for row in rows if lab.name_of(party.name) in row)
        assert ("<td>yes</td>" in line) == accepted


def test_a_kept_deal_comes_back_and_travels(lab, store, tmp_path, upload):
    lab.sliders["sanctions"].value = 0.3
    lab.words.value = "<b>first steps</b>"
    lab.keep()
    again = BargainingLaboratory(store=Store(store.folder))
    assert again.deal == lab.deal
    assert again.words.value == "<b>first steps</b>"
    lab.class_panel.name.value = "Mina"
    path = lab.class_panel.make()
    other = BargainingLaboratory(store=Store(tmp_path / "other"))
    other.class_panel.upload.value = upload(path.name, path.read_bytes())
    other.panels.selected_index = 3
    assert "Mina" in other.panels._html[3].value
    assert "<b>" not in other.panels._html[3].value


def test_the_code_gives_what_is_shown(lab):
    lab.controls["what_if"].value = ("ch_tokyo_weapons_later", "ch_russia_partner")
    lab.controls["consent"].value = ("USA", "afvkn")
    place(lab, "PRK", "abductions", line=None)
    place(lab, "JPN", "sanctions", weight=20, ideal=0.5)
    scope = {}
    *lines, last = lab.code.splitlines()
    exec("\n".join(lines), scope)
    is_open, conflicts, nash, equal = eval(last, scope)
    assert (is_open, conflicts) == (lab.found.is_open, lab.found.conflicts)
    assert (nash, equal) == (lab.found.nash, lab.found.equal)


def place(lab, actor, issue, **values):
    lab.editor.party.value, lab.editor.issue.value = actor, issue
    if "weight" in values:
        lab.editor.weight.value = values["weight"]
    if "ideal" in values:
        lab.editor.ideal.value = values["ideal"]
    if "line" in values:
        lab.editor.has_line.value = values["line"] is not None
        lab.editor.line.value = values["line"] or 0.0


def test_a_changed_preference_counts_at_once_and_is_kept(lab, store):
    assert not lab.found.is_open
    place(lab, "JPN", "nuclear_missiles", line=None)
    place(lab, "PRK", "abductions", line=0.4)
    assert lab.found.is_open
    assert "changed by you" in pages.preferences_page(lab)
    assert load("preferences").equals(lab.preferences)
    again = BargainingLaboratory(store=Store(store.folder))
    assert again.edits == lab.edits
    assert again.found.is_open
    again.editor.all_back.click()
    assert again.edits == {}
    assert not again.found.is_open
    assert BargainingLaboratory(store=Store(store.folder)).edits == {}


def test_the_first_position_can_be_changed_without_choosing_it(lab):
    assert lab.editor.position in {
        (one.actor_id, one.issue) for one in lab.preferences.itertuples()
    }
    lab.editor.has_line.value = not lab.editor.has_line.value
    assert len(lab.edits) == 1


def test_a_value_moved_back_to_the_table_is_no_change(lab):
    place(lab, "JPN", "sanctions", ideal=0.8)
    assert lab.edits == {"JPN/sanctions": {"ideal": 0.8}}
    place(lab, "JPN", "sanctions", ideal=0.1)
    assert lab.edits == {}


def test_nobody_can_give_the_abductions_a_weight(lab):
    for actor in dict.fromkeys(lab.preferences["actor_id"]):
        place(lab, actor, "abductions", weight=50, ideal=0.7)
        assert lab.editor.weight.layout.display == "none"
        assert "weight" not in lab.edits.get(f"{actor}/abductions", {})
    lab.controls["consent"].value = OTHERS
    assert all("abductions" not in party.shares for party in lab.needed)


@pytest.mark.parametrize(
    "edits",
    [5, {"JPN/sanctions": 3}, {"JPN/nothing": {}}, {"JPN/sanctions": {"goal": "x"}},
     {"JPN/sanctions": {"weight": 0}}, {"JPN/sanctions": {"ideal": None}},
     {"JPN/sanctions": {"ideal": True}}, {"JPN/sanctions": {"red_line_position": 2}}],
)  # fmt: skip
def test_preferences_that_cannot_be_used_are_refused(lab, edits):
    assert lab._check_entry("preferences", {"edits": edits})


def test_a_file_with_preferences_but_no_deal_is_read(lab, tmp_path, upload):
    place(lab, "JPN", "sanctions", ideal=0.8)
    lab.class_panel.name.value = "Mina"
    path = lab.class_panel.make()
    other = BargainingLaboratory(store=Store(tmp_path / "other"))
    other.class_panel.upload.value = upload(path.name, path.read_bytes())
    assert [one.name for one in other.class_panel.files] == ["Mina"]
    assert pages.class_page(other) == ""


def test_reset_goes_back_to_today(lab):
    lab.sliders["sanctions"].value = 0.9
    lab.controls["what_if"].value = ("ch_russia_partner",)
    lab.reset()
    assert lab.deal == lab.status_quo
    assert lab.controls["what_if"].value == ()


def test_every_panel_is_filled_and_the_cards_can_be_printed(lab, store):
    for at in range(len(lab.panels.children)):
        lab.panels.selected_index = at
    lab.print_cards()
    page = (store.folder / "to_share" / "role_cards.html").read_text(encoding="utf-8")
    assert page.count("<section") == lab.preferences["actor_id"].nunique()
    assert "never a price" in page
    without = (lab.preferences["red_line"] == "").sum()
    assert page.count("no red line is known") == without > 0


@pytest.mark.parametrize("entry", [{}, 5, {"deal": {}}, {"deal": {"sanctions": 2}}])
def test_an_entry_that_is_no_deal_is_refused(lab, entry):
    assert lab._check_entry("deal", entry)
    assert lab._check_entry("other", {"deal": lab.deal})
    assert not lab._check_entry("deal", {"deal": lab.deal})


def test_a_sentence_that_is_too_long_is_refused_and_stays_in_the_box(lab, store):
    """The page said “kept”, and neither a restart nor a classmate could use the deal."""
    lab.words.value = "x" * 501
    lab.keep_button.click()
    assert "500 characters" in lab.notice.value
    assert "is kept" not in lab.helper.announcement
    assert lab.words.value == "x" * 501
    assert lab.shared() == {}
    lab.sliders["sanctions"].value = 0.3
    lab.words.value = "x" * 500
    lab.keep_button.click()
    assert "characters" not in lab.notice.value
    assert BargainingLaboratory(store=Store(store.folder)).deal == lab.deal


STRANGERS = [{"what_if": ["gone"]}, {"consent": ["nobody"]}, {"consent": ["USA", "USA"]},
             {"what_if": [["gone"]]}, {"consent": "USA"}]  # fmt: skip


@pytest.mark.parametrize("choice", STRANGERS)
def test_parties_and_changes_that_the_kit_does_not_know_are_refused(lab, choice):
    assert lab._check_entry("deal", {"deal": lab.deal, **choice})


@pytest.mark.parametrize("choice", STRANGERS)
def test_a_deal_with_strangers_closes_neither_the_laboratory_nor_the_class(
    lab, store, tmp_path, choice
):
    content = {"deal": lab.deal, "what_if": [], "consent": [], "words": "good"}
    lab.logbook.add("deal", content)
    lab.logbook.add("deal", {**content, **choice})
    again = BargainingLaboratory(store=Store(store.folder))
    assert again.words.value == "good"
    other = BargainingLaboratory(store=Store(tmp_path / "other"))
    given = written("bargaining", "Mina", {"deal": {**content, **choice}}, "0.2.0")
    keep_file(other.store.folder / "class", "mina.json", given.encode())
    other.class_panel.read_folder()
    other.panels.selected_index = 3
    assert not other.class_panel.files
    assert "mina.json" in other.class_panel.listed.value
