"""What a check says after an answer: its numbers are rendered from the tables, never typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "notebooks" / "questions"
# The first lesson only shows how to answer; its numbers are those of the calendar.
LESSONS = [path for path in sorted(FOLDER.glob("*.yaml")) if path.stem != "00_start_here"]
RENDERED = re.compile(r"\{\{.*?\}\}|`[^`]*`")
YEAR_OR_LESSON = re.compile(r"\b(?:18|19|20)\d\d\b|\b[Ll]essons? \d\d\b")
# A rule of reckoning, the name of a button or a place on a scale: no table says otherwise.
KNOWN = {
    ("days_between_statements", "29"), ("order_of_steps", "25"), ("why_36", "35"),
    ("why_36", "36"), ("tones_of_pyongyang", "2"), ("percent_alike", "100"),
    ("outside_the_bar", "30"), ("outcomes_by_document", "0"),
}  # fmt: skip


def typed_numbers(question: dict) -> set[tuple[str, str]]:
    """Return the numbers in what is said after an answer, with the id of the question."""
    said = [question.get(part, "") for part in ("explanation", "model_answer", "wrong")]
    said += [option.get("feedback", "") for option in question.get("options", [])]
    plain = YEAR_OR_LESSON.sub("", RENDERED.sub("", "\n".join(map(str, said))))
    return {(question["id"], number) for number in re.findall(r"\d+(?:[.,]\d+)*", plain)}


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_numbers_are_rendered_from_the_tables(path):
    questions = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {number for one in questions for number in typed_numbers(one)} <= KNOWN


def test_a_typed_number_is_found_and_a_rendered_one_is_none():
    assert typed_numbers({"id": "q", "explanation": "North Korea admitted **12**."}) == {
        ("q", "12")
    }
    assert typed_numbers({"id": "q", "explanation": "It admitted {{ n }} in 2002."}) == set()
