"""The cards of the four reading steps."""

import pytest

import kit
from kit.lessons.faults import LessonError
from kit.lessons.reading_steps import STEPS, reading_steps


def test_all_four_steps_come_in_their_order_each_with_its_questions():
    page = str(kit.lesson("01_timeline").reading_steps().page)
    assert page.count("<section") == len(STEPS)
    assert page.count("<li>") == 3 * len(STEPS)
    places = [page.index(f">{number}. ") for number in range(1, len(STEPS) + 1)]
    assert places == sorted(places)


def test_named_steps_keep_their_number_whatever_the_order():
    page = str(reading_steps("close", "source").page)
    assert page.count("<section") == 2
    assert page.index("1. Source it") < page.index("4. Read it closely")


def test_an_unknown_step_is_refused():
    with pytest.raises(LessonError, match="source, context"):
        reading_steps("sourcing")
