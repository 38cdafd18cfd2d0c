"""Files of the teacher's folder with every shape that YAML can have: a fault is said, not raised.

Each file is a good one with one part replaced by something else, or something else altogether.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_plans import GOOD

from kit.classroom.teaching import plans, references
from kit.classroom.teaching.files import TeacherFileError
from kit.classroom.teaching.plan_markup import plan_page

PLAN = {
    **GOOD,
    "care": ["Slowly."],
    "rubrics": ["brief"],
    "standards": ["c3"],
    "figures": ["T"],
    "stop_after": 1,
    "society": [{"said": "So.", "answer": "No.", "sources": ["kyodo"]}],
}
SOURCE = {
    "title": "Title", "publisher": "Press", "url": "https://kit.example", "date": "",
    "seen": "2026-11-29", "note": "All.",
}  # fmt: skip
STANDARD = {"framework": "C3", "code": "D1", "says": "Explain.", "source": "kyodo"}
UNIT = {
    "hours": 1, "title": "One", "for": "All.", "why": "So.",
    "blocks": [{"hour": 1, "lesson": "01_timeline", "part": "All."}],
}  # fmt: skip

STRANGE = (None, True, 0, -1, 1.5, "", " ", "text", [], [None], [1], [[]], {}, {1: 2}, {None: []},
           {"text": {"text": []}})  # fmt: skip
shapes = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.none() | st.integers() | st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)

Way = tuple[Any, ...]


def ways(part: Any, before: Way = ()) -> Iterator[Way]:
    """Yield the way to each part of a file, the whole first."""
    yield before
    if isinstance(part, dict | list):
        names = part if isinstance(part, dict) else range(len(part))
        for name in names:
            yield from ways(part[name], (*before, name))


def replaced(whole: Any, way: Way, by: Any) -> Any:
    if not way:
        return by
    made = copy.deepcopy(whole)
    part = made
    for name in way[:-1]:
        part = part[name]
    part[way[-1]] = by
    return made


def renamed(whole: Any, way: Way, by: Any) -> Any:
    """Return the file with another key for the last step of a way into a mapping."""
    made = copy.deepcopy(whole)
    part = made
    for name in way[:-1]:
        part = part[name]
    part[by] = part.pop(way[-1])
    return made


def is_key(whole: Any, way: Way) -> bool:
    return bool(way) and isinstance(way[-1], str)


def read_plan(raw: Any) -> None:
    """Refuse a plan in words, or show it."""
    faults = list(plans.find_faults(raw, "x.yaml"))
    if faults:
        assert all(str(one).startswith("x.yaml") and one.remedy for one in faults)
        return
    standard = references.Standard("c3", **STANDARD)
    with suppress(TeacherFileError):  # a source or a standard that is not known
        plan_page(plans._plan("x", raw), None, {"c3": standard})


def reader(name: str, read: Callable[[], object]) -> Callable[[Any], None]:
    """Return a function that reads a file of references and takes a refusal in words."""

    def try_it(raw: Any) -> None:
        files = {"sources": {"kyodo": SOURCE}, "standards": {"c3": STANDARD}, "units": [UNIT]}
        content = {**files, name: raw}
        with patch.object(references, "read_yaml", lambda path: content[path.stem]):
            try:
                read()
            except TeacherFileError as error:
                said = [str(one) for one in error.faults]
            else:
                return
        assert said
        assert all(one.startswith(f"{name}.yaml") for one in said)

    return try_it


def read_sources() -> None:
    known = references.sources()
    references.cited(list(known))


FILES: dict[str, tuple[Any, Callable[[Any], None]]] = {
    "plan": (PLAN, read_plan),
    "sources": ({"kyodo": SOURCE}, reader("sources", read_sources)),
    "standards": ({"c3": STANDARD}, reader("standards", references.standards)),
    "units": ([UNIT], reader("units", references.units)),
}


@pytest.mark.parametrize("name", FILES)
def test_the_good_file_is_read(name: str) -> None:
    whole, read = FILES[name]
    with patch.object(references, "_refuse", lambda faults: [*faults] and pytest.fail("refused")):
        read(whole)
    if name == "plan":
        assert list(plans.find_faults(whole, "x.yaml")) == []


@pytest.mark.parametrize("name", FILES)
def test_a_part_of_another_shape_is_refused_in_words(name: str) -> None:
    whole, read = FILES[name]
    for way in ways(whole):
        for strange in STRANGE:
            read(replaced(whole, way, strange))
            if is_key(whole, way) and isinstance(strange, str | int | None):
                read(renamed(whole, way, strange))


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_shape_is_refused_in_words(name: str, data: st.DataObject) -> None:
    whole, read = FILES[name]
    way = data.draw(st.sampled_from(list(ways(whole))))
    read(replaced(whole, way, data.draw(shapes)))


@pytest.mark.parametrize(
    ("way", "value", "place"),
    [
        (("stop_after",), "after the map", "stop_after"),
        (("stop_after",), True, "stop_after"),
        (("steps", 1, "outcomes"), 2, "steps, 2, outcomes"),
        (("steps", 1, "outcomes"), ["two"], "steps, 2, outcomes"),
        (("steps", 0, "minutes"), True, "steps, 1"),
        (("steps", 0, "view"), 5, "steps, 1, view"),
        (("steps", 0, "minute"), 5, "steps, 1, minute"),
        (("society",), None, "society"),
        (("society", 0, "by"), "Kyodo", "society, 1, by"),
        (("levels", "extra"), "More.", "levels.extra"),
    ],
)
def test_a_fault_of_a_plan_is_named_by_its_place(way: Way, value: Any, place: str) -> None:
    raw = replaced(PLAN, way, value)
    assert [one.field for one in plans.find_faults(raw, "x.yaml")] == [place]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("sources", "- a list", r"sources\.yaml: The file holds no entries"),
        ("sources", "", r"sources\.yaml: The file holds no entries"),
        ("sources", "kyodo: 2018", r"sources\.yaml, field kyodo: The entry has no fields"),
        ("sources", "2018: {title: T, publisher: P, url: U, seen: S}", "short name .* not a text"),
        ("sources", "k: {title: T, publisher: P, url: U, seen: S, page: 3}", "k, page: .*no such"),
        ("sources", "k: {title: 3, publisher: P, url: U, seen: S}", "k, title: A text must"),
        ("standards", "c3: {framework: C3, code: D1, says: So.}", "c3, source: A text must"),
        ("units", "hours: 3", r"units\.yaml: A list must stand here"),
        ("units", "- {hours: 1, title: T, for: F, why: W}", "1, blocks: A list must"),
        (
            "units",
            "- {hours: one, title: T, for: F, why: W, blocks: [{hour: 1, lesson: L, part: 2}]}",
            r"(?s)1, hours: A whole number.*1, blocks, 1, part: A text must",
        ),
    ],
)
def test_a_fault_of_a_file_is_named_by_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str, words: str
) -> None:
    monkeypatch.setattr(references, "teacher_folder", lambda: tmp_path)
    good = "k: {title: T, publisher: P, url: U, date: D, seen: S}"
    (tmp_path / "sources.yaml").write_text(good)
    (tmp_path / f"{name}.yaml").write_text(content)
    with pytest.raises(TeacherFileError, match=words):
        getattr(references, name)()
