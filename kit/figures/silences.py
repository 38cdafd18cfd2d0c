"""Silences between contacts: each bar is one, as wide and as high as it is long."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.figures.theme import Theme
from kit.figures.timeline_look import iso
from kit.language import count, text
from kit.page.markup import escape
from kit.tables import dates

TRACES = ("contacts", "marks", "selected")
HEIGHT, MARGIN = 340, {"l": 60, "r": 16, "t": 14, "b": 34}
YEAR, MONTH = 365.25, 30.4375


def length(days: int) -> str:
    """Return a length of time in years and months, or in days if it is short.

    >>> length(800)
    '2 years 2 months'
    """
    if days < 2 * MONTH:
        return count("silences.days", days)
    years, months = divmod(round(days / MONTH), 12)
    parts = [
        count(f"silences.{name}", n) for name, n in (("years", years), ("months", months)) if n
    ]
    return " ".join(parts)


def silences_parts(
    silences: pd.DataFrame, contacts: pd.DataFrame, selected: str, theme: Theme, width: int
) -> dict[str, Any]:
    """Return the picture as plain data (`TRACES` and the layout).

    Parameters
    ----------
    silences
        `silence_id`, `start`, `end`, `days`.
    contacts
        What counts as contact, with `start`.
    """
    middle = silences["start"] + (silences["end"] - silences["start"]) / 2
    years = silences["days"] / YEAR
    colours = [theme.accent if one == selected else theme.quiet for one in silences["silence_id"]]
    here = silences["silence_id"] == selected
    days = iso(contacts["start"])
    return {
        "data": [
            {"type": "scatter", "name": "contacts", "mode": "markers", "x": days,
             "y": [0] * len(days), "hoverinfo": "skip",
             "marker": {"symbol": "line-ns", "size": 14, "line": {"width": 2, "color": theme.ink}}},
            {"type": "bar", "name": "marks", "x": iso(middle), "y": years.tolist(),
             "width": [float(days) * 86_400_000 for days in silences["days"]],
             "customdata": silences["silence_id"].tolist(), "marker": {"color": colours},
             "hovertext": [_hover(row) for row in silences.itertuples()],
             "hovertemplate": "%{hovertext}<extra></extra>"},
            {"type": "scatter", "name": "selected", "mode": "text", "hoverinfo": "skip",
             "x": iso(middle[here]), "y": years[here].tolist(),
             "text": [str(escape(length(days))) for days in silences.loc[here, "days"]],
             "textposition": "top center", "textfont": {"color": theme.accent, "size": 13}},
        ],
        "layout": {
            "height": HEIGHT, "width": width, "margin": MARGIN, "dragmode": False, "bargap": 0,
            "hovermode": "closest",
            "xaxis": {"type": "date", "fixedrange": True},
            "yaxis": {"title": {"text": text("silences.length")}, "fixedrange": True,
                      "rangemode": "tozero",
                      "range": [-0.3, float(years.max() * 1.15) if len(years) else 1]},
        },
    }  # fmt: skip


def _hover(row: Any) -> str:
    return f"<b>{escape(length(row.days))}</b><br>{escape(in_words(row))}"


def in_words(row: Any) -> str:
    """Return a silence in words; one that has not ended has no end."""
    start, end = (dates.display(day.strftime("%Y-%m-%d")) for day in (row.start, row.end))
    if row.before:
        return text("silences.line", length=length(row.days), start=start, end=end)
    return text("silences.line_open", length=length(row.days), start=start)


def describe(silences: pd.DataFrame, most: int = 3) -> str:
    """Return the longest silences in words."""
    if silences.empty:
        return text("silences.alt_none")
    listed = "; ".join(in_words(row) for row in silences.head(most).itertuples())
    return count("silences.alt", len(silences), listed=listed)
