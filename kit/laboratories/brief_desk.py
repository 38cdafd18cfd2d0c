"""Where a brief is written: one part at a time, kept while it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from kit.analysis.sentences import number_of_words
from kit.explorers import controls
from kit.explorers.settle import Settle
from kit.laboratories.brief_basket import PAUSE, text_box
from kit.laboratories.brief_draft import ADVICE, FIELDS, LONGEST, PARTS
from kit.laboratories.brief_warnings import page_of
from kit.language import count, text
from kit.lessons.buttons import show_if
from kit.page.markup import Markup, fill

if TYPE_CHECKING:
    from kit.laboratories.brief import BriefLaboratory

WORDS_IN_A_LINE = 13


class Desk(widgets.VBox):
    """The boxes of a part, with advice, a count of words, and the warnings of that part."""

    def __init__(self, lab: BriefLaboratory) -> None:
        self.lab, self._filling = lab, False
        self._dirty: set[str] = set()
        self.part = controls.list_of(text("brief.part"), {})
        self.previous = controls.button("brief.previous_part")
        self.next = controls.button("brief.next_part")
        self.boxes = {name: _box(name) for name in FIELDS}
        self.about = {name: widgets.HTML() for name in FIELDS}
        self.warnings = widgets.HTML()
        self.saver = Settle(self.save, PAUSE)
        rows = [part for name in FIELDS for part in (self.boxes[name], self.about[name])]
        super().__init__(
            [controls.row([self.part, self.previous, self.next]), *rows, self.warnings]
        )
        self.add_class("kit-bench").add_class("kit-desk")
        self.part.observe(self._part_chosen, "value")
        self.previous.on_click(lambda _: self._step(-1))
        self.next.on_click(lambda _: self._step(1))
        for name, box in self.boxes.items():
            box.value = lab.draft.words(name)
            box.observe(self._typing(name), "value")

    @property
    def open_boxes(self) -> tuple[str, ...]:
        """Names of the boxes of the part that is open."""
        return PARTS[self.lab.part]

    def _typing(self, name: str) -> Callable[[Any], None]:
        def typed(_change: Any) -> None:
            if not self._filling:
                self._dirty.add(name)
                self._say_words(name)
                self.saver.later()

        return typed

    def save(self) -> None:
        """Keep every box in which somebody has written since it was last kept."""
        self.saver.cancel()
        while self._dirty:
            name = self._dirty.pop()
            if self.boxes[name].value != self.lab.draft.words(name):
                self.lab.keep_words(name, self.boxes[name].value)

    def put(self, name: str, words: str) -> None:
        """Put words into a box and keep them."""
        self._filling = True
        self.boxes[name].value = words
        self._filling = False
        self._dirty.add(name)
        self.save()

    def _part_chosen(self, change: Any) -> None:
        if change["new"] and not self._filling:
            self.save()
            self.lab.part = change["new"]

    def _step(self, by: int) -> None:
        names = list(PARTS)
        self.save()
        self.lab.part = names[(names.index(self.lab.part) + by) % len(names)]

    def refresh(self) -> None:
        """Show the open part; boxes that hold words not yet kept are left alone."""
        self._filling = True
        options = [
            (text("brief.part_line", sign=self._sign(part), title=text(f"brief.part_{part}")), part)
            for part in PARTS
        ]
        if self.part.options != tuple(options):
            self.part.options = options
        self.part.value = self.lab.part
        for name in set(FIELDS) - self._dirty:
            self.boxes[name].value = self.lab.draft.words(name)
        self._filling = False
        for name in FIELDS:
            is_open = name in self.open_boxes
            show_if(self.boxes[name], is_open)
            show_if(self.about[name], is_open)
            if is_open:
                self._say_words(name)
        found = [one for one in self.lab.findings if one.part in self.open_boxes]
        self.warnings.value = str(page_of(found)) if found else ""

    def _sign(self, part: str) -> str:
        return "✓" if all(self.lab.draft.words(name).strip() for name in PARTS[part]) else "○"

    def _say_words(self, name: str) -> None:
        low, high = ADVICE[name]
        number = number_of_words(self.boxes[name].value)
        said = count("brief.words", number, low=low, high=high)
        if len(self.boxes[name].value) > LONGEST:
            said = f"{said} {text('brief.long', most=f'{LONGEST:,}')}"
        self.about[name].value = _about(name, said)


def _about(name: str, words: str) -> Markup:
    key = name.removeprefix("option_")[2:] if name.startswith("option_") else name
    advice = text(f"brief.advice_{key or 'option'}")
    return fill('<p class="kit-advice">{advice} <em>{words}</em></p>', advice=advice, words=words)


def _box(name: str) -> widgets.Textarea:
    key = name.rpartition("_")[2] if name.endswith(("_for", "_against")) else name
    rows = max(2, ADVICE[name][1] // WORDS_IN_A_LINE)
    return text_box(name, text(f"brief.box_{key}"), text("brief.write_hint"), min(rows, 12))
