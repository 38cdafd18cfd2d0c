"""What explorers of rows share: each mark is a row, walked by keyboard, with a card and panels.

A picture, a list of the same rows, the card of the chosen row, and below them table, sources, code
and view code: all of one frame, `selected`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

import ipywidgets as widgets
import pandas as pd
import traitlets

from kit.explorers import panels
from kit.explorers.base import Explorer
from kit.explorers.controls import button, row
from kit.explorers.live_figure import LiveFigure, Parts
from kit.explorers.panel_tab import PanelTab
from kit.figures.alternative import whole_figure
from kit.figures.theme import Theme, theme_named
from kit.language import text
from kit.page.markup import Markup, fill

DEFAULT_WIDTH = 820


class RowExplorer(Explorer):
    """An explorer of the rows of one frame.

    A subclass names its sentences (`section`, a part of the catalogue), the column that names a
    row (`id_column`) and the trait that holds the chosen one (`chosen`). It gives `selected`,
    `parts`, `line`, `card_of`, `status_text`, `table` and `code`, and calls `_assemble` once.
    """

    section: ClassVar[str]
    id_column: ClassVar[str]
    chosen: ClassVar[str] = "row"
    controls: dict[str, widgets.Widget]

    @property
    def selected(self) -> pd.DataFrame:
        """The rows shown, in their order."""
        raise NotImplementedError

    @property
    def walked(self) -> pd.DataFrame:
        """The rows in the list, through which one walks: those shown, and what stands with them."""
        return self.selected

    @property
    def everything(self) -> pd.DataFrame:
        """All rows that could be shown."""
        raise NotImplementedError

    @property
    def code(self) -> str:
        """Lines of pandas that give the same rows as `selected`."""
        raise NotImplementedError

    @property
    def sources(self) -> pd.DataFrame:
        """The sources of what is shown, those that serve most rows first."""
        return panels.sources_of(self.cited)

    @property
    def cited(self) -> pd.DataFrame:
        """Everything shown that has sources: the rows, and what else stands in the picture."""
        return self.selected

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the picture as plain data, for `LiveFigure`."""
        raise NotImplementedError

    def line(self, row: Any) -> str:
        """Return a row in few words, for the list and for announcements."""
        raise NotImplementedError

    def card_of(self, row: Any) -> Markup:
        """Return the card of a row."""
        raise NotImplementedError

    def status_text(self) -> str:
        """Return how many rows are shown, in one sentence."""
        raise NotImplementedError

    def table(self) -> Markup:
        """Return the rows shown as a table."""
        raise NotImplementedError

    @property
    def theme(self) -> Theme:
        """Colours of the page."""
        return theme_named(self.helper.dark, self.helper.large, self.helper.width)

    @property
    def width(self) -> int:
        """Width of the picture in pixels, as if nothing were enlarged."""
        return round((self.helper.width or DEFAULT_WIDTH) / self.theme.scale)

    def figure(self, dark: bool = False) -> Any:
        """Return the present picture as a figure of its own, for a print or a still."""
        theme = theme_named(dark)
        return whole_figure(self.parts(theme, DEFAULT_WIDTH), theme, self.alt_text)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) of the rows shown."""
        shown = list(self.walked[self.id_column])
        if shown:
            now = getattr(self, self.chosen)
            here = shown.index(now) if now in shown else (-1 if by > 0 else 0)
            setattr(self, self.chosen, shown[(here + by) % len(shown)])

    def _assemble(self, rows: Iterable[widgets.Widget]) -> None:
        """Put the parts together: rows of controls, status, picture and list, notes, panels."""
        self._filling = False
        self.controls |= {
            "previous": button(f"{self.section}.previous"),
            "next": button(f"{self.section}.next"),
        }
        self.reader = widgets.Select(
            options=[], rows=8, description=text(f"{self.section}.reader"), layout={"width": "auto"}
        ).add_class("kit-reader")
        self.status, self.card = widgets.HTML(), widgets.HTML().add_class("kit-card-box")
        self.picture = LiveFigure(self.parts(self.theme, self.width), self.theme)
        self._drawn_first = self.state
        makers, boxes = self._makers(), self._boxes()
        titles = {key: text(f"explorers.panel_{key}") for key in makers}
        self.panels = PanelTab(
            {titles[key]: maker for key, maker in makers.items()},
            {titles[key]: box for key, box in boxes.items()},
        )
        steps = row([self.controls["previous"], self.controls["next"]])
        aside = widgets.VBox([steps, self.reader, self.card]).add_class("kit-aside")
        stage = widgets.VBox([self.picture.widget]).add_class("kit-stage")
        self.children = (
            *rows, self.status, widgets.HBox([stage, aside]).add_class("kit-main"),
            widgets.HTML(self._notes()).add_class("kit-notes"), self.panels, self.helper,
        )  # fmt: skip
        self.controls["previous"].on_click(lambda _: self.step(-1))
        self.controls["next"].on_click(lambda _: self.step(1))
        self.reader.observe(self._read, "value")
        self.picture.trace("marks").on_click(self._mark_clicked)

    def _bind(self, *names: str) -> None:
        """Bind each control to the trait of its name, both ways."""
        for name in names:
            traitlets.link((self, name), (self.controls[name], "value"))

    def _makers(self) -> dict[str, Callable[[], str]]:
        """Return the panels below by name, each with what fills it."""
        return {
            "table": self.table,
            "sources": lambda: panels.source_list(self.cited),
            "code": lambda: panels.code_panel(self.code),
            "view": lambda: panels.view_panel(self.view_code),
        }

    def _boxes(self) -> dict[str, widgets.Widget]:
        """Return the widgets that stand above the text of a panel."""
        return {}

    @property
    def notes(self) -> Markup:
        """The legend of the figure and what it cannot tell, as they stand under it."""
        return self._notes()

    def _notes(self) -> Markup:
        return fill(
            "<p>{legend}</p><p>{limits}</p>",
            legend=text(f"{self.section}.legend"), limits=text(f"{self.section}.limits"),
        )  # fmt: skip

    def _read(self, change: Any) -> None:
        if change["new"] and not self._filling:
            setattr(self, self.chosen, change["new"])

    def _mark_clicked(self, trace: Any, points: Any, _state: object) -> None:
        if points.point_inds:
            setattr(self, self.chosen, trace.customdata[points.point_inds[0]])

    def _full(self) -> None:
        shown = self.walked
        self.status.value = fill('<p class="kit-status">{s}</p>', s=self.status_text())
        if self._is_open or self.state != self._drawn_first:
            self.picture.redraw(self.parts(self.theme, self.width), self.theme)
        self._fill_reader(shown)
        self.card.value = str(self._card(shown))
        self.helper.figure_text = self._figure_texts()
        self.panels.refresh()

    def _figure_texts(self) -> list[str]:
        return [self.alt_text]

    def _fill_reader(self, shown: pd.DataFrame) -> None:
        number = len(shown)
        listed = shown.head(panels.MOST_ROWS).astype(object)  # walked faster than columns of text
        items = [
            (
                text("explorers.reader_item", position=place, number=number, line=self.line(one)),
                getattr(one, self.id_column),
            )
            for place, one in enumerate(listed.itertuples(), start=1)
        ]
        chosen = getattr(self, self.chosen)
        self._filling = True
        if self.reader.options != tuple(items):
            self.reader.options = items
        self.reader.value = chosen if chosen in {name for _, name in items} else None
        self._filling = False

    def _card(self, shown: pd.DataFrame) -> Markup:
        rows, chosen = self.everything, getattr(self, self.chosen)
        here = rows[rows[self.id_column] == chosen] if chosen else rows.head(0)
        if here.empty:
            key = "card_none" if len(shown) else "card_hidden"
            return fill('<p class="kit-card-empty">{hint}</p>', hint=text(f"{self.section}.{key}"))
        one = next(here.itertuples())
        names = list(shown[self.id_column])
        if chosen in names:
            self.helper.announcement = text(
                "explorers.announce",
                position=names.index(chosen) + 1, number=len(names), line=self.line(one),
            )  # fmt: skip
        return self.card_of(one)
