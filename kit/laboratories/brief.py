"""The policy brief: choose evidence, write, see what lacks evidence, read each other, hand in."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from kit.analysis.sentences import number_of_words
from kit.explorers import controls
from kit.explorers.panels import code_panel
from kit.laboratories import brief_reviews, brief_warnings
from kit.laboratories.brief_basket import Basket
from kit.laboratories.brief_desk import Desk
from kit.laboratories.brief_document import outline
from kit.laboratories.brief_draft import ADDRESSEES, PARTS, STYLES, VIEW, Item
from kit.laboratories.brief_entries import BriefEntries
from kit.laboratories.brief_export import ExportBench
from kit.laboratories.brief_finder import FigureBench, Finder
from kit.laboratories.brief_pages import page
from kit.laboratories.brief_pictures import Picture
from kit.laboratories.brief_reviews import ChangeBench, ReviewBench
from kit.language import count, text
from kit.lessons.store import Store
from kit.page.markup import Markup, bullet_list, fill
from kit.page.writing import Writing


class BriefLaboratory(BriefEntries):
    """Write a policy brief with evidence; `BriefEntries` has what can be done from Python."""

    def __init__(self, store: Store | None = None) -> None:
        super().__init__(store)
        self.writing = Writing(
            f"kit-{self.name}", self.left, lambda code: self.figures.again(code), self._photographed
        )
        self._make()
        self._listen()
        self.store.watch(self._stored)
        self.observe(lambda _: self._refresh(), ["part", "item"])
        self._refresh()

    def _stored(self) -> None:
        self._read()
        self._refresh()

    def _photographed(self, code: str, svg: str, png: bytes) -> None:
        self.pictures.add(self.library.of(Item(code, VIEW)), Picture(svg, png))
        self.figures.photographed(code)
        self._refresh()

    def _make(self) -> None:
        self.controls = {
            "addressee": controls.list_of(
                text("brief.addressee"), {one: text(f"brief.addressee_{one}") for one in ADDRESSEES}
            ),
            "style": controls.list_of(
                text("brief.style"), {one: text(f"brief.style_{one}") for one in STYLES}
            ),
        }  # fmt: skip
        self.basket, self.desk = Basket(self), Desk(self)
        self.figures, self.export = FigureBench(self), ExportBench(self)
        self.finder, self.reviewer = Finder(self), ReviewBench(self)
        self._make_outline()
        self.panels = self._tab(
            {
                "find": lambda: "", "figures": lambda: "",
                "warnings": lambda: brief_warnings.all_of(self.findings),
                "argument": self._argument_page, "read": self._read_page, "export": lambda: "",
                "class": lambda: "", "reviews": lambda: brief_reviews.received_page(self),
                "code": lambda: code_panel(CODE),
            },
            {
                "find": self.finder, "figures": self.figures, "argument": self.outline_box,
                "export": self.export, "reviews": ChangeBench(self),
                "class": widgets.VBox([self.class_panel, self.reviewer]),
            },
        )  # fmt: skip
        notes = fill("<p>{legend}</p><p>{limits}</p>", legend=text("brief.legend"),
                     limits=text("brief.limits"))  # fmt: skip
        self.children = (
            controls.row(self.controls.values()), self.status, self.notice,
            widgets.HBox([self.desk, self.basket]).add_class("kit-main"), self.said,
            self.panels, widgets.HTML(notes).add_class("kit-notes"), self.writing, self.helper,
        )  # fmt: skip
        for name in self.controls:
            self.controls[name].observe(self._choice(name), "value")

    def _choice(self, name: str) -> Any:
        def chosen(change: Any) -> None:
            if change["new"] != getattr(self.draft, name):
                self.choose(**{name: change["new"]})

        return chosen

    def _make_outline(self) -> None:
        names = {box: brief_warnings.part_of(box) for box in ("situation", "recommendation")}
        self.into = controls.list_of(text("brief.argument_into"), names)
        put = controls.button("brief.argument_put").add_class("kit-button")
        put.on_click(lambda _: self.put_outline(self.into.value))
        self.outline_box = widgets.VBox([controls.row([self.into, put])])

    def put_outline(self, box: str) -> None:
        """Put the outline of the argument map at the end of a box."""
        lines = outline(self.draft.argument)
        if lines:
            before = self.desk.boxes[box].value.rstrip()
            self.desk.put(box, f"{before}\n\n{lines}".strip())
            self._say(text("brief.argument_done", box=brief_warnings.part_of(box)))

    def _argument_page(self) -> Markup:
        lines = outline(self.draft.argument).splitlines()
        if not lines:
            return fill("<p>{intro} {none}</p>", intro=text("brief.argument_intro"),
                        none=text("brief.argument_none"))  # fmt: skip
        return fill("<p>{intro}</p>{lines}", intro=text("brief.argument_intro"),
                    lines=bullet_list(line.removeprefix("- ") for line in lines))  # fmt: skip

    def _read_page(self) -> Markup:
        if self.draft.is_empty:
            return fill("<p>{none}</p>", none=text("brief.read_empty"))
        body = page(self.blocks, self.pictures, deeper=2, prefix="mine-")
        return fill('<div class="kit-brief-page">{body}</div>', body=body)

    def _refresh(self) -> None:
        for name, control in self.controls.items():
            control.value = getattr(self.draft, name)
        if self._in_basket(self.item) is None and self.draft.basket:
            self.item = self.draft.basket[0].key
            return
        self.status.value = fill('<p class="kit-status">{s}</p>', s=self.status_text())
        self.basket.refresh()
        self.desk.refresh()
        self.figures.refresh()
        self.reviewer.refresh()
        self.panels.refresh()

    def status_text(self) -> str:
        """Return how far the brief has come, in one sentence."""
        if self.draft.is_empty:
            return text("brief.status_empty")
        words = {part: sum(number_of_words(self.draft.words(box)) for box in boxes)
                 for part, boxes in PARTS.items()}  # fmt: skip
        return count(
            "brief.status", sum(words.values()),
            parts=count("brief.parts", sum(number > 0 for number in words.values())),
            evidence=count("brief.evidence", len(self.draft.basket)),
            warnings=count("brief.warnings", len(self.findings)),
        )  # fmt: skip


CODE = """import kit

lab = kit.laboratory.brief()
lab.add("ev_2002_09_17_summit")  # a row of any table, by its id
lab.add_figure("T/1990-2004")  # a figure, by its view code
lab.write("summary", "In 2002 the leaders met. [ev_2002_09_17_summit]")
[(finding.kind, finding.sentence) for finding in lab.findings]"""


def brief() -> BriefLaboratory:
    """Open the policy brief."""
    return BriefLaboratory()
