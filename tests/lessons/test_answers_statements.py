"""Answers on statements, polls and the article, each computed in another way."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import kit
from kit.lessons import answers_approval, answers_article, answers_statements


def codes_side_by_side():
    first = kit.statements().set_index("statement_id")["tone"].astype(int)
    codes = kit.statement_codes()
    second = codes[codes["blind"]].set_index("statement_id")["tone"].astype(int)
    return first[second.index].to_numpy(), second.to_numpy()


def test_same_tone_and_kappa_are_those_of_a_count_by_hand():
    a, b = codes_side_by_side()
    tables = kit.statements(), kit.statement_codes()
    same = sum(x == y for x, y in zip(a, b, strict=True)) / len(a)
    chance = sum((a == tone).mean() * (b == tone).mean() for tone in range(-2, 3))
    assert answers_statements.same_tone(*tables) == round(100 * same, 1)
    assert answers_statements.tone_by_chance(*tables) == pytest.approx(100 * chance, abs=0.06)
    assert answers_statements.kappa_of_tone(*tables) == round((same - chance) / (1 - chance), 2)
    assert answers_statements.coded_blindly(*tables) == len(a)


def test_the_two_coders_differ_on_the_statement_of_the_article():
    tables = kit.statements(), kit.statement_codes()
    assert answers_statements.second_tone_less_first(*tables, "st_2024_03_25_kim_yo_jong") != 0


def test_brier_by_hand():
    assert answers_article.brier_of([80, 60], [True, False]) == 0.2
    assert answers_article.brier_of([99, 99], [True, False]) == pytest.approx(0.49, abs=0.001)


def test_claims_that_stand_are_counted_without_the_undecided():
    claims = kit.article_claims()
    said = [bool(one) for one in claims["stands"] if not pd.isna(one)]
    assert answers_article.decided_claims(claims) == len(said)
    assert answers_article.share_that_stands(claims) == round(100 * sum(said) / len(said), 1)


def test_mean_approval_of_a_month_is_that_of_its_polls():
    polls = kit.approval()
    end = polls["end"].fillna(polls["start"])
    mid = polls["start"] + (end - polls["start"]) / 2
    own = polls[
        (polls["cabinet"] == "kishida_fumio") & (mid >= "2024-03-01") & (mid < "2024-04-01")
    ]
    asked = ("kishida_fumio", "2024-03")
    assert answers_approval.mean_approval(polls, *asked) == round(np.mean(own["approve"]), 1)
    assert answers_approval.polls_in_month(polls, *asked) == len(own)


def test_the_group_that_named_the_abductions_least_is_the_youngest():
    found = answers_approval.group_with_least(
        kit.opinion(), "Public Opinion Survey on Diplomacy", "abductions", "2017-10-26/2017-11-05"
    )
    assert found == "age_18_29"


def test_more_events_are_studied_than_lie_outside():
    tables = kit.approval(), kit.events(), kit.offices()
    for days in (30, 60, 90):
        outside = answers_approval.events_outside(*tables, days)
        assert 0 <= outside < answers_approval.events_studied(*tables, days)
