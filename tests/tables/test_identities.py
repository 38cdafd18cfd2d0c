"""Counts that must agree across tables, whatever is added."""

from __future__ import annotations

import pandas as pd
import pytest

from kit.tables.dates import display
from kit.tables.frames import load, table_names
from kit.tables.package import tables

VICTIMS = load("victims")
INCIDENTS = load("abduction_incidents")
FIGURES = load("abduction_figures").set_index("figure_id")
FORECASTS = load("forecasts")
CLAIMS = load("article_claims").set_index("claim_id")


def test_seventeen_people_in_twelve_incidents():
    assert len(VICTIMS) == 17
    assert len(INCIDENTS) == 12
    assert INCIDENTS["victims_count"].sum() == 17
    named = [one for ids in INCIDENTS["victims"] for one in ids]
    assert sorted(named) == sorted(VICTIMS["victim_id"])
    for incident in INCIDENTS.itertuples():
        assert len(incident.victims) == incident.victims_count
        own = VICTIMS[VICTIMS["incident_id"] == incident.incident_id]
        assert set(own["victim_id"]) == set(incident.victims)
        assert set(own["date"]) == {incident.date}


def test_five_returned_eight_claimed_dead_four_denied_thirteen_admitted():
    said = VICTIMS["status_dprk"].value_counts().to_dict()
    assert said == {"claimed_dead": 8, "admitted_alive": 5, "denies_entry": 4}
    assert VICTIMS["admitted_2002"].sum() == 13
    returned = VICTIMS[VICTIMS["status_japan"] == "returned"]
    assert set(returned["status_dprk"]) == {"admitted_alive"}
    assert set(returned["returned_on"]) == {"2002-10-15"}
    claimed = VICTIMS["dprk_claimed_date"] != ""
    assert (claimed == (VICTIMS["status_dprk"] == "claimed_dead")).all()
    assert (VICTIMS.loc[~VICTIMS["admitted_2002"], "status_dprk"] == "denies_entry").all()


@pytest.mark.parametrize(
    ("figure", "counted"),
    [
        ("fg_recognised_victims", len(VICTIMS)),
        ("fg_recognised_incidents", len(INCIDENTS)),
        ("fg_not_returned", (VICTIMS["status_japan"] == "not_returned").sum()),
        ("fg_returned", (VICTIMS["status_japan"] == "returned").sum()),
        ("fg_admitted", VICTIMS["admitted_2002"].sum()),
    ],
)
def test_the_figures_that_are_told_are_those_that_can_be_counted(figure, counted):
    assert FIGURES.loc[figure, "value"] == counted


def test_each_incident_is_an_event_on_the_same_day():
    events = load("events").set_index("event_id")
    for incident in INCIDENTS.itertuples():
        event = events.loc[incident.event_id]
        assert event["category"] == "abduction"
        assert event["date"] == incident.date, incident.incident_id


def test_every_claim_about_a_person_names_people_of_the_list():
    known = set(VICTIMS["victim_id"])
    for claim in load("abduction_claims").itertuples():
        assert set(claim.victim_id) <= known
        assert claim.status in tables()["abduction_claims"].column("status").choices


def test_kishidas_cabinet_was_polled_in_every_month_by_nhk():
    polls = load("approval")
    own = polls[(polls["cabinet"] == "kishida_fumio") & (polls["pollster_id"] == "nhk")]
    months = pd.period_range("2021-10", "2024-09", freq="M").astype(str)
    assert set(months) <= set(own["month"])
    assert own["pollster"].nunique() == 1
    assert polls["approve"].dropna().between(0, 100).all()
    both = polls.dropna(subset=["approve", "disapprove"])
    assert (both["approve"] + both["disapprove"]).max() <= 101


