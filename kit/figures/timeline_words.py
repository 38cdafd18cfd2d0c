"""The timeline in words: how many events, where, how sure."""

from __future__ import annotations

import pandas as pd

from kit.analysis.timeline import Doubts, events_by_year
from kit.figures.lanes import lanes_of
from kit.figures.timeline_look import Look, lane_name
from kit.language import text
from kit.tables import dates


def describe(shown: pd.DataFrame, look: Look, doubts: Doubts) -> str:
    """Return the text alternative of the timeline that shows these events, with their doubts."""
    first, last = _period(look)
    if shown.empty:
        return text("figures.timeline.alt_none", first=first, last=last)
    if len(shown) == 1:
        row = next(shown.itertuples())
        return text(
            "figures.timeline.alt_one",
            first=first, last=last, title=row.title, date=dates.display(row.date),
        )  # fmt: skip
    counts = lanes_of(shown, look.lanes).explode().value_counts()
    years = events_by_year(shown)
    sentence = text(
        "figures.timeline.alt_many",
        first=first,
        last=last,
        number=len(shown),
        lanes=text(f"figures.timeline.lanes_{look.lanes}"),
        lane_counts=", ".join(f"{lane_name(look.lanes, k)} {n}" for k, n in counts.items()),
        busiest=years.idxmax(),
        busiest_number=int(years.max()),
        imprecise=doubts.imprecise,
        doubted=doubts.doubted,
    )
    return sentence + _describe_selected(shown, look)


def _period(look: Look) -> tuple[str, str]:
    whole_years = look.first.endswith("-01-01") and look.last.endswith("-12-31")
    if whole_years:
        return look.first[:4], look.last[:4]
    return dates.display(look.first), dates.display(look.last)


def _describe_selected(shown: pd.DataFrame, look: Look) -> str:
    here = shown[shown["event_id"] == look.selected] if look.selected else shown.head(0)
    if here.empty:
        return ""
    row = next(here.itertuples())
    return text("figures.timeline.selected_alt", title=row.title, date=dates.display(row.date))
