"""Toy tables for the lessons: five events, three actors, two sources, two words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pytest

from kit.lessons.evidence import Evidence
from kit.lessons.store import Store
from kit.page.markup import Markup, fill

EVENTS = [
    # id, date, start, end, precision, title, category, actors, place, certainty, sources
    ("ev_treaty", "1965-06-22", "1965-06-22", "1965-06-22", "day", "Treaty signed", "diplomacy",
     ("JPN", "KOR"), "Tokyo", "agreed", ("src_a",)),
    ("ev_year", "1965", "1965-01-01", "1965-12-31", "year", "Some time in 1965", "economy",
     ("JPN",), "Tokyo", "uncertain", ("src_a",)),
    ("ev_ships", "1959/1984", "1959-01-01", "1984-12-31", "interval", "Ships sail", "people",
     ("JPN", "PRK"), "Niigata", "agreed", ("src_b",)),
    ("ev_summit", "2002-09-17", "2002-09-17", "2002-09-17", "day", "Summit <in> Pyongyang",
     "diplomacy", ("JPN", "PRK"), "Pyongyang", "agreed", ("src_a", "src_b")),
    ("ev_second", "2004-05-22", "2004-05-22", "2004-05-22", "day", "Second summit", "diplomacy",
     ("JPN", "PRK"), "Pyongyang", "contested", ("src_b",)),
]  # fmt: skip
COLUMNS = [
    "event_id", "date", "start", "end", "precision", "title", "category", "actor_ids", "place",
    "certainty", "source_ids",
]  # fmt: skip


def toy_tables() -> dict[str, pd.DataFrame]:
    events = pd.DataFrame(EVENTS, columns=COLUMNS)
    events["start"] = pd.to_datetime(events["start"])
    events["end"] = pd.to_datetime(events["end"])
    names = [("JPN", "Japan"), ("PRK", "North Korea"), ("KOR", "South Korea")]
    words = [
        ("Zainichi", "在日", "ja", "Koreans & their children in Japan."),
        ("Stockholm agreement", "", "", "An accord of 2014."),
    ]
    return {
        "events": events,
        "actors": pd.DataFrame(names, columns=["actor_id", "name"]),
        "sources": pd.DataFrame({"source_id": ["src_a", "src_b"]}),
        "glossary": pd.DataFrame(words, columns=["term", "term_native", "language", "definition"]),
        "launches": pd.DataFrame(
            {"launch_id": ["l1", "l2", "l3"], "year": [1998, 2016, 2016], "count": [1, 3, None]}
        ),
    }


def toy_cite(ids: Iterable[str], style: str) -> list[Markup]:
    return [fill("Cited {name} ({style})", name=name, style=style) for name in ids]


@pytest.fixture
def evidence() -> Evidence:
    tables = toy_tables()
    return Evidence(frame=lambda name: tables[name].copy(), cite=toy_cite, version="toy-1")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "my_work")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test writes into the folder of a real learner."""
    monkeypatch.setenv("KIT_WORK", str(tmp_path / "own"))
