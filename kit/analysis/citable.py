"""Rows of any table as evidence that can be found by words and cited by its id."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from string import Formatter
from typing import Any

import pandas as pd

Frame = Callable[[str], pd.DataFrame]

# Tables that describe the kit itself, not the world.
NOT_EVIDENCE = frozenset(
    {"errata", "codebook", "statement_codes", "bargaining_changes", "bargaining_issues",
     "actors", "offices", "eras", "glossary", "sources"}
)  # fmt: skip
# How a row is named in one line; a table without an entry takes the first of `NAMES` that it has.
TITLES: Mapping[str, str] = {
    "statements": "{speaker}: {gist}",
    "abduction_figures": "{value} {unit}: {meaning} ({who_says})",
    "abduction_claims": "{claimant}: {claim}",
    "article_claims": "{attributed_to}: {claim}",
    "launches": "{missile}, {site}",
    "overflights": "{vehicle}: {where_over_japan}",
    "nuclear_tests": "Nuclear test {test_no}",
    "resolutions": "{symbol}: {trigger}",
    "eez_landings": "Missiles inside the zone of Japan: {missiles_inside}",
    "trade": "{flow}: {value} {unit} ({compiler})",
    "aid": "{goods}, {flow}: {value} {unit}",
    "approval": "Cabinet {cabinet_label}, {pollster}: {approve} % approve",
    "opinion": "{survey_by}: {question} – {answer}, {group}: {percent} %",
    "promises": "{document}: {promise}",
    "perspectives": "{teller} on “{event}”: {telling}",
    "preferences": "{holder}: {goal}",
    "repatriation_counts": "{persons} persons ({counted_by})",
    "un_key_votes": "{resolution}: {subject}",
    "victims": "{name} {name_native}",
    "disputes": "{pair}: {hostility_label}",
}
NAMES = ("title", "name", "claim", "measure", "left_out", "signpost", "question", "who")
BLANKS = {
    "speaker": "speaker_id", "teller": "actor_id", "holder": "actor_id", "event": "event_id"
}  # fmt: skip
WORDS = (
    "summary", "circumstances", "outcome", "evidence", "counter_claim", "japan_says", "dprk_says",
    "obligations", "measures", "trigger", "why_it_matters", "nuance", "resolution", "description",
    "subjects", "occasion", "note",
)  # fmt: skip
DATES = ("signed", "as_of", "asked_on", "known_by")
VOICES = (
    "side", "claimant_actor_id", "who_actor_id", "attributed_to_id", "actor_id", "country_voice"
)  # fmt: skip
# Columns that say how sure a row is, and their values that a writer must not pass over.
DOUBTS: Mapping[str, Mapping[str, str]] = {
    "certainty": {"contested": "contested", "uncertain": "uncertain"},
    "status": {"contested": "contested", "unverified": "uncertain", "withdrawn": "withdrawn",
               "refuted": "refuted"},
    "verdict": {"contested": "contested", "cannot_be_verified": "uncertain",
                "forecast": "uncertain", "imprecise": "imprecise"},
    "outcome_status": {"disputed": "contested"},
}  # fmt: skip
COLUMNS = (
    "key", "table", "title", "words", "date", "start", "end", "doubt", "voice", "source_ids",
    "searched",
)  # fmt: skip
FAMILIES = "families"


def key_column(frame: pd.DataFrame) -> str:
    """Return the column that names each row of a table; "" if it has none."""
    first = str(frame.columns[0])
    return first if first.endswith("_id") and frame[first].is_unique else ""


def evidence_tables(frame_of: Frame, names: Iterable[str]) -> list[str]:
    """Return the tables whose rows have an id of their own and sources."""
    return [
        name
        for name in names
        if name not in NOT_EVIDENCE
        for frame in (frame_of(name),)
        if key_column(frame) and "source_ids" in frame.columns
    ]


def citable(frame_of: Frame, names: Iterable[str]) -> pd.DataFrame:
    """Return the rows of the tables as evidence, with the columns `COLUMNS`, by `key`.

    Parameters
    ----------
    frame_of
        Gives a table by its name.
    names
        Names of the tables.
    """
    actors = frame_of("actors").set_index("actor_id")
    events = frame_of("events").set_index("event_id")["title"].to_dict()
    people, states = actors["name"].to_dict() | events, actors["country"].to_dict()
    rows = [
        _evidence(name, key_column(frame), row, people, states)
        for name in names
        for frame in (frame_of(name),)
        for row in frame.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).set_index("key", drop=False)


def _evidence(
    table: str, key: str, row: dict[str, Any], people: Mapping[str, str], states: Mapping[str, str]
) -> tuple[object, ...]:
    title = _title(table, row, people)
    words = " ".join(str(row[name]) for name in WORDS if _given(row.get(name)))
    date = next((str(row[n]) for n in ("date", *DATES) if _given(row.get(n))), "")
    return (
        row[key], table, title, words, date, _day(row.get("start"), date),
        _day(row.get("end"), date), _doubt(row), _voice(row, states), tuple(row["source_ids"]),
        folded(f"{title} {words} {row[key]} {date}"),
    )  # fmt: skip


def _title(table: str, row: dict[str, Any], people: Mapping[str, str]) -> str:
    if table not in TITLES:
        return str(next((row[name] for name in NAMES if _given(row.get(name))), ""))
    named = {
        blank: people.get(row.get(column, ""), row.get(column))
        for blank, column in BLANKS.items()
    }  # fmt: skip
    known = row | named
    values = {blank: _plain(known[blank]) for blank in _blanks(table)}
    return TITLES[table].format_map(values).strip(" :")


@cache
def _blanks(table: str) -> tuple[str, ...]:
    """Return the names of the blanks in the title of a table."""
    return tuple(name for _, name, _, _ in Formatter().parse(TITLES[table]) if name)


def _plain(value: object) -> str:
    if not _given(value):
        return "–"
    number = isinstance(value, float) and value.is_integer()
    return f"{value:.0f}" if number else str(value).replace("_", " ")


def _given(value: object) -> bool:
    """Whether a cell holds something; a missing value is the one that does not equal itself."""
    if value is None or value is pd.NA or value is pd.NaT or isinstance(value, tuple):
        return False
    return bool(value == value) and value != ""


def _day(value: object, written: str) -> str:
    """Return a day as ISO text; a date without bounds of its own only if it is a whole day."""
    if _given(value):
        return str(value)[: len("2002-09-17")]
    return written if len(written) == len("2002-09-17") and written.count("-") == 2 else ""


def _doubt(row: Mapping[str, Any]) -> str:
    found = (DOUBTS[column].get(str(row[column]), "") for column in DOUBTS if column in row)
    return next((one for one in found if one), "")


def _voice(row: Mapping[str, Any], states: Mapping[str, str]) -> str:
    """Return the state from which the row speaks, if one speaks in it; "" for the kit's own."""
    given = next((str(row[name]) for name in VOICES if _given(row.get(name))), "")
    return "JPN" if given == FAMILIES else str(states.get(given, ""))


def folded(written: str) -> str:
    """Return a text as it is compared: without case and accents, in the common form of signs."""
    if written.isascii():
        return written.casefold()
    plain = unicodedata.normalize("NFKD", written.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def find(rows: pd.DataFrame, words: str, table: str = "") -> pd.DataFrame:
    """Return the rows in which all words stand, those with most words in title or date first.

    Parameters
    ----------
    rows
        A frame as `citable` gives it.
    words
        Words in any order and case; without words, all rows.
    table
        Name of one table; "" for all.
    """
    found = rows[rows["table"] == table] if table else rows
    wanted = folded(words).split()
    for word in wanted:
        found = found[found["searched"].str.contains(word, regex=False)]
    named = (found["title"] + " " + found["date"]).map(folded)
    hits = sum(
        (named.str.contains(word, regex=False).astype(int) for word in wanted), 0 * named.str.len()
    )
    ordered = found.assign(hits=hits).sort_values(
        ["hits", "start"], ascending=[False, True], kind="stable"
    )
    return ordered[list(rows.columns)]
