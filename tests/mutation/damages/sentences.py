"""Damages to sentences: of the interface, of questions, of the glossary."""

from __future__ import annotations

from damages.change import Change, Damage, row_gone, swap

QUESTIONS, FILES = "tests/lessons/test_questions.py", "tests/lessons/test_question_files.py"
KEYS, PLANS = "tests/classroom/test_answer_key.py", "tests/classroom/test_plans.py"
WORDS, ROWS = "tests/lessons/test_lesson_sentences.py", "tests/explorers/test_row_explorers.py"
LESSON = "notebooks/03_abductions.ipynb"
ASKED = "notebooks/questions/03_abductions.yaml"
EN = "kit/language/en"


def asked(name: str, what: str, change: Change, *looks: str) -> Damage:
    """Return a damage to the questions of the lesson on the abductions."""
    return Damage(name, what, {ASKED: change}, (QUESTIONS, FILES, KEYS, *looks))


DAMAGES = (
    Damage("sentence_removed", "a sentence of the checks is missing",
           {f"{EN}/lessons.json": swap('"button_hint":', '"button_hin":')}, (WORDS,)),
    Damage("sentence_of_an_explorer", "a sentence of an explorer is missing",
           {f"{EN}/incidents.json": swap('"card_hidden":', '"card_hiden":')}, (WORDS, ROWS)),
    Damage("placeholder_removed", "a status does not say of how many",
           {f"{EN}/incidents.json": swap(
               "{number} incidents shown of {all} recognised", "{number} incidents recognised")},
           (ROWS, "tests/explorers/test_abduction_explorers.py", LESSON)),
    Damage("date_placeholder_removed", "a line in the list of events has no date",
           {f"{EN}/timeline.json": swap('"line": "{date} · {title}"', '"line": "{title}"')},
           ("tests/explorers/test_timeline.py", "notebooks/01_timeline.ipynb")),
    Damage("placeholder_unknown", "a blank that nothing fills",
           {f"{EN}/incidents.json": swap('"line": "{date} · {place}"',
                                         '"line": "{date} · {plcae}"')}, (ROWS,)),
    asked("wrong_answer_right", "a wrong answer is the key",
          swap("answer: {function: value_of, table: victims, column: status_dprk, where: "
               "{victim_id: taguchi_yaeko}}", "answer: {given: died, because: It is so.}")),
    asked("other_person_asked", "the key is that of another person",
          swap("column: status_dprk, where: {victim_id: taguchi_yaeko}}",
               "column: status_dprk, where: {victim_id: kume_yutaka}}")),
    asked("feedback_removed", "a distractor has no feedback",
          swap("      feedback: Japan asks for her return on the premise that she is alive. "
               "A premise guides a policy. It is not a proof.\n", "")),
    asked("misconception_unknown", "a mistaken idea without a sentence for the teacher",
          swap("misconception: premise_told_as_fact", "misconception: premise_as_fact")),
    asked("sensitive_scored", "a question on the abductions gets signs of right and wrong",
          swap("- id: who_denies_entry\n  kind: several\n  sensitive: true\n",
               "- id: who_denies_entry\n  kind: several\n")),
    asked("number_in_an_explanation", "a number typed into an explanation, and wrong",
          swap("North Korea admitted\n    **{{ admitted }}** on",
               "North Korea admitted\n    **12** on"), "tests/lint/test_typed_numbers.py"),
    asked("hint_removed", "a question without help",
          swap("  hints:\n    - Look for the sentence in which everything said has a speaker.\n",
               "")),
    asked("source_of_a_question", "a question cites an event that is not there",
          swap("ev_2005_04_27_tanaka_recognised", "ev_2005_04_27_tanaka_recognized")),
    Damage("idea_without_sentence", "the sentence for a mistaken idea is missing",
           {"notebooks/teacher/misconceptions.yaml": row_gone("admitted_for_recognised:")},
           (KEYS,)),
    Damage("term_removed", "a term that a lesson explains is not in the glossary",
           {"data/glossary.csv": row_gone("calcutta_agreement,")},
           ("tests/lint", "tests/lessons/test_lesson.py",
            "notebooks/02_colonial_rule_and_aftermath.ipynb"), recorded=True),
    Damage("view_of_a_plan", "a plan of a teacher names a view that cannot be opened",
           {"notebooks/teacher/plans/03_abductions.yaml": swap("    view: V\n", "    view: VV\n")},
           (PLANS,)),
)  # fmt: skip
