"""The bargaining laboratory: two negotiators, those who must consent, and the room between.

The abductions are a condition here and never a price: they carry no weight in any sum. A party's
red line on them must be kept, or no deal is possible.
"""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from kit.analysis.bargaining import Party, Table
from kit.analysis.negotiation import CONDITION, UNWEIGHED, at_the_table, changed
from kit.explorers import controls
from kit.explorers.chips import Chips
from kit.explorers.live_figure import LiveFigure
from kit.explorers.panels import code_panel
from kit.figures.positions import positions_parts
from kit.figures.theme import FAMILIES, STATE_MARKS, Mark
from kit.figures.worths import worths_parts
from kit.laboratories import bargaining_pages as pages
from kit.laboratories.bargaining_code import code_of
from kit.laboratories.laboratory import Laboratory
from kit.laboratories.preference_editor import Edits, PreferenceEditor, edited
from kit.language import text
from kit.lessons.buttons import button
from kit.lessons.store import Store
from kit.page.markup import fill
from kit.tables.frames import load
from kit.tables.written_files import put_file

OTHERS = ("afvkn", "USA", "KOR", "CHN", "RUS")
DEAL, WANTS = "deal", "preferences"
PARTY_MARKS: dict[str, Mark] = {
    **{one: STATE_MARKS[one] for one in ("JPN", "PRK")},
    "afvkn": FAMILIES,
    **{one: STATE_MARKS[one] for one in ("USA", "KOR", "CHN", "RUS")},
}
WIDTH = 820


