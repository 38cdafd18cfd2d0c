"""What all laboratories share: entries that are kept, a list of items, panels, class files.

A laboratory differs from an explorer in that the learner adds something: a code, a probability, a
position. Each entry is kept the moment it is given, in the same file as the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, ClassVar

import ipywidgets as widgets
import pandas as pd
import traitlets

from kit.explorers.controls import button as plain_button
from kit.explorers.controls import row
from kit.explorers.panel_tab import PanelTab
from kit.figures.theme import Theme, theme_named
from kit.laboratories.class_panel import ClassPanel
from kit.laboratories.logbook import Logbook
from kit.language import text
from kit.lessons import check_markup
from kit.lessons.faults import LessonError
from kit.lessons.still import StillBox
from kit.lessons.store import Kept, Store, own_store
from kit.page.accessible import Accessible
from kit.page.markup import Markup, fill

EXAMPLES = 3


def unknown(name: str, known: Iterable[str]) -> LessonError:
    """Return the error that says that there is nothing of this name, and what there is."""
    some = ", ".join(islice(known, EXAMPLES))
    return LessonError(text("laboratories.unknown", name=name, some=some))


class Laboratory(StillBox):
    """Entries of a learner, kept and compared.

    A subclass names itself (`name`, also the section of its sentences) and the lesson under which
    its entries are kept, and gives `_check_entry` and `_refresh`.
    """

    name: ClassVar[str]
    lesson: ClassVar[str]

    def __init__(self, store: Store | None = None) -> None:
        from kit.tables.versions import data_version

        self.store = store or own_store()
        self.logbook = Logbook(self.lesson, self.name, self.store, data_version(), self._fits)
        self.helper = Accessible(root=f"kit-{self.name}")
        self.notice, self.status = widgets.HTML(), widgets.HTML()
        super().__init__(fill('<div class="kit-check-still"><p>{still}</p><p>{hint}</p></div>',
                              still=text(f"{self.name}.still"),
                              hint=text("laboratories.run_hint")))  # fmt: skip
        self.add_class("kit-explorer").add_class("kit-laboratory").add_class(f"kit-{self.name}")
        self.class_panel = ClassPanel(
            self.name, self.store.folder, self.logbook.data_version, self.shared,
            self._check_entry, lambda: None,
        )  # fmt: skip

    @property
    def theme(self) -> Theme:
        """Colours of the page."""
        return theme_named(self.helper.dark, self.helper.large, self.helper.width)

    def shared(self) -> dict[str, Any]:
        """Return what goes into one's own class file, by item."""
        return {item: entry.content for item, entry in self.logbook.first().items()}

    def _fits(self, item: str, content: dict[str, Any]) -> bool:  # noqa: ARG002
        """Whether an entry of one's own can be used, also one that another version has kept."""
        return True

    def _check_entry(self, item: str, entry: Any) -> str:
        """Return "" if an entry of a class file can be used, else what is wrong with it."""
        raise NotImplementedError

    def _refresh(self) -> None:
        """Bring everything up to date."""
        raise NotImplementedError

    def _told(self, kept: Kept) -> None:
        self.notice.value = check_markup.notice(kept.sentence)

    def _refuse(self, problem: str) -> None:
        """Say why an entry is not kept; what was typed stays where it is."""
        self._warn(text("laboratories.refused", problem=problem))

    def _warn(self, sentence: str) -> None:
        self.notice.value = str(check_markup.notice(sentence))
        self._speak(sentence)

    def _speak(self, sentence: str) -> None:
        again = self.helper.announcement == sentence
        self.helper.announcement = sentence + ("\N{NO-BREAK SPACE}" if again else "")

    def _listen(self) -> None:
        """Begin to follow class files and the theme of the page."""
        self.class_panel._changed = self._refresh
        self.helper.observe(lambda _: self._refresh(), ["dark", "large", "width"])

    def _tab(
        self, makers: dict[str, Callable[[], Any]], boxes: dict[str, widgets.Widget]
    ) -> PanelTab:
        titles = {key: text(f"laboratories.panel_{key}") for key in makers}
        return PanelTab(
            {titles[key]: maker for key, maker in makers.items()},
            {titles[key]: box for key, box in boxes.items()},
        )


