"""Everything that a learner or a teacher can type carries every payload, as do the names of files.

What comes of it is looked through: the widgets, and each file that leaves the kit.
"""

from __future__ import annotations

import ast
import json
import os
from pathlib import Path
from typing import Any

import live
import payloads
import pytest

import kit
from kit.classroom.class_folder import ClassFolder
from kit.classroom.portfolio import PortfolioMaker
from kit.explorers.timeline import TimelineExplorer
from kit.explorers.timeline_layers import Layer
from kit.laboratories import class_files, own_event_rows
from kit.laboratories.argument import ArgumentLaboratory
from kit.laboratories.bargaining import BargainingLaboratory
from kit.laboratories.brief import BriefLaboratory
from kit.laboratories.brief_draft import FIELDS
from kit.laboratories.brief_export import file_name as brief_name
from kit.laboratories.claim_audit import ClaimAudit
from kit.laboratories.coding import CodingLaboratory
from kit.laboratories.own_events import OwnTimeline
from kit.laboratories.scenarios import ScenarioLaboratory
from kit.lessons.attempts import Attempt
from kit.lessons.lesson import Lesson
from kit.lessons.store import Store
from kit.page import safety
from kit.tables.faults import TableError
from kit.tables.written_files import as_csv, write_new

ALL = payloads.ALL
EVERY = bool(os.environ.get("KIT_ALL_PAYLOADS"))
SUMMIT = "ev_2002_09_17_summit"


def opened(box: Any) -> list[str]:
    """Return what lives in a widget, with each of its panels opened."""
    found = live.in_widgets(box)
    for at in range(len(box.panels.titles) if hasattr(box, "panels") else 0):
        box.panels.selected_index = at
        found += live.in_widgets(box)
    return sorted(set(found))


def answered(store: Store) -> None:
    """Answer every free text of a lesson, twice, so that both are shown."""
    lesson = Lesson("03_abductions", store)
    for name, question in lesson.questions.items():
        if question.kind in {"text", "note"}:
            check = lesson.ask(name)
            given = {"text": ALL, "rating": None} if question.kind == "text" else [ALL] * 3
            for _ in range(2):
                check.kind.put(check.controls, given)
                check.answer()
            assert live.shows(check)
            assert opened(check) == []
            assert opened(Lesson("03_abductions", Store(store.folder)).ask(name)) == []


def coded(store: Store) -> None:
    lab = CodingLaboratory(store=store)
    lab.keep(1, ("weapons",), ALL)
    lab.challenge("first", 0, ALL)
    assert opened(lab) == []


def logged(store: Store) -> None:
    lab = ScenarioLaboratory("sc_trump_first", store)
    lab.log(60, 20, ALL)
    assert opened(lab) == []


def argued(store: Store) -> None:
    tree = ArgumentLaboratory(store)
    tree.say(ALL)
    for side in ("for", "against"):
        tree.add(side)
        tree.words.value = ALL
    assert live.shows(tree)
    assert opened(tree) == []


def event(**typed: str) -> dict[str, Any]:
    plain = {
        "date": "2003-05", "title": "A diary", "summary": "A diary of 1959.", "note": "",
        "category": "diplomacy", "actor_ids": ["JPN"], "certainty": "agreed", "source": "",
    }  # fmt: skip
    return plain | typed


def is_taken(content: dict[str, Any]) -> bool:
    """Whether an event passes the check, as most payloads do in most boxes."""
    try:
        own_event_rows.check({"my_x": content}, "x")
    except TableError:
        return False
    return True


def told(store: Store) -> None:
    typed = [
        event(**{name: one[:50] if name == "title" else one})
        for at, one in enumerate((ALL[:900], *payloads.TEXTS))
        for name in (("title", "summary"), ("source", "note"))[at % 2]
    ]
    taken = {f"my_{at}": one for at, one in enumerate(filter(is_taken, typed))}
    assert len(taken) > 40
    own = OwnTimeline(store)
    path = write_new(store.folder, "in", ".csv", as_csv(own_event_rows.frame_of(taken)))
    own.bring_in(path)
    assert len(own.events) == len(taken)
    for name in list(taken)[:3]:
        own.timeline.event = name
        assert live.in_widgets(own) == []
    assert live.shows(own)


