"""The basket of a brief: the evidence chosen, in an order, each with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from kit.explorers import controls
from kit.explorers.settle import Settle
from kit.laboratories.brief_draft import Item
from kit.laboratories.brief_evidence import evidence_card
from kit.language import text
from kit.lessons.buttons import show_if
from kit.page.markup import fill

if TYPE_CHECKING:
    from kit.laboratories.brief import BriefLaboratory

PAUSE = 1.2


class Basket(widgets.VBox):
    """A list of the evidence; for the chosen piece a note, its card, and what can be done."""

    def __init__(self, lab: BriefLaboratory) -> None:
        self.lab, self._filling, self._dirty = lab, False, False
        self.rows = widgets.Select(
            options=[], rows=7, description=text("brief.basket"), layout={"width": "auto"}
        ).add_class("kit-reader")
        self.buttons = {name: controls.button(f"brief.{name}")
                        for name in ("cite", "up", "down", "take_out")}  # fmt: skip
        self.note = text_box("note", text("brief.note"), text("brief.note_hint"), 2)
        self.card = widgets.HTML().add_class("kit-card-box")
        self.empty = widgets.HTML(fill('<p class="kit-card-empty">{words}</p>',
                                       words=text("brief.basket_empty")))  # fmt: skip
        self.removed = controls.list_of(text("brief.removed"), {})
        self.put_back = controls.button("brief.put_back")
        self.back_row = controls.row([self.removed, self.put_back])
        self.saver = Settle(self.save, PAUSE)
        self.chosen_parts = [self.rows, controls.row(self.buttons.values()), self.note, self.card]
        super().__init__([self.empty, *self.chosen_parts, self.back_row])
        self.add_class("kit-aside").add_class("kit-basket")
        self._listen()

    def _listen(self) -> None:
        self.rows.observe(self._chosen, "value")
        self.note.observe(self._typed, "value")
        self.buttons["cite"].on_click(lambda _: self.lab.cite())
        self.buttons["up"].on_click(lambda _: self.lab.move(-1))
        self.buttons["down"].on_click(lambda _: self.lab.move(1))
        self.buttons["take_out"].on_click(lambda _: self.lab.take_out())
        self.put_back.on_click(lambda _: self.lab.put_back(self.removed.value))

    def _chosen(self, change: Any) -> None:
        if change["new"] and not self._filling:
            self.save()
            self.lab.item = change["new"]

    def _typed(self, _change: Any) -> None:
        if not self._filling:
            self._dirty = True
            self.saver.later()

    def save(self) -> None:
        """Keep the note if it has changed."""
        self.saver.cancel()
        item, is_new = self._item, self._dirty
        self._dirty = False
        if is_new and item is not None and self.note.value != item.note:
            self.lab.keep_note(item.key, self.note.value)

    @property
    def _item(self) -> Item | None:
        return next((one for one in self.lab.draft.basket if one.key == self.lab.item), None)

    def refresh(self) -> None:
        """Show the basket as it stands; a note that is being written is left alone."""
        draft, item = self.lab.draft, self._item
        self._filling = True
        self._fill_list()
        if item is not None and not self._dirty:
            self.note.value = item.note
        self.card.value = str(evidence_card(self.lab.library.of(item))) if item else ""
        options = [(self.lab.library.of(one).line, one.key) for one in draft.removed]
        fill_list(self.removed, options)
        self._filling = False
        show_if(self.empty, not draft.basket)
        for part in self.chosen_parts:
            show_if(part, bool(draft.basket))
        show_if(self.back_row, bool(draft.removed))

    def _fill_list(self) -> None:
        cited = self.lab.marks
        options = [
            (text("brief.basket_line", number=place, line=self.lab.library.of(one).line,
                  cited=text("brief.basket_cited") if one.key in cited else ""), one.key)
            for place, one in enumerate(self.lab.draft.basket, start=1)
        ]  # fmt: skip
        if self.rows.options != tuple(options):
            self.rows.options = options
        keys = {key for _, key in options}
        self.rows.value = self.lab.item if self.lab.item in keys else None


def fill_list(chooser: widgets.Dropdown, options: list[tuple[str, str]]) -> None:
    """Give a list its options; what was chosen stays chosen, else the first one is."""
    before = chooser.value
    if chooser.options != tuple(options):
        chooser.options = options
    values = [value for _, value in options]
    chooser.value = before if before in values else next(iter(values), None)


def text_box(field: str, name: str, hint: str, rows: int) -> widgets.Textarea:
    """Return a box for words, its name above it, that the browser reports as `field`."""
    box = widgets.Textarea(
        description=name, placeholder=hint, rows=rows, layout=widgets.Layout(width="auto"),
        style={"description_width": "initial"},
    )  # fmt: skip
    return box.add_class("kit-field").add_class(f"kit-field-{field}")