class ItemLaboratory(Laboratory):
    """A laboratory whose items are the rows of a frame, taken one after the other.

    A form that is left without being kept waits: who comes back to its item finds it as it was.

    Attributes
    ----------
    item : str
        Id of the item on the card.
    """

    id_column: ClassVar[str]
    item = traitlets.Unicode("")

    def __init__(self, store: Store | None = None) -> None:
        self._filling = False
        self._on_form, self._filled = "", dict[str, Any]()
        self._left: dict[str, dict[str, Any]] = {}
        self.waiting = widgets.HTML()
        super().__init__(store)

    @traitlets.validate("item")
    def _known_item(self, proposal: dict[str, Any]) -> str:
        if proposal["value"]:
            self.row_of(proposal["value"])
        return str(proposal["value"])

    @property
    def form(self) -> dict[str, widgets.Widget]:
        """The controls whose content belongs to the item on the card, by name."""
        raise NotImplementedError

    @property
    def is_open(self) -> bool:
        """Whether an entry can be made for the item on the card."""
        return True

    @property
    def items(self) -> pd.DataFrame:
        """The items, in their order."""
        raise NotImplementedError

    def line(self, one: Any) -> str:
        """Return an item in few words, for the list."""
        raise NotImplementedError

    def card_of(self, one: Any) -> Markup:
        """Return the card of an item, without anything that the learner should judge first."""
        raise NotImplementedError

    @property
    def done(self) -> set[str]:
        """The items for which the learner has made an entry; read from the file each time."""
        return set(self.logbook.first())

    def is_done(self, item: str) -> bool:
        """Whether the learner has made an entry for the item."""
        return item in self.done

    def row_of(self, item: str) -> Any:
        """Return the row of an item; `LessonError` if there is none."""
        names = self.items[self.id_column]
        found = next(self.items[names == item].itertuples(), None)
        if found is None:
            raise unknown(item, names)
        return found

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) item."""
        names = list(self.items[self.id_column])
        here = names.index(self.item) if self.item in names else -by
        self.item = names[(here + by) % len(names)]

    def step_open(self) -> None:
        """Go to the next item without an entry; stay if there is none."""
        names = list(self.items[self.id_column])
        here = names.index(self.item) + 1 if self.item in names else 0
        done = self.done
        still_open = [name for name in names[here:] + names[:here] if name not in done]
        if still_open:
            self.item = still_open[0]

    def _assemble_items(
        self, above: list[widgets.Widget], form: list[widgets.Widget], panels: PanelTab
    ) -> None:
        """Put the parts together: rows of controls, list and card, form, answer, panels."""
        self.reader = widgets.Select(
            options=[], rows=8, description=text(f"{self.name}.reader"), layout={"width": "auto"}
        ).add_class("kit-reader")
        self.card, self.answer = widgets.HTML().add_class("kit-card-box"), widgets.HTML()
        self.previous, self.next = (
            plain_button(f"{self.name}.previous"), plain_button(f"{self.name}.next"),
        )  # fmt: skip
        self.next_open = plain_button(f"{self.name}.next_open")
        self.panels = panels
        steps = row([self.previous, self.next, self.next_open])
        aside = widgets.VBox([steps, self.reader, self.card]).add_class("kit-aside")
        work = widgets.VBox([self.waiting, *form, self.notice, self.answer]).add_class("kit-bench")
        notes = fill(
            "<p>{legend}</p><p>{limits}</p>",
            legend=text(f"{self.name}.legend"), limits=text(f"{self.name}.limits"),
        )  # fmt: skip
        self.children = (
            *above, self.status, widgets.HBox([aside, work]).add_class("kit-main"),
            widgets.HTML(notes).add_class("kit-notes"), panels, self.helper,
        )  # fmt: skip
        self.previous.on_click(lambda _: self.step(-1))
        self.next.on_click(lambda _: self.step(1))
        self.next_open.on_click(lambda _: self.step_open())
        self.reader.observe(self._read, "value")
        self.observe(lambda _: self._open_item(), "item")
        self._listen()

    def _open_item(self) -> None:
        self._leave_form()
        self._fill_form()
        self._refresh()

    def _item_kept(self) -> None:
        """Follow an entry: what was on the form is kept now."""
        self._left.pop(self._form_name, None)
        self._on_form = ""
        self._open_item()

    @property
    def _form_name(self) -> str:
        """What the form is for."""
        return self.item

    def _kept_form(self) -> dict[str, Any]:
        """Return what the form shows of the item before anybody touches it."""
        raise NotImplementedError

    def _leave_form(self) -> None:
        """Remember what is on the form and was not kept."""
        now = {name: control.value for name, control in self.form.items()}
        if self._on_form and now != self._filled:
            self._left[self._on_form] = now
        else:
            self._left.pop(self._on_form, None)

    def _fill_form(self) -> None:
        """Put on the form how it was left, or what was kept for the item.

        Called when an item is opened and when an entry was kept, never by `_refresh`: that also
        follows the width of the page, and must leave alone what is not kept yet.
        """
        self._on_form, self._filled = self._form_name, self._kept_form()
        left = self._left.get(self._on_form) if self.is_open else None
        for name, control in self.form.items():
            control.value = (left or self._filled)[name]
        self.waiting.value = ""
        if left:
            waits = text("laboratories.waiting")
            self.waiting.value = fill('<div class="kit-notice">{s}</div>', s=waits)
            self._speak(waits)

    def _read(self, change: Any) -> None:
        if change["new"] and not self._filling:
            self.item = change["new"]

    def _fill_reader(self) -> None:
        done = self.done
        options = [
            (text("laboratories.item", sign="✓" if name in done else "○",
                  line=self.line(one)), name)
            for one in self.items.itertuples()
            for name in (getattr(one, self.id_column),)
        ]  # fmt: skip
        self._filling = True
        if self.reader.options != tuple(options):
            self.reader.options = options
        self.reader.value = self.item if self.item in {name for _, name in options} else None
        self._filling = False