def test_forecasts_were_asked_before_they_were_answered():
    assert len(FORECASTS) >= 15
    assert set(FORECASTS["asked_on"]) == {"2024-03-25"}
    assert (FORECASTS["resolved_on"] > FORECASTS["asked_on"]).all()
    assert (FORECASTS["resolved_on"] <= FORECASTS["resolves_on"]).all()
    yes = (FORECASTS["outcome"] == "yes").mean()
    assert 0.3 < yes < 0.7
    counted = FORECASTS.dropna(subset=["base_cases"])
    assert (counted["base_hits"] <= counted["base_cases"]).all()


def test_weights_of_an_actor_are_shared_out_in_full():
    preferences = load("preferences")
    assert set(preferences.groupby("actor_id")["weight"].sum()) == {100}
    assert preferences["ideal"].between(0, 1).all()
    assert set(preferences["issue"]) == set(load("bargaining_issues")["issue"])


def test_every_claim_of_the_article_is_judged_and_the_rule_of_standing_holds():
    assert list(CLAIMS.index) == [f"c{number:02}" for number in range(1, 44)]
    supported = CLAIMS["verdict"].isin(["supported", "supported_with_nuance"])
    judged = CLAIMS["stands"].notna()
    assert (CLAIMS.loc[judged, "stands"] == supported[judged]).all()
    assert (CLAIMS["checkable"] == judged).all()
    assert not CLAIMS.loc[
        CLAIMS["verdict"].isin(["cannot_be_verified", "forecast"]), "stands"
    ].any()


def test_the_same_event_is_told_by_two_sides_or_more():
    told = load("perspectives").groupby("event_id")["actor_id"].nunique()
    assert (told >= 2).all()


@pytest.mark.parametrize("name", table_names())
def test_every_row_is_sourced(name):
    frame = load(name)
    if name != "sources":
        assert (frame["source_ids"].map(len) >= 1).all()


def test_the_corpus_reaches_its_targets():
    told = load("perspectives").groupby("event_id")["actor_id"].nunique()
    assert len(told) >= 40
    assert len(load("events")) >= 350
    assert len(load("actors")) >= 120
    assert len(load("statements")) >= 80
    assert len(load("glossary")) >= 60
    assert len(load("talks")) >= 60


def test_statements_are_coded_within_the_rule_and_belong_to_events_of_their_time():
    statements = load("statements")
    events = load("events").set_index("event_id")
    assert statements["tone"].between(-2, 2).all()
    assert set(statements["tone"]) == {-2, -1, 0, 1, 2}
    for row in statements[statements["event_id"] != ""].itertuples():
        apart = abs((row.start - events.loc[row.event_id, "start"]).days)
        assert apart <= 31, row.statement_id


def test_talks_begin_within_the_days_of_their_event():
    talks, events = load("talks"), load("events").set_index("event_id")
    for talk in talks[talks["event_id"] != ""].itertuples():
        event = events.loc[talk.event_id]
        assert event["start"] <= talk.start <= event["end"], talk.talk_id
    rounds = talks[talks["series"] == "normalisation"].sort_values("start")
    assert rounds["round_no"].tolist() == list(range(1, 13))
    assert rounds["heads"].str.contains("Japan: ").all()
    assert (talks["series"] == "summit").sum() == 2


@pytest.mark.parametrize(
    "name",
    [
        "abduction_incidents", "aid", "eez_landings", "exercises", "japan_measures", "launches",
        "meetings", "nuclear_tests", "opinion", "overflights", "statements", "talks",
    ],
)  # fmt: skip
def test_a_date_in_an_id_is_that_of_the_row_or_of_its_report(name):
    key = tables()[name].key[0]
    rows = load(name)
    written = rows[key].str.extract(r"_((?:18|19|20)\d\d(?:_\d\d){0,2})(?!\d)")[0].dropna()
    assert len(written) > len(rows) / 2
    for place, day in written.str.replace("_", "-").items():
        row = rows.loc[place]
        assert any(one.startswith(day) for one in (row["date"], row.get("reported_on", ""))), row


