"""Items to put in order."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import Any

from kit.language import text
from kit.lessons.kinds.base import Answer, Controls, Kind, are_texts, hidden_name
from kit.lessons.kinds.choice import option_words
from kit.lessons.kinds.ordering import OrderList
from kit.lessons.posed import Posed
from kit.lessons.verdicts import Verdict
from kit.page.markup import Markup, fill, join


def start_order(posed: Posed) -> list[str]:
    """Return the order in which the items are first shown: mixed, the same for all, never right."""
    names = [option.id for option in posed.options]
    mixed = sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return mixed[1:] + mixed[:1] if mixed == posed.key else mixed


class Order(Kind):
    """A list with buttons; the answer is the list of ids in the learner's order."""

    def show(self) -> Controls:
        """Make the list, mixed."""
        words = {option.id: option.text for option in self.posed.options}
        items = [(name, words[name]) for name in start_order(self.posed)]
        rows = OrderList(items, hidden_name(self.posed))
        return Controls(rows, (rows,))

    def read(self, controls: Controls) -> Answer:
        """Return the present order, or None while nothing was moved."""
        rows: OrderList = controls.parts[0]
        return list(rows.order) if rows.moved else None

    def acceptable(self, answer: Answer) -> str:
        """Ask to move something first: the first order shown is nobody's answer."""
        return "" if answer else text("lessons.help_order")

    def fits(self, answer: Any) -> bool:
        """Whether it is a list of names."""
        return are_texts(answer)

    def right(self, answer: Answer) -> Verdict:
        """Compare with the key; name the first pair that stands the wrong way round."""
        if self.posed.key is None:
            return Verdict("noted")
        if answer == self.posed.key:
            return Verdict("right")
        place = {name: number for number, name in enumerate(self.posed.key)}
        first, second = next((a, b) for a, b in pairwise(answer) if place[a] > place[b])
        notes = [self.posed.option(name) for name in (first, second)]
        pair = text("lessons.wrong_pair", second=notes[1].text, first=notes[0].text)
        message = fill(
            "{pair} {notes} {wrong}", pair=pair, wrong=self.posed.wrong,
            notes=join((note.feedback for note in notes if note.feedback), " "),
        )  # fmt: skip
        named = tuple(note.misconception for note in notes if note.misconception)
        return Verdict("wrong", message, named)

    def finished(self, answer: Answer) -> Markup:
        """Return the items in the learner's order."""
        return join((option_words(self.posed, name) for name in answer), " → ")

    def put(self, controls: Controls, answer: Answer) -> None:
        """Put back an earlier order, if it is made of the same items."""
        rows: OrderList = controls.parts[0]
        known = sorted(option.id for option in self.posed.options)
        if answer and sorted(answer) == known:
            rows.start_again(answer)
            rows.moved = True
        else:
            rows.start_again(start_order(self.posed))
