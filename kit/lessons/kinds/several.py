"""All options that fit."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from kit.language import text
from kit.lessons.kinds.base import Answer, Controls, Kind, are_texts, group_name
from kit.lessons.kinds.choice import option_words
from kit.lessons.verdicts import Verdict
from kit.page.markup import Markup, bullet_list, escape, fill, join


class Several(Kind):
    """Check boxes; the answer is the list of the chosen ids in the order of the page."""

    def show(self) -> Controls:
        """Make a group of check boxes."""
        boxes = tuple(
            widgets.Checkbox(
                description=option.text, indent=False, layout=widgets.Layout(width="auto")
            )
            for option in self.posed.options
        )
        group = (
            widgets.VBox([group_name(self.posed), *boxes])
            .add_class("kit-group")
            .add_class("kit-several")
        )
        return Controls(group, boxes)

    def read(self, controls: Controls) -> Answer:
        """Return the ids of the chosen options."""
        pairs = zip(self.posed.options, controls.parts, strict=True)
        return [option.id for option, box in pairs if box.value]

    def acceptable(self, answer: Answer) -> str:
        """Ask for at least one choice."""
        return "" if answer else text("lessons.help_several")

    def fits(self, answer: Any) -> bool:
        """Whether it is a list of names."""
        return are_texts(answer)

    def right(self, answer: Answer) -> Verdict:
        """Compare with the key; name each option chosen wrongly and count those missed."""
        if self.posed.key is None:
            return Verdict("noted")
        chosen, key = set(answer), set(self.posed.key)
        if chosen == key:
            return Verdict("right")
        wrong = [option for option in self.posed.options if option.id in chosen - key]
        notes = [
            fill("<em>{text}</em>: {why}", text=o.text.rstrip("."), why=o.feedback) for o in wrong
        ]
        if key - chosen:
            notes.append(escape(_missed(len(key - chosen))))
        named = tuple(option.misconception for option in wrong if option.misconception)
        return Verdict("partly" if chosen & key else "wrong", bullet_list(notes), named)

    def finished(self, answer: Answer) -> Markup:
        """Return the words of the chosen options."""
        return join((option_words(self.posed, name) for name in answer), "; ")

    def put(self, controls: Controls, answer: Answer) -> None:
        """Tick the boxes of an earlier answer."""
        for option, box in zip(self.posed.options, controls.parts, strict=True):
            box.value = option.id in (answer or ())


def _missed(number: int) -> str:
    return text("lessons.missed_one" if number == 1 else "lessons.missed_other", number=number)
