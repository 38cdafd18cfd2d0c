"""Rounds of talks in lanes, with what happened around them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kit.figures.theme import Mark
from kit.language import text
from kit.tables import dates

RESULT_MARKS: dict[str, Mark] = {
    "agreement": Mark("circle", "●", "#00785a", "#33c9a0"),
    "progress": Mark("triangle-up", "▲", "#0067a3", "#56b4e9"),
    "no_progress": Mark("square", "■", "#5c6670", "#9fa9b3"),
    "broken_off": Mark("x", "✖", "#b3500a", "#f0a05a"),
    "not_known": Mark("diamond", "◆", "#806000", "#e0c050"),
}
AROUND_MARKS: dict[str, Mark] = {
    "tests": Mark("triangle-up", "▲", "#3d4650", "#c6ced6"),
    "sanctions": Mark("x", "✖", "#806000", "#e0c050"),
}
SERIES = (
    "summit", "leaders_meeting", "foreign_ministers", "normalisation", "preliminary",
    "working_level", "working_group", "red_cross", "party", "secret_contact",
)  # fmt: skip
COLUMNS = ["row_id", "lane", "style", "start", "end", "words", "hollow"]


def talk_rows(talks: pd.DataFrame) -> pd.DataFrame:
    """Return the talks as rows of a strip; hollow where not both governments confirm them."""
    return pd.DataFrame(
        {
            "row_id": talks["talk_id"], "lane": talks["series"], "style": talks["result"],
            "start": talks["start"], "end": talks["end"],
            "words": [
                text("talks.line", date=dates.display(row.date), name=row.name)
                for row in talks.itertuples()
            ],
            "hollow": talks["confirmed"] != "both",
        }
    )  # fmt: skip


def tests_around(nuclear: pd.DataFrame, overflights: pd.DataFrame) -> pd.DataFrame:
    """Return nuclear tests and flights over Japan as rows around the talks."""
    flown = overflights[overflights["status"] == "overflight"]
    named = [
        (row.start, row.date, text("figures.category.weapons")) for row in nuclear.itertuples()
    ]
    named += [(row.start, row.date, row.vehicle) for row in flown.itertuples()]
    return _around("tests", named)


def measures_around(measures: pd.DataFrame) -> pd.DataFrame:
    """Return the measures that Japan imposed as rows around the talks."""
    imposed = measures[measures["direction"] == "impose"]
    return _around(
        "sanctions", [(row.start, row.date, row.measure) for row in imposed.itertuples()]
    )


def _around(lane: str, found: Sequence[tuple[pd.Timestamp, str, str]]) -> pd.DataFrame:
    rows = [
        ("", lane, lane, start, start, f"{dates.display(date)} · {words}", False)
        for start, date, words in found
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
