"""Agreement between two series of votes: bounds, symmetry, and the tables of the kit."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.analysis.agreement import agreement

votes = st.lists(
    st.tuples(*[st.sampled_from(["yes", "no", "abstain", "absent"])] * 2), min_size=1, max_size=30
).map(lambda rows: pd.DataFrame([("yes", "no"), *rows], columns=["a", "b"]))


def series(*given):
    return pd.Series(given)


def test_a_worked_example():
    found = agreement(series("yes", "no", "abstain", "yes"), series("yes", "yes", "no", "absent"))
    assert (found.votes, found.share) == (3, pytest.approx(1 / 3))
    assert found.similarity == pytest.approx((1 + 0 + 0.5) / 3)
    assert found.s_score == pytest.approx(0)
    # By chance: 2, 0 and 1 against 2, 2 and 0, every one with every one, is 0.5 alike on average.
    assert found.kappa == pytest.approx(0)


def test_without_abstentions_share_and_similarity_are_the_same_number():
    found = agreement(series("yes", *["yes"] * 4), series("yes", *["no"] * 4))
    assert (found.share, found.similarity) == (0.2, 0.2)


@settings(max_examples=100, deadline=None)
@given(votes)
def test_bounds_symmetry_and_order(frame):
    found, turned = agreement(frame["a"], frame["b"]), agreement(frame["b"], frame["a"])
    assert found == turned or np.isnan(found.kappa)
    assert 0 <= found.share <= found.similarity <= 1
    assert found.s_score == pytest.approx(2 * found.similarity - 1)
    assert np.isnan(found.kappa) or -1 - 1e-9 <= found.kappa <= 1
    mixed = frame.sample(frac=1, random_state=1)
    assert agreement(mixed["a"], mixed["b"]).s_score == pytest.approx(found.s_score)


@settings(max_examples=40, deadline=None)
@given(votes)
def test_a_state_agrees_with_itself(frame):
    found = agreement(frame["a"], frame["a"])
    assert (found.share, found.s_score) == (1, 1)
    assert np.isnan(found.kappa) or found.kappa == pytest.approx(1)


def test_states_without_a_common_vote_cannot_be_compared():
    with pytest.raises(ValueError, match="no vote in common"):
        agreement(series("absent"), series("yes"))


def test_the_stored_scores_keep_the_same_relations():
    rows = kit.un_agreement()
    assert (rows["s_score"] - (2 * rows["similarity"] - 1)).abs().max() < 2e-4
    assert (rows["share_exact"] - rows["identical"] / rows["votes_both"]).abs().max() < 1e-4
    assert rows["kappa_weighted"].dropna().between(-1, 1).all()


def test_all_who_always_vote_one_way_agree_by_chance():
    rows = kit.un_key_votes()
    human_rights = rows[rows["topic"] == "dprk_human_rights"]
    found = agreement(human_rights["JPN"], human_rights["USA"])
    assert found.share == 1
    assert np.isnan(found.kappa)
