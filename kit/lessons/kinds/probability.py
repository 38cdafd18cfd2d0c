"""How likely a claim is, before one knows; there are no points for it."""

from __future__ import annotations

from typing import Any

from kit.language import text
from kit.lessons.kinds.base import Answer, Controls, Kind, hidden_name
from kit.lessons.percent import NO_IDEA, in_words, percent_controls
from kit.lessons.verdicts import Verdict
from kit.page.markup import Markup, escape


class Probability(Kind):
    """A slider and a box with the same number; the answer is a whole percentage."""

    def show(self) -> Controls:
        """Make the linked slider and box, with the phrase beside them."""
        row, box = percent_controls(hidden_name(self.posed))
        return Controls(row, (box,))

    def read(self, controls: Controls) -> Answer:
        """Return the percentage."""
        return int(controls.parts[0].value)

    def acceptable(self, answer: Answer) -> str:
        """Every percentage can be used; the box allows no other."""
        return "" if 0 <= answer <= 100 else text("lessons.help_probability")

    def fits(self, answer: Any) -> bool:
        """Whether it is a whole percentage."""
        whole = isinstance(answer, int) and not isinstance(answer, bool)
        return whole and 0 <= answer <= 100

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