def briefed(store: Store) -> BriefLaboratory:
    lab = BriefLaboratory(store)
    lab.add(SUMMIT)
    for box in FIELDS:
        lab.write(box, f"{ALL} [{SUMMIT}] [{payloads.ELEMENTS[1]}]")
    lab.keep_note(SUMMIT, ALL)
    lab.log_change(ALL)
    assert live.shows(lab)
    assert opened(lab) == []
    return lab


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The folder of a learner who typed payloads into every box."""
    store = Store(tmp_path_factory.mktemp("typed") / "my_work")
    for step in (answered, coded, logged, argued, told, briefed):
        step(store)
    store.add_all(
        Attempt(one, one, "text", one, {"text": one, one: [one]}, one, (one,), one,
                asked={"prompt": one, "said": one})
        for one in ("no_such_lesson", *(one for one in payloads.TEXTS if one.strip()))
    )  # fmt: skip
    return store


def test_nothing_that_a_learner_types_lives_anywhere(typed: Store, upload: Any) -> None:
    maker = PortfolioMaker(ALL, typed)
    portfolio = maker.make()
    maker.make_button.click()
    assert live.in_name(portfolio, typed.folder / "to_share") == []
    page = portfolio.read_text(encoding="utf-8")
    assert live.WORD in page
    assert live.in_page(page) == []
    assert opened(maker) == []
    assert opened(kit.progress(store=typed)) == []
    for one in payloads.PATHS if EVERY else payloads.PATHS[:2]:
        maker.upload.value = upload(one, page.encode())
        maker.upload.value = upload(f"{one}{ALL}", b"no portfolio")
        assert opened(maker) == []


def test_a_brief_leaves_as_a_page_and_as_a_word_file_in_which_nothing_lives(typed: Store) -> None:
    lab = BriefLaboratory(typed)
    lab.export.name.value = ALL
    assert live.in_page(lab.export.content("html").decode("utf-8")) == []
    assert live.in_office_file(lab.export.content("docx")) == []


def test_events_of_a_learner_leave_as_tables_in_which_nothing_is_computed(typed: Store) -> None:
    own = OwnTimeline(typed)
    layer = Layer("own", own.timeline.layers[0].rows.head(3), ALL, (ALL,))
    assert opened(TimelineExplorer(layers=[layer])) == []
    assert live.in_csv(own.export(".csv").read_bytes()) == []
    assert live.in_office_file(own.export(".xlsx").read_bytes()) == []


def test_nothing_lives_in_what_a_teacher_sees_of_a_class(
    typed: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "portfolios"
    for number, name in enumerate(("Mina", ALL, *payloads.ELEMENTS[:3], *payloads.FORMULAS)):
        path = folder / f"{number}.html"
        PortfolioMaker(name, typed if number < 2 else one_answer(tmp_path, number)).make(path)
    for number, one in enumerate(payloads.PATHS):
        spoilt = folder / f"{safety.file_part(one)}_{number}.kithit"
        spoilt.write_text(one, "utf-8", "replace")
    (folder / "<img src=kithit onerror=alert(1)>.html").write_text("<p>no")
    (folder / "x.json").write_text(
        class_file(coding={payloads.ELEMENTS[0]: {"tone": 1}}), "utf-8", "replace"
    )
    room = ClassFolder(folder, names=True)
    assert len(room.learners) >= 10
    for one in room.learners[:3]:
        room.comments.choose(one.label, own=ALL)
    assert live.shows(room)
    assert opened(room) == []
    for lesson in room.lessons:
        room.controls["lesson"].value = lesson
        assert opened(room.panels) == []
    assert live.in_csv(room.write_gradebook().read_bytes()) == []
    assert live.in_office_file(room.write_gradebook(ending=".xlsx").read_bytes()) == []
    for page in room.write_feedback():
        assert live.in_page(page.read_text(encoding="utf-8")) == []
        assert live.in_name(page, folder / "feedback") == []


def one_answer(folder: Path, number: int) -> Store:
    store = Store(folder / f"learner_{number}")
    store.add(Attempt("01_timeline", "exit_ticket", "note", "v", [ALL] * 3, "noted"))
    return store


def class_file(**entries: Any) -> str:
    ((laboratory, content),) = entries.items()
    return class_files.written(laboratory, f"M{payloads.ELEMENTS[0]}", content, ALL)


def test_nothing_lives_in_a_class_file_of_somebody_else(
    typed: Store, store: Store, upload: Any
) -> None:
    for maker, theirs in (
        (CodingLaboratory, CodingLaboratory(store=typed)), (ClaimAudit, None),
        (BargainingLaboratory, None), (BriefLaboratory, BriefLaboratory(typed)),
    ):  # fmt: skip
        lab = maker(store=store)
        for number, name in enumerate((payloads.ELEMENTS[1], payloads.WAYS_OUT[0])):
            content = {"format": class_files.FORMAT, "version": 1, "laboratory": lab.name,
                       "name": name, "data_version": ALL,
                       "entries": theirs.shared() if theirs else {ALL: {name: name}}}  # fmt: skip
            file = payloads.PATHS[number % len(payloads.PATHS)]
            lab.class_panel.upload.value = upload(file, json.dumps(content).encode())
        lab.class_panel.name.value = payloads.ELEMENTS[0]
        lab.class_panel.make()
        assert opened(lab) == []
        for path in (store.folder / class_files.FOLDER).glob("*"):
            assert live.in_name(path, store.folder / class_files.FOLDER) == []


def test_every_name_gives_a_file_in_its_folder(tmp_path: Path) -> None:
    for one in payloads.TEXTS:
        path = write_new(tmp_path / "a", one, ".html", one)
        assert live.in_name(path, tmp_path / "a") == []
        path = class_files.keep_file(tmp_path / "b", one, one.encode("utf-8", "replace"))
        assert live.in_name(path, tmp_path / "b") == []
        for name in (brief_name(one, "docx"), shared_name(one)):
            assert live.in_name(tmp_path / name, tmp_path) == []


def shared_name(name: str) -> str:
    return class_files.file_name("coding", safety.clean_name(name) or "x")


def calls_in(code: str) -> set[str]:
    """Return what a piece of code calls, and every name in it."""
    nodes = list(ast.walk(ast.parse(code)))
    called = {ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)}
    return called | {node.id for node in nodes if isinstance(node, ast.Name)}


def test_what_is_searched_for_stays_a_text_in_the_code_and_in_the_view_code() -> None:
    view = TimelineExplorer()
    view.words = "summit"
    known = calls_in(view.code)
    for one in payloads.TEXTS if EVERY else (*payloads.CODE, *payloads.SIGNS[:3]):
        view.words = one
        assert calls_in(view.code) <= known
        assert kit.open(view.view_code).words == view.words
        assert opened(view) == []
