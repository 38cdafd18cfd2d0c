"""A list whose items are moved up and down with buttons; made for the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets
import traitlets

from kit.language import text
from kit.page.markup import fill

UP, DOWN = -1, 1


class OrderList(widgets.VBox):
    """Items in an order of the learner's.

    The rows stay where they are and show other items after a move, so the page does not jump; the
    focus goes with the item, so that one can press the same key again.

    Attributes
    ----------
    order : list of str
        The ids in their present order.
    spoken : str
        What was moved where, for the live region.
    moved : bool
        Whether the learner has moved anything or said that the order is meant.
    """

    order = traitlets.List(traitlets.Unicode())
    spoken = traitlets.Unicode("")
    moved = traitlets.Bool(False)

    def __init__(self, items: Sequence[tuple[str, str]], name: str) -> None:
        self._words = dict(items)
        self._rows = [self._row(position) for position in range(len(items))]
        title = widgets.HTML(fill('<span class="kit-group-name">{name}</span>', name=name))
        title.add_class("kit-unseen")
        super().__init__([title, *(row for row, *_ in self._rows)], order=[i for i, _ in items])
        self.add_class("kit-group").add_class("kit-order")
        self._draw()
        self.observe(lambda _: self._draw(), "order")

    def _row(self, position: int) -> tuple[widgets.HBox, Any, Any, Any]:
        words = widgets.HTML().add_class("kit-order-item")
        up = widgets.Button(icon="arrow-up", disabled=position == 0)
        down = widgets.Button(icon="arrow-down", disabled=position == len(self._words) - 1)
        up.on_click(lambda _: self.move(position, UP))
        down.on_click(lambda _: self.move(position, DOWN))
        for button in (up, down):
            button.add_class("kit-order-button")
        return widgets.HBox([up, down, words]).add_class("kit-order-row"), words, up, down

    def _draw(self) -> None:
        for position, name in enumerate(self.order):
            _, words, up, down = self._rows[position]
            item = self._words[name]
            words.value = fill(
                '<span class="kit-order-number">{number}.</span> {item}',
                number=position + 1, item=item,
            )  # fmt: skip
            up.tooltip = text("lessons.move_up", item=item)
            down.tooltip = text("lessons.move_down", item=item)

    def move(self, position: int, step: int) -> None:
        """Move the item at a position by one step; at the end of the list nothing happens."""
        target = position + step
        if not 0 <= target < len(self.order):
            return
        order = list(self.order)
        order[position], order[target] = order[target], order[position]
        self.moved = True
        self.order = order
        place = {"item": self._words[order[target]], "place": target + 1, "number": len(order)}
        self.spoken = text("lessons.moved", **place)
        self._focus(target, step)

    def _focus(self, position: int, step: int) -> None:
        _, _, up, down = self._rows[position]
        wanted, other = (up, down) if step == UP else (down, up)
        button = other if wanted.disabled else wanted
        button.focus()

    def start_again(self, order: Sequence[str]) -> None:
        """Take an order that the learner did not make by moving."""
        self.order = list(order)
        self.moved = False
