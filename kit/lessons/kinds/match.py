"""Items to match with values."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from kit.language import text
from kit.lessons.kinds.base import Answer, Controls, Kind, group_name
from kit.lessons.kinds.choice import option_words
from kit.lessons.posed import PosedOption
from kit.lessons.verdicts import Verdict
from kit.page.markup import Markup, bullet_list, escape, fill, join


class Match(Kind):
    """One list for each item; the answer maps the id of the item to the chosen value."""

    def show(self) -> Controls:
        """Make a list of values for each item, none of them chosen."""
        choices = [(text("lessons.match_none"), "")]
        choices += [(words, value) for value, words in self.posed.targets]
        lists = tuple(
            widgets.Dropdown(
                options=choices,
                value="",
                description=option.text,
                layout=widgets.Layout(width="auto"),
            )
            for option in self.posed.options
        )
        group = (
            widgets.VBox([group_name(self.posed), *lists])
            .add_class("kit-group")
            .add_class("kit-match")
        )
        return Controls(group, lists)

    def read(self, controls: Controls) -> Answer:
        """Return the value chosen for each item; items without a value are left out."""
        pairs = zip(self.posed.options, controls.parts, strict=True)
        return {option.id: chosen.value for option, chosen in pairs if chosen.value}

    def acceptable(self, answer: Answer) -> str:
        """Name the first item that has no value yet."""
        for option in self.posed.options:
            if option.id not in answer:
                return text("lessons.help_match", item=option.text)
        return ""

    def fits(self, answer: Any) -> bool:
        """Whether it gives each name a value."""
        if not isinstance(answer, dict) or not answer:
            return False
        return all(isinstance(one, str) for pair in answer.items() for one in pair)

    def right(self, answer: Answer) -> Verdict:
        """Compare item by item; an item may have feedback of its own."""
        if self.posed.key is None:
            return Verdict("noted")
        wrong = [
            option
            for option in self.posed.options
            if answer[option.id] != self.posed.key[option.id]
        ]
        if not wrong:
            return Verdict("right")
        notes = [self.posed.wrong, *(_note(option) for option in wrong)]
        named = tuple(option.misconception for option in wrong if option.misconception)
        some = len(wrong) < len(self.posed.options)
        message = join([notes[0], bullet_list(notes[1:])])
        return Verdict("partly" if some else "wrong", message, named)

    def finished(self, answer: Answer) -> Markup:
        """Return each item with its value."""
        words = dict(self.posed.targets)
        pairs = (
            fill(
                "{item}: {value}",
                item=option_words(self.posed, name),
                value=words.get(value, value),
            )
            for name, value in answer.items()
        )
        return join(pairs, "; ")

    def put(self, controls: Controls, answer: Answer) -> None:
        """Choose the values of an earlier answer."""
        known = dict(self.posed.targets)
        for option, chosen in zip(self.posed.options, controls.parts, strict=True):
            value = (answer or {}).get(option.id, "")
            chosen.value = value if value in known else ""


def _note(option: PosedOption) -> Markup:
    words = escape(text("lessons.wrong_match", item=option.text))
    return join([words, option.feedback], " ") if option.feedback else words
