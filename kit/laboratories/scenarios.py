"""The scenario laboratory: possible courses, signs to watch, and what a sign should change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets
import pandas as pd
import traitlets

from kit.analysis.evidence import update_all, worlds
from kit.explorers import controls
from kit.explorers.cards import card
from kit.explorers.panels import code_panel, source_list, table
from kit.laboratories.laboratory import ItemLaboratory, unknown
from kit.language import count, text
from kit.lessons.buttons import button
from kit.lessons.percent import in_words, percent_controls
from kit.lessons.store import Store
from kit.page.markup import Markup, fill, join
from kit.tables import dates
from kit.tables.frames import load

READ_ONLY = ("sc_generation",)  # a course about the death of parents is read, never bet on
BEFORE = "before"
# How likely a sign is if the course is taken, and if not: a first proposal by strength.
STRENGTHS = {"strong": (60, 15), "moderate": (50, 25), "weak": (45, 35)}
LONGEST = 500
UNSAID = 20  # where the belief stands until the learner has said it, in per cent
Entries = Mapping[str, Mapping[str, Any]]


def said_of(course: str, entries: Entries) -> tuple[int, dict[str, Mapping[str, Any]]]:
    """Return how likely a course was found before any sign, and what was logged of each sign.

    Parameters
    ----------
    entries
        What was said last, by item. A sign is evidence once: who logs it again thinks again.
    """
    own = {item.partition("/")[2]: entry for item, entry in entries.items()
           if item.startswith(f"{course}/")}  # fmt: skip
    before = own.pop(BEFORE, None)
    return int(before["percent"]) if before else UNSAID, own


def beliefs(before: int, signs: Entries) -> list[float]:
    """Return the belief before any sign and after each, in per cent."""
    return update_all(before, [(one["if_so"], one["if_not"]) for one in signs.values()])


class ScenarioLaboratory(ItemLaboratory):
    """Log signs for or against a possible course, and see how far they should move a belief.

    Attributes
    ----------
    scenario : str
        Id of the course.
    item : str
        Id of the sign on the card.
    """

    name = "scenarios"
    lesson = "10_futures_and_negotiation"
    id_column = "indicator_id"
    scenario = traitlets.Unicode("")

    def __init__(self, scenario: str = "", store: Store | None = None) -> None:
        self.courses = load("scenarios").set_index("scenario_id", drop=False)
        self.indicators = load("indicators")
        super().__init__(store)
        self.scenario = scenario or str(self.courses.index[0])
        self._make()
        self.observe(lambda _: self._course_changed(), "scenario")
        self.prior.value = self.before
        self.item = self._first_item()

    @traitlets.validate("scenario")
    def _known_course(self, proposal: dict[str, Any]) -> str:
        if proposal["value"] not in self.courses.index:
            raise unknown(proposal["value"], self.courses.index)
        return str(proposal["value"])

    @property
    def items(self) -> pd.DataFrame:
        """The signs of the course."""
        own = self.indicators["scenario_id"].map(lambda ids: self.scenario in ids)
        return self.indicators[own.astype(bool)]

    @property
    def is_open(self) -> bool:
        """Whether beliefs on the course can be entered."""
        return self.scenario not in READ_ONLY

    @property
    def before(self) -> int:
        """How likely the learner found the course before any sign, in per cent."""
        return said_of(self.scenario, self.shared())[0]

    @property
    def entries(self) -> pd.DataFrame:
        """The logged signs of the course: `sign`, `if_so`, `if_not`, `seen`, `belief` after it.

        Each sign stands there once, as it was logged last.
        """
        before, signs = said_of(self.scenario, self.shared())
        own = [{"sign": sign, **entry} for sign, entry in signs.items()]
        rows = pd.DataFrame(own, columns=["sign", "if_so", "if_not", "seen"])
        return rows.assign(belief=beliefs(before, signs)[1:])

    @property
    def belief(self) -> float:
        """How likely the course is after all logged signs, in per cent."""
        rows = self.entries
        return float(rows["belief"].iloc[-1]) if len(rows) else float(self.before)

    def shared(self) -> dict[str, Any]:
        """Return what one said last of each course and sign."""
        return {item: entry.content for item, entry in self.logbook.last().items()}

    def set_before(self, percent: int) -> None:
        """Keep how likely the course is before any sign."""
        problem = self._check_entry(f"{self.scenario}/{BEFORE}", {"percent": int(percent)})
        if problem:
            self._refuse(problem)
            return
        self._told(self.logbook.add(f"{self.scenario}/{BEFORE}", {"percent": int(percent)}))
        self.prior.value = self.before
        self._refresh()

    def log(self, if_so: int, if_not: int, seen: str = "") -> None:
        """Log the sign on the card, with how likely it is either way, and where it was seen."""
        content = {"if_so": int(if_so), "if_not": int(if_not), "seen": seen.strip()}
        problem = self._check_entry(f"{self.scenario}/{self.item}", content)
        if problem:
            self._refuse(problem)
            return
        self._told(self.logbook.add(f"{self.scenario}/{self.item}", content))
        self._item_kept()
        self._speak(text("scenarios.logged", percent=round(self.belief)))

    def line(self, one: Any) -> str:
        """Return the sign."""
        return str(one.signpost)

    @property
    def done(self) -> set[str]:
        """The signs in the log of the course."""
        return set(self.entries["sign"])

    def card_of(self, one: Any) -> Markup:
        """Return a sign: where to look, which way it points, and whether it was seen."""
        seen = dates.display(one.seen) if one.seen else text("scenarios.not_seen")
        return card(
            one.indicator_id, one.signpost,
            text(f"scenarios.points_{one.direction}_{one.strength}"), one.source_ids,
            kind=text("scenarios.sign"),
            facts=[
                (text("scenarios.where"), one.where_to_look), (text("scenarios.seen"), seen),
                (text("explorers.card_note"), one.note),
            ],
        )  # fmt: skip

    def _make(self) -> None:
        names = dict(zip(self.courses["scenario_id"], self.courses["title"], strict=True))
        self.controls = {"scenario": controls.list_of(text("scenarios.course"), names)}
        prior_row, self.prior = percent_controls(text("scenarios.before"))
        so_row, self.if_so = percent_controls(text("scenarios.if_so"))
        not_row, self.if_not = percent_controls(text("scenarios.if_not"))
        self.seen = widgets.Text(
            description=text("scenarios.seen_where"), placeholder=text("scenarios.seen_hint"),
            continuous_update=False, style=controls.WIDE, layout=widgets.Layout(width="auto"),
        )  # fmt: skip
        self.log_button, self.prior_button = button("log", "kit-primary"), button("keep")
        self.worlds_text, self.closed = widgets.HTML(), widgets.HTML()
        self._open_parts = widgets.VBox([
            _named("scenarios.before"), prior_row, self.prior_button,
            _named("scenarios.if_so"), so_row, _named("scenarios.if_not"), not_row,
            self.worlds_text, self.seen, self.log_button,
        ]).add_class("kit-bench")  # fmt: skip
        panels = self._tab(
            {
                "course": self._course_page, "evidence": self._evidence_page,
                "class": self._class_page, "code": lambda: code_panel(CODE),
                "sources": lambda: source_list(self._cited),
            },
            {"class": self.class_panel},
        )  # fmt: skip
        self._assemble_items(
            [controls.row([self.controls["scenario"]])], [self.closed, self._open_parts], panels
        )
        traitlets.link((self, "scenario"), (self.controls["scenario"], "value"))
        for box in (self.if_so, self.if_not):
            box.observe(lambda _: self._show_worlds(), "value")
        self.prior_button.on_click(lambda _: self.set_before(self.prior.value))
        self.log_button.on_click(
            lambda _: self.log(self.if_so.value, self.if_not.value, self.seen.value)
        )

    @property
    def _cited(self) -> pd.DataFrame:
        course = self.courses[self.courses["scenario_id"] == self.scenario]
        return pd.concat([course.reset_index(drop=True), self.items], ignore_index=True)

    def _first_item(self) -> str:
        return str(self.items["indicator_id"].iloc[0])

    def _course_changed(self) -> None:
        if self.item not in set(self.items["indicator_id"]):
            self.item = self._first_item()
        self.prior.value = self.before
        self._open_item()

    @property
    def form(self) -> dict[str, widgets.Widget]:
        """How likely the sign is either way, and where it was seen."""
        return {"if_so": self.if_so, "if_not": self.if_not, "seen": self.seen}

    @property
    def _form_name(self) -> str:
        return f"{self.scenario}/{self.item}"

    def _kept_form(self) -> dict[str, Any]:
        """Return what was logged last, or a proposal that the learner may move."""
        logged = self.logbook.last().get(self._form_name)
        if logged is not None:
            return {"seen": "", **logged.content}
        one = self.row_of(self.item)
        high, low = STRENGTHS[str(one.strength)]
        if_so, if_not = (high, low) if one.direction == "raises" else (low, high)
        return {"if_so": if_so, "if_not": if_not, "seen": ""}

    def _show_worlds(self) -> None:
        try:
            found = worlds(self.belief, self.if_so.value, self.if_not.value)
        except ValueError:
            self.worlds_text.value = fill("<p>{s}</p>", s=text("scenarios.impossible"))
            return
        self.worlds_text.value = fill("<p>{s}</p>", s=text(
            "scenarios.worlds", now=round(self.belief), course=round(found.course),
            hits=round(found.course_and_sign), other=round(found.other),
            false=round(found.other_and_sign), after=round(found.posterior),
            words=in_words(round(found.posterior)),
        ))  # fmt: skip

    def _fits(self, item: str, content: dict[str, Any]) -> bool:
        return not self._check_entry(item, content)

    def _check_entry(self, item: str, entry: Any) -> str:
        course, _, sign = item.partition("/")
        known = {*self.indicators["indicator_id"], BEFORE}
        if course not in self.courses.index or course in READ_ONLY or sign not in known:
            return text("scenarios.fault_item")
        names = ("percent",) if sign == BEFORE else ("if_so", "if_not")
        for name in names:
            value = entry.get(name) if isinstance(entry, dict) else None
            if type(value) is not int or not 1 <= value <= 99:
                return text("scenarios.fault_percent")
        if not isinstance(entry.get("seen", ""), str) or len(entry.get("seen", "")) > LONGEST:
            return text("scenarios.fault_words", most=LONGEST)
        return ""

    def _refresh(self) -> None:
        self._fill_reader()
        self.card.value = str(self.card_of(self.row_of(self.item)))
        title = self.courses.loc[self.scenario, "title"]
        closed = "" if self.is_open else fill("<p>{s}</p>", s=text("scenarios.read_only"))
        self.closed.value = str(closed)
        self._open_parts.layout.display = "" if self.is_open else "none"
        key = "scenarios.status" if self.is_open else "scenarios.status_read"
        self.status.value = fill(
            '<p class="kit-status">{s}</p>',
            s=count(key, len(self.entries), title=title, before=self.before,
                    now=round(self.belief)),
        )  # fmt: skip
        self._show_worlds()
        self.panels.refresh()

    def _course_page(self) -> Markup:
        one = self.courses.loc[self.scenario]
        parts = [
            ("description", ""), ("horizon", "horizon"), ("drivers", "drivers"),
            ("obstacles", "obstacles"), ("who_gains", "gains"), ("who_loses", "loses"),
            ("analysts", "analysts"), ("base_rate", "base"),
        ]  # fmt: skip
        return join(
            fill("<p><strong>{name}</strong> {words}</p>",
                 name=text(f"scenarios.{key}") if key else one["title"] + ".", words=one[column])
            for column, key in parts if one[column]
        )  # fmt: skip

    def _evidence_page(self) -> Markup:
        signs = self.indicators.set_index("indicator_id")["signpost"]
        rows = [
            (signs[row.sign], f"{row.if_so} %", f"{row.if_not} %", row.seen or "–",
             f"{row.belief:.0f} %")
            for row in self.entries.itertuples()
        ]  # fmt: skip
        heads = [text(f"scenarios.head_{one}") for one in ("sign", "so", "not", "seen", "belief")]
        return table(count("scenarios.log", len(rows), before=self.before), heads, rows, name=0)

    def _class_page(self) -> Markup:
        rows = []
        for one in self.class_panel.files:
            before, signs = said_of(self.scenario, one.entries)
            rows.append((one.name, f"{before} %", len(signs),
                         f"{beliefs(before, signs)[-1]:.0f} %"))  # fmt: skip
        heads = [text(f"scenarios.head_{one}") for one in ("who", "before", "signs", "belief")]
        return table(count("scenarios.class_caption", len(rows)), heads, rows, name=0)


CODE = """import kit
from kit.analysis.evidence import update_all

lab = kit.laboratory.scenarios()
signs = list(zip(lab.entries["if_so"], lab.entries["if_not"]))
update_all(lab.before, signs)  # the belief before, and after each sign"""


def _named(key: str) -> widgets.HTML:
    return widgets.HTML(fill("<p><strong>{words}</strong></p>", words=text(key)))


def scenarios(scenario: str = "") -> ScenarioLaboratory:
    """Open the scenario laboratory, for example `scenarios("sc_trump_first")`."""
    return ScenarioLaboratory(scenario)
