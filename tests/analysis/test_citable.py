"""Every row with an id can be found by words and named in a line."""

from __future__ import annotations

import pytest

from kit.analysis.citable import citable, evidence_tables, find, folded
from kit.tables import dates
from kit.tables.frames import load, table_names


@pytest.fixture(scope="module")
def rows():
    return citable(load, evidence_tables(load, table_names()))


def test_every_row_of_every_table_with_ids_is_there_once(rows):
    tables = evidence_tables(load, table_names())
    assert {"events", "statements", "article_claims", "abduction_figures", "launches", "talks",
            "approval", "promises", "perspectives"} <= set(tables)  # fmt: skip
    assert len(rows) == sum(len(load(name)) for name in tables)
    assert rows["key"].is_unique


def test_every_row_has_a_title_sources_and_a_date_that_can_be_shown(rows):
    assert (rows["title"].str.len() > 2).all()
    assert rows["source_ids"].map(len).gt(0).all()
    for date in rows["date"].unique():
        assert not date or dates.display(date)
    assert not rows["title"].str.contains(r"\b(?:nan|NaT)\b|<NA>").any()


def test_doubt_is_carried_over_from_each_kind_of_table(rows):
    assert rows.loc["ev_2016_02_12_committee_dissolved", "doubt"] == "contested"
    events = load("events").set_index("event_id")["certainty"]
    own = rows.loc[events.index, "doubt"]
    assert (own == events.replace({"agreed": ""})).all()
    claims = load("abduction_claims").set_index("claim_id")["status"]
    assert (rows.loc[claims[claims == "contested"].index, "doubt"] == "contested").all()
    disputed = load("promises").query("outcome_status == 'disputed'")["promise_id"]
    assert (rows.loc[disputed, "doubt"] == "contested").all()


def test_the_state_that_speaks_is_known(rows):
    assert rows.loc["st_2024_03_25_kim_yo_jong", "voice"] == "PRK"
    assert rows.loc["ev_2002_09_17_summit", "voice"] == ""
    families = load("statements").query("side == 'families'")["statement_id"]
    assert (rows.loc[families, "voice"] == "JPN").all()


def test_words_are_found_in_any_order_case_and_script(rows):
    found = find(rows, "INQUIRY dissolves", "events")
    assert found["key"].iloc[0] == "ev_2016_02_12_committee_dissolved"
    assert "yokota_megumi" in set(find(rows, "横田めぐみ")["key"])
    assert find(rows, "no such words at all").empty
    assert len(find(rows, "", "talks")) == len(load("talks"))
    assert find(rows, "[.*", "events").empty
    assert folded("Ｐyŏngyang") == "pyongyang"
