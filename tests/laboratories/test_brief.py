"""The policy brief as a Python object: evidence, writing, warnings; nothing typed is lost."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import sys
from io import BytesIO

import ipywidgets as widgets
import pytest
from docx import Document

from kit.analysis.brief_checks import Finding
from kit.laboratories.argument import ArgumentLaboratory
from kit.laboratories.brief import BriefLaboratory
from kit.laboratories.brief_draft import ADDRESSEES, FIELDS, LONGEST, PARTS, ROW, STYLES, VIEW
from kit.laboratories.brief_finder import written_code
from kit.laboratories.brief_warnings import advice
from kit.language import text
from kit.lessons.store import Store
from kit.page.writing import inserted, is_picture
from kit.tables.frames import load

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


@pytest.mark.parametrize(("key", "what"), [("ev_of_another_version", ROW), ("ZZ/1990-2004", VIEW)])
def test_evidence_that_the_tables_no_longer_have_stays_and_is_told(lab, key, what):
    """The advice was to put into the basket what was there, or to correct a mark that was right."""
    lab.add(SUMMIT)
    lab.logbook.add(f"evidence/{key}", {"what": what, "note": "a note", "in": True})
    lab.write("summary", f"As was shown [{key}].")
    other = again(lab)
    assert [one.kind for one in other.findings] == ["gone"]
    other.item = key
    assert other.basket.note.value == "a note"
    for at in range(len(other.panels.children)):
        other.panels.selected_index = at
    assert f"[not found: {key}]" in other.export.content("html").decode()
    assert other.export.content("docx")
    other.take_out(key)
    assert other.draft.removed[0].note == "a note"


def test_a_very_long_part_is_kept_whole_and_stays_as_it_was_typed(lab, store, tmp_path, upload):
    """What was typed after 20,000 characters was cut off, in the box as well, without a word."""
    endless = "words " * 4_000 + "of the end"
    lab.desk.boxes["question"].value = endless
    lab.write("summary", endless)
    lab.add(SUMMIT)
    lab.keep_note(SUMMIT, endless)
    ArgumentLaboratory(store).say(endless)
    other = again(lab)
    assert other.draft.words("question") == other.desk.boxes["question"].value == endless
    assert other.draft.basket[0].note == endless
    assert "stop after 20,000 characters" in other.desk.about["question"].value
    assert "stop after" not in other.desk.about["situation"].value
    assert b"of the end" in other.export.content("html")
    words = "\n".join(
        one.text for one in Document(BytesIO(other.export.content("docx"))).paragraphs
    )
    assert words.count("of the end") == 2
    other.class_panel.name.value = "Mina"
    path = other.class_panel.make()
    reader = BriefLaboratory(Store(tmp_path / "reader"))
    reader.class_panel.upload.value = upload(path.name, path.read_bytes())
    assert reader.briefs["Mina"].words("summary") == endless[:LONGEST]


def test_a_very_long_review_is_kept_whole_and_reaches_its_writer(lab, tmp_path, upload):
    lab.write("question", "What now?")
    lab.class_panel.name.value = "Mina"
    reader = BriefLaboratory(Store(tmp_path / "reader"))
    reader.class_panel.upload.value = upload("mina.json", lab.class_panel.make().read_bytes())
    endless = "words " * 4_000
    reader.review("Mina", {}, {"people": endless}, endless)
    assert reader.reviews_given[lab.draft.uid]["last"] == endless
    reader.class_panel.name.value = "Aoi"
    lab.class_panel.upload.value = upload("aoi.json", reader.class_panel.make().read_bytes())
    (review,) = lab.reviews
    assert review.content["comments"] == {"people": endless[:LONGEST]}


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


@pytest.mark.parametrize(
    ("kind", "blanks", "words"),
    [
        ("uncited", {"sign": "numbers"}, ("has a number", "nothing is cited")),
        ("unknown", {"mark": "ev_x"}, ("[ev_x]", "nothing in your basket")),
        ("gone", {"mark": "ev_x"}, ("[ev_x] is in your basket", "this version")),
        ("doubt", {"title": "A claim", "doubt": "contested"}, ("“A claim” is contested",)),
        ("date", {"title": "A day", "start": "2002-09-17", "end": "2002-09-17"},
         ("“A day” says 17 September 2002.",)),
        ("date", {"title": "Days", "start": "2002-09-17", "end": "2002-09-18"},
         ("17 September 2002 – 18 September 2002",)),
        ("date", {"title": "Still", "start": "2002-09-17", "end": ""}, ("says 17 September 2002",)),
        ("quotation", {"words": "30"}, ("30 words",)),
        ("death", {}, ("Whose word is it?",)),
        ("loaded", {}, ("A loaded word.",)),
        ("one_publisher", {"name": "Kyodo"}, ("one publisher: Kyodo",)),
        ("one_state", {"name": "JPN"}, ("one state: Japan",)),
        ("one_state", {"name": "XXX"}, ("one state: XXX",)),
    ],
)  # fmt: skip
def test_every_finding_has_words(kind, blanks, words):
    said = advice(Finding(kind, "", "", blanks))
    assert not [one for one in words if one not in said]
    assert "{" not in said


def said_in(widget):
    """Everything that stands in a panel: what is written there, names of boxes, buttons, lists."""
    lines = [str(getattr(widget, name, "")) for name in ("description", "placeholder", "options")]
    if isinstance(widget, widgets.HTML):
        lines.append(widget.value)
    return "\n".join([*lines, *map(said_in, getattr(widget, "children", ()))])


def test_every_panel_shows_what_it_is_for(lab, store):
    lab.add(SUMMIT)
    lab.add_figure("U")
    lab.write("question", "What now?")
    lab.write("summary", f"In 2014 all agreed. See [{SUMMIT}].\n\nIn 2016 all agreed.")
    ArgumentLaboratory(store).say("Tokyo should try.")
    lab.log_change("named who says it")
    expected = {
        "find": ("Put into my basket", "Found", "rows found", "First"),
        "figures": ("Take this figure", "'U'", "on white paper"),
        "warnings": ("rules of thumb", "In 2016 all agreed.", "nothing is cited"),
        "argument": ("Tokyo should try.", "Put the outline there"),
        "read": ("<h3>What now?</h3>", "In 2014 all agreed.", 'href="#mine-note-1"'),
        "export": ("Make the page (HTML)", "Make the Word file (DOCX)", "Your name"),
        "class": ("No brief of a classmate has been read yet",),
        "reviews": ("No review of your brief", "named who says it", "Log this change"),
        "code": ("kit.laboratory.brief()", "lab.add_figure"),
    }
    assert list(lab.panels.titles) == [text(f"laboratories.panel_{one}") for one in expected]
    for at, (name, words) in enumerate(expected.items()):
        lab.panels.selected_index = at
        shown = said_in(lab.panels.children[at])
        assert not [one for one in words if one not in shown], name


def test_the_basket_has_an_end(lab, monkeypatch):
    monkeypatch.setattr("kit.laboratories.brief_entries.MOST_ITEMS", 1)
    assert lab.add(SUMMIT)
    assert not lab.add(CLAIM)
    assert keys(lab) == [SUMMIT]


PNG, SVG = b"\x89PNG...", "<svg>one</svg>"


def photograph(lab, code, svg=SVG, png=PNG):
    """Do as the browser does when it has drawn a figure."""
    lab.writing._told(None, {"picture": code, "svg": svg}, [png])


def kept_pictures(lab):
    """The files of photographs by their ending, and what they hold."""
    folder = lab.store.folder / "brief_pictures"
    return sorted((path.suffix, path.read_bytes()) for path in folder.glob("*"))


def shown_in_file(lab):
    """The pictures in the page that the brief would leave as."""
    found = re.findall(r"data:image/svg\+xml;base64,([^\"]+)", lab.export.content("html").decode())
    return [base64.b64decode(one).decode() for one in found]


def test_a_photograph_is_kept_for_later_and_only_if_it_was_asked_for(lab):
    lab.add_figure("U")
    lab.write("summary", "See [U].")
    assert lab.writing.wanted == "U"
    assert "ready for your files" not in lab.figures.said.value
    photograph(lab, "T")
    assert lab.writing.wanted == "U"
    assert not kept_pictures(lab)
    assert not shown_in_file(lab)
    photograph(lab, "U")
    assert lab.writing.wanted == ""
    assert "ready for your files" in lab.figures.said.value
    assert kept_pictures(lab) == [(".png", PNG), (".svg", SVG.encode())]
    other = again(lab)
    assert other.writing.wanted == ""
    assert "ready for your files" in other.figures.said.value
    assert shown_in_file(other) == [SVG]
    photograph(lab, "U", svg="<svg>not asked for</svg>")
    assert shown_in_file(again(lab)) == [SVG]


@pytest.mark.parametrize(
    ("svg", "png"),
    [
        ("<html>", PNG), ("", PNG), (SVG, b"GIF"), (SVG, b""),
        ("<svg>" + "x" * 8_000_000, PNG), (SVG, PNG + b"x" * 8_000_000),
    ],
    ids=["a page", "nothing", "another kind", "no bytes", "endless", "endless bytes"],
)  # fmt: skip
def test_what_is_no_picture_is_not_kept_as_one(lab, svg, png):
    assert is_picture(SVG, PNG)
    assert not is_picture(svg, png)
    lab.add_figure("U")
    photograph(lab, "U", svg, png)
    assert lab.writing.wanted == "U"
    assert not kept_pictures(lab)
    assert "ready for your files" not in lab.figures.said.value


@pytest.fixture
def correct(monkeypatch):
    """Correct the votes of the Security Council, as a new version of the tables does."""

    def correct(yes):
        module = sys.modules["kit.explorers.security_council"]
        monkeypatch.setattr(module, "load", lambda name: load(name).assign(yes=yes))

    return correct


def test_a_figure_whose_data_were_corrected_is_drawn_anew(lab, correct):
    """The photograph of before the correction stood in the brief for good, beside new words."""
    lab.add_figure("U")
    lab.write("summary", "See [U].")
    lab.keep_note("U", "a note")
    photograph(lab, "U")
    correct(yes=7)
    later = again(lab)
    assert later.writing.wanted == "U"
    assert not shown_in_file(later)
    later.export.make("html")
    assert "leaves as a table" in later.export.said.value
    photograph(later, "U", svg="<svg>two</svg>")
    assert shown_in_file(later) == ["<svg>two</svg>"]
    assert shown_in_file(again(lab)) == ["<svg>two</svg>"]
    assert (keys(later), later.draft.basket[0].note) == (["U"], "a note")


def test_photographs_of_before_corrections_do_not_pile_up(lab, correct):
    for code in ("U", "N"):
        lab.add_figure(code)
        photograph(lab, code)
    for yes in (7, 8, 9):
        correct(yes)
        later = again(lab)
        later.figures.show("U")
        photograph(later, "U", svg=f"<svg>{yes}</svg>")
    assert [content for ending, content in kept_pictures(lab) if ending == ".svg"] == [
        b"<svg>9</svg>", SVG.encode()]  # fmt: skip
    assert len(kept_pictures(lab)) == 4
    assert again(lab).writing.wanted == ""


def test_a_photograph_under_the_name_of_an_earlier_version_is_replaced(lab):
    lab.add_figure("U")
    folder = lab.store.folder / "brief_pictures"
    folder.mkdir(parents=True)
    old = hashlib.sha256(b"U").hexdigest()[:24]
    (folder / f"{old}.svg").write_text("<svg>old</svg>", encoding="utf-8")
    (folder / f"{old}.png").write_bytes(PNG)
    later = again(lab)
    assert later.writing.wanted == "U"
    photograph(later, "U")
    assert kept_pictures(lab) == [(".png", PNG), (".svg", SVG.encode())]


def test_a_photograph_is_there_for_this_sitting_if_the_folder_cannot_be_written(lab, correct):
    lab.add_figure("U")
    lab.write("summary", "See [U].")
    photograph(lab, "U")
    correct(yes=7)
    later = again(lab)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kit.tables.written_files.os.replace", _refused)
        photograph(later, "U", svg="<svg>two</svg>")
    assert shown_in_file(later) == ["<svg>two</svg>"]
    assert kept_pictures(lab) == [(".png", PNG), (".svg", SVG.encode())]


def _refused(*_paths):
    raise OSError("read-only")


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
