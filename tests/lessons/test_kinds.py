"""Each kind: an unusable answer gets help, a wrong one its feedback, a right one is right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.lessons.evidence import Evidence
from kit.lessons.kinds import kind_of
from kit.lessons.kinds.base import Kind
from kit.lessons.kinds.number import parse_number
from kit.lessons.kinds.order import start_order
from kit.lessons.percent import in_words
from kit.lessons.posed import pose
from kit.lessons.question_files import load_questions

EXAMPLE = load_questions("example", Path(__file__).parent)
ASKED = [name for name in EXAMPLE if name != "computed_in_pandas"]


@pytest.fixture
def kinds(evidence: Evidence) -> dict[str, Kind]:
    return {name: kind_of(pose(EXAMPLE[name], evidence)) for name in ASKED}


def number(written: str) -> dict[str, Any]:
    return {"written": written, "value": parse_number(written)}


UNUSABLE = [
    ("choose_first", None),
    ("choose_all", []),
    ("how_many_days", number("")),
    ("how_many_days", number("many")),
    ("put_in_order", None),
    ("match_years", {"ev_treaty": "1965"}),
    ("in_your_words", {"text": "  ", "rating": None}),
    ("in_your_words", {"text": "because ____", "rating": None}),
    ("reflect", [""]),
    ("three_lines", ["", " "]),
    ("your_view", None),
]


@pytest.mark.parametrize(("name", "answer"), UNUSABLE)
def test_an_unusable_answer_gets_help(kinds: dict[str, Kind], name: str, answer: Any) -> None:
    assert kinds[name].acceptable(answer).endswith(".")


WRONG = [
    ("choose_first", "ev_summit", "wrong", ("summit_came_first",), "held in 2002"),
    ("choose_all", ["ev_treaty"], "wrong", ("treaty_with_the_north",), "That was in Tokyo"),
    ("choose_all", ["ev_treaty", "ev_summit"], "partly", ("treaty_with_the_north",), "One more"),
    ("choose_all", ["ev_summit"], "partly", (), "One more answer fits"),
    ("how_many_days", number("2"), "wrong", ("years_for_days",), "number of years"),
    ("how_many_days", number("700"), "wrong", (), "too high"),
    ("how_many_days", number("610"), "wrong", (), "too low"),
    ("put_in_order", ["ev_summit", "ev_treaty", "ev_second"], "wrong", ("treaty_is_recent",),
     "“Treaty signed” comes before “Summit &lt;in&gt; Pyongyang”"),
    ("match_years", {"ev_treaty": "1965", "ev_summit": "1990"}, "partly", ("summit_year",),
     "It was in September"),
    ("match_years", {"ev_treaty": "1990", "ev_summit": "1990"}, "wrong", ("summit_year",),
     "Use the cards"),
    ("sensitive_number", "two", "wrong", (), "Look again"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "answer", "mark", "ideas", "words"), WRONG)
def test_a_wrong_answer_names_what_is_behind_it(
    kinds: dict[str, Kind], name: str, answer: Any, mark: str, ideas: tuple[str, ...], words: str
) -> None:
    assert kinds[name].acceptable(answer) == ""
    verdict = kinds[name].right(answer)
    assert (verdict.mark, verdict.misconceptions) == (mark, ideas)
    assert words in verdict.message


USABLE = {
    "choose_first": "ev_treaty",
    "choose_all": ["ev_summit", "ev_second"],
    "how_many_days": number("６１２"),
    "put_in_order": ["ev_treaty", "ev_summit", "ev_second"],
    "match_years": {"ev_treaty": "1965", "ev_summit": "2002"},
    "how_likely": 5,
    "in_your_words": {"text": "Some stayed.\n<b>", "rating": "part"},
    "reflect": ["Much."],
    "three_lines": ["A lot", ""],
    "your_view": "no",
    "sensitive_number": "one",
}


@pytest.mark.parametrize("name", ASKED)
def test_the_right_answer_is_right_and_those_without_a_key_are_noted(
    kinds: dict[str, Kind], name: str
) -> None:
    kind, answer = kinds[name], USABLE[name]
    assert kind.acceptable(answer) == ""
    assert kind.right(answer).mark == ("noted" if kind.posed.key is None else "right")


@pytest.mark.parametrize("name", ASKED)
def test_an_answer_comes_back_from_the_controls_as_it_was_put(
    kinds: dict[str, Kind], name: str
) -> None:
    kind, answer = kinds[name], USABLE[name]
    controls = kind.show()
    kind.put(controls, answer)
    assert kind.read(controls) == answer
    assert "<b>" not in kind.finished(answer)


@pytest.mark.parametrize("name", ASKED)
def test_fresh_controls_hold_no_answer(kinds: dict[str, Kind], name: str) -> None:
    kind = kinds[name]
    controls = kind.show()
    if name == "how_likely":
        assert kind.read(controls) == 50
        return
    assert kind.acceptable(kind.read(controls)) != ""
    kind.put(controls, USABLE[name])
    kind.put(controls, None)
    assert kind.acceptable(kind.read(controls)) != ""


def test_an_answer_to_an_older_form_of_the_question_does_no_harm(kinds: dict[str, Kind]) -> None:
    """Options may be renamed in a new version while a learner's old answer is still there."""
    old = {
        "choose_first": "gone", "choose_all": ["gone"], "put_in_order": ["gone"],
        "match_years": {"gone": "1"}, "your_view": "gone",
    }  # fmt: skip
    for name, answer in old.items():
        kind = kinds[name]
        controls = kind.show()
        kind.put(controls, answer)
        assert kind.acceptable(kind.read(controls)) != ""
        assert "gone" in kind.finished(answer)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2,002", 2002), ("２００２", 2002), ("1.5", 1.5), ("1,5", 1.5), (" 12 ", 12),
        ("1 234", 1234), ("1’234", 1234), ("-3", -3), ("−3", -3), (".5", 0.5), ("0,125", 0.125),
        ("1.234.567", 1234567), ("1.234,5", 1234.5), ("12,34", 12.34), ("１，５", 1.5),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(written: str, value: float) -> None:
    assert parse_number(written) == value


