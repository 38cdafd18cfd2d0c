"""How likely a claim is, before one knows; there are no points for it."""

from __future__ import annotations

import ipywidgets as widgets

from kit.language import text
from kit.lessons.kinds.base import Answer, Controls, Kind, hidden_name
from kit.lessons.verdicts import Verdict
from kit.page.markup import Markup, escape, fill

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


class Probability(Kind):
    """A slider and a box with the same number; the answer is a whole percentage."""

    def show(self) -> Controls:
        """Make the linked slider and box, with the phrase beside them."""
        name = hidden_name(self.posed)
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
        return Controls(row, (box,))

    def read(self, controls: Controls) -> Answer:
        """Return the percentage."""
        return int(controls.parts[0].value)

    def acceptable(self, answer: Answer) -> str:
        """Every percentage can be used; the box allows no other."""
        return "" if 0 <= answer <= 100 else text("lessons.help_probability")

    def right(self, answer: Answer) -> Verdict:
        """Note the answer; what happened is told by the explanation."""
        sentence = text("lessons.kept_probability", answer=self._words(answer))
        return Verdict("noted", escape(sentence))

    def finished(self, answer: Answer) -> Markup:
        """Return the percentage with its phrase."""
        return escape(self._words(answer))

    def put(self, controls: Controls, answer: Answer) -> None:
        """Set slider and box."""
        controls.parts[0].value = NO_IDEA if answer is None else int(answer)

    def _words(self, answer: int) -> str:
        return text("lessons.percent", number=answer, words=in_words(answer))
