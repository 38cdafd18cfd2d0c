"""One of several options; also opinions, which have options and no key."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from kit.language import text
from kit.lessons.kinds.base import Answer, Controls, Kind, hidden_name
from kit.lessons.posed import Posed
from kit.lessons.verdicts import Verdict
from kit.page.markup import Markup, escape


class Choice(Kind):
    """Radio buttons; the answer is the id of an option."""

    def show(self) -> Controls:
        """Make radio buttons of which none is chosen."""
        buttons = widgets.RadioButtons(
            options=[(option.text, option.id) for option in self.posed.options],
            value=None,
            description=hidden_name(self.posed),
            layout=widgets.Layout(width="auto"),
        )
        return Controls(buttons, (buttons,))

    def read(self, controls: Controls) -> Answer:
        """Return the id of the chosen option, or None."""
        return controls.parts[0].value

    def acceptable(self, answer: Answer) -> str:
        """Ask for a choice if there is none."""
        known = {option.id for option in self.posed.options}
        return "" if answer in known else text("lessons.help_choice")

    def fits(self, answer: Any) -> bool:
        """Whether it is a name."""
        return isinstance(answer, str)

    def right(self, answer: Answer) -> Verdict:
        """Compare with the key; a wrong option answers with its own feedback."""
        if self.posed.key is None:
            return Verdict("noted")
        if answer == self.posed.key:
            return Verdict("right", self.posed.option(answer).feedback)
        option = self.posed.option(answer)
        named = (option.misconception,) if option.misconception else ()
        return Verdict("wrong", option.feedback or self.posed.wrong, named)

    def finished(self, answer: Answer) -> Markup:
        """Return the words of the option."""
        return option_words(self.posed, answer)

    def put(self, controls: Controls, answer: Answer) -> None:
        """Choose an option, or none."""
        known = {option.id for option in self.posed.options}
        controls.parts[0].value = answer if answer in known else None


def option_words(posed: Posed, name: Answer) -> Markup:
    """Return the words of an option; one that is no longer asked keeps its id."""
    found = [option.text for option in posed.options if option.id == name]
    return escape(found[0] if found else name)
