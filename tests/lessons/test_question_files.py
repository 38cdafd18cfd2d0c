"""Questions files: what is wrong with one is said by file, question, field and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.lessons.faults import LessonError, QuestionFileError
from kit.lessons.question_files import load_questions, parse_questions

HERE = Path(__file__).parent
GOOD = """
- id: q
  kind: choice
  prompt: Which?
  options: [{id: a}, {id: b, feedback: No.}]
  hints: [Look.]
  answer: {given: a, because: It is a rule.}
  explanation: So.
"""


def faults(content: str) -> list[tuple[str, str]]:
    with pytest.raises(QuestionFileError) as caught:
        parse_questions(content, "x.yaml")
    return [(fault.question, fault.field) for fault in caught.value.faults]


def test_the_good_file_is_good() -> None:
    assert list(parse_questions(GOOD, "x.yaml")) == ["q"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("kind: choice", "kind: chioce", ("q", "kind")),
        ("prompt: Which?", "prompt: ''", ("q", "prompt")),
        ("prompt: Which?", "promt: Which?", ("q", "promt")),
        ("  hints: [Look.]\n", "", ("q", "hints")),
        ("hints: [Look.]", "hints: Look.", ("q", "hints")),
        ("{id: a}, ", "", ("q", "options")),
        ("{id: a}", "{id: b}", ("q", "options.b")),
        ("{id: a}", "{id: no}", ("q", "options.False")),
        ("{id: a}", "{id: a, txt: A}", ("q", "options.a.txt")),
        (", because: It is a rule.", "", ("q", "answer")),
        ("{given: a, because: It is a rule.}", "{functoin: a}", ("q", "answer")),
        ("explanation: So.", "explanation: So.\n  graded: maybe", ("q", "graded")),
        ("explanation: So.", "explanation: So.\n  tolerance: 2", ("q", "tolerance")),
        ("- id: q", "- id: 7", ("number 1", "id")),
    ],
)
def test_a_fault_names_its_question_and_field(old: str, new: str, place: tuple[str, str]) -> None:
    assert old in GOOD
    assert place in faults(GOOD.replace(old, new))


def test_every_fault_ends_with_a_remedy() -> None:
    with pytest.raises(QuestionFileError) as caught:
        parse_questions(GOOD.replace("choice", "number"), "x.yaml")
    assert len(caught.value.faults) >= 1
    for fault in caught.value.faults:
        assert fault.remedy.endswith(".")
        assert str(fault).startswith("x.yaml, question q, field ")


def test_all_faults_of_a_file_are_told_at_once() -> None:
    content = GOOD.replace("Which?", "''").replace("[Look.]", "3") + GOOD.replace("id: q", "id: r")
    assert faults(content) == [("q", "prompt"), ("q", "hints")]


def test_an_id_used_twice_is_a_fault() -> None:
    assert faults(GOOD + GOOD) == [("q", "id")]


@pytest.mark.parametrize("content", ["", "a: b", "- 3", "just words"])
def test_a_file_that_is_no_list_of_questions_says_so(content: str) -> None:
    assert faults(content) == [("", "")]


def test_broken_yaml_names_the_line() -> None:
    with pytest.raises(QuestionFileError, match=r"line 3, column"):
        parse_questions("- id: q\n  kind: choice\n bad: [", "x.yaml")


def test_a_key_written_twice_is_refused() -> None:
    with pytest.raises(QuestionFileError, match="“kind” is written twice"):
        parse_questions("- id: q\n  kind: choice\n  kind: note\n", "x.yaml")


def test_a_tag_that_would_run_code_is_refused() -> None:
    with pytest.raises(QuestionFileError):
        parse_questions("- id: !!python/object/apply:os.getcwd []\n", "x.yaml")


def test_dates_stay_as_written() -> None:
    content = GOOD.replace("{id: a}", "{id: a, value: 2002-09-17}")
    assert parse_questions(content, "x.yaml")["q"].options[0].value == "2002-09-17"


def test_a_lesson_without_questions_names_those_that_have_some(tmp_path: Path) -> None:
    (tmp_path / "01_timeline.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(LessonError, match="01_timeline"):
        load_questions("02_nothing", tmp_path)


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(GOOD.replace("Which", "Où").encode("latin-1"))
    with pytest.raises(QuestionFileError, match="UTF-8"):
        load_questions("x", tmp_path)


def test_learners_see_sentences_and_no_traceback() -> None:
    with pytest.raises(QuestionFileError) as caught:
        parse_questions("[]x", "x.yaml")
    assert "Traceback" not in "\n".join(caught.value._render_traceback_())


def test_the_version_of_a_question_changes_with_its_words() -> None:
    first = parse_questions(GOOD, "x.yaml")["q"].version
    again = parse_questions(GOOD, "x.yaml")["q"].version
    other = parse_questions(GOOD.replace("Which?", "Which one?"), "x.yaml")["q"].version
    assert first == again != other


def test_the_example_has_every_kind() -> None:
    from kit.lessons.fields import KINDS

    questions = load_questions("example", HERE)
    assert {question.kind for question in questions.values()} == set(KINDS)
