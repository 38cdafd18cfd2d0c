"""Sentences of a text: where they end, and that nobody ever sees other signs than were typed."""

from __future__ import annotations

import pytest

from kit.analysis.brief_checks import findings
from kit.analysis.sentences import marks_of, number_of_words, paragraphs, sentences

TYPED = (
    "See [see p. 5] for it. Then all left.",
    "In 2002 [cf. No. 5, pp. 3–4] Mr. Abe met U.S. envoys. [e.g. Dr. Kim] All agreed.",
    "He came on 3 Dec. 2002. [ev_a] [ev_b] Then he left",
    "A sign of one’s own: \ue000. All saw it \ue000 5.",
    "全員が帰った。[ev_a]次に何が？ 誰も知らない",
    "모두 돌아왔다. [ev_a] 1977년에 그랬다.",
    "كلهم عادوا؟ نعم [ev_a]. \u202eabc\u202c All.",
    "<b>All</b> & “none” said 'x' [<i>bad</i>]. 👩‍👩‍👧 All!",
    "No full stop here, in 2002",
    "All agreed. All agreed. All agreed.",
)


@pytest.mark.parametrize("typed", TYPED)
def test_what_was_typed_comes_back_exactly(typed):
    """A stand-in for the full stop of an abbreviation stood in the warnings, as a box."""
    assert "".join(one.written for one in sentences(typed)).replace(" ", "") == typed.replace(
        " ", ""
    )
    assert all(one.written in typed for one in sentences(typed))
    assert [mark for one in sentences(typed) for mark in one.marks] == marks_of(typed)
    for found in findings({"summary": typed}, {}):
        assert found.sentence in typed
        assert found.blanks.get("mark", "") in typed


def ends(typed):
    return [one.written for one in sentences(typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Mr. Abe met U.S. envoys. No. 5 came.", 2),
        ("The D.P.R.K. said so. The R.O.K. did not.", 2),
        ("Is it so? No. All returned.", 3),
        ("It began in Dec. 2002, on p. 5. It ended.", 2),
        ("It ended in Dec. Then all left.", 2),
        ("See Hughes et al. 2009 on it. All left.", 2),
        ("It cost 2.5 million. It rose.", 2),
        ("全員が帰った。次に何が？誰も知らない！", 3),
        ("「会う。」と言った。終わった。", 2),
        ("모두 돌아왔다. 그랬다.", 2),
        ("All of it [as in Kim. 2004. p. 5] ended. Then no more.", 2),
        ("It began. [a] [b] Then.", 2),
        ("全員が帰った。[a]次に。", 2),
        ("1. All returned.", 1),
        ("(2) All returned. Nobody knew.", 2),
        ("", 0),
        ("   ", 0),
        ("...", 1),
        ("No full stop", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(typed, expected):
    assert len(ends(typed)) == expected


def test_a_mark_after_a_full_stop_without_a_space_belongs_to_what_it_follows():
    assert [one.marks for one in sentences("全員が帰った。[a]次に帰った。[b]")] == [("a",), ("b",)]


@pytest.mark.parametrize("typed", ["何人ですか。", "何人？", "How many?", "“How many?”", "كم؟"])
def test_questions_of_several_languages_ask(typed):
    assert sentences(typed)[0].is_question


def test_the_number_of_a_point_is_no_number_to_be_shown():
    assert not findings({"summary": "1. Tokyo waits.\n2) Seoul waits.\n(3) Others wait."}, {})
    assert paragraphs("1. Tokyo waits\n2) and waits\nfor long.") == [
        "1. Tokyo waits", "2) and waits for long."]  # fmt: skip


def test_brackets_around_nothing_are_no_mark():
    assert marks_of("[ ] to do, [] or [\u3000]") == []
    assert sentences("[ ] to do")[0].written == "[ ] to do"


def test_words_on_both_sides_of_a_mark_stay_two_words():
    (one,) = sentences("They met in 2002[ev_a]and left .")
    assert one.words == "They met in 2002 and left."
    assert number_of_words("met[ev_a]and") == 2


def test_a_month_is_no_wish():
    """“May” was read as a wish, so that numbers in such a sentence needed no evidence."""
    assert [one.kind for one in findings({"summary": "Five children came in May."}, {})] == [
        "uncited"]  # fmt: skip
    assert not findings({"summary": "Five children may come."}, {})
