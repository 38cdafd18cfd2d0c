"""One of several options; also opinions, which have options and no key."""

from __future__ import annotations

import ipywidgets as widgets

from kit.language import text
from kit.lessons.kinds.base import Answer, Controls, Kind, hidden_name
from kit.lessons.posed import Posed
from kit.lessons.verdicts import Verdict
from kit.page.markup import Markup, escape


class Choice(Kind):
    """Radio buttons; the answer is the id of an option."""

    def show(self, posed: Posed) -> Controls:
        """Make radio buttons of which none is chosen."""
        buttons = widgets.RadioButtons(
            options=[(option.text, option.id) for option in posed.options],
            value=None,
            description=hidden_name(posed),
            layout=widgets.Layout(width="auto"),
        )
        return Controls(buttons, (buttons,))

    def read(self, posed: Posed, controls: Controls) -> Answer:
        """Return the id of the chosen option, or None."""
        return controls.parts[0].value

    def acceptable(self, posed: Posed, answer: Answer) -> str:
        """Ask for a choice if there is none."""
        known = {option.id for option in posed.options}
        return "" if answer in known else text("lessons.help_choice")

    def right(self, posed: Posed, answer: Answer) -> Verdict:
        """Compare with the key; a wrong option answers with its own feedback."""
        if posed.key is None:
            return Verdict("noted")
        if answer == posed.key:
            return Verdict("right", posed.option(answer).feedback)
        option = posed.option(answer)
        named = (option.misconception,) if option.misconception else ()
        return Verdict("wrong", option.feedback or posed.wrong, named)

    def finished(self, posed: Posed, answer: Answer) -> Markup:
        """Return the words of the option."""
        return option_words(posed, answer)

    def put(self, posed: Posed, controls: Controls, answer: Answer) -> None:
        """Choose an option, or none."""
        known = {option.id for option in posed.options}
        controls.parts[0].value = answer if answer in known else None


def option_words(posed: Posed, name: Answer) -> Markup:
    """Return the words of an option; one that is no longer asked keeps its id."""
    found = [option.text for option in posed.options if option.id == name]
    return escape(found[0] if found else name)
