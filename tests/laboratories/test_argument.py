"""The argument map: the outline says what the map shows, and nothing taken out is lost."""

from __future__ import annotations

import pytest

from kit.laboratories.argument import ArgumentLaboratory
from kit.laboratories.brief import BriefLaboratory
from kit.laboratories.brief_draft import MOST_DEEP, MOST_REASONS
from kit.lessons.store import Store

SUMMIT = "ev_2002_09_17_summit"


@pytest.fixture
def tree(store):
    tree = ArgumentLaboratory(store)
    tree.say("Tokyo should offer <b>offices</b>.")
    return tree


def names(tree):
    return [name for _, name in tree.outline.options]


def test_the_outline_the_map_and_the_words_say_the_same(tree):
    first = tree.add("for", "claim")
    tree.words.value = "People came home."
    second = tree.add("against", first)
    tree.words.value = "Not all."
    third = tree.add("against", "claim")
    tree.words.value = "It takes time."
    assert names(tree) == ["claim", first, second, third]
    assert set(tree.picture.trace("marks").customdata) == {"claim", first, second, third}
    for words in ("People came home.", "Not all.", "It takes time.", "1 for and 2 against"):
        assert words in tree.alt_text
    assert "under “People came home.”" in tree.alt_text
    said = " ".join(one.text for one in tree.picture.widget.layout.annotations)
    assert "&lt;b&gt;offices" in said


def test_it_comes_back_after_a_restart(tree, store):
    name = tree.add("for")
    tree.say("People came home.")
    tree.turn("against")
    other = ArgumentLaboratory(Store(store.folder))
    assert other.argument == tree.argument
    assert other.argument.reasons[0].side == "against"
    assert names(other) == ["claim", name]


def test_reasons_move_among_those_beside_them(tree):
    first, second, below = tree.add("for", "claim"), tree.add("for", "claim"), ""
    below = tree.add("against", first)
    tree.item = second
    tree.move(-1)
    assert names(tree) == ["claim", second, first, below]
    tree.move(-1)
    assert names(tree) == ["claim", second, first, below]
    tree.item = below
    tree.move(1)
    assert names(tree) == ["claim", second, first, below]


def test_what_is_taken_out_takes_its_answers_along_and_can_be_put_back(tree):
    first = tree.add("for", "claim")
    below = tree.add("against", first)
    tree.words.value = "an answer"
    tree.remove(first)
    assert names(tree) == ["claim"]
    assert tree.item == "claim"
    tree.undo()
    assert names(tree) == ["claim", first, below]
    assert tree._reason(below).words == "an answer"
    third = tree.add("for", "claim")
    assert third not in {first, below}


def test_reasons_are_tied_to_the_evidence_of_the_basket(tree, store):
    lab = BriefLaboratory(store)
    name = tree.add("for", "claim")
    assert tree.no_evidence.layout.display == ""
    lab.add(SUMMIT)
    assert [key for _, key in tree.evidence.options] == [SUMMIT]
    tree.evidence.value = (SUMMIT,)
    assert tree.argument.reasons[0].evidence == (SUMMIT,)
    assert "0 without evidence" in tree.status.value
    lab.take_out(SUMMIT)
    assert tree.argument.reasons[0].evidence == (SUMMIT,)
    lab.put_back(SUMMIT)
    tree.item = name
    assert tree.evidence.value == (SUMMIT,)


def test_the_map_has_an_end_downwards(tree):
    for _ in range(MOST_DEEP):
        assert tree.add("for")
    assert tree.add("against") == ""
    assert "steps deep" in tree.notice.value


def test_words_being_written_stay_with_their_reason(tree):
    name = tree.add("for", "claim")
    tree.words.value = "half a"
    tree.outline.value = "claim"
    assert tree.words.value == "Tokyo should offer <b>offices</b>."
    assert tree._reason(name).words == "half a"


@pytest.mark.parametrize("deed", ["add", "remove", "undo"])
def test_the_box_is_ready_before_the_outline_shows_where_one_is(tree, deed):
    """Who typed at once after “Add a reason” lost letters: the box was emptied a moment later."""
    reason = tree.add("for")
    tree.say("People came home.")
    if deed == "undo":
        tree.remove(reason)
    seen = []
    tree.outline.observe(lambda _: seen.append(tree.words.value), "options")
    tree.add("for") if deed == "add" else getattr(tree, deed)()
    assert seen == [tree.words.value]
    assert tree.words.value == tree._words_of(tree.item)


def test_the_map_is_full_for_what_is_put_back_too(tree):
    """A map with one reason too many could not be read by a classmate."""
    names = [tree.add("for", "claim") for _ in range(MOST_REASONS)]
    below = names[0]
    tree.remove(below)
    tree.add("against", "claim")
    tree.undo()
    assert len(tree.argument.reasons) == MOST_REASONS
    assert f"{MOST_REASONS} reasons" in tree.notice.value
    tree.remove(names[1])
    tree.undo()  # the last one taken out fits again
    assert names[1] in {one.name for one in tree.argument.reasons}
    assert "reasons" not in tree.notice.value


def test_what_comes_back_with_a_reason_counts_too(tree):
    first = tree.add("for", "claim")
    tree.add("against", first)
    tree.remove(first)
    for _ in range(MOST_REASONS - 1):
        tree.add("for", "claim")
    tree.undo()
    assert len(tree.argument.reasons) == MOST_REASONS - 1
    assert f"{MOST_REASONS} reasons" in tree.notice.value


def test_words_being_written_stay_with_their_reason_when_another_comes_back(tree, monkeypatch):
    first, second = tree.add("for", "claim"), tree.add("for", "claim")
    tree.remove(first)
    tree.item = second
    monkeypatch.setattr(tree.saver, "later", lambda: None)  # the pause is not over yet
    tree.words.value = "half a"
    tree.undo()
    assert tree.words.value == ""
    assert tree._reason(second).words == "half a"


def test_a_map_without_a_claim_says_so_in_words(store):
    tree = ArgumentLaboratory(store)
    tree.add("for")
    assert "Claim: no claim yet." in tree.alt_text
