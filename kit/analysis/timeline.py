"""Choosing events: the filters of the timeline, as pandas and as the code that says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path

import pandas as pd

from kit.tables.frames import load

FIRST_YEAR = 1868
SEARCHED = ("title", "summary", "place", "actors")
PRECISIONS = ("day", "month", "year", "interval", "approximate")
CERTAINTIES = ("agreed", "contested", "uncertain")


@cache
def _actor_names() -> dict[str, str]:
    actors = load("actors")
    native = actors["name_native"].fillna("")
    names = (actors["name"] + " " + native).str.strip()
    return dict(zip(actors["actor_id"], names, strict=True))


def with_actor_names(events: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """Return the events with a text column `actors`: the names behind `actor_ids`.

    An id without a name stays as it is, so nothing is hidden.
    """
    text = [", ".join(names.get(actor, actor) for actor in ids) for ids in events["actor_ids"]]
    return events.assign(actors=pd.array(text, dtype="str"))


def named_events(extra: str | Path | None = None) -> pd.DataFrame:
    """Return the events table with the names of those who took part, in order of time.

    Parameters
    ----------
    extra
        A CSV or Excel file of your own with the columns of the events table; its rows are
        checked and added, and `origin` says where each row comes from.

    Returns
    -------
    pandas.DataFrame
        One row for each event. `start` and `end` are the first and last possible day,
        `precision` says how exactly the date is known, `actors` holds names.
    """
    events = with_actor_names(load("events", extra=extra), _actor_names())
    return events.sort_values(["start", "event_id"], kind="stable", ignore_index=True)


@dataclass(frozen=True)
class EventFilter:
    """What the learner wants to see; an empty field means no restriction.

    Attributes
    ----------
    years
        First and last year, both included. An event counts if any part of it may lie within.
    categories, certainties, precisions
        Any one of the listed values.
    actors
        Ids of actors, all of whom take part.
    days
        First and last day as ISO text, both included, in place of years.
    ids
        Ids of the events themselves: a choice made by hand or in pandas.
    words
        Words that all occur in title, summary, place or names; upper and lower case are alike.
    """

    years: tuple[int, int] | None = None
    days: tuple[str, str] | None = None
    categories: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    words: str = ""

    def apply(self, events: pd.DataFrame) -> pd.DataFrame:
        """Return the events that fit, in their order."""
        keep = [getattr(self, f"_{name}")(events) for name in self._in_use()]
        return events[reduce(pd.Series.__and__, keep)] if keep else events

    def code(self) -> str:
        """Return lines of pandas that choose the same events from a frame `events` as `shown`."""
        lines = ["shown = events"]
        for name in self._in_use():
            lines += getattr(self, f"_{name}_code")()
        return "\n".join(lines)

    def _in_use(self) -> list[str]:
        fields = (
            "years",
            "days",
            "categories",
            "actors",
            "certainties",
            "precisions",
            "ids",
            "words",
        )
        return [name for name in fields if getattr(self, name)]

    def _years(self, events: pd.DataFrame) -> pd.Series:
        first, last = self.years or (0, 0)
        return _within(events, f"{first}-01-01", f"{last}-12-31")

    def _years_code(self) -> list[str]:
        first, last = self.years or (0, 0)
        return _within_code(f"{first}-01-01", f"{last}-12-31")

    def _days(self, events: pd.DataFrame) -> pd.Series:
        first, last = self.days or ("", "")
        return _within(events, first, last)

    def _days_code(self) -> list[str]:
        first, last = self.days or ("", "")
        return _within_code(first, last)

    def _categories(self, events: pd.DataFrame) -> pd.Series:
        return events["category"].isin(self.categories)

    def _categories_code(self) -> list[str]:
        return [_isin("category", self.categories)]

    def _certainties(self, events: pd.DataFrame) -> pd.Series:
        return events["certainty"].isin(self.certainties)

    def _certainties_code(self) -> list[str]:
        return [_isin("certainty", self.certainties)]

    def _precisions(self, events: pd.DataFrame) -> pd.Series:
        return events["precision"].isin(self.precisions)

    def _precisions_code(self) -> list[str]:
        return [_isin("precision", self.precisions)]

    def _ids(self, events: pd.DataFrame) -> pd.Series:
        return events["event_id"].isin(self.ids)

    def _ids_code(self) -> list[str]:
        return [_isin("event_id", self.ids)]

    def _actors(self, events: pd.DataFrame) -> pd.Series:
        wanted = set(self.actors)
        return events["actor_ids"].map(wanted.issubset).astype(bool)

    def _actors_code(self) -> list[str]:
        return [
            f'shown = shown[shown["actor_ids"].map(lambda ids: {actor!r} in ids).astype(bool)]'
            for actor in self.actors
        ]

    def _words(self, events: pd.DataFrame) -> pd.Series:
        text = searched_text(events)
        return reduce(
            pd.Series.__and__,
            [text.str.contains(word, regex=False) for word in self.words.casefold().split()],
            pd.Series(True, index=events.index),
        )

    def _words_code(self) -> list[str]:
        if not self.words.split():
            return []
        joined = ' + " " + '.join(f'shown["{column}"].fillna("")' for column in SEARCHED)
        return [
            f"text = ({joined}).str.casefold()",
            f"for word in {self.words.casefold().split()!r}:",
            "    text = text[text.str.contains(word, regex=False)]",
            "shown = shown.loc[text.index]",
        ]


def searched_text(events: pd.DataFrame) -> pd.Series:
    """Return for each event the text in which words are looked for, in folded case."""
    columns = [events[column].fillna("") for column in SEARCHED]
    joined = reduce(lambda left, right: left + " " + right, columns)
    return joined.str.casefold()


def _within(events: pd.DataFrame, first: str, last: str) -> pd.Series:
    return (events["start"] <= last) & (events["end"].isna() | (events["end"] >= first))


def _within_code(first: str, last: str) -> list[str]:
    return [
        f'shown = shown[shown["start"] <= "{last}"]',
        f'shown = shown[shown["end"].isna() | (shown["end"] >= "{first}")]',
    ]


def _isin(column: str, values: Iterable[str]) -> str:
    return f'shown = shown[shown["{column}"].isin({list(values)!r})]'


def year_range(events: pd.DataFrame) -> tuple[int, int]:
    """Return the first and the last year in which an event lies."""
    if events.empty:
        return FIRST_YEAR, FIRST_YEAR
    last = events["end"].fillna(events["start"]).max()
    return int(events["start"].min().year), int(last.year)


def events_by_year(events: pd.DataFrame) -> pd.Series:
    """Return the number of events that begin in each year, indexed by year."""
    counts = events["start"].dt.year.value_counts().sort_index()
    return counts.rename_axis("year").rename("events")


@dataclass(frozen=True, eq=False)
class Overview:
    """What a timeline says of all events, whichever of them it shows.

    Attributes
    ----------
    by_year
        Number of events that begin in each year, indexed by year.
    years
        First and last year in which an event lies.
    """

    by_year: pd.Series
    years: tuple[int, int]


def overview(events: pd.DataFrame) -> Overview:
    """Count all events once; a picture is drawn many times."""
    return Overview(events_by_year(events), year_range(events))


@dataclass(frozen=True)
class Doubts:
    """How many of some events are not sure.

    Attributes
    ----------
    imprecise
        Events whose date is known less exactly than to the day.
    doubted
        Events that are contested or uncertain.
    """

    imprecise: int
    doubted: int


def doubts(events: pd.DataFrame) -> Doubts:
    """Count the events that are not sure."""
    return Doubts(int(imprecise(events).sum()), int((events["certainty"] != "agreed").sum()))


def imprecise(events: pd.DataFrame) -> pd.Series:
    """Say for each event whether its date is known less exactly than to the day."""
    return events["precision"].isin(["month", "year", "approximate"])
