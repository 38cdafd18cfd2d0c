"""The controls of the timeline, each bound to the trait of the same name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

import ipywidgets as widgets
import pandas as pd

from kit.analysis.timeline import CERTAINTIES, PRECISIONS, year_range
from kit.explorers.chips import Chips
from kit.explorers.controls import WIDE, switch, year_range_slider
from kit.explorers.timeline_layers import Layer
from kit.figures.theme import CATEGORY_MARKS
from kit.language import text
from kit.tables import dates


def year_slider(events: pd.DataFrame) -> widgets.IntRangeSlider:
    """Return the slider for first and last year."""
    return year_range_slider(*year_range(events))


def day_slider() -> widgets.SelectionRangeSlider:
    """Return the slider for first and last day; `set_days` gives it its days."""
    slider = widgets.SelectionRangeSlider(
        options=[("", "")], description=text("explorers.days"),
        style=WIDE, layout=widgets.Layout(flex="1 1 420px", width="auto"),
    )  # fmt: skip
    return slider.add_class("kit-days")


def set_days(slider: widgets.SelectionRangeSlider, first: str, last: str) -> None:
    """Move the slider to these days (ISO text); days that it lacks become its new ends."""
    known = [day for _, day in slider.options]
    if first not in known or last not in known:
        days = pd.date_range(first, last).strftime("%Y-%m-%d")
        slider.options = [(dates.display(day), day) for day in days]
    slider.value = (first, last)


def category_chips(events: pd.DataFrame) -> Chips:
    """Return the buttons for categories; they are the figure's legend too."""
    present = [key for key in CATEGORY_MARKS if key in set(events["category"])]
    return Chips(
        text("explorers.category"),
        {key: f"{CATEGORY_MARKS[key].glyph} {text(f'figures.category.{key}')}" for key in present},
        {key: f"kit-chip-{key.replace('_', '-')}" for key in present},
    )


def certainty_chips() -> Chips:
    """Return the buttons for agreed, contested, uncertain."""
    options = {key: text(f"figures.certainty.{key}") for key in CERTAINTIES}
    return Chips(text("explorers.certainty"), options)


def precision_chips(events: pd.DataFrame) -> Chips:
    """Return the buttons for how exactly a date is known."""
    present = [key for key in PRECISIONS if key in set(events["precision"])]
    options = {key: text(f"figures.precision.{key}") for key in present}
    return Chips(text("explorers.precision"), options)


def layer_chips(layers: Iterable[Layer]) -> Chips:
    """Return a switch for each layer of events that are not the kit's."""
    options = {one.name: text(f"own_events.switch_{one.name}") for one in layers}
    return Chips(text("own_events.also_shown"), options)


def word_box() -> widgets.Text:
    """Return the box for words to look for."""
    return widgets.Text(
        description=text("explorers.words"), placeholder=text("explorers.words_hint"),
        style=WIDE, layout=widgets.Layout(flex="1 1 220px", width="auto"),
    )  # fmt: skip


def actor_list(events: pd.DataFrame, names: Mapping[str, str], label: str) -> widgets.Dropdown:
    """Return a list of the actors in the events, those with most events first."""
    counts = pd.Series(list(chain.from_iterable(events["actor_ids"])), dtype="str").value_counts()
    ordered = sorted(counts.items(), key=lambda item: (-item[1], names.get(str(item[0]), "")))
    options = [(text("explorers.anyone"), "")]
    options += [(f"{names.get(str(key), str(key))} ({n})", str(key)) for key, n in ordered]
    return widgets.Dropdown(
        options=options, value="", description=text(f"explorers.{label}"),
        style=WIDE, layout=widgets.Layout(flex="0 1 300px", width="auto", min_width="0"),
    )  # fmt: skip


def lane_buttons() -> widgets.ToggleButtons:
    """Return the choice between lanes by category and lanes by state."""
    options = {key: text(f"explorers.lanes_{key}") for key in ("category", "actor")}
    return switch(text("explorers.lanes"), options)
