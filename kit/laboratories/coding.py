"""The coding laboratory: code statements with a codebook, then see how far coders agree."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import ipywidgets as widgets
import pandas as pd
import traitlets

from kit.analysis.coder_agreement import TONES, confusion
from kit.analysis.practice_set import practice_set
from kit.explorers import controls
from kit.explorers.chips import Chips
from kit.explorers.live_figure import LiveFigure
from kit.explorers.panels import code_panel
from kit.figures.confusion import confusion_parts
from kit.laboratories import coding_pages as pages
from kit.laboratories.coders import FIRST, SECOND, codebook_labels, kit_coders
from kit.laboratories.laboratory import ItemLaboratory
from kit.language import count, text
from kit.lessons.buttons import button, show_if
from kit.lessons.store import Store
from kit.page.markup import Markup, fill
from kit.tables import dates
from kit.tables.frames import load

SETS = ("practice", "kim_yo_jong", "all")
CHALLENGE = "challenge"


class CodingLaboratory(ItemLaboratory):
    """Code the tone and themes of statements, compare, and challenge a code with a reason.

    Attributes
    ----------
    chosen_set : str
        `practice` (twelve statements), `kim_yo_jong` or `all`.
    against : str
        With whom one's codes are compared: `first` or `second` coder of the kit, or `classmate/`
        and the name of a classmate.
    item : str
        Id of the statement on the card.
    """

    name = "coding"
    lesson = "07_statements_and_signals"
    id_column = "statement_id"
    chosen_set = traitlets.Unicode(SETS[0])
    against = traitlets.Unicode(FIRST)

    def __init__(self, item: str = "", store: Store | None = None, **state: Any) -> None:
        self.statements = load("statements").sort_values(["start", "statement_id"])
        self.events, self.actors = load("events"), load("actors")
        self._names = self.actors.set_index("actor_id")["name"].to_dict()
        self.tones, self.themes = codebook_labels(load("codebook"))
        self._coders = kit_coders(self.statements, load("statement_codes"))
        super().__init__(store)
        self._make_form()
        self._make_panels()
        above = [controls.row([self.controls["chosen_set"]])]
        self._assemble_items(above, self._form, self.panels)
        self.observe(lambda _: self._set_changed(), "chosen_set")
        self.observe(lambda _: self._refresh(), "against")
        for name, value in state.items():
            setattr(self, name, value)
        if item in set(self.statements["statement_id"]) - set(self.items["statement_id"]):
            self.chosen_set = "all"
        self.item = item or self._first_open()

    @cached_property
    def _practice(self) -> pd.DataFrame:
        return practice_set(self.statements)

    @property
    def items(self) -> pd.DataFrame:
        """The statements of the chosen set, in order of time."""
        if self.chosen_set == "practice":
            return self._practice
        if self.chosen_set == "kim_yo_jong":
            return self.statements[self.statements["speaker_id"] == "kim_yo_jong"]
        return self.statements

    @property
    def entries(self) -> pd.DataFrame:
        """One's own codes: `statement_id`, `tone`, `themes`, `reason`; the first of each."""
        rows = [
            {"statement_id": item, **entry.content}
            for item, entry in self.logbook.first().items()
            if not item.startswith(CHALLENGE)
        ]
        columns = ["statement_id", "tone", "themes", "reason"]
        return pd.DataFrame(rows, columns=columns).set_index("statement_id")

    @property
    def challenges(self) -> pd.DataFrame:
        """One's challenges: `statement_id`, `coder`, `tone` proposed, `reason`."""
        rows = [
            {"statement_id": entry.item.partition(":")[2], **entry.content}
            for entry in self.logbook.entries()
            if entry.item.startswith(CHALLENGE)
        ]
        return pd.DataFrame(rows, columns=["statement_id", "coder", "tone", "reason"])

    @property
    def coders(self) -> dict[str, pd.DataFrame]:
        """Codes by coder: those of the kit, and of everybody whose file was read."""
        classmates = {one.key: pages.frame_of(one.entries) for one in self.class_panel.files}
        return self._coders | classmates

    def keep(self, tone: int, themes: tuple[str, ...] = (), reason: str = "") -> None:
        """Keep a code for the statement on the card; the first one counts for agreement."""
        content = {"tone": int(tone), "themes": sorted(themes), "reason": reason.strip()}
        problem = self._check_entry(self.item, content)
        if problem:
            self._refuse(problem)
            return
        self._told(self.logbook.add(self.item, content))
        self._item_kept()
        self._speak(count("coding.kept", len(self.entries)))

    def challenge(self, coder: str, tone: int, reason: str) -> bool:
        """Keep a challenge to a code of the kit, with a reason; return whether it was kept."""
        content = {"coder": coder, "tone": int(tone), "reason": reason.strip()}
        item = f"{CHALLENGE}:{self.item}"
        problem = self._check_entry(item, content)
        if problem:
            self._refuse(problem)
            return False
        self._told(self.logbook.add(item, content))
        self._refresh()
        self._speak(text("coding.challenge_kept"))
        return True

    def line(self, one: Any) -> str:
        """Return date and speaker, and the beginning of the gist."""
        return text("coding.line", date=dates.display(one.date), speaker=self._speaker(one))

    def card_of(self, one: Any) -> Markup:
        """Return statement and context, without any code."""
        return pages.statement_card(one, self.actors, self.events)

    def shared(self) -> dict[str, Any]:
        """Return one's first codes and one's challenges."""
        return {item: entry.content for item, entry in self.logbook.first().items()}

    def _speaker(self, one: Any) -> str:
        return str(self._names.get(one.speaker_id, one.speaker_id))

    def _first_open(self) -> str:
        names, done = list(self.items["statement_id"]), self.done
        return str(next((name for name in names if name not in done), names[0]))

    def _make_form(self) -> None:
        self.controls = {
            "chosen_set": controls.switch(
                text("coding.set"), {one: text(f"coding.set.{one}") for one in SETS}
            ),
            "tone": controls.switch(text("coding.tone"), self.tones),
            "themes": Chips(text("coding.themes"), self.themes),
            "reason": widgets.Textarea(
                placeholder=text("coding.reason_hint"), rows=2,
                description=text("coding.reason"), layout=widgets.Layout(width="auto"),
            ),
            "coder": controls.list_of(
                text("coding.whose"), {one: text(f"coding.coder.{one}") for one in (FIRST, SECOND)}
            ),
            "better": controls.list_of(text("coding.better"), self.tones),
            "why": widgets.Text(
                placeholder=text("coding.why_hint"), description=text("coding.why"),
                continuous_update=False, style=controls.WIDE, layout=widgets.Layout(width="auto"),
            ),
            "against": controls.list_of(text("coding.against"), {FIRST: FIRST}),
        }  # fmt: skip
        part = self.controls
        part["tone"].value = None
        part["tone"].add_class("kit-wrap")
        self.keep_button, self.challenge_button = button("keep", "kit-primary"), button("challenge")
        self.help = widgets.HTML()
        self.challenge_box = widgets.VBox([
            widgets.HTML(fill("<p><strong>{t}</strong></p>", t=text("coding.challenge_title"))),
            controls.row([part["coder"], part["better"]]), part["why"], self.challenge_button,
        ])  # fmt: skip
        self._form = [
            widgets.HTML(fill("<p>{task}</p>", task=text("coding.task"))),
            part["tone"], part["themes"], part["reason"], self.keep_button, self.help,
        ]  # fmt: skip
        self.keep_button.on_click(lambda _: self._keep_form())
        self.challenge_button.on_click(lambda _: self._challenge_form())
        traitlets.link((self, "chosen_set"), (part["chosen_set"], "value"))

    def _make_panels(self) -> None:
        self.picture = LiveFigure(self._parts(), self.theme)
        self.controls["against"].observe(self._against_chosen, "value")
        self.panels = self._tab(
            {
                "agreement": lambda: pages.agreement_page(self),
                "disagreements": lambda: pages.disagreement_page(self),
                "codebook": lambda: pages.codebook_page(load("codebook")),
                "challenges": lambda: pages.challenge_page(self),
                "class": lambda: pages.class_page(self),
                "code": lambda: code_panel(self.code),
            },
            {
                "agreement": widgets.VBox(
                    [controls.row([self.controls["against"]]), self.picture.widget]
                ),
                "challenges": self.challenge_box,
                "class": self.class_panel,
            },
        )

    @property
    def code(self) -> str:
        """Lines of Python that give one's codes and, once there are some, how far they agree."""
        compared = (
            'confusion(mine["tone"], first["tone"])  # mine down, theirs across\n'
            'compare(mine["tone"], first["tone"])'
        )
        return (
            "import kit\n"
            "from kit.analysis.coder_agreement import compare, confusion\n\n"
            "mine = kit.laboratory.coding().entries\n"
            'first = kit.statements().set_index("statement_id")\n'
            f"{compared if len(self.entries) else 'mine'}"
        )

    def _against_chosen(self, change: Any) -> None:
        if change["new"] and not self._filling:
            self.against = change["new"]

    def _keep_form(self) -> None:
        if self.controls["tone"].value is None:
            self.help.value = _help(text("coding.choose_tone"))
            self._speak(text("coding.choose_tone"))
            return
        self.keep(
            self.controls["tone"].value, self.controls["themes"].value,
            self.controls["reason"].value,
        )  # fmt: skip

    def _challenge_form(self) -> None:
        if not self.controls["why"].value.strip():
            self._speak(text("coding.need_reason"))
            self.notice.value = _help(text("coding.need_reason"))
            return
        why = self.controls["why"]
        if self.challenge(self.controls["coder"].value, self.controls["better"].value, why.value):
            why.value = ""

    def _fits(self, item: str, content: dict[str, Any]) -> bool:
        return not self._check_entry(item, content)

    def _check_entry(self, item: str, entry: Any) -> str:
        return pages.fault_of(item, entry, set(self.statements["statement_id"]),
                              set(self.themes))  # fmt: skip

    def _set_changed(self) -> None:
        if self.item not in set(self.items["statement_id"]):
            self.item = self._first_open()
        self._refresh()

    def _refresh(self) -> None:
        entries, item = self.entries, self.item
        self._fill_reader()
        done = len(set(entries.index) & set(self.items["statement_id"]))
        self.status.value = fill(
            '<p class="kit-status">{s}</p>',
            s=count("coding.status", done, of=len(self.items), all=len(entries)),
        )
        self.card.value = str(self.card_of(self.row_of(item)))
        self._fill_against()
        self.answer.value = str(pages.revealed(self, item)) if self.is_done(item) else ""
        for one in (self.challenge_box,):
            show_if(one, self.is_done(item))
        self.picture.redraw(self._parts(), self.theme)
        self.helper.figure_text = [self.alt_text]
        self.panels.refresh()

    @property
    def form(self) -> dict[str, widgets.Widget]:
        """Tone, themes and reason, and the reason of a challenge."""
        return {name: self.controls[name] for name in ("tone", "themes", "reason", "why")}

    def _kept_form(self) -> dict[str, Any]:
        last = self.logbook.last().get(self.item)
        content = last.content if last else {"tone": None, "themes": [], "reason": ""}
        return {
            "tone": content["tone"], "themes": tuple(content["themes"]),
            "reason": content["reason"], "why": "",
        }  # fmt: skip

    def _fill_form(self) -> None:
        super()._fill_form()
        self.help.value = ""
        again = self.is_done(self.item)
        self.keep_button.description = text("coding.keep_again" if again else "lessons.button_keep")

    def _fill_against(self) -> None:
        options = [(pages.coder_name(one), one) for one in self.coders]
        self._filling = True
        if self.controls["against"].options != tuple(options):
            self.controls["against"].options = options
        if self.against not in self.coders:
            self.against = FIRST
        self.controls["against"].value = self.against
        self._filling = False

    def _parts(self) -> dict[str, Any]:
        labels = {tone: self.tones[tone].partition(" ")[2] for tone in TONES}
        mine, other = self.entries["tone"], self.coders.get(self.against, self.coders[FIRST])
        return confusion_parts(
            confusion(mine, other["tone"].reindex(mine.index)), labels, text("coding.you"),
            pages.coder_name(self.against), self.theme,
        )  # fmt: skip

    @property
    def alt_text(self) -> str:
        """The picture of agreement in words."""
        return pages.agreement_sentence(self)


def _help(sentence: str) -> Markup:
    return fill('<div class="kit-feedback kit-feedback-help">{s}</div>', s=sentence)


def coding(item: str = "", **state: Any) -> CodingLaboratory:
    """Open the coding laboratory, for example at `item="st_2024_03_25_kim_yo_jong"`."""
    return CodingLaboratory(item, **state)
