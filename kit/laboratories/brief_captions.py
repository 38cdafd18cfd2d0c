"""Captions of figures: what a figure shows, of which years, and what was chosen in its view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kit.analysis.cohesion import INDICATORS
from kit.explorers.chips import Chips
from kit.explorers.view_codes import Field
from kit.language import count, text
from kit.page.markup import Markup
from kit.tables import dates
from kit.tables.frames import load

MOST_NAMED = 4
UNCHOSEN = ("", "none", ())
GLYPH = re.compile(r"^\W+\s")  # the mark before a name, as in the legend
ASIDE = re.compile(r"\s\([^)]*\)")
# How a figure is drawn, and weights that are all alike, say nothing of what it shows.
TOLD_IF_CHANGED = frozenset({*INDICATORS, "face", "grouped", "lanes", "paint", "scale", "test"})


def caption_of(view: Any) -> str:
    """Return the caption of an explorer’s present view, one sentence."""
    name, period = text(f"brief.shows_{view.letter}"), _period(view)
    head = text("brief.caption_period", name=name, period=period) if period else name
    chosen = "; ".join(_chosen(view))
    return text("brief.caption_chosen", head=head, chosen=chosen) if chosen else f"{head}."


def _period(view: Any) -> str:
    """Return the time shown: as it was chosen, else that of the rows."""
    state, rows = view.state, view.selected
    if isinstance(state.get("days"), tuple) and all(state["days"]):
        return _span(*map(dates.display, state["days"]))
    if "years" in state:
        return _span(*map(str, state["years"]))
    if state.get("year"):
        return ""  # told as what was chosen
    found = [rows[name].dropna() for name in ("start", "end", "year") if name in rows]
    years = [int(getattr(one, "year", one)) for column in found for one in column]
    return _span(str(min(years)), str(max(years))) if years else ""


def _span(first: str, last: str) -> str:
    return first if first == last else text("brief.caption_span", first=first, last=last)


def _chosen(view: Any) -> Iterator[str]:
    """Yield what was chosen, each as its name and its value."""
    for field in view.fields:
        value = getattr(view, field.trait)
        is_as_ever = field.trait in TOLD_IF_CHANGED and value == view._first[field.trait]
        is_period = field.trait == "years" or (field.trait == "days" and isinstance(value, tuple))
        name, said = _named(view, field, value)
        if said and value not in UNCHOSEN and not is_period and not is_as_ever:
            yield text("brief.caption_choice", name=ASIDE.sub("", name), value=said)


def _named(view: Any, field: Field, value: Any) -> tuple[str, str]:
    """Return the name of a choice and its value in words; "" for the row on the card."""
    control = view.controls.get(field.trait)
    if isinstance(control, Chips):
        name = Markup(control.children[0].value).striptags()
        return name, _list([GLYPH.sub("", control.buttons[one].description) for one in value])
    if control is not None:
        said = getattr(control, "label", None)
        return control.description, str(value if said is None else said)
    if field.trait == "actors":
        names = load("actors").set_index("actor_id")["name"]
        return text("brief.caption_actors"), _list([str(names[one]) for one in value])
    if field.trait == "ids":
        return text("brief.caption_ids"), f"{len(value):,}"
    return "", ""


def _list(names: list[str]) -> str:
    named = ", ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return named if more <= 0 else count("brief.caption_more", more, named=named)