class BargainingLaboratory(Laboratory):
    """Look for a deal that both capitals, and everybody who must consent, can accept."""

    name = "bargaining"
    lesson = "10_futures_and_negotiation"

    def __init__(self, store: Store | None = None) -> None:
        self.preferences, self.changes = load("preferences"), load("bargaining_changes")
        issues = load("bargaining_issues").set_index("issue", drop=False)
        self.issues, self.actors = issues, load("actors").set_index("actor_id")["name"]
        self.status_quo = {str(one): float(issues.loc[one, "status_quo"]) for one in issues.index}
        super().__init__(store)
        self._filling, self._solved = False, list[Party]()
        self._needed, self._asked = list[Party](), ""
        self.found = pages.Found(False)
        self._make()
        self._fill_from_log()
        self._refresh()
        self._listen()

    @property
    def deal(self) -> dict[str, float]:
        """The deal on the sliders: a place from 0 to 1 by issue."""
        return {issue: round(slider.value, 2) for issue, slider in self.sliders.items()}

    @property
    def needed(self) -> list[Party]:
        """The two negotiators and everybody else who must consent, as changed by the learner."""
        what_if, consent = (self.controls[one].value for one in ("what_if", "consent"))
        asked = repr((what_if, consent, self.edits))
        if asked != self._asked:  # much of the page asks for them
            rows = edited(changed(self.preferences, self.changes, what_if), self.edits)
            self._needed, self._asked = at_the_table(rows, consent), asked
        return self._needed

    @property
    def edits(self) -> Edits:
        """What the learner has changed in the table of preferences."""
        return self.editor.edits

    @property
    def table(self) -> Table:
        """The negotiation as it stands."""
        return Table(self.needed, self.status_quo)

    def name_of(self, party: str) -> str:
        """Return the name of a party."""
        return str(self.actors.get(party, party))

    def shared(self) -> dict[str, Any]:
        """Return one's last kept deal and changed preferences."""
        return {item: entry.content for item, entry in self.logbook.last().items()}

    def keep(self) -> None:
        """Keep the deal on the sliders, with the changes and consents that were chosen."""
        content = {
            "deal": self.deal, "what_if": list(self.controls["what_if"].value),
            "consent": list(self.controls["consent"].value),
            "words": self.words.value.strip(),
        }  # fmt: skip
        problem = self._check_entry(DEAL, content)
        if problem:
            self._refuse(problem)
            return
        self._told(self.logbook.add(DEAL, content))
        self._refresh()
        self._speak(text("bargaining.kept"))

    def reset(self) -> None:
        """Put every issue where it is today, without what-ifs; what was kept stays kept."""
        self._filling = True
        for issue, slider in self.sliders.items():
            slider.value = self.status_quo[issue]
        self.controls["what_if"].value = ()
        self.controls["consent"].value = ()
        self._filling = False
        self._refresh()

    def _make(self) -> None:
        self.sliders = {
            str(row.issue): widgets.FloatSlider(
                value=self.status_quo[str(row.issue)], min=0, max=1, step=0.05,
                description=row.title, continuous_update=False, readout_format=".2f",
                style=controls.WIDE, layout=widgets.Layout(width="auto"),
            )
            for row in self.issues.itertuples()
        }  # fmt: skip
        self.controls = {
            "consent": Chips(
                text("bargaining.consent"),
                {one: f"{PARTY_MARKS[one].glyph} {self.name_of(one)}" for one in OTHERS},
            ),
            "what_if": Chips(
                text("bargaining.what_if"),
                dict(zip(self.changes["change_id"], self.changes["title"], strict=True)),
            ),
        }
        self.editor = PreferenceEditor(
            self.preferences,
            self.actors,
            self.issues["title"],
            (CONDITION, *UNWEIGHED),
            self._wants_changed,
        )
        self.words = widgets.Text(
            description=text("bargaining.words"), placeholder=text("bargaining.words_hint"),
            continuous_update=False, style=controls.WIDE, layout=widgets.Layout(width="auto"),
        )  # fmt: skip
        self.keep_button, self.reset_button = button("save_deal", "kit-primary"), button("defaults")
        self.print_button, self.printed = button("print"), widgets.HTML()
        self.stake = widgets.HTML(pages.stake(self))
        self.signs, self.verdict = widgets.HTML(), widgets.HTML()
        self.picture = LiveFigure(self._parts(), self.theme)
        self.worths: LiveFigure | None = None
        self.worths_box = widgets.VBox()
        scales = [widgets.HTML(fill("<p>{t}</p>", t=text("bargaining.task")))]
        for issue, slider in self.sliders.items():
            scales += [slider, widgets.HTML(pages.ends(self.issues.loc[issue]))]
        bench = widgets.VBox([
            *scales, self.words, controls.row([self.keep_button, self.reset_button]), self.notice,
        ]).add_class("kit-bench")  # fmt: skip
        stage = widgets.VBox([self.signs, self.picture.widget]).add_class("kit-stage")
        self.panels = self._tab(
            {
                "result": lambda: pages.result_page(self),
                "preferences": lambda: pages.preferences_page(self),
                "roles": lambda: pages.role_page(self),
                "class": lambda: pages.class_page(self),
                "code": lambda: code_panel(self.code),
                "sources": lambda: pages.sources_page(self),
            },
            {"result": self.worths_box,
             "class": self.class_panel, "preferences": self.editor,
             "roles": widgets.VBox([self.print_button, self.printed])},
        )  # fmt: skip
        notes = fill("<p>{a}</p><p>{b}</p>", a=text("bargaining.legend"),
                     b=text("bargaining.limits"))  # fmt: skip
        self.children = (
            self.stake, self.controls["consent"], self.controls["what_if"], self.status,
            widgets.HBox([stage, bench]).add_class("kit-main"), self.verdict,
            widgets.HTML(notes).add_class("kit-notes"), self.panels, self.helper,
        )  # fmt: skip
        for control in (*self.sliders.values(), *self.controls.values()):
            control.observe(lambda _: self._changed(), "value")
        self.keep_button.on_click(lambda _: self.keep())
        self.reset_button.on_click(lambda _: self.reset())
        self.print_button.on_click(lambda _: self.print_cards())

    def print_cards(self) -> None:
        """Write the role cards as a page of their own that can be printed."""
        target = self.store.folder / "to_share" / "role_cards.html"
        try:
            put_file(target, pages.cards_file(self))
            said = text("bargaining.printed", place=target)
        except OSError as error:
            said = text("bargaining.not_printed", problem=error)
        self.printed.value = fill("<p>{said}</p>", said=said)
        self._speak(said)

    def _changed(self) -> None:
        if not self._filling:
            self._refresh()

    def _wants_changed(self) -> None:
        self._told(self.logbook.add(WANTS, {"edits": self.edits}))
        self._refresh()

    def _fill_from_log(self) -> None:
        wants, last = (self.logbook.last().get(item) for item in (WANTS, DEAL))
        if wants is not None:
            self.editor.set_edits(wants.content["edits"])
        if last is None:
            return
        for issue, place in last.content["deal"].items():
            self.sliders[issue].value = place
        self.controls["what_if"].value = tuple(last.content.get("what_if", ()))
        self.controls["consent"].value = tuple(last.content.get("consent", ()))
        self.words.value = last.content.get("words", "")

    def _fits(self, item: str, content: dict[str, Any]) -> bool:
        return not self._check_entry(item, content)

    def _check_entry(self, item: str, entry: Any) -> str:
        choices = {"what_if": set(self.changes["change_id"]), "consent": set(OTHERS)}
        return pages.fault_of(item, entry, self.status_quo, self.preferences, choices)

    def _refresh(self) -> None:
        needed = self.needed
        if needed != self._solved:  # a deal that moves on the sliders changes nothing here
            self.found, self._solved = pages.Found.of(self.table), needed
        self.status.value = fill('<p class="kit-status">{s}</p>', s=pages.status_sentence(self))
        self.signs.value = str(pages.signs(self, PARTY_MARKS))
        self.verdict.value = str(pages.verdict(self))
        self.picture.redraw(self._parts(), self.theme)
        self.helper.figure_text = [self.alt_text, *self._show_worths()]
        self.panels.refresh()

    @property
    def code(self) -> str:
        """Lines of Python that give what is shown."""
        return code_of(self)

    @property
    def alt_text(self) -> str:
        """The picture in words."""
        return pages.status_sentence(self)

    def _show_worths(self) -> list[str]:
        """Draw what deals are worth where there is room for one, and return it in words.

        The picture is made when it is first needed: one that has not been drawn yet when a change
        arrives would stay empty in the browser.
        """
        if not self.found.is_open:
            self.worths_box.children = ()
            return []
        if self.worths is None:
            self.worths = LiveFigure(self._worths(), self.theme)
        else:
            self.worths.redraw(self._worths(), self.theme)
        self.worths_box.children = (self.worths.widget,)
        return [pages.worths_sentence(self)]

    def _worths(self) -> dict[str, Any]:
        titles = [text("bargaining.worth_for", party=self.name_of(one.name))
                  for one in self.needed[:2]]  # fmt: skip
        return worths_parts(
            self.found.frontier, pages.worths_of(self), (titles[0], titles[1]), self.theme
        )

    def _parts(self) -> dict[str, Any]:
        places, lines = pages.marks_of(self)
        names = {party.name for party in self.needed}
        shown = {one: mark for one, mark in PARTY_MARKS.items() if one in names}
        own = {issue: (self.status_quo[issue], self.deal[issue]) for issue in self.status_quo}
        titles = {str(row.issue): row.title for row in self.issues.itertuples()}
        return positions_parts(
            places, lines, self.found.room, own, titles, shown,
            (text("bargaining.today"), text("bargaining.my_deal")), self.theme,
            round((self.helper.width or WIDTH) / self.theme.scale),
        )  # fmt: skip


def bargaining() -> BargainingLaboratory:
    """Open the bargaining laboratory."""
    return BargainingLaboratory()
