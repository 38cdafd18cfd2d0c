"""A percentage as a slider and a box with the same number, and as a phrase."""

from __future__ import annotations

import ipywidgets as widgets

from kit.language import text
from kit.page.markup import fill

NO_IDEA = 50
# Lowest percentage of each phrase, from the highest down.
SCALE = (
    (100, "certain"), (90, "almost_certain"), (65, "likely"), (55, "rather_likely"),
    (46, "even"), (36, "rather_unlikely"), (11, "unlikely"), (1, "almost_impossible"),
    (0, "impossible"),
)  # fmt: skip


def in_words(percent: int) -> str:
    """Return the phrase for a percentage."""
    return text("lessons.scale_" + next(name for low, name in SCALE if percent >= low))


def percent_controls(name: str) -> tuple[widgets.HBox, widgets.BoundedIntText]:
    """Return the linked slider and box, with the phrase beside them, and the box alone.

    Parameters
    ----------
    name
        Name of both for assistive technology.
    """
    slider = widgets.IntSlider(
        NO_IDEA, min=0, max=100, step=5, description=name, readout=False,
        layout=widgets.Layout(width="auto"),
    )  # fmt: skip
    box = widgets.BoundedIntText(
        NO_IDEA, min=0, max=100, description=name, layout=widgets.Layout(width="5.5em")
    )
    words = widgets.HTML().add_class("kit-scale-words")
    widgets.link((slider, "value"), (box, "value"))

    def say(_: object = None) -> None:
        words.value = fill("% · {words}", words=in_words(box.value))

    say()
    box.observe(say, "value")
    ends = widgets.HTML(
        fill(
            '<div class="kit-scale-ends" aria-hidden="true"><span>{low}</span>'
            "<span>{middle}</span><span>{high}</span></div>",
            low=text("lessons.scale_impossible"),
            middle=text("lessons.scale_even"),
            high=text("lessons.scale_certain"),
        )
    ).add_class("kit-scale")
    left = widgets.VBox([slider, ends]).add_class("kit-scale-left")
    row = widgets.HBox([left, widgets.HBox([box, words])]).add_class("kit-probability")
    return row, box
