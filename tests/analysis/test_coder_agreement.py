"""Agreement of coders, against published examples and an independent calculation."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.analysis.coder_agreement import (
    TONES,
    alpha,
    compare,
    compare_themes,
    confusion,
    disagreements,
)

N = float("nan")
# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability": four observers, twelve units.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]


def series(values):
    return pd.Series(values, index=[f"s{at}" for at in range(len(values))])


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_alpha_of_the_example_of_krippendorff(level, published):
    found = alpha([series(one) for one in OBSERVERS], (1, 2, 3, 4, 5), level)
    assert found == pytest.approx(published, abs=0.0005)


def test_kappa_of_the_example_of_fleiss_cohen_and_everitt():
    """Fleiss, Cohen and Everitt (1969), table 1: kappa 0.429 for 200 cases."""
    counts = [[106, 10, 4], [22, 28, 10], [2, 12, 6]]
    pairs = [(a, b) for a in range(3) for b in range(3) for _ in range(counts[a][b])]
    one, other = (series([pair[at] for pair in pairs]) for at in (0, 1))
    assert compare(one, other, (0, 1, 2)).kappa == pytest.approx(0.429, abs=0.0005)


def by_hand(a, b, weight):
    """Kappa as 1 less observed over expected disagreement, counted pair by pair."""
    seen = np.mean([weight(x, y) for x, y in zip(a, b, strict=True)])
    chance = np.mean([weight(x, y) for x in a for y in b])
    return 1 - seen / chance


codes = st.lists(st.tuples(st.sampled_from(TONES), st.sampled_from(TONES)), min_size=2, max_size=30)


@settings(max_examples=60, deadline=None)
@given(codes)
def test_both_kappas_agree_with_a_count_of_pairs(pairs):
    a, b = zip(*pairs, strict=True)
    found = compare(series(a), series(b))
    if len({*a, *b}) == 1:
        assert math.isnan(found.kappa)
        return
    assert found.kappa == pytest.approx(by_hand(a, b, lambda x, y: x != y), abs=1e-9)
    assert found.weighted == pytest.approx(by_hand(a, b, lambda x, y: abs(x - y)), abs=1e-9)
    assert found.share == pytest.approx(np.mean([x == y for x, y in pairs]))
    assert found.near == pytest.approx(np.mean([abs(x - y) <= 1 for x, y in pairs]))
    assert found.alpha == pytest.approx(alpha([series(a), series(b)], TONES, "ordinal"))


def test_only_what_both_have_coded_counts():
    found = compare(series([1, 2, N, 0]), series([1, 0, 2, N]))
    assert (found.units, found.share) == (2, 0.5)
    with pytest.raises(ValueError, match="nothing in common"):
        compare(series([1, N]), series([N, 1]))


def test_a_code_that_is_not_in_the_book_is_refused():
    with pytest.raises(ValueError, match="codebook"):
        confusion(series([3]), series([0]))


def test_full_agreement_on_one_code_proves_nothing():
    found = compare(series([1, 1, 1]), series([1, 1, 1]))
    assert found.share == 1
    assert math.isnan(found.kappa)
    assert math.isnan(found.alpha)


def test_themes_are_compared_one_by_one():
    one = series([("weapons",), ("weapons", "summit"), ()])
    other = series([("weapons",), ("summit",), ("summit",)])
    found = compare_themes(one, other, ("weapons", "summit", "sanctions")).set_index("theme")
    assert list(found.loc["weapons", ["both", "only_one", "only_other", "neither"]]) == [1, 1, 0, 1]
    assert list(found.loc["summit", ["both", "only_one", "only_other", "neither"]]) == [1, 0, 1, 1]
    assert found.loc["sanctions", "share"] == 1
    assert math.isnan(found.loc["sanctions", "kappa"])


def test_widest_disagreement_comes_first():
    found = disagreements(series([2, 0, 1]), series([1, 0, -2]))
    assert list(found["apart"]) == [3, 1]


def test_the_kit_states_its_own_agreement():
    first = kit.statements().set_index("statement_id")["tone"]
    second = kit.statement_codes().query("blind").set_index("statement_id")["tone"]
    found = compare(first, second)
    a, b = first[second.index].astype(int), second.astype(int)
    assert found.share == pytest.approx((a == b).mean())
    assert found.kappa == pytest.approx(by_hand(list(a), list(b), lambda x, y: x != y))
