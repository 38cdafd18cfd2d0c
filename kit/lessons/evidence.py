"""The tables and citations as the lessons see them; tests put toy tables in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from kit.language import text
from kit.lessons.faults import LessonError
from kit.page.markup import Markup

Frame = Callable[[str], pd.DataFrame]
Cite = Callable[[Iterable[str], str], list[Markup]]


@dataclass(frozen=True)
class Evidence:
    """What answers are computed from.

    Attributes
    ----------
    frame
        Gives the typed frame of a table by its name; `KeyError` if there is no such table.
    cite
        Gives the citation of each source id, in a citation style.
    version
        Version of the data, kept with each answer.
    date_text
        Gives a date as written in a table as people read it.
    """

    frame: Frame
    cite: Cite
    version: str
    date_text: Callable[[str], str] = field(default=str)


def _load(name: str) -> pd.DataFrame:
    """Return a table of the kit; one that cannot be read is said in words a learner can pass on."""
    from kit.tables.frames import load

    try:
        return load(name)
    except KeyError:
        raise
    except Exception as error:
        raise LessonError(broken_data(error)) from error


def broken_data(error: Exception) -> str:
    """Return the sentence for tables that cannot be read, with what to do."""
    return f"{text('lessons.data_broken', problem=error)} {text('lessons.remedy_data')}"


def _cite(sources: Iterable[str], style: str) -> list[Markup]:
    from kit.tables.citations import bibliography

    return [Markup(item) for item in bibliography(sources, style=style, html=True)]


@cache
def kit_evidence() -> Evidence:
    """Return the kit's own tables."""
    from kit.tables import dates
    from kit.tables.versions import data_version

    try:
        version = data_version()
    except Exception as error:
        raise LessonError(broken_data(error)) from error
    return Evidence(frame=_load, cite=_cite, version=version, date_text=dates.display)
