"""Posing a question computes its blanks, its key and its citations, or names the field at fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kit.lessons.evidence import Evidence
from kit.lessons.faults import QuestionFileError
from kit.lessons.posed import pose
from kit.lessons.question_files import load_questions, parse_questions

EXAMPLE = load_questions("example", Path(__file__).parent)
BASE = """
- id: q
  kind: {kind}
  prompt: Which?
  hints: [Look.]
  explanation: So.
"""


def posed(name: str, evidence: Evidence) -> Any:
    return pose(EXAMPLE[name], evidence)


def fault(extra: str, evidence: Evidence, kind: str = "choice") -> tuple[str, str]:
    content = BASE.format(kind=kind) + "".join(f"  {line}\n" for line in extra.splitlines())
    question = parse_questions(content, "x.yaml")["q"]
    with pytest.raises(QuestionFileError) as caught:
        pose(question, evidence)
    (found,) = caught.value.faults
    assert found.remedy.endswith(".")
    assert (found.file, found.question) == ("x.yaml", "q")
    return found.field, found.problem


OPTIONS = "options: [{id: ev_treaty, feedback: No.}, {id: ev_summit, feedback: No.}]\n"


@pytest.mark.parametrize(
    ("extra", "field"),
    [
        (OPTIONS + "answer: {given: ev_second, because: x}", "answer"),
        (OPTIONS + "answer: {function: year_of_event, event: ev_treaty}", "answer"),
        (OPTIONS + "answer: {function: earliest, events: [a]}", "answer"),
        (OPTIONS.replace(", feedback: No.", "") + "answer: {given: ev_treaty, because: x}",
         "options.ev_summit.feedback"),
        (OPTIONS.replace("No.", "'{{ n }}'") + "answer: {given: ev_treaty, because: x}",
         "options.ev_treaty"),
        (OPTIONS + "answer: {given: ev_treaty, because: x}\nsources: [src_z]", "sources"),
        (OPTIONS + "answer: {given: ev_treaty, because: x}\nsources: [ev_z]", "sources"),
        (OPTIONS + "answer: {given: ev_treaty, because: x}\nvalues: {n: {function: f}}",
         "values.n"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_posed_names_the_field(
    extra: str, field: str, evidence: Evidence
) -> None:
    assert fault(extra, evidence)[0] == field


@pytest.mark.parametrize(
    ("kind", "extra"),
    [
        ("order", OPTIONS + "wrong: No.\nanswer: {given: [ev_treaty], because: x}"),
        ("match", OPTIONS + "wrong: No.\nanswer: {function: years_of_events, events: [ev_treaty]}"),
        ("number", "wrong: No.\nanswer: {function: date_of_event, event: ev_treaty}"),
    ],
)
def test_an_answer_about_other_things_is_a_fault(kind: str, extra: str, evidence: Evidence) -> None:
    assert fault(extra, evidence, kind)[0] == "answer"


@pytest.mark.parametrize(
    "value",
    [
        "",
        ", value: '12'",
        ", value: true",
        ", value: .nan",
        ", value: {function: date_of_event, event: ev_treaty}",
    ],
)
def test_a_known_mistake_of_a_number_question_needs_a_number(
    value: str, evidence: Evidence
) -> None:
    """Else a wrong answer of a learner would be compared with something that is none."""
    extra = f"""wrong: No.
options: [{{id: known, feedback: Not so.{value}}}]
answer: {{given: 12, because: x}}"""
    field, problem = fault(extra, evidence, "number")
    assert field == "options.known.value"
    assert "not a number" in problem


def test_an_option_without_words_takes_the_name_of_its_value(evidence: Evidence) -> None:
    choice = posed("choose_first", evidence)
    assert [option.text for option in choice.options] == [
        "Treaty signed", "Summit <in> Pyongyang", "Second summit (the other one)",
    ]  # fmt: skip
    assert choice.option("ev_summit").feedback == "The summit was held in 2002."


def test_the_first_paragraph_is_the_heading_and_numbers_live(evidence: Evidence) -> None:
    choice = posed("choose_first", evidence)
    assert choice.heading == "Which of these came <strong>first</strong>?"
    assert choice.details == "<p>Think of the 3 events you have seen.</p>"


def test_keys_are_computed(evidence: Evidence) -> None:
    keys = {name: posed(name, evidence).key for name in EXAMPLE if name != "computed_in_pandas"}
    assert keys == {
        "choose_first": "ev_treaty",
        "choose_all": ["ev_summit", "ev_second"],
        "how_many_days": 613,
        "put_in_order": ["ev_treaty", "ev_summit", "ev_second"],
        "match_years": {"ev_treaty": "1965", "ev_summit": "2002"},
        "how_likely": None,
        "in_your_words": None,
        "reflect": None,
        "three_lines": None,
        "your_view": None,
        "sensitive_number": "one",
    }


def test_matching_offers_values_that_fit_nothing(evidence: Evidence) -> None:
    assert [value for value, _ in posed("match_years", evidence).targets] == [
        "1965",
        "1990",
        "2002",
    ]


def test_events_are_cited_by_their_sources_once(evidence: Evidence) -> None:
    assert posed("choose_first", evidence).citations == ("Cited src_a (apa)", "Cited src_b (apa)")
