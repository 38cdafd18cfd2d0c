"""Rules choose the rows that their code chooses."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.analysis.choosing import Between, Choice, Years, choose, code

EVENTS = kit.events()
CATEGORIES = sorted(set(EVENTS["category"]))
ACTORS = ("JPN", "PRK", "KOR", "kim_yo_jong", "nobody")
years = st.tuples(st.integers(1850, 2030), st.integers(1850, 2030)).map(sorted)
rules = st.lists(
    st.one_of(
        st.lists(st.sampled_from([*CATEGORIES, "no such"]), unique=True, max_size=3).map(
            lambda values: Choice("category", tuple(values))
        ),
        st.lists(st.sampled_from(ACTORS), unique=True, max_size=3).map(
            lambda values: Choice("actor_ids", tuple(values), several=True)
        ),
        years.map(lambda pair: Years(*pair)),
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(rules)
def test_code_and_rules_choose_the_same_rows(chosen):
    names: dict[str, object] = {}
    exec(code("events", chosen), names)
    shown = choose(kit.events(), chosen)
    assert list(names["shown"]["event_id"]) == list(shown["event_id"])


def test_years_begin_on_their_first_day_and_end_on_their_last():
    days = ["2000-12-31", "2001-01-01", "2002-12-31", "2003-01-01"]
    rows = EVENTS.head(4).assign(start=pd.to_datetime(days), end=pd.to_datetime(days))
    kept = choose(rows, [Years(2001, 2002)])["start"].dt.strftime("%Y-%m-%d")
    assert list(kept) == days[1:3]


def test_no_values_mean_no_restriction():
    assert len(choose(EVENTS, [Choice("category", ())])) == len(EVENTS)
    assert code("events", []) == "import kit\n\nshown = kit.events()"


def test_a_row_of_many_ids_fits_if_one_of_them_is_listed():
    shown = choose(EVENTS, [Choice("actor_ids", ("kim_yo_jong",), several=True)])
    assert len(shown) > 0
    assert all("kim_yo_jong" in ids for ids in shown["actor_ids"])


def test_a_range_of_numbers_holds_both_ends_and_its_code_says_the_same():
    rules = [Between("year", 2021, 2022)]
    shown = choose(kit.launch_counts(), rules)
    assert set(shown["year"]) == {2021, 2022}
    names: dict[str, object] = {}
    exec(code("launch_counts", rules), names)
    assert names["shown"].equals(shown)
