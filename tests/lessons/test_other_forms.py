"""A kept answer of another form than its question now has: the question opens all the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_kinds import ASKED, USABLE

from kit.lessons.attempts import Attempt
from kit.lessons.check import Check
from kit.lessons.evidence import Evidence
from kit.lessons.kinds import kind_of
from kit.lessons.kinds.base import Kind
from kit.lessons.posed import pose
from kit.lessons.question_files import load_questions
from kit.lessons.store import Store

EXAMPLE = load_questions("example", Path(__file__).parent)
SAID = "an answer of another form"
FORMS = {
    "none": None,
    "number": 12,
    "fraction": 0.5,
    "text": "a",
    "percentage as text": "70",
    "list": ["a"],
    "list of lists": [["a"], {}],
    "empty list": [],
    "dict of a choice": {"gone": None},
    "dict of a number": {"written": "12", "value": 12.0},
    "dict of a text": {"text": "Much.", "rating": "gone"},
    "nested": {"text": {"written": []}, "value": {"a": 1}, "written": None},
    "bool": True,
}
STRANGE = {
    "choose_first": [["a"], {}, 12, None, True],
    "choose_all": [None, 12, "a", [["a"]], [], True],
    "how_many_days": [12, "12", ["12"], None, {"written": 12, "value": 12}, {"written": "12"},
                      {"written": "x", "value": "x"}, {"written": "x", "value": True},
                      {"written": "9", "value": 10**400}],
    "put_in_order": [None, "a", 12, {}, [None]],
    "match_years": ["a", None, ["ev_treaty"], {"ev_treaty": 1965}, {"ev_treaty": []}, {}],
    "how_likely": [None, "70", 70.5, True, 101, -1, [70]],
    "in_your_words": [{"rating": "gone"}, "a", None, ["a"], {"text": 1},
                      {"text": "a", "rating": "gone"}, {"text": "a", "rating": ["whole"]}],
    "reflect": [None, "a", 12, [1], [], {"text": "a"}],
    "three_lines": [None, [None, "a"], {}],
    "your_view": [["yes"], None, False],
    "sensitive_number": [1, None, {}],
}  # fmt: skip
CASES = [(name, form) for name in ASKED for form in FORMS]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda one: (
        st.lists(one, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "rating", "written", "value", "ev_treaty", ""]),
            one,
            max_size=3,
        )
    ),
    max_leaves=6,
)


@pytest.fixture
def every_kind(evidence: Evidence) -> list[Kind]:
    return [kind_of(pose(EXAMPLE[name], evidence)) for name in ASKED]


def kept(store: Store, name: str, answer: Any, **changed: Any) -> Attempt:
    """Keep an answer as a file from elsewhere brings it in."""
    question = EXAMPLE[name]
    attempt = Attempt("example", name, question.kind, question.version, answer, "noted")
    store.add(replace(attempt, **changed))
    return attempt


def opened(name: str, evidence: Evidence, store: Store, again: bool = False) -> Check:
    return Check(pose(EXAMPLE[name], evidence), store, "toy-1", again)


def untouched(check: Check, evidence: Evidence, tmp_path: Path) -> bool:
    """Whether the controls are those of a learner who has not answered yet."""
    fresh = opened(check.posed.question.id, evidence, Store(tmp_path / "nobody"))
    return bool(check.kind.read(check.controls) == fresh.kind.read(fresh.controls))


@pytest.mark.parametrize("name", ASKED)
def test_each_kind_knows_its_own_answers_and_no_strange_ones(name: str, evidence: Evidence) -> None:
    kind = kind_of(pose(EXAMPLE[name], evidence))
    assert kind.fits(USABLE[name]) is True
    assert [answer for answer in STRANGE[name] if kind.fits(answer) is not False] == []


@pytest.mark.parametrize(("name", "form"), CASES)
def test_a_question_opens_whatever_was_kept(
    name: str, form: str, evidence: Evidence, store: Store
) -> None:
    """Answered anew, reset, and opened again: none of it is hindered by what lies there."""
    first = kept(store, name, FORMS[form])
    check = opened(name, evidence, store)
    assert "1 time" in check.history.value
    check.kind.put(check.controls, USABLE[name])
    check.check_button.click()
    assert check.verdict is not None
    assert check.verdict.mark in {"right", "noted"}
    again = opened(name, evidence, store)
    assert again.kind.read(again.controls) == USABLE[name]
    again.reset_button.click()
    assert f"{len(store.attempts())} times" in opened(name, evidence, store).history.value
    assert store.attempts()[0].answer == first.answer


@pytest.mark.parametrize(
    ("name", "answer"), [(name, answer) for name in ASKED for answer in STRANGE[name]]
)
def test_a_strange_answer_is_shown_as_one_and_not_put_back(
    name: str, answer: Any, evidence: Evidence, store: Store, tmp_path: Path
) -> None:
    kept(store, name, answer)
    check = opened(name, evidence, store)
    assert SAID in check.history.value.casefold()
    assert untouched(check, evidence, tmp_path)
    assert (check.verdict, check.beside.value) == (None, "")
    assert check.reset_button.layout.display == ""
    assert check.controls.after is None or check.controls.after.layout.display == "none"


@pytest.mark.parametrize("name", ASKED)
def test_an_unknown_verdict_hinders_nothing(
    name: str, evidence: Evidence, store: Store, tmp_path: Path
) -> None:
    kept(store, name, USABLE[name], verdict="great")
    check = opened(name, evidence, store)
    assert SAID in check.history.value.casefold()
    assert untouched(check, evidence, tmp_path)
    check.reset_button.click()
    assert "set aside" in opened(name, evidence, store).history.value


@pytest.mark.parametrize(
    ("name", "kind", "answer"),
    [
        ("reflect", "several", ["ev_treaty"]),
        ("put_in_order", "several", ["ev_treaty", "ev_summit", "ev_second"]),
        ("choose_first", "note", "ev_treaty"),
        ("in_your_words", "code", {"text": "3"}),
        ("match_years", "text", {"text": "I wrote this.", "rating": "part"}),
        ("reflect", "gone", ["a"]),
    ],
)
def test_an_answer_to_another_kind_is_no_answer_even_where_the_form_is_alike(
    name: str, kind: str, answer: Any, evidence: Evidence, store: Store, tmp_path: Path
) -> None:
    """Ids that were ticked are not what a learner wrote or put in order."""
    kept(store, name, answer, kind=kind)
    check = opened(name, evidence, store)
    assert SAID in check.history.value.casefold()
    assert untouched(check, evidence, tmp_path)


def test_an_answer_to_a_choice_stays_one_when_the_question_becomes_an_opinion(
    evidence: Evidence, store: Store
) -> None:
    kept(store, "your_view", "no", kind="choice")
    check = opened("your_view", evidence, store)
    assert check.kind.read(check.controls) == "no"
    assert SAID not in check.history.value.casefold()


@pytest.mark.parametrize(
    ("answer", "asked", "words"),
    [
        (["Much <b>."], {}, "Much &lt;b&gt;."),
        ({"text": "I was there."}, {}, "I was there."),
        ("A word", {}, "A word"),
        (120, {}, "120"),
        ([1.5, 0, "Tokyo"], {}, "1.5; 0; Tokyo"),
        (["x"], {"said": "Tokyo; <i>Niigata</i>"}, "Tokyo; &lt;i&gt;Niigata&lt;/i&gt;"),
        (["x"], {"said": ["Tokyo"]}, "x"),
        (None, {}, "–"),
        ([[], {}, None, True], {}, "–"),
        ({"text": ""}, {}, "–"),
    ],
)
def test_the_words_of_a_strange_answer_can_be_read(
    answer: Any, asked: dict[str, Any], words: str, evidence: Evidence, store: Store
) -> None:
    kept(store, "how_likely", answer, asked=asked)
    assert f"</em> {words} <small>" in opened("how_likely", evidence, store).history.value


def test_the_last_answer_that_fits_is_put_back(evidence: Evidence, store: Store) -> None:
    kept(store, "how_likely", 80)
    kept(store, "how_likely", "70")
    check = opened("how_likely", evidence, store)
    assert check.kind.read(check.controls) == 80
    assert "80 %" in check.beside.value


def test_a_strange_first_answer_stands_beside_the_second_asking(
    evidence: Evidence, store: Store
) -> None:
    kept(store, "how_likely", "70")
    again = opened("how_likely", evidence, store, again=True)
    assert SAID in again.beside.value.casefold()
    assert "70" in again.beside.value


def test_an_order_that_names_an_item_twice_is_not_put_back(
    evidence: Evidence, store: Store, tmp_path: Path
) -> None:
    kept(store, "put_in_order", ["ev_treaty", "ev_summit", "ev_second", "ev_treaty"])
    assert untouched(opened("put_in_order", evidence, store), evidence, tmp_path)


@given(answer=JSON)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whether_an_answer_fits_can_be_asked_of_anything(
    every_kind: list[Kind], answer: Any
) -> None:
    """And one that fits can be shown and put back."""
    for kind in every_kind:
        fits = kind.fits(answer)
        assert isinstance(fits, bool)
        if fits:
            kind.finished(answer)
            kind.put(kind.show(), answer)