@pytest.mark.parametrize(
    "written",
    ["", "about 3", "3-4", "1,2,3", "1.2.3", "十二", "1e5", "12 days", "1.5,2", "nan", "①a"],
)
def test_what_is_no_number_is_none(written: str) -> None:
    assert parse_number(written) is None


@given(st.integers(-(10**9), 10**9))
def test_any_whole_number_is_read_with_and_without_commas(number: int) -> None:
    assert parse_number(f"{number:,}") == parse_number(str(number)) == number


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading_of_numbers(written: str) -> None:
    value = parse_number(written)
    assert value is None or isinstance(value, float)


def test_the_unit_may_be_typed_too(kinds: dict[str, Kind]) -> None:
    kind = kinds["how_many_days"]
    controls = kind.show()
    controls.parts[0].value = "613 days"
    assert kind.right(kind.read(controls)).mark == "right"


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        ("percent", "25"), ("percent", "25%"), ("percent", "25 %"), ("percent", "２５％"),
        ("percent", "25 percent"), ("%", "25%"), ("%", "２５％"), ("days", "２５ｄａｙｓ"),
        ("days", "２５　days"), ("％", "25%"),
    ],
)  # fmt: skip
def test_a_unit_may_be_typed_as_a_sign_and_in_full_width(
    kinds: dict[str, Kind], unit: str, written: str
) -> None:
    posed = kinds["how_many_days"].posed
    kind = kind_of(replace(posed, question=replace(posed.question, unit=unit)))
    controls = kind.show()
    controls.parts[0].value = written
    assert kind.read(controls) == {"written": written, "value": 25.0}


@pytest.mark.parametrize("written", ["25%", "percent", "days", "25 days days"])
def test_another_unit_or_none_at_all_is_no_number(kinds: dict[str, Kind], written: str) -> None:
    kind = kinds["how_many_days"]
    controls = kind.show()
    controls.parts[0].value = written
    assert kind.read(controls)["value"] is None


def test_the_first_order_shown_is_never_right(kinds: dict[str, Kind]) -> None:
    posed = kinds["put_in_order"].posed
    assert start_order(posed) != posed.key
    assert sorted(start_order(posed)) == sorted(posed.key)


def test_moving_lines_changes_the_order_and_is_spoken(kinds: dict[str, Kind]) -> None:
    kind = kinds["put_in_order"]
    rows = kind.show().parts[0]
    before = list(rows.order)
    rows.move(0, 1)
    assert rows.order == [before[1], before[0], before[2]]
    assert "is now 2 of 3" in rows.spoken
    rows.move(0, -1)
    rows.move(2, 1)
    assert rows.order == [before[1], before[0], before[2]]


def test_the_arrows_have_names_and_end_with_the_list(kinds: dict[str, Kind]) -> None:
    rows = kinds["put_in_order"].show().parts[0]
    buttons = [row.children[:2] for row in rows.children[1:]]
    assert all(button.tooltip.startswith("Move ") for pair in buttons for button in pair)
    assert [(up.disabled, down.disabled) for up, down in buttons] == [
        (True, False), (False, False), (False, True),
    ]  # fmt: skip


def test_slider_and_box_of_a_probability_agree(kinds: dict[str, Kind]) -> None:
    kind = kinds["how_likely"]
    controls = kind.show()
    slider = controls.box.children[0].children[0]
    slider.value = 80
    assert kind.read(controls) == 80
    controls.parts[0].value = 33
    assert slider.value == 33


@pytest.mark.parametrize("percent", range(101))
def test_every_percentage_has_words(percent: int) -> None:
    assert in_words(percent)
    assert in_words(100 - percent) != in_words(percent) or percent == 50 or 46 <= percent <= 54
