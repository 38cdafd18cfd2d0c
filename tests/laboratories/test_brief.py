"""The policy brief as a Python object: evidence, writing, warnings; nothing typed is lost."""

from __future__ import annotations

import os

import pytest

from kit.laboratories.argument import ArgumentLaboratory
from kit.laboratories.brief import BriefLaboratory
from kit.laboratories.brief_draft import ADDRESSEES, FIELDS, PARTS, STYLES
from kit.laboratories.brief_finder import written_code
from kit.lessons.store import Store
from kit.page.writing import inserted, is_picture

SUMMIT, CLAIM = "ev_2002_09_17_summit", "fg_claimed_dead"


@pytest.fixture
def lab(store):
    return BriefLaboratory(store)


def again(lab):
    return BriefLaboratory(Store(lab.store.folder))


def keys(lab):
    return [one.key for one in lab.draft.basket]


def test_evidence_of_any_table_goes_into_the_basket_and_comes_back(lab):
    for key in (SUMMIT, CLAIM, "st_2024_03_25_kim_yo_jong", "c01", "yokota_megumi"):
        assert lab.add(key)
        assert key in lab.basket.card.value
    assert lab.add_figure("T/1990-2004")
    lab.keep_note(SUMMIT, "talks can work")
    assert keys(again(lab)) == keys(lab)
    assert again(lab).draft.basket[0].note == "talks can work"


@pytest.mark.parametrize("key", ["", "nothing", "ev_<b>", "../../etc"])
def test_what_is_not_in_a_table_is_refused_in_words(lab, key):
    assert not lab.add(key)
    assert lab.draft.is_empty
    assert "<b>" not in lab.said.value


@pytest.mark.parametrize("code", ["", "zzz", "T/1700-1600", "T/q:x", "D/d:none", "V/<script>"])
def test_a_view_code_that_cannot_be_opened_is_refused_in_words(lab, code):
    assert not lab.add_figure(code)
    assert "cannot be opened" in lab.said.value
    assert "<script>" not in lab.said.value


def test_every_explorer_can_be_taken_as_a_figure():
    from kit.explorers import BY_LETTER
    from kit.laboratories.brief_draft import VIEW, Item
    from kit.laboratories.brief_evidence import Library
    from kit.laboratories.brief_tables import rows_of

    library = Library()
    for letter in ("P", "Q", "T", "U", "N"):
        assert letter in BY_LETTER
        found = library.of(Item(letter, VIEW))
        assert found.known
        assert found.alternative
        assert found.source_ids
        caption, rows = rows_of(found)
        assert caption
        assert len(rows) > 1
        assert (found.figure is None) == (letter == "P")


def test_a_whole_line_of_code_can_be_pasted():
    assert written_code(' kit.open("T/1990-2004") ') == "T/1990-2004"
    assert written_code("kit.open('T')") == "T"
    assert written_code("T/w:a%20b") == "T/w:a%20b"


def test_evidence_is_moved_taken_out_and_put_back_with_its_note(lab):
    for key in (SUMMIT, CLAIM, "c01"):
        lab.add(key)
    lab.keep_note(CLAIM, "a claim of one side")
    lab.move(-1, "c01")
    assert keys(lab) == [SUMMIT, "c01", CLAIM]
    lab.move(-1, SUMMIT)
    assert keys(lab) == [SUMMIT, "c01", CLAIM]
    lab.take_out(CLAIM)
    assert keys(again(lab)) == [SUMMIT, "c01"]
    lab.put_back(CLAIM)
    assert lab.draft.basket[-1].note == "a claim of one side"


def test_a_note_being_written_stays_with_its_evidence(lab):
    lab.add(SUMMIT)
    lab.add(CLAIM)
    lab.item = SUMMIT
    lab.basket.note.value = "about the summit"
    lab.basket.rows.value = CLAIM
    assert lab.basket.note.value == ""
    notes = {one.key: one.note for one in again(lab).draft.basket}
    assert notes == {SUMMIT: "about the summit", CLAIM: ""}


def test_what_is_typed_is_kept_and_comes_back_part_by_part(lab):
    for box in FIELDS:
        lab.part = next(part for part, boxes in PARTS.items() if box in boxes)
        lab.desk.boxes[box].value = f"words of {box}"
    other = again(lab)
    for box in FIELDS:
        assert other.desk.boxes[box].value == f"words of {box}"
    assert other.draft.fields == {box: f"words of {box}" for box in FIELDS}


def test_earlier_words_stay_in_the_log(lab):
    lab.write("summary", "first")
    lab.write("summary", "second")
    assert [entry.content["words"] for entry in lab.logbook.entries("text/summary")] == [
        "first", "second"]  # fmt: skip


def test_two_open_briefs_do_not_overwrite_each_other(lab, store):
    other = BriefLaboratory(store)
    lab.write("summary", "from the first")
    assert other.desk.boxes["summary"].value == "from the first"
    other.save()
    lab.save()
    assert again(lab).draft.words("summary") == "from the first"


def test_a_full_disk_loses_nothing_and_says_so(tmp_path):
    place = tmp_path / "file"
    place.write_text("not a folder")
    lab = BriefLaboratory(Store(place / "my_work"))
    lab.write("summary", "kept in memory")
    assert lab.draft.words("summary") == "kept in memory"
    assert lab.notice.value
    assert lab.export.make("html") is None
    assert "Download it" in lab.export.said.value


