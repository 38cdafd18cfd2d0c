"""The lessons read as one book: one form for one kind of task, names and terms in one way."""

from __future__ import annotations

import json
import re
from collections import Counter

import book
import pytest
import yaml

import kit
from kit.analysis.practice_set import practice_set
from kit.laboratories.forecasts import FEWEST

LONGEST = 30  # words in a sentence; half of all sentences have ten or fewer
LESSONS = [name for name in book.LESSONS if not name.startswith("00")]
# What every lesson says in the same words, so that a learner knows it again.
FORMS = {
    "commit first": "say how likely you think the next sentence is true. You will come back to it",
    "swap": "**Swap.** Work in ",
    "natural stop": "**A natural stop.** If your class has two shorter hours, stop here. Your ",
    "after the stop": "Next time, run all cells again and go on below.",
    "the other side": "## The other side",
    "four steps": "four steps",
    "choose": "## Investigations\n\nChoose one, or do both.",
    "look back": "Here is the first question once more. Your old answer stands beside it.",
    "unknown": "What is still unknown.",
    "sources": "Each explorer lists its own under *Sources*.",
    "next": "**Where to go next:** ",
}  # fmt: skip
EVERYDAY = {"TNT", "DNA", "CJK"}
# Names of broadcasters stand as they are known in Japan; the table of polls explains them.
BROADCASTERS = {"JNN", "TBS", "NHK", "ANN", "FNN"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lesson", LESSONS)
def test_the_same_kind_of_task_has_the_same_form(lesson, form):
    assert FORMS[form].casefold() in book.prose(lesson).casefold()


@pytest.mark.parametrize("lesson", LESSONS)
def test_both_investigations_say_what_they_are_about(lesson):
    text = book.prose(lesson)
    assert re.search(r"\*\*By clicking: [^*]+\*\* \*About the history\.\*", text)
    code = re.search(r"\*\*In pandas: [^*]+\*\* \*About the data\.\* (?P<rest>.*)", text)
    assert code
    assert code["rest"].endswith(
        "run the cell, then run the check under it. Nothing breaks if you leave the dots."
    )


@pytest.mark.parametrize("lesson", book.LESSONS)
def test_every_outcome_is_checked_by_a_question_and_no_question_is_astray(lesson):
    (goals,) = [
        "".join(cell["source"])
        for cell in book.notebook(lesson)["cells"]
        if book.tagged(cell, "objectives")
    ]
    outcomes = [goal.replace("*", "") for goal in re.findall(r"^- (.*)$", goals, re.MULTILINE)]
    served = [
        (question["outcome"].replace("*", ""), question["kind"])
        for question in book.questions(lesson)
    ]
    assert {outcome for outcome, _ in served} <= set(outcomes)
    assert {outcome for outcome, kind in served if kind != "opinion"} >= set(outcomes)


@pytest.mark.parametrize("lesson", book.LESSONS)
def test_a_person_comes_with_the_native_script_at_first(lesson):
    actors = kit.actors().query("kind == 'person' and name_native != ''")
    text = "\n".join(line for line in book.prose(lesson).splitlines() if not line.startswith("# "))
    plain = " ".join(text.replace("*", "").split())
    bare = [
        plain[found.start() : found.end() + 12]
        for actor in actors.itertuples()
        if (found := re.search(rf"\b{re.escape(actor.name)}\b", plain))
        and not plain[found.end() :].startswith(f" ({actor.name_native}")
    ]
    assert bare == []


@pytest.mark.parametrize("lesson", book.LESSONS)
def test_an_abbreviation_is_explained_at_first(lesson):
    text = re.sub(r"`[^`]*`", "", book.prose(lesson))
    terms = " ".join(re.findall(r"<dt>([^<]+)", book.markup(lesson)))
    bare = [
        word
        for word in dict.fromkeys(re.findall(r"\b[A-Z]{3,}\b", text))
        if word not in EVERYDAY | BROADCASTERS
        and word not in terms
        and not explained(text, re.search(rf"\b{word}\b", text))
    ]
    assert bare == []


def explained(text, found):
    return text[: found.end() + 1].endswith(f"({found[0]})") or text[found.end() :].startswith(" (")


@pytest.mark.parametrize("lesson", book.LESSONS)
def test_a_term_of_the_glossary_is_linked_where_the_lesson_uses_it(lesson):
    text = " ".join(book.prose(lesson).replace("’", "'").split())
    linked = set(re.findall(r"<dt>([^<]+?)\s*(?:<|$)", book.markup(lesson)))
    linked = {term.replace("&#39;", "'").replace("’", "'") for term in linked}
    missing = [
        term
        for term in kit.glossary()["term"].str.replace("’", "'")
        if re.search(rf"\b{re.escape(re.sub(r' [(].*[)]', '', term))}s?\b", text, re.IGNORECASE)
        and term not in linked
        and not any(term.casefold() in other.casefold() for other in linked)
    ]
    assert missing == []


def too_long(texts):
    return [one for text in texts for one in book.sentences(text) if book.words(one) > LONGEST]


@pytest.mark.parametrize("lesson", book.LESSONS)
def test_sentences_of_lessons_and_questions_are_short(lesson):
    assert too_long([*book.written(lesson), *book.asked(lesson)]) == []


def test_sentences_of_the_interface_are_short():
    folder = book.ROOT / "kit" / "language" / "en"
    texts = [
        text
        for path in folder.glob("*.json")
        if path.stem != "brief_words"  # lists of words, not sentences
        for text in json.loads(path.read_text(encoding="utf-8")).values()
    ]
    assert too_long(texts) == []


def test_sentences_of_plans_are_short():
    def texts(one):
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict | list):
            for part in one.values() if isinstance(one, dict) else one:
                yield from texts(part)

    paths = (book.NOTEBOOKS / "teacher" / "plans").glob("*.yaml")
    plans = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]
    assert too_long(texts(plans)) == []


