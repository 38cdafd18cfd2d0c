"""The argument map: a claim, reasons for and against it, each with evidence of the brief."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
import traitlets

from kit.explorers import controls
from kit.explorers.live_figure import LiveFigure
from kit.explorers.settle import Settle
from kit.figures.argument import Box, argument_parts
from kit.laboratories import argument_pages as pages
from kit.laboratories.brief_basket import PAUSE, text_box
from kit.laboratories.brief_draft import (
    CLAIM,
    MOST_DEEP,
    MOST_REASONS,
    SIDES,
    Argument,
    Draft,
    Reason,
    argument_of,
    draft_of,
    written,
)
from kit.laboratories.brief_evidence import Library
from kit.laboratories.laboratory import Laboratory
from kit.laboratories.logbook import Entry, Logbook
from kit.language import text
from kit.lessons.buttons import show_if
from kit.lessons.store import Store
from kit.page.markup import fill
from kit.page.writing import Writing

DEFAULT_WIDTH = 820


class ArgumentLaboratory(Laboratory):
    """Put a claim, reasons for and against it, and their evidence in order.

    Attributes
    ----------
    item : str
        `claim`, or the name of the reason that is chosen.
    """

    name = "argument"
    lesson = "11_policy_brief"
    item = traitlets.Unicode(CLAIM)

    def __init__(self, store: Store | None = None) -> None:
        super().__init__(store)
        self.brief_book = Logbook(self.lesson, "brief", self.store, self.logbook.data_version)
        self.library, self._filling, self._dirty, self._opening = Library(), False, False, ""
        self.saver = Settle(self.save, PAUSE)
        self._read()
        self.writing = Writing(f"kit-{self.name}", self.left, lambda _: None, lambda *_: None)
        self._make()
        self._listen()
        self.store.watch(self._stored)
        self.observe(lambda _: self._refresh(), "item")
        self._refresh()

    @property
    def reason(self) -> Reason | None:
        """The reason that is chosen, or None for the claim."""
        return next((one for one in self.argument.reasons if one.name == self.item), None)

    def say(self, words: str, item: str = "") -> None:
        """Write the claim, or the words of a reason."""
        item = item or self.item
        if item == CLAIM:
            self._told(self.logbook.add(CLAIM, {"words": written(words)}))
        else:
            self._change(item, words=written(words))

    def add(self, side: str, under: str = "") -> str:
        """Add a reason `for` or `against` what is chosen; return its name."""
        self.save()
        if len(self.argument.reasons) >= MOST_REASONS:
            self._warn(text("argument.full", most=MOST_REASONS))
            return ""
        if self._depth(under or self.item) >= MOST_DEEP:
            self._warn(text("argument.deep", most=MOST_DEEP))
            return ""
        used = {entry.item for entry in self.logbook.entries()}
        name = next(one for n in range(1, len(used) + 2) if (one := f"r{n}") not in used)
        self._keep(name, _content(Reason(name, side, "", under or self.item)), name)
        self._speak(text("argument.added", side=text(f"argument.side_{side}")))
        return name

    def tie(self, evidence: tuple[str, ...], name: str = "") -> None:
        """Tie a reason to pieces of evidence, and to no others."""
        self._change(name or self.item, evidence=list(evidence))

    def turn(self, side: str, name: str = "") -> None:
        """Let a reason speak `for` or `against`."""
        if side in SIDES:
            self._change(name or self.item, side=side)

    def remove(self, name: str = "") -> None:
        """Take a reason out, with what stands under it; it can be put back."""
        self.save()
        name = name or self.item
        reason = self._reason(name)
        if reason is not None:
            self._keep(name, {**_content(reason), "in": False}, reason.under)
            self._speak(text("argument.taken_out"))

    def undo(self) -> None:
        """Put back the reason that was taken out last, with what stood under it, if it fits."""
        self.save()
        if not self.removed:
            return
        name, content = self.removed[-1]
        back = Entry(name, {**content, "in": True}, "")
        if len(argument_of([*self.logbook.entries(), back]).reasons) > MOST_REASONS:
            self._warn(text("argument.full_back", most=MOST_REASONS))
            return
        self._keep(name, back.content, name)

    @property
    def removed(self) -> list[tuple[str, dict[str, Any]]]:
        """The reasons that were taken out, the last one at the end."""
        last: dict[str, dict[str, Any]] = {}
        for entry in self.logbook.entries():
            last.pop(entry.item, None)  # so that the order is that of the last entries
            last[entry.item] = entry.content
        return [(name, content) for name, content in last.items() if content.get("in") is False]

    def move(self, by: int) -> None:
        """Move a reason up (-1) or down (1) among those beside it."""
        reason = self.reason
        if reason is None:
            return
        beside = [one.name for one in self.argument.under(reason.under)]
        place = beside.index(reason.name) + by
        if 0 <= place < len(beside):
            names = [one.name for one in self.argument.reasons]
            first, second = names.index(reason.name), names.index(beside[place])
            names[first], names[second] = names[second], names[first]
            self._told(self.logbook.add("order", {"names": names}))

    def left(self, box: str, words: str) -> None:
        """Keep at once what stands in the box that was left, also what has not arrived yet."""
        if box:
            self.words.value = words
        self.save()

    def save(self) -> None:
        """Keep at once what was typed."""
        self.saver.cancel()
        is_new, self._dirty = self._dirty, False
        if is_new and self.words.value != self._words_of(self.item):
            self.say(self.words.value)

    def shared(self) -> dict[str, Any]:
        """Return nothing: the map goes with the brief."""
        return {}

    def _check_entry(self, _item: str, _entry: Any) -> str:
        return text("argument.fault")

    def _reason(self, name: str) -> Reason | None:
        return next((one for one in self.argument.reasons if one.name == name), None)

    def _depth(self, name: str) -> int:
        """Return how many steps a reason is away from the claim."""
        reason = self._reason(name)
        return 1 + self._depth(reason.under) if reason else 0

    def _keep(self, name: str, content: dict[str, Any], item: str) -> None:
        """Keep an entry and open a reason (or the claim) in one step."""
        self._opening = item
        self._told(self.logbook.add(name, content))

    def _change(self, name: str, **changes: Any) -> None:
        reason = self._reason(name)
        if reason is not None:
            self._told(self.logbook.add(name, {**_content(reason), **changes}))

    def _words_of(self, item: str) -> str:
        reason = self._reason(item)
        return reason.words if reason else self.argument.claim

    def _read(self) -> None:
        self.argument: Argument = argument_of(self.logbook.entries())
        self.draft: Draft = draft_of(self.brief_book.entries())

    def _stored(self) -> None:
        self._read()
        item, self._opening = self._opening or self.item, ""
        if item == self.item:
            self._refresh()
        else:
            self.item = item

    def _make(self) -> None:
        self.outline = widgets.Select(
            options=[], rows=9, description=text("argument.outline"), layout={"width": "auto"}
        ).add_class("kit-reader")
        self.words = text_box("argument", text("argument.claim"), text("argument.claim_hint"), 3)
        self.side = controls.switch(
            text("argument.side"), {one: text(f"argument.side_{one}") for one in SIDES}
        )
        self.evidence = widgets.SelectMultiple(
            options=[], rows=5, description=text("argument.evidence"),
            style=controls.WIDE, layout={"width": "auto"},
        ).add_class("kit-field")  # fmt: skip
        self.no_evidence = widgets.HTML(fill("<p>{none}</p>", none=text("argument.no_evidence")))
        names = ("add_for", "add_against", "up", "down", "remove", "undo")
        self.buttons = {name: controls.button(f"argument.{name}") for name in names}
        self.picture = LiveFigure(self._parts(), self.theme)
        add = controls.row([self.buttons[name] for name in names[:2]])
        arrange = controls.row([self.buttons[name] for name in names[2:]])
        aside = widgets.VBox([self.outline, add, arrange]).add_class("kit-aside")
        bench = widgets.VBox([self.words, self.side, self.evidence, self.no_evidence])
        stage = widgets.VBox([self.picture.widget]).add_class("kit-stage")
        notes = fill("<p>{legend}</p><p>{limits}</p>", legend=text("argument.legend"),
                     limits=text("argument.limits"))  # fmt: skip
        self.children = (
            self.status, self.notice, stage,
            widgets.HBox([aside, bench.add_class("kit-bench")]).add_class("kit-main"),
            widgets.HTML(notes).add_class("kit-notes"), self.writing, self.helper,
        )  # fmt: skip
        self._connect()

    def _connect(self) -> None:
        self.outline.observe(self._chosen, "value")
        self.words.observe(self._typed, "value")
        self.side.observe(self._turned, "value")
        self.evidence.observe(self._tied, "value")
        for side in SIDES:
            self.buttons[f"add_{side}"].on_click(lambda _, side=side: self.add(side))
        self.buttons["up"].on_click(lambda _: self.move(-1))
        self.buttons["down"].on_click(lambda _: self.move(1))
        self.buttons["remove"].on_click(lambda _: self.remove())
        self.buttons["undo"].on_click(lambda _: self.undo())
        self.picture.trace("marks").on_click(self._mark_clicked)

    def _chosen(self, change: Any) -> None:
        if change["new"] and not self._filling:
            self._go(change["new"])

    def _mark_clicked(self, trace: Any, points: Any, _state: object) -> None:
        if points.point_inds:
            self._go(trace.customdata[points.point_inds[0]])

    def _go(self, item: str) -> None:
        self.save()
        self.item = item

    def _typed(self, _change: Any) -> None:
        if not self._filling:
            self._dirty = True
            self.saver.later()

    def _turned(self, change: Any) -> None:
        if not self._filling and change["new"]:
            self.turn(change["new"])

    def _tied(self, change: Any) -> None:
        if not self._filling:
            self.tie(change["new"])

    def _refresh(self) -> None:
        if self.item != CLAIM and self.reason is None:
            self.item = CLAIM
            return
        self._filling = True
        self._fill_form(self.reason)  # first: who sees a new line may type at once
        self._fill_outline()
        self._filling = False
        self.status.value = fill('<p class="kit-status">{s}</p>', s=self.status_text())
        self.picture.redraw(self._parts(), self.theme)
        self.helper.figure_text = [self.alt_text]

    def _fill_outline(self) -> None:
        options = [(pages.outline_line(box, depth), box.name) for box, depth in self._boxes()]
        if self.outline.options != tuple(options):
            self.outline.options = options
        self.outline.value = self.item

    def _fill_form(self, reason: Reason | None) -> None:
        key = "words" if reason else "claim"
        self.words.description = text(f"argument.{key}")
        self.words.placeholder = text(f"argument.{key}_hint")
        if not self._dirty:
            self.words.value = self._words_of(self.item)
        self.side.value = reason.side if reason else None
        options = [(self.library.of(one).line, one.key) for one in self.draft.basket]
        if self.evidence.options != tuple(options):
            self.evidence.options = options
        keys = {key for _, key in options}
        self.evidence.value = tuple(one for one in (reason.evidence if reason else ())
                                    if one in keys)  # fmt: skip
        for one in (self.side, *(self.buttons[name] for name in ("up", "down", "remove"))):
            show_if(one, reason is not None)
        show_if(self.evidence, reason is not None and bool(options))
        show_if(self.no_evidence, reason is not None and not options)
        show_if(self.buttons["undo"], bool(self.removed))

    def _boxes(self) -> list[tuple[Box, int]]:
        lines = {item.key: self.library.of(item).line for item in self.draft.basket}
        return pages.boxes_of(self.argument, lines)

    def _parts(self) -> dict[str, Any]:
        width = self.helper.width or DEFAULT_WIDTH
        return argument_parts([box for box, _ in self._boxes()], self.item, self.theme, width)

    @property
    def alt_text(self) -> str:
        """The map in words."""
        return pages.in_words(self.argument)

    def status_text(self) -> str:
        """Return how many reasons there are, and how many lack evidence."""
        return pages.status_of(self.argument)


def _content(reason: Reason) -> dict[str, Any]:
    return {"side": reason.side, "words": reason.words, "under": reason.under,
            "evidence": list(reason.evidence), "in": True}  # fmt: skip


def argument() -> ArgumentLaboratory:
    """Open the argument map of the policy brief."""
    return ArgumentLaboratory()
