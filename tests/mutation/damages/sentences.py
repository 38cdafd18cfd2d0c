"""Damages to sentences: of the interface, of questions, of the glossary."""

from __future__ import annotations

from damages.change import Change, Damage, row_gone, swap
from damages.figures import INCIDENTS

QUESTIONS, FILES = "tests/lessons/test_questions.py", "tests/lessons/test_question_files.py"
KEYS, PLANS = "tests/classroom/test_answer_key.py", "tests/classroom/test_plans.py"
WORDS = "tests/lint/test_sentences.py"
LESSON = "notebooks/03_abductions.ipynb"
ASKED = "notebooks/questions/03_abductions.yaml"
EN = "kit/language/en"
SENSITIVE = f"{QUESTIONS}::test_no_question_on_the_abductions_is_answered_with_signs"
OF_EACH = (
    "the_computed_answer_is_usable_and_right",
    "every_wrong_choice_has_feedback_and_a_named_misconception", "options_can_be_told_apart",
    "hints_do_not_give_the_answer_away", "sources_resolve_and_are_cited",
)  # fmt: skip
FITS = (f"{PLANS}::test_a_plan_is_whole_and_fits_its_lesson[03_abductions]",
        f"{PLANS}::test_every_code_for_the_board_opens_its_view[03_abductions]")  # fmt: skip
IDEAS = (f"{KEYS}::test_every_misconception_that_a_question_names_has_a_sentence",
         f"{KEYS}::test_no_sentence_stands_there_for_nothing")  # fmt: skip


def asked(question: str, name: str, what: str, change: Change, *looks: str) -> Damage:
    """Return a damage to a question of the lesson on the abductions."""
    own = (f"{QUESTIONS}::test_{test}[03_abductions:{question}]" for test in OF_EACH)
    return Damage(name, what, {ASKED: change}, (*own, FILES, *IDEAS, *looks))


DAMAGES = (
    Damage("sentence_removed", "a sentence of the checks is missing",
           {f"{EN}/lessons.json": swap('"button_hint":', '"button_hin":')},
           (WORDS, "tests/lessons/test_lesson_sentences.py")),
    Damage("sentence_of_an_explorer", "a sentence of an explorer is missing",
           {f"{EN}/incidents.json": swap('"card_hidden":', '"card_hiden":')},
            (WORDS, *INCIDENTS)),
    Damage("placeholder_removed", "a status does not say of how many",
           {f"{EN}/incidents.json": swap(
               "{number} incidents shown of {all} recognised", "{number} incidents recognised")},
           (WORDS, *INCIDENTS, "tests/explorers/test_abduction_explorers.py", LESSON)),
    Damage("date_placeholder_removed", "a line in the list of events has no date",
           {f"{EN}/timeline.json": swap('"line": "{date} · {title}"', '"line": "{title}"')},
           (WORDS, "tests/explorers/test_timeline.py", "notebooks/01_timeline.ipynb")),
    Damage("placeholder_unknown", "a blank that nothing fills",
           {f"{EN}/incidents.json": swap('"line": "{date} · {place}"',
                                         '"line": "{date} · {plcae}"')}, (WORDS, *INCIDENTS)),
    asked("careful_words", "wrong_answer_right", "a wrong answer is the key",
          swap("answer: {function: value_of, table: victims, column: status_dprk, where: "
               "{victim_id: taguchi_yaeko}}", "answer: {given: died, because: It is so.}")),
    asked("careful_words", "other_person_asked", "the key is that of another person",
          swap("column: status_dprk, where: {victim_id: taguchi_yaeko}}",
               "column: status_dprk, where: {victim_id: kume_yutaka}}")),
    asked("careful_words", "feedback_removed", "a distractor has no feedback",
          swap("      feedback: Japan asks for her return on the premise that she is alive. "
               "A premise guides a policy. It is not a proof.\n", "")),
    asked("careful_words", "misconception_unknown",
          "a mistaken idea without a sentence for the teacher",
          swap("misconception: premise_told_as_fact", "misconception: premise_as_fact")),
    asked("who_denies_entry", "sensitive_scored",
          "a question on the abductions gets signs of right and wrong",
          swap("- id: who_denies_entry\n  kind: several\n  sensitive: true\n",
               "- id: who_denies_entry\n  kind: several\n"), SENSITIVE),
    asked("warm_up", "number_in_an_explanation", "a number typed into an explanation, and wrong",
          swap("North Korea admitted\n    **{{ admitted }}** on",
               "North Korea admitted\n    **12** on"), "tests/lint/test_typed_numbers.py"),
    asked("careful_words", "hint_removed", "a question without help",
          swap("  hints:\n    - Look for the sentence in which everything said has a speaker.\n",
               "")),
    asked("who_denies_entry", "source_of_a_question", "a question cites an event that is not there",
          swap("ev_2005_04_27_tanaka_recognised", "ev_2005_04_27_tanaka_recognized")),
    Damage("idea_without_sentence", "the sentence for a mistaken idea is missing",
           {"notebooks/teacher/misconceptions.yaml": row_gone("admitted_for_recognised:")},
           IDEAS),
    Damage("term_removed", "a term that a lesson explains is not in the glossary",
           {"data/glossary.csv": row_gone("calcutta_agreement,")},
           ("tests/lint/test_lessons.py::test_every_term_is_in_the_glossary",
            "notebooks/02_colonial_rule_and_aftermath.ipynb"), recorded=True),
    Damage("view_of_a_plan", "a plan of a teacher names a view that cannot be opened",
           {"notebooks/teacher/plans/03_abductions.yaml": swap("    view: V\n", "    view: VV\n")},
           FITS),
)  # fmt: skip
