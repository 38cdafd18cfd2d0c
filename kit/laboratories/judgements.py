"""What laboratories of probabilities share: a percentage first, then what came, then the score."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

import ipywidgets as widgets
import pandas as pd

from kit.analysis.calibration import calibration
from kit.explorers.live_figure import LiveFigure
from kit.explorers.panels import code_panel
from kit.figures.calibration import NAMES, calibration_parts
from kit.laboratories import judgement_pages as pages
from kit.laboratories.laboratory import ItemLaboratory
from kit.language import count, text
from kit.lessons.buttons import button
from kit.lessons.percent import NO_IDEA, percent_controls
from kit.page.markup import Markup, fill

UNSCORED_TOPIC = "abductions"


class JudgementLaboratory(ItemLaboratory):
    """Give each item a probability, then see what the record says, and how well one judged.

    Items on the abductions are judged and shown like all others, but never scored.
    A subclass gives `items`, `truth`, `line`, `card_of`, `outcome_of` and `opened`.
    """

    extra_buttons: ClassVar[tuple[str, ...]] = ()

    def _make(self) -> None:
        row, self.percent = percent_controls(text(f"{self.name}.percent"))
        self.keep_button, self.help = button("keep", "kit-primary"), widgets.HTML()
        self.more = {name: button(name) for name in self.extra_buttons}
        buttons = widgets.HBox([self.keep_button, *self.more.values()]).add_class("kit-row")
        task = widgets.HTML(fill("<p>{task}</p>", task=text(f"{self.name}.task")))
        self.picture = LiveFigure(self._parts(), self.theme)
        panels = self._tab(
            {
                "calibration": lambda: pages.score_page(self),
                "answers": lambda: pages.answers_page(self),
                "class": lambda: pages.class_page(self),
                "code": lambda: code_panel(self.code),
            },
            {
                "calibration": widgets.VBox([self.picture.widget]),
                "class": self.class_panel,
            },
        )
        self._assemble_items([], [task, row, buttons, self.help], panels)
        self.keep_button.on_click(lambda _: self.keep(self.percent.value))

    @cached_property
    def truth(self) -> pd.Series:
        """What came, True or False, by item; only of items that can be scored."""
        raise NotImplementedError

    def rules(self, rows: pd.DataFrame) -> dict[str, pd.Series]:
        """Return the percentages of simple rules for the items of `rows`, by name of the rule."""
        raise NotImplementedError

    def verdict_of(self, one: Any) -> str:
        """Return what the record says about an item, in a word or two."""
        raise NotImplementedError

    def outcome_of(self, one: Any) -> Markup:
        """Return what the record says about an item."""
        raise NotImplementedError

    @property
    def opened(self) -> set[str]:
        """The items whose outcome may be shown."""
        raise NotImplementedError

    @property
    def entries(self) -> pd.DataFrame:
        """One's judgements by item: `first` and `last` percentage; missing: cannot be checked."""
        last = self.logbook.last()
        rows = {
            item: {name: one.content.get("percent") for name, one in
                   (("first", entry), ("last", last[item]))}
            for item, entry in self.logbook.first().items()
            if not item.startswith("@")
        }  # fmt: skip
        return pd.DataFrame.from_dict(rows, orient="index", columns=list(NAMES)).astype("Int64")

    def judged(self, which: str = "first") -> pd.DataFrame:
        """Return the judgements that count: `percent` and `came` by item, outcomes shown only."""
        given = self.entries[which].dropna()
        return self.scored(given[given.index.isin(self.opened)])

    def scored(self, given: pd.Series) -> pd.DataFrame:
        """Return `percent` and `came` of those of the given percentages that can be scored."""
        shared = given.index.intersection(self.truth.index)
        return pd.DataFrame(
            {"percent": given[shared].astype(float), "came": self.truth[shared].astype(bool)}
        )

    def keep(self, percent: int | None) -> None:
        """Keep a percentage for the item on the card; None: it cannot be checked."""
        problem = self._check_entry(self.item, {"percent": percent})
        if problem:
            raise ValueError(problem)
        self._told(self.logbook.add(self.item, {"percent": percent}))
        self._item_kept()
        self._speak(count(f"{self.name}.kept", len(self.entries)))

    def shared(self) -> dict[str, Any]:
        """Return one's first judgements."""
        return {
            item: entry.content
            for item, entry in self.logbook.first().items()
            if not item.startswith("@")
        }

    def _fits(self, item: str, content: dict[str, Any]) -> bool:
        return item.startswith("@") or not self._check_entry(item, content)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.items[self.id_column])

    def _check_entry(self, item: str, entry: Any) -> str:
        if item not in self._names:
            return text("judgements.fault_item")
        percent = entry.get("percent", "") if isinstance(entry, dict) else ""
        if percent is not None and (type(percent) is not int or not 0 <= percent <= 100):
            return text("judgements.fault_percent")
        return ""

    @property
    def code(self) -> str:
        """Lines of Python that give one's judgements and, once there are some, their score."""
        score = (
            'score(judged["percent"], judged["came"])\n'
            'calibration(judged["percent"], judged["came"])'
        )
        return (
            "import kit\n"
            "from kit.analysis.calibration import calibration, score\n\n"
            f"lab = kit.laboratory.{self.name}()\n"
            f"judged = lab.judged()\n{score if len(self.judged()) else 'judged'}"
        )

    @property
    def alt_text(self) -> str:
        """The calibration curve in words."""
        return pages.score_sentence(self)

    def _parts(self) -> dict[str, Any]:
        curves = {}
        judged = {which: self.judged(which) for which in NAMES}
        for which, rows in judged.items():
            if which == "last" and rows["percent"].equals(judged["first"]["percent"]):
                rows = rows.head(0)  # nothing was revised, so there is no second curve
            curve = calibration(rows["percent"], rows["came"])
            words = [
                count("judgements.class", one.number, low=one.low, high=one.high,
                      came=f"{one.came:.0f}", which=text(f"judgements.{which}"))
                for one in curve.itertuples()
            ]  # fmt: skip
            curves[which] = curve.assign(words=words)
        return calibration_parts(
            curves, text(f"{self.name}.said"), text(f"{self.name}.came"), self.theme
        )

    @property
    def form(self) -> dict[str, widgets.Widget]:
        """The percentage."""
        return {"percent": self.percent}

    def _kept_form(self) -> dict[str, Any]:
        own = self.logbook.entries(self.item)
        percent = own[-1].content.get("percent") if own else None
        return {"percent": NO_IDEA if percent is None else percent}

    def _refresh(self) -> None:
        item = self.item
        self._fill_reader()
        one = self.row_of(item)
        self.status.value = fill('<p class="kit-status">{s}</p>', s=self.status_text())
        self.card.value = str(self.card_of(one))
        own = self.logbook.entries(item)
        self.answer.value = str(pages.answer(self, one, own))
        self.keep_button.description = text("judgements.revise" if own else "lessons.button_keep")
        self.picture.redraw(self._parts(), self.theme)
        self.helper.figure_text = [self.alt_text]
        self.panels.refresh()

    def status_text(self) -> str:
        """Return how many items are judged."""
        return count(f"{self.name}.status", len(self.entries), of=len(self.items))