def test_a_long_sentence_is_found():
    text = "Short. " + " ".join(["word"] * (LONGEST + 1)) + ". Short again."
    assert len(too_long([text])) == 1


@pytest.mark.parametrize("lesson", book.LESSONS)
def test_one_kind_of_apostrophe(lesson):
    straight = [text for text in book.asked(lesson) if re.search(r"[a-z]'[a-z]", text)]
    assert straight == []


def count_tellings(event):
    return len(kit.perspectives().query("event_id == @event"))


def codes(kind):
    return len(kit.codebook().query("kind == @kind"))


# Numbers that stand as words in a lesson, each beside what it counts.
COUNTS = [
    ("01_timeline", "### {Nine} eras", lambda: len(kit.eras())),
    ("02_colonial_rule_and_aftermath", "### {Three} tellings of one ship",
     lambda: count_tellings("ev_1959_12_14_first_ship")),
    ("03_abductions", "{Five} words are used for that",
     lambda: kit.abduction_claims()["status"].nunique()),
    ("03_abductions", "Read the {two} tellings", lambda: count_tellings("ev_2002_09_17_summit")),
    ("07_statements_and_signals", "Ours has {five} tones", lambda: codes("tone")),
    ("07_statements_and_signals", "and {seven} themes", lambda: codes("theme")),
    ("07_statements_and_signals", "Code the {twelve} statements of the practice set",
     lambda: len(practice_set(kit.statements()))),
    ("07_statements_and_signals", "one day, {five} voices",
     lambda: count_tellings("ev_2024_03_25_kim_yo_jong_statement")),
    ("08_domestic_politics", "Read how {three} sides tell it",
     lambda: count_tellings("ev_2024_03_26_kim_yo_jong")),
    ("10_futures_and_negotiation", "### {Thirty} questions of one day",
     lambda: len(kit.forecasts())),
    ("10_futures_and_negotiation", "When at least {fifteen} have one", lambda: FEWEST),
    ("10_futures_and_negotiation", "you test {five} changes of position",
     lambda: len(kit.bargaining_changes())),
]  # fmt: skip
NUMBERS = {"two": 2, "three": 3, "five": 5, "seven": 7, "nine": 9, "twelve": 12, "fifteen": 15,
           "thirty": 30}  # fmt: skip


@pytest.mark.parametrize(("lesson", "phrase", "count"), COUNTS, ids=[one[1] for one in COUNTS])
def test_a_number_in_words_is_that_of_the_table(lesson, phrase, count):
    word = re.search(r"\{(\w+)\}", phrase)[1]
    assert phrase.replace("{", "").replace("}", "") in book.prose(lesson)
    assert NUMBERS[word.casefold()] == count()


def test_each_lesson_asks_a_thing_once():
    for lesson in book.LESSONS:
        prompts = Counter(question["prompt"] for question in book.questions(lesson))
        assert [prompt for prompt, times in prompts.items() if times > 1] == []
