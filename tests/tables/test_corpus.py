"""The kit's own tables: no fault, and the identities that a class relies on."""

from __future__ import annotations

import csv
import re

import pytest

from kit.tables.check import check_package
from kit.tables.dates import DateError, read
from kit.tables.folders import data_folder
from kit.tables.frames import load, table_names
from kit.tables.package import tables
from kit.tables.versions import changed_tables

EVENTS = load("events").set_index("event_id")
ADMITTED_AND_RECOGNISED = (
    "Kume Yutaka", "Matsumoto Kyoko", "Yokota Megumi", "Tanaka Minoru", "Taguchi Yaeko",
    "Chimura Yasushi", "Hasuike Kaoru", "Ichikawa Shuichi", "Masumoto Rumiko", "Soga Hitomi",
    "Soga Miyoshi", "Ishioka Toru", "Matsuki Kaoru", "Hara Tadaaki", "Arimoto Keiko",
)  # fmt: skip


def test_no_table_has_a_fault():
    assert str(check_package()) == "No fault was found."


def test_the_record_of_the_tables_is_fresh():
    assert changed_tables() == []


def test_every_table_can_be_read_and_holds_as_many_rows_as_its_file():
    for name in table_names():
        assert len(load(name)) > 0, name


@pytest.mark.slow
def test_frictionless_finds_no_fault_either():
    limit = csv.field_size_limit()
    from frictionless import Package

    report = Package(str(data_folder() / "datapackage.json")).validate()
    csv.field_size_limit(limit)  # frictionless raises it for the whole process
    assert report.flatten(["type", "rowNumber", "fieldName", "note"]) == []


def test_the_timeline_is_long_dense_and_sourced():
    assert len(EVENTS) >= 350
    assert EVENTS["start"].min().year == 1868
    assert EVENTS["source_ids"].map(len).min() >= 1
    assert set(EVENTS["category"]) == set(
        next(c for c in tables()["events"].columns if c.name == "category").choices
    )


def test_each_person_recognised_as_abducted_is_named_in_an_event_of_that_time():
    early = EVENTS[(EVENTS["category"] == "abduction") & (EVENTS["start"] < "1984")]
    told = " ".join(early["title"] + " " + early["summary"])
    missing = [name for name in ADMITTED_AND_RECOGNISED if name not in told]
    assert missing == []
    assert re.search(r"Chimura.*Fukie|Hamamoto Fukie", told)
    assert re.search(r"Hasuike.*Yukiko|Okudo Yukiko", told)


def test_the_two_summits_and_the_statement_stand_on_their_days():
    days = {
        "ev_2002_09_17_summit": "2002-09-17",
        "ev_2002_10_15_five_return": "2002-10-15",
        "ev_2004_05_22_second_summit": "2004-05-22",
        "ev_2024_02_15_kim_yo_jong": "2024-02-15",
        "ev_2024_03_25_kim_yo_jong_statement": "2024-03-25",
        "ev_2024_03_26_kim_yo_jong": "2024-03-26",
    }
    assert EVENTS.loc[list(days), "date"].to_dict() == days


def test_the_id_of_an_event_begins_with_its_date():
    for event, row in EVENTS.iterrows():
        parts = re.match(r"ev_(\d{4})(?:_(\d\d))?(?:_(\d\d))?_", event).groups()
        written = row["start"].strftime("%Y-%m-%d").split("-")
        for part, value in zip(parts, written, strict=True):
            if part is not None and row["precision"] in {"day", "interval", "year"}:
                assert part == value, event
            if part is not None and row["precision"] == "month" and part is not parts[2]:
                assert part == value, event


def test_states_take_part_only_while_they_exist():
    for event, row in EVENTS.iterrows():
        actors, start = set(row["actor_ids"]), row["start"]
        if row["precision"] == "day":
            assert not ("PRK" in actors and start < read_day("1948-09-09")), event
            assert not ("KOR" in actors and start < read_day("1948-08-15")), event
            assert not ("SUN" in actors and start > read_day("1991-12-26")), event


def read_day(text):
    from pandas import Timestamp

    return Timestamp(text)


def test_every_doubt_is_explained():
    doubted = EVENTS[EVENTS["certainty"] != "agreed"]
    assert (doubted["note"].str.len() > 20).all()


def test_figures_agree_across_the_weapons_tables():
    counts = load("launch_counts")
    landings = load("eez_landings")
    flights = load("overflights")
    assert len(landings) == 13
    assert (flights["status"] == "overflight").sum() == 9
    in_2022 = counts[counts["year"] == 2022].set_index(["counter", "unit"])["count"]
    assert in_2022["cns", "missiles"] == 69
    assert in_2022["mod", "ballistic_missiles_at_least"] == 59
    launches = load("launches")
    listed = launches[launches["in_cns"] & (launches["start"].dt.year == 2022)]
    assert listed["count"].sum() == 69


def test_prime_ministers_follow_each_other_without_a_gap():
    offices = load("offices")
    leaders = offices[(offices["country"] == "JPN") & (offices["office"] == "Prime Minister")]
    leaders = leaders[leaders["start"] >= "1989-01-01"].sort_values("start")
    assert len(leaders) >= 15
    for end, start in zip(leaders["end"].iloc[:-1], leaders["start"].iloc[1:], strict=True):
        assert abs((start - end).days) <= 1
    assert leaders["end"].isna().tolist() == [False] * (len(leaders) - 1) + [True]


@pytest.mark.parametrize("wrong", ["2002-13", "17/09/2002", "2002-9-7", "２００２", "2002-09-31"])
def test_what_is_not_a_date_is_refused(wrong):
    with pytest.raises(DateError):
        read(wrong)
