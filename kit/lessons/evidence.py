"""The tables and citations as the lessons see them; tests put toy tables in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

import pandas as pd

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


def _cite(sources: Iterable[str], style: str) -> list[Markup]:
    from kit.tables.citations import bibliography

    return [Markup(item) for item in bibliography(sources, style=style, html=True)]


@cache
def kit_evidence() -> Evidence:
    """Return the kit's own tables."""
    from kit.lessons.data_state import data_version
    from kit.tables import dates
    from kit.tables.frames import load

    return Evidence(frame=load, cite=_cite, version=data_version(), date_text=dates.display)
