"""The cases explorer: person by person, what Tokyo says and what Pyongyang says."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from kit.analysis.choosing import Choice, choose, code
from kit.explorers import controls, panels
from kit.explorers.base import check_choice, check_one
from kit.explorers.cards import card
from kit.explorers.chips import Chips
from kit.explorers.live_figure import Parts
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.view_codes import Field
from kit.figures import cases
from kit.figures.theme import Theme
from kit.language import count, text
from kit.page.markup import Markup, fill
from kit.tables import dates
from kit.tables.frames import load


class CasesExplorer(RowExplorer):
    """The persons recognised by the Government of Japan as abducted.

    Attributes
    ----------
    said : tuple of str
        What Pyongyang says of them (`admitted_alive`, `claimed_dead`, `denies_entry`); empty: all.
    voice : str
        Whose account is drawn: `both`, `JPN` or `PRK`.
    person : str
        Id of the person on the card, or "".
    """

    letter = "V"
    section = "cases"
    id_column = "victim_id"
    chosen = "person"
    fields = (Field("said", "s", several=True), Field("voice", "v"), Field("person", "p"))

    said = traitlets.Tuple(())
    voice = traitlets.Enum(list(cases.VOICES), cases.BOTH)
    person = traitlets.Unicode("")

    def __init__(self, **state: Any) -> None:
        self.people = load("victims").sort_values(["start", "victim_id"], ignore_index=True)
        self.incidents = load("abduction_incidents").set_index("incident_id")
        self.today = str(load("events")["start"].max().date())
        super().__init__("kit-cases")
        self.controls = {
            "said": Chips(
                text("cases.said"),
                {
                    key: f"{mark.glyph} {text(f'cases.said.{key}')}"
                    for key, mark in cases.SAID_MARKS.items()
                },
            ),
            "voice": controls.switch(
                text("cases.voice"), {key: text(f"cases.voice.{key}") for key in cases.VOICES}
            ),
        }
        self._assemble([self.controls["said"], controls.row([self.controls["voice"]])])
        self._bind("said", "voice")
        self._start(state)

    @property
    def everything(self) -> pd.DataFrame:
        """All persons on the list of the Government of Japan."""
        return self.people

    @property
    def _rules(self) -> list[Choice]:
        return [Choice("status_dprk", self.said)]

    @property
    def selected(self) -> pd.DataFrame:
        """The persons shown, the earliest case first."""
        return choose(self.people, self._rules)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same persons as `selected`."""
        order = 'shown = shown.sort_values(["start", "victim_id"])'
        return f"{code('victims', self._rules)}\n{order}"

    @property
    def alt_text(self) -> str:
        """The picture in words."""
        return cases.describe(self.selected, self.voice)

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the lines of the persons shown."""
        look = cases.Look(self.voice, self.today, self.person, width, theme)
        return cases.cases_parts(self.selected, look)

    def status_text(self) -> str:
        """Return how many persons are shown."""
        return count("cases.status", len(self.selected), all=len(self.people))

    def line(self, row: Any) -> str:
        """Return name and date of a case."""
        return text("cases.line", name=row.name, date=dates.display(row.date))

    def card_of(self, row: Any) -> Markup:
        """Return what both governments say of a person."""
        incident = self.incidents.loc[row.incident_id]
        native = fill(
            '{name} <span lang="ja">{native}</span>', name=row.name, native=row.name_native
        )
        return card(
            row.victim_id, native, incident["circumstances"], row.source_ids,
            kind=text(f"cases.said.{row.status_dprk}"),
            date=text(
                "cases.missing_since",
                date=dates.display(row.date), place=row.place, age=row.age,
            ),
            facts=[
                (text("cases.tokyo"), row.japan_says),
                (text("cases.pyongyang"), row.dprk_says),
                (text("cases.case"), incident["name"]),
                (text("cases.recognised"), dates.display(row.recognised_on)),
                (text("cases.returned"), dates.display(row.returned_on)),
                (text("cases.family"), row.family_note),
                (text("cases.note"), row.note),
            ],
        )  # fmt: skip

    def table(self) -> Markup:
        """Return the persons shown as a table."""
        heads = [
            text(f"cases.table_{name}")
            for name in ("name", "native", "date", "place", "japan", "dprk")
        ]
        rows = [
            (
                row.name, fill('<span lang="ja">{name}</span>', name=row.name_native),
                dates.display(row.date), row.place, row.japan_says, row.dprk_says,
            )
            for row in self.selected.itertuples()
        ]  # fmt: skip
        return panels.table(count("cases.table_caption", len(rows)), heads, rows, name=0)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("said", state.get("said", ()), tuple(cases.SAID_MARKS))
        check_one("voice", state, cases.VOICES)
        check_one("person", state, self.people["victim_id"])


def abduction_cases(**state: Any) -> CasesExplorer:
    """Open the cases explorer; any of its traits can be given, for example `voice="JPN"`."""
    return CasesExplorer(**state)
