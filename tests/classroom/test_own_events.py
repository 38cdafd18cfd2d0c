"""Events of a class and of a learner: shown apart, checked, kept, and never part of an answer."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.classroom.portfolio import PortfolioMaker
from kit.explorers.timeline import TimelineExplorer
from kit.explorers.timeline_layers import class_events_file
from kit.laboratories.own_events import OwnTimeline
from kit.lessons.lesson import Lesson
from kit.lessons.store import Store
from kit.page.safety import clean_name, plain_cell, safe_cell
from kit.tables.faults import TableError
from kit.tables.written_files import as_csv, as_workbook

HEAD = "event_id,date,title,summary,category,actor_ids,certainty,source\n"
GOOD = "my_a,2010-01-02,A visit,We went there.,diplomacy,JPN;PRK,agreed,our book\n"


@pytest.fixture
def class_file(tmp_path: Path) -> Callable[[str], Path]:
    def write(content: str, name: str = "my_class.csv") -> Path:
        path = tmp_path / "own" / "class" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    return write


@pytest.fixture
def own(store: Store) -> OwnTimeline:
    return OwnTimeline(store)


def add(own: OwnTimeline, **changed: Any) -> str:
    fields = {"date": "2003-05", "title": "We read a diary", "summary": "A diary of 1959."}
    return own.add(**(fields | changed))


def test_without_a_file_of_the_class_nothing_changes() -> None:
    view = TimelineExplorer()
    assert view.layers == ()
    assert view.walked is view.selected
    assert "layers_shown" not in view.controls


def test_events_of_the_class_stand_in_a_lane_of_their_own_with_a_switch(
    class_file: Callable[[str], Path],
) -> None:
    without = TimelineExplorer()
    class_file(HEAD + GOOD)
    view = TimelineExplorer()
    assert view.layers[0].sentence == "1 event of your class from my_class.csv."
    assert len(view.walked) == len(view.selected) + 1
    assert "Class events" in str(view.picture.widget.layout.yaxis.ticktext)
    view.event = "my_a"
    assert "our book" in view.card.value
    assert "Class events" in view.card.value
    assert "from my_class.csv" in view.helper.figure_text[0]
    view.controls["layers_shown"].value = ()
    assert len(view.walked) == len(view.selected)
    assert "Class events" not in str(view.picture.widget.layout.yaxis.ticktext)
    view.layers_shown = ("class",)
    view.lanes = "actor"
    assert "Class events" in str(view.picture.widget.layout.yaxis.ticktext)
    view.words = "no such word at all"
    assert view.walked.empty
    assert without.alt_text == TimelineExplorer().alt_text


def test_no_table_no_answer_and_no_stored_output_depends_on_the_class(
    class_file: Callable[[str], Path], store: Store
) -> None:
    lesson = Lesson("01_timeline", store)
    before = [str(lesson.ask(name).posed.key) for name in ("read_a_mark", "match_years")]
    events, outputs = kit.events(), TimelineExplorer()._repr_mimebundle_()
    class_file(HEAD + GOOD)
    view = TimelineExplorer()
    assert kit.events().equals(events)
    for kind in ("text/plain", "text/html"):
        assert view._repr_mimebundle_()[kind] == outputs[kind]
    after = Lesson("01_timeline", store)
    assert [str(after.ask(name).posed.key) for name in ("read_a_mark", "match_years")] == before
    assert "my_a" not in set(view.selected["event_id"])
    assert "my_a" not in view.code


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "my_class.csv"),
        (HEAD, "my_class.csv"),
        ("a,b\n1,2\n", "my_class.csv"),
        (HEAD + GOOD.replace("2010-01-02", "2010-13-02"), "row 2, column date"),
        (HEAD + GOOD + GOOD, "row 3, column event_id"),
        (HEAD + GOOD.replace("JPN;PRK", "JPN;XXX"), "row 2, column actor_ids"),
        (HEAD + GOOD.replace("A visit", "=1+1"), "row 2, column title"),
        ("\0\0\0", "my_class.csv"),
    ],
)
def test_faults_of_the_file_are_said_and_never_stop_the_lesson(
    class_file: Callable[[str], Path], content: str, words: str
) -> None:
    class_file(content)
    view = TimelineExplorer()
    page = view.children[4].children[1].value
    assert "The events of the kit are all here" in page
    assert words in page
    assert view.walked is view.selected


def test_a_named_file_that_is_missing_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KIT_CLASS_EVENTS", str(tmp_path / "none.csv"))
    (layer,) = TimelineExplorer().layers
    assert "none.csv" in layer.problems[0]


def test_the_named_file_wins_then_beside_the_notebooks_then_the_folder_of_the_class(
    class_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert class_events_file() is None
    own = class_file(HEAD + GOOD, "my_class.xlsx")  # type: ignore[call-arg]
    assert class_events_file() == own
    (tmp_path / "questions").mkdir()
    (tmp_path / "my_class.csv").write_text(HEAD + GOOD)
    monkeypatch.chdir(tmp_path)
    assert class_events_file() == tmp_path / "my_class.csv"
    monkeypatch.setenv("KIT_CLASS_EVENTS", str(tmp_path / "named.csv"))
    assert class_events_file() == tmp_path / "named.csv"


def test_an_event_with_faults_is_not_kept_and_every_fault_is_said(own: OwnTimeline) -> None:
    with pytest.raises(TableError) as caught:
        own.add("2003-13", "", "", actors=("NOBODY",), certainty="contested")
    assert {one.column for one in caught.value.faults} >= {"date", "title", "summary", "actor_ids",
                                                           "note"}  # fmt: skip
    assert own.store.attempts() == []
    own.add_button.click()
    assert "title" in own.said.value
    assert own.store.attempts() == []


def test_an_event_is_kept_shown_changed_and_taken_away(own: OwnTimeline) -> None:
    name = add(own, source="family papers", note="my note")
    assert own.timeline.event == name
    assert "1 event of your own" in own.timeline.layers_said.value
    assert "family papers" in own.timeline.card.value
    assert name in set(own.timeline.walked["event_id"])
    again = OwnTimeline(Store(own.store.folder))
    again.list.value = name
    assert again.fields["title"].value == "We read a diary"
    again.fields["title"].value = "We read two diaries"
    again.add_button.click()
    assert list(again.events["title"]) == ["We read two diaries"]
    again.list.value = name
    again.remove_button.click()
    assert again.events.empty
    page = PortfolioMaker("Mina", again.store).page
    assert "We read a diary" in page
    assert "Taken away again" in page


def test_an_event_beyond_the_years_of_the_axis_is_kept_and_said(own: OwnTimeline) -> None:
    """It was drawn where nobody could see it."""
    name = add(own, date="1700")
    assert name in own._present()
    assert "1 of them lies beyond the years 1868" in own.timeline.layers_said.value
    assert name not in set(own.timeline.walked["event_id"])
    assert "We read a diary" in own.timeline.card.value
    later = add(own, date="1990")
    assert {name, later} & set(own.timeline.walked["event_id"]) == {later}


def test_export_and_import_give_the_same_events(own: OwnTimeline, tmp_path: Path) -> None:
    add(own)
    add(own, title="Two, with “quotes”; and 日本", source="a, b", note="a note\nof two lines")
    for ending in (".csv", ".xlsx"):
        other = OwnTimeline(Store(tmp_path / ending))
        path = own.export(ending)
        assert "2 events were new" in other.bring_in(path)
        assert other.events.equals(own.events)
        assert "0 events were new" in own.bring_in(path)


def test_a_file_with_faults_adds_nothing(own: OwnTimeline, tmp_path: Path, upload: Any) -> None:
    path = tmp_path / "in.csv"
    path.write_text(HEAD + GOOD + GOOD.replace("my_a", "my_b").replace("agreed", "sure"))
    with pytest.raises(TableError, match="row 3, column certainty"):
        own.bring_in(path)
    own.upload.value = upload("in.csv", path.read_bytes())
    assert "row 3, column certainty" in own.said.value
    assert own.events.empty
    own.upload.value = upload("good.csv", (HEAD + GOOD).encode())
    assert "1 event was new" in own.said.value


def test_what_is_typed_stays_text(own: OwnTimeline) -> None:
    name = add(own, title="<img src=x onerror=alert(1)>", summary="</script><b>", source="<i>")
    own.timeline.event = name
    shown = own.timeline.card.value + str(own.timeline.picture.widget.to_dict())
    assert "<img" not in shown
    assert "<b>" not in own.timeline.card.value


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=12) | st.sampled_from(["=1", "'=1", "''=1", " +1", "\t-1", "@x", "'", "＝1"])
)
def test_a_safe_cell_is_no_formula_and_can_be_read_back(typed: str) -> None:
    safe = safe_cell(typed)
    assert not safe.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert plain_cell(safe) == typed.replace("\0", "")


@given(st.text(max_size=60))
def test_a_clean_name_is_one_short_line_that_turns_nothing_round(typed: str) -> None:
    name = clean_name(typed)
    assert len(name) <= 40
    assert "\n" not in name
    assert not set(name) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert clean_name(name) == name


def test_files_are_written_for_every_kind_of_cell() -> None:
    import pandas as pd
    from openpyxl import load_workbook

    frame = pd.DataFrame({"=a": ["=1", None, "b\x07c"], "n": [1, 2, 3], "t": [(), ("x", "y"), ()]})
    assert as_csv(frame).decode("utf-8-sig").splitlines()[:2] == ["'=a,n,t", "'=1,1,"]
    sheet = load_workbook(io.BytesIO(as_workbook(frame))).active
    assert [cell.value for cell in sheet[1]] == ["'=a", "n", "t"]
    assert sheet["A4"].value == "b c"


def test_an_event_that_was_taken_away_comes_back_from_its_own_file(own: OwnTimeline) -> None:
    """The whole history counted as known, so nothing came back, or a fault was told."""
    name = add(own)
    alone = own.export()
    other = add(own, title="Another one")
    both = own.export()
    own.remove(name)
    assert own.bring_in(both).endswith("1 event was new and is added; 1 were here already.")
    assert set(own._present()) == {name, other}
    own.remove(name)
    own.remove(other)
    assert "1 event was new" in own.bring_in(alone)
    assert list(own.events["event_id"]) == [name]


def test_an_older_file_does_not_undo_a_later_change(own: OwnTimeline) -> None:
    name = add(own)
    path = own.export()
    add(own, title="We read two diaries", event_id=name)
    assert "0 events were new" in own.bring_in(path)
    assert list(own.events["title"]) == ["We read two diaries"]


def test_a_date_with_an_open_beginning_is_refused_and_nothing_vanishes(own: OwnTimeline) -> None:
    """It was kept, had no first day, and stood neither in the figure nor in the list."""
    with pytest.raises(TableError, match=r"column date.*does not say when it begins.*1945~/1950"):
        add(own, date="../1950")
    name = add(own, date="1945~/1950")
    add(own, date="1950/..")
    assert set(own.events["date"]) == {"1945~/1950", "1950/.."}
    assert own.timeline.layers[0].rows["start"].notna().all()
    assert name in set(own.timeline.layers[0].rows["event_id"])


def test_an_open_beginning_in_a_file_of_the_class_is_told_with_its_row(
    class_file: Callable[[str], Path],
) -> None:
    file = class_file(HEAD + GOOD + GOOD.replace("my_a,2010-01-02", "my_b,../1950"))
    with pytest.raises(TableError, match=r"my_class\.csv, row 3, column date: “\.\./1950”"):
        kit.events(extra=file)