def test_cite_puts_the_mark_where_the_caret_was(lab):
    lab.add(SUMMIT)
    lab.part = "stakes"
    lab.write("people", "Aid came. Then it stopped.")
    lab.writing.caret = {"field": "people", "at": 8}
    lab.cite()
    assert lab.draft.words("people") == f"Aid came [{SUMMIT}]. Then it stopped."
    lab.writing.caret = {"field": "summary", "at": 3}
    lab.cite()
    assert lab.draft.words("families") == f"[{SUMMIT}]"
    assert "✓" in lab.basket.rows.options[0][0]


def test_what_stands_in_a_box_that_is_left_is_kept_before_a_button_is_pressed(lab):
    lab.add(SUMMIT)
    lab.part = "summary"
    lab.writing._told(None, {"left": "summary", "at": 3, "words": "All of it."}, [])
    lab.writing._told(None, {"left": "note", "at": 0, "words": "a note"}, [])
    lab.writing._told(None, {"left": "page"}, [])
    lab.writing._told(None, {"left": "situation", "at": 0, "words": "of a part that is closed"}, [])
    other = again(lab)
    assert other.draft.words("summary") == "All of it."
    assert other.draft.basket[0].note == "a note"
    assert not other.draft.words("situation")


def test_the_browser_puts_in_the_mark_where_there_is_one(lab, monkeypatch):
    lab.add(SUMMIT)
    lab.part = "summary"
    sent = []
    monkeypatch.setattr(lab.writing, "send", sent.append)
    lab.writing._told(None, {"live": True}, [])
    lab.cite()
    assert sent == [{"field": "summary", "mark": f"[{SUMMIT}]"}]


@pytest.mark.parametrize("caret", [{}, {"field": "x", "at": 99}, {"field": "x", "at": "1"}, None])
def test_a_mark_goes_to_the_end_if_the_caret_is_not_known(caret):
    assert inserted("word", "[a]", caret, "x") == "word [a]"


def test_choices_are_kept_and_wrong_ones_refused(lab):
    for addressee in ADDRESSEES[1:]:
        lab.choose(addressee=addressee)
    for style in STYLES:
        lab.choose(style=style)
    lab.controls["addressee"].value = "un"
    assert (again(lab).draft.addressee, again(lab).draft.style) == ("un", STYLES[-1])
    with pytest.raises(ValueError, match="style"):
        lab.choose(style="mla")


def test_warnings_stand_beside_the_part_and_in_the_panel(lab):
    lab.add(CLAIM)
    lab.part = "situation"
    lab.write("situation", f"Eight abductees are dead [{CLAIM}]. In 2014 <b>all</b> agreed.")
    assert {one.kind for one in lab.findings} == {"doubt", "death", "uncited"}
    assert "&lt;b&gt;all" in lab.desk.warnings.value
    lab.panels.selected_index = 2
    assert "rules of thumb" in lab.panels._html[2].value
    lab.part = "summary"
    assert lab.desk.warnings.value == ""


def test_every_finding_has_words(lab):
    from kit.analysis.brief_checks import Finding
    from kit.laboratories.brief_warnings import advice

    blanks = {"sign": "numbers", "mark": "x", "title": "T", "doubt": "contested",
              "start": "2002-09-17", "end": "2002-09-18", "words": "30", "name": "JPN"}  # fmt: skip
    for kind in ("uncited", "unknown", "doubt", "date", "quotation", "death", "loaded",
                 "one_publisher", "one_state"):  # fmt: skip
        assert len(advice(Finding(kind, "", "", blanks))) > 20


def test_every_panel_is_filled(lab):
    lab.add(SUMMIT)
    lab.write("question", "What now?")
    for at, maker in enumerate(lab.panels._makers):
        lab.panels.selected_index = at
        assert lab.panels._html[at].value == str(maker())


def test_the_basket_has_an_end(lab, monkeypatch):
    monkeypatch.setattr("kit.laboratories.brief_entries.MOST_ITEMS", 1)
    assert lab.add(SUMMIT)
    assert not lab.add(CLAIM)
    assert keys(lab) == [SUMMIT]


def test_a_photograph_is_kept_for_later_and_only_if_it_was_asked_for(lab):
    lab.add_figure("U")
    png, svg = b"\x89PNG...", "<svg></svg>"
    assert lab.writing.wanted == "U"
    lab.writing._told(None, {"picture": "T", "svg": svg}, [png])
    assert lab.pictures.get("T") is None
    lab.writing._told(None, {"picture": "U", "svg": svg}, [png])
    assert again(lab).pictures.get("U").png == png
    assert lab.writing.wanted == ""
    assert not is_picture("<html>", png)
    assert not is_picture(svg, b"GIF")


def test_a_figure_that_stayed_empty_is_drawn_once_more(lab):
    lab.add_figure("U")
    before = lab.figures.paper.children[0]
    lab.writing._told(None, {"empty": "T"}, [])
    assert lab.figures.paper.children[0] is before
    lab.writing._told(None, {"empty": "U"}, [])
    after = lab.figures.paper.children[0]
    assert after is not before
    assert after.layout.meta["view"] == lab.writing.wanted == "U"


def test_the_outline_of_the_map_goes_into_the_brief(lab, store):
    lab.add(SUMMIT)
    tree = ArgumentLaboratory(store)
    tree.say("Tokyo should try.")
    name = tree.add("for")
    tree.say("It worked once.")
    tree.tie((SUMMIT,), name)
    lab.panels.selected_index = 3
    assert "It worked once." in lab.panels._html[3].value
    lab.write("recommendation", "Before.")
    lab.put_outline("recommendation")
    assert lab.draft.words("recommendation").splitlines() == [
        "Before.", "", "Tokyo should try.", f"- For: It worked once. [{SUMMIT}]"]  # fmt: skip


def test_nothing_is_read_or_written_before_the_brief_is_opened():
    assert not os.path.exists(os.environ["KIT_WORK"])
