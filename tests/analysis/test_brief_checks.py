"""Rules of thumb for a text that argues: what must be flagged, and what must not."""

from __future__ import annotations

import time

import pytest

from kit.analysis.brief_checks import Cited, findings, signs_of_a_claim
from kit.analysis.sentences import marks_of, number_of_words, paragraphs, sentences
from kit.analysis.written_dates import WrittenDate, written_dates

LONGEST, MOST_SECONDS = 20_000, 5  # letters of a box; it took 25 s for "17/" again and again

SUMMIT = Cited("First summit", "2002-09-17", "2002-09-17", "", frozenset({"JPN"}), frozenset({"A"}))
CLAIM = Cited("A claim", "2004-11-09", "2004-11-14", "contested", frozenset({"PRK"}))
EVIDENCE = {"ev_summit": SUMMIT, "cl_claim": CLAIM, "T/1990-2004": Cited("Figure")}


def kinds(written, evidence=EVIDENCE):
    return [one.kind for one in findings({"situation": written}, evidence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Five of them returned.",
        "The leaders met on 17 September 2002.",
        "In 2014 the inquiry began.",
        "All families agree.",
        "Pyongyang said that the matter is settled.",
        "According to Tokyo, nothing was delivered.",
        "The talks failed because trust was gone.",
        "Sanctions led to a fall in trade.",
        "Trade fell by 40 %.",
        "Tokyo should act, as Pyongyang said in 2014.",
    ],
)
def test_a_claim_without_evidence_is_flagged(sentence):
    assert kinds(sentence) == ["uncited"]


@pytest.mark.parametrize(
    "sentence",
    [
        "What would all families say in 2030?",
        "Tokyo should name one contact person.",
        "We do not know how many letters arrived.",
        "Relations are cold.",
        "This brief weighs options.",
        "The leaders met on 17 September 2002 [ev_summit].",
        "The leaders met on 17 September 2002. [ev_summit]",
        "Five returned. Their children came later. [ev_summit]",
        "",
    ],
)
def test_what_cites_or_claims_nothing_is_not_flagged(sentence):
    assert "uncited" not in kinds(sentence)


def test_a_mark_covers_what_stands_before_it_in_its_paragraph_only():
    assert kinds("Five returned. They came home. [ev_summit] Three stayed.") == ["uncited"]
    assert kinds("Five returned.\n\nThey came home. [ev_summit]") == ["uncited"]


def test_a_mark_that_names_nothing_is_told():
    found = findings({"summary": "It began in 2002 [ev_typo]."}, EVIDENCE)
    assert [(one.kind, one.blanks["mark"]) for one in found] == [("unknown", "ev_typo")]


@pytest.mark.parametrize(
    ("sentence", "flagged"),
    [
        ("The remains were genuine [cl_claim].", True),
        ("Pyongyang says that the remains were genuine [cl_claim].", False),
        ("Whether the remains were genuine is contested [cl_claim].", False),
        ("The leaders met [ev_summit].", False),
    ],
)
def test_doubt_must_be_said(sentence, flagged):
    assert ("doubt" in kinds(sentence)) == flagged


@pytest.mark.parametrize(
    ("sentence", "flagged"),
    [
        ("They met on 17 September 2003 [ev_summit].", True),
        ("They met on September 18, 2002 [ev_summit].", True),
        ("They met in October 2002 [ev_summit].", True),
        ("They met in 2001 [ev_summit].", True),
        ("They met on 17 September 2002 [ev_summit].", False),
        ("They met on 2002-09-17 [ev_summit].", False),
        ("They met in September 2002 [ev_summit].", False),
        ("They met in 2002, and again in 2004 [ev_summit].", False),
        ("They met [ev_summit].", False),
        ("From 1990 on they met often [T/1990-2004].", False),
        ("In 2004 delegations met, after the summit [ev_summit] [cl_claim].", False),
    ],
)
def test_a_date_that_differs_from_the_cited_event_is_told(sentence, flagged):
    assert ("date" in kinds(sentence)) == flagged


def test_a_long_quotation_is_told_also_over_several_sentences():
    words = "word " * 13 + "end. " + "Word " * 13 + "end."
    assert "quotation" in kinds(f"He said: “{words}” [ev_summit]")
    assert "quotation" not in kinds("He said: “a few words only” [ev_summit]")


@pytest.mark.parametrize(
    ("sentence", "flagged"),
    [
        ("Eight of the abductees died [ev_summit].", True),
        ("Eight of the abductees died, according to Pyongyang [ev_summit].", False),
        ("Kim Il Sung died in 1994 [ev_summit].", False),
    ],
)
def test_a_death_of_an_abductee_needs_a_claimant(sentence, flagged):
    assert ("death" in kinds(sentence)) == flagged


def test_loaded_words_and_people_as_a_means_are_told():
    assert kinds("The hermit kingdom waits.") == ["loaded"]
    assert kinds("The abductees are a bargaining chip.") == ["loaded"]


def cited(number, **traits):
    return {f"e{at}": Cited(f"E{at}", **traits) for at in range(number)}


def test_one_publisher_and_one_state_are_told_from_three_pieces_on():
    written = "One [e0]. Two [e1]. Three [e2]."
    same = cited(3, publishers=frozenset({"A"}), states=frozenset({"JPN"}))
    assert "one_publisher" in kinds(written, same)
    state = {f"e{at}": Cited("E", publishers=frozenset({str(at)}), states=frozenset({"JPN"}))
             for at in range(3)}  # fmt: skip
    assert "one_state" in kinds(written, state)
    unknown = state | {"e2": Cited("E", publishers=frozenset({"2"}))}
    assert not {"one_state", "one_publisher"} & set(kinds(written, unknown))
    assert not {"one_publisher"} & set(kinds("One [e0]. Two [e1].", same))


def test_abbreviations_and_decimals_end_no_sentence():
    said = sentences("Mr. Abe met 2.5 times with U.S. envoys. Then No. 5 came.")
    assert [one.words for one in said] == ["Mr. Abe met 2.5 times with U.S. envoys.",
                                           "Then No. 5 came."]  # fmt: skip


def test_marks_paragraphs_and_words_are_read():
    assert marks_of("a [x] b [y] [x] [] [\n]") == ["x", "y"]
    assert paragraphs("a\nb\n\n- c\n- d") == ["a b", "- c", "- d"]
    assert number_of_words("The DPRK’s word, twice [ev_a].") == 4
    assert written_dates("31 February 2002") == [WrittenDate("2002-02-31", "2002-02-31")]


def test_every_sign_is_found_by_itself():
    signs = {sign for written in ("Five.", "In 2002.", "All.", "He said so.", "Because of it.")
             for sign in signs_of_a_claim(sentences(written)[0])}  # fmt: skip
    assert signs == {"numbers", "dates", "quantifiers", "sayings", "causes"}


STRANGE = (
    "[", "“", "a. ", "[a", ".", "[ ", "[a]. ", "17, ", "17 and ", "17/", "2002 ", "2002-", "(", "1",
    "September ", "1718, ", "Resolution 1718, ", "No. ", "。", "U.", " ", "\n", "\ue000", "\u202e",
)  # fmt: skip


@pytest.mark.parametrize("piece", STRANGE, ids=ascii)
def test_strange_texts_are_read_in_no_time(piece):
    begun = time.process_time()
    assert isinstance(kinds((piece * LONGEST)[:LONGEST]), list)
    assert time.process_time() - begun < MOST_SECONDS