def test_a_poll_began_or_ended_in_the_month_that_its_id_names():
    for poll in load("approval").itertuples():
        assert poll.month.replace("-", "_") in poll.approval_id, poll.approval_id
        ends = {poll.date.split("/")[0][:7], poll.date.split("/")[-1][:7]}
        assert poll.month in ends, poll.approval_id


def test_a_resolution_stands_on_the_day_of_the_event_that_tells_of_it():
    days = load("resolutions").set_index("resolution_id")["date"]
    events = load("events").set_index("event_id")["date"]
    told = events[events.index.str.contains(r"resolution_\d+$")]
    assert len(told) >= 5
    for event, day in told.items():
        assert days[f"res_{event.rsplit('_', 1)[1]}"] == day, event


def test_every_seat_of_the_council_is_counted_once_in_each_vote():
    for vote in load("resolutions").itertuples():
        seats = 11 if vote.start.year < 1966 else 15
        assert vote.yes + vote.no + vote.abstain + vote.not_voting == seats, vote.resolution_id


def test_pyongyang_voted_against_in_each_of_the_key_votes():
    assert set(load("un_key_votes")["PRK"]) == {"no"}


def test_yen_are_counted_in_thousand_millions_and_dollars_in_millions():
    trade = load("trade")
    currency = trade["trade_id"].str.extract(r"_(jpy|usd)_")[0]
    assert (trade["unit"] == currency.map({"jpy": "JPY_billion", "usd": "USD_million"})).all()


def test_a_talk_that_is_an_event_of_its_own_has_the_days_of_that_event():
    talks, events = load("talks"), load("events").set_index("event_id")["date"]
    alone = talks[(talks["event_id"] != "") & ~talks["event_id"].duplicated(keep=False)]
    assert len(alone) >= 60
    for talk in alone.itertuples():
        if talk.talk_id != "talk_2001_contact_mr_x":  # the event is the opening of the channel
            assert talk.date == events[talk.event_id], talk.talk_id


def test_people_were_recognised_on_the_day_of_an_event_that_says_so():
    events = load("events")
    told = events[events["event_id"].str.endswith("_recognised")]["date"]
    assert set(VICTIMS["recognised_on"]) == set(told)


def test_a_claimed_death_has_the_day_that_the_words_beside_it_give():
    for person in VICTIMS[VICTIMS["dprk_claimed_date"] != ""].itertuples():
        for day in filter(None, (person.dprk_claimed_date, person.dprk_claimed_date_earlier)):
            assert display(day) in person.dprk_says, person.victim_id


def test_the_parts_of_the_return_movement_add_up_to_its_total():
    persons = load("repatriation_counts").set_index("count_id")["persons"]
    parts = persons[["rc_first_agreement", "rc_1971", "rc_1971_1984"]]
    assert parts.sum() == persons["rc_total"]


def test_no_estimate_of_a_yield_is_ten_times_the_middle_one():
    yields = load("nuclear_yields")
    for test, rows in yields.groupby("test_id"):
        given = pd.concat([rows["yield_kt"], rows["low_kt"], rows["high_kt"]]).dropna()
        assert given.max() < 10 * given.median(), test
        assert given.min() > given.median() / 10, test
        middle = rows.dropna(subset=["yield_kt"])
        assert (middle["low_kt"] <= middle["yield_kt"]).all(), test
        assert (middle["yield_kt"] <= middle["high_kt"]).all(), test


def test_native_names_are_the_same_wherever_they_stand():
    actors = load("actors").set_index("actor_id")["name_native"]
    for person in VICTIMS[VICTIMS["actor_id"] != ""].itertuples():
        assert person.name_native == actors[person.actor_id], person.victim_id
    for rule in load("rule_periods").itertuples():
        if rule.governed_by == "KRE":
            assert rule.name_native in actors["KRE"], rule.rule_id
