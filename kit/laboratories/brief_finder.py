"""Where evidence is found: rows by words and table, figures by their view code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import plotly.graph_objects as go

from kit.analysis.citable import find
from kit.explorers import controls
from kit.explorers.figure_widget import WholeFigureWidget
from kit.laboratories.brief_basket import fill_list
from kit.laboratories.brief_draft import LONGEST_KEY, ROW, VIEW, Item
from kit.laboratories.brief_evidence import Evidence, evidence_card, line_of, table_title
from kit.language import count, text
from kit.lessons.buttons import show_if
from kit.page.markup import fill
from kit.tables import dates

if TYPE_CHECKING:
    from kit.laboratories.brief import BriefLaboratory

MOST_FOUND = 80
# A learner may paste the whole line that an explorer shows.
OPENED = re.compile(r"""^\s*kit\.open\(\s*["'](.+?)["']\s*\)\s*$""")


class Finder(widgets.VBox):
    """Search every table of the kit, look at a row, and take it."""

    def __init__(self, lab: BriefLaboratory) -> None:
        self.lab, self._filling = lab, False
        self.words = widgets.Text(
            description=text("brief.find_words"), placeholder=text("brief.find_hint"),
            style=controls.WIDE, layout=widgets.Layout(flex="1 1 320px", width="auto"),
            continuous_update=False,
        )  # fmt: skip
        names = {"": text("brief.find_all")}
        names |= {name: table_title(name) for name in lab.library.tables}
        self.table = controls.list_of(text("brief.find_table"), names)
        self.table.value = "events"
        self.rows = widgets.Select(
            options=[], rows=9, description=text("brief.find_results"), layout={"width": "auto"}
        ).add_class("kit-reader")
        self.said, self.card = widgets.HTML(), widgets.HTML().add_class("kit-card-box")
        self.take = controls.button("brief.take").add_class("kit-button").add_class("kit-primary")
        intro = widgets.HTML(fill("<p>{intro}</p>", intro=text("brief.find_intro")))
        found = widgets.VBox([self.rows, self.take]).add_class("kit-aside")
        looked = widgets.VBox([self.card]).add_class("kit-bench")
        super().__init__([
            intro, controls.row([self.words, self.table]), self.said,
            widgets.HBox([found, looked]).add_class("kit-main"),
        ])  # fmt: skip
        for control in (self.words, self.table):
            control.observe(lambda _: self.search(), "value")
        self.rows.observe(self._looked_at, "value")
        self.take.on_click(lambda _: self.lab.add(self.rows.value or ""))
        self.search()

    def search(self) -> None:
        """Find the rows with the words."""
        found = find(self.lab.library.rows, self.words.value, self.table.value)
        self._filling = True
        self.rows.options = [
            (line_of(dates.display(row.date) if row.date else "", row.title), row.key)
            for row in found.head(MOST_FOUND).itertuples()
        ]
        self.rows.value = self.rows.options[0][1] if self.rows.options else None
        self._filling = False
        more = text("brief.find_most", most=MOST_FOUND) if len(found) > MOST_FOUND else ""
        self.said.value = fill('<p class="kit-status">{said}{more}</p>',
                               said=count("brief.find_count", len(found)), more=more)  # fmt: skip
        self._show()

    def _looked_at(self, _change: Any) -> None:
        if not self._filling:
            self._show()

    def _show(self) -> None:
        key = self.rows.value
        self.card.value = str(evidence_card(self.lab.library.of(Item(key, ROW)))) if key else ""
        show_if(self.take, bool(key))


class FigureBench(widgets.VBox):
    """Take a figure by its view code, and see it as it will stand in the brief."""

    def __init__(self, lab: BriefLaboratory) -> None:
        self.lab, self._filling, self._shown = lab, False, ""
        self.code = widgets.Text(
            description=text("brief.figure_code"), placeholder="T/1990-2004",
            style=controls.WIDE, layout=widgets.Layout(flex="1 1 320px", width="auto"),
            continuous_update=False,
        )  # fmt: skip
        self.take = controls.button("brief.figure_add").add_class("kit-button")
        self.choose = controls.list_of(text("brief.figure_choose"), {})
        self.said = widgets.HTML()
        self.paper = widgets.VBox([]).add_class("kit-paper")
        intro = widgets.HTML(fill("<p>{intro}</p>", intro=text("brief.figure_intro")))
        super().__init__(
            [intro, controls.row([self.code, self.take]), controls.row([self.choose]),
             self.said, self.paper]
        )  # fmt: skip
        self.take.on_click(lambda _: self.add())
        self.choose.observe(self._chosen, "value")

    def add(self) -> None:
        """Take the figure of the view code in the box."""
        if self.lab.add_figure(self.code.value):
            self.code.value = ""

    def _chosen(self, change: Any) -> None:
        if not self._filling:
            self.show(change["new"] or "")

    def refresh(self) -> None:
        """Show which figures are in the basket."""
        codes = [one.key for one in self.lab.draft.basket if one.what == VIEW]
        self._filling = True
        fill_list(self.choose, [(code, code) for code in codes])
        self._filling = False
        show_if(self.choose, bool(codes))
        self.show(self._shown if self._shown in codes else (codes[0] if codes else ""))

    def show(self, code: str) -> None:
        """Draw a figure on white paper, so that the browser can photograph it."""
        if code == self._shown and (self.paper.children or not code):
            return
        self._shown = code
        for old in self.paper.children:
            old.close()
        self.paper.children = ()
        if not code:
            self.said.value = fill("<p>{none}</p>", none=text("brief.figure_none"))
            return
        self._filling = True
        self.choose.value = code
        self._filling = False
        self._draw(code, self.lab.library.of(Item(code, VIEW)))

    def again(self, code: str) -> None:
        """Draw the figure on the paper once more."""
        if code == self._shown:
            self._shown = ""
            self.show(code)

    def _draw(self, code: str, found: Evidence) -> None:
        key = "figure_paper" if found.figure is not None else "figure_no_picture"
        said = text(f"brief.{key}") if found.known else f"{found.title} {found.words}"
        self.said.value = fill("<p>{said}</p>", said=said)
        self.lab.helper.figure_text = [found.alternative]
        if found.figure is None:
            return
        whole = go.Figure(found.figure)
        meta = {"alternative": found.alternative, "view": code}
        whole.update_layout(paper_bgcolor="#ffffff", meta=meta)
        self.paper.children = (WholeFigureWidget(whole.data, whole.layout).add_class("kit-figure"),)
        if self.lab.pictures.get(found) is None:
            self.lab.writing.wanted = code
        else:
            self.photographed(code)

    def photographed(self, code: str) -> None:
        """Say that a figure has been drawn, if it is the one on the paper."""
        if code == self._shown:
            said = f"{text('brief.figure_ready')} {text('brief.figure_paper')}"
            self.said.value = fill("<p>{said}</p>", said=said)


def written_code(given: str) -> str:
    """Return the view code in what was pasted.

    >>> written_code('kit.open("T/1990-2004")')
    'T/1990-2004'
    """
    opened = OPENED.match(given)
    return (opened[1] if opened else given).strip()[:LONGEST_KEY]
