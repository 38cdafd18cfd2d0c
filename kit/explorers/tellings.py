"""The perspective switch: the same event as each side tells it."""

from __future__ import annotations

from typing import Any, Self

import ipywidgets as widgets
import pandas as pd
import traitlets

from kit.analysis.timeline import named_events
from kit.explorers.base import Explorer, check_choice, check_one
from kit.explorers.cards import actor_names
from kit.explorers.controls import WIDE, row
from kit.explorers.view_codes import Field
from kit.language import count, text
from kit.page.markup import Markup, bullet_list, fill, join
from kit.tables import dates
from kit.tables.citations import bibliography
from kit.tables.frames import load

EVERYONE = ""
TELLING = """<section class="kit-telling" aria-label="{landmark}"><h3>{name}</h3><p>{telling}</p>
<p class="kit-card-label">{label}</p>{sources}</section>"""


class TellingsExplorer(Explorer):
    """An event, and beside each other what the sides say of it.

    Attributes
    ----------
    event : str
        Id of an event that two or more sides tell.
    side : str
        Id of the one side to read, or "" for all beside each other.
    """

    letter = "P"
    fields = (Field("event", "e"), Field("side", "a"))
    kept = frozenset({"event"})

    event = traitlets.Unicode("")
    side = traitlets.Unicode(EVERYONE)

    def __init__(self, **state: Any) -> None:
        self.tellings, self.people = load("perspectives"), load("actors")
        events = named_events()
        self.events = events[events["event_id"].isin(self.tellings["event_id"])]
        super().__init__("kit-tellings")
        self._filling = False
        self._build()
        self.event = str(self.events["event_id"].iloc[0])
        self._start(state)

    @property
    def selected(self) -> pd.DataFrame:
        """The tellings shown."""
        told = self.tellings[self.tellings["event_id"] == self.event]
        return told if self.side == EVERYONE else told[told["actor_id"] == self.side]

    @property
    def code(self) -> str:
        """Lines of pandas that give the same tellings as `selected`."""
        lines = [
            "import kit\n",
            "tellings = kit.perspectives()",
            f'shown = tellings[tellings["event_id"] == {self.event!r}]',
        ]
        if self.side != EVERYONE:
            lines.append(f'shown = shown[shown["actor_id"] == {self.side!r}]')
        return "\n".join(lines)

    @property
    def alt_text(self) -> str:
        """What is shown, in words."""
        event = self._told
        names = ", ".join(self._name(actor) for actor in self.selected["actor_id"])
        return count(
            "explorers.tellings_alt", len(self.selected),
            title=event.title, date=dates.display(event.date), names=names,
        )  # fmt: skip

    @property
    def _told(self) -> Any:
        return next(self.events[self.events["event_id"] == self.event].itertuples())

    def _name(self, actor: str) -> str:
        return join(actor_names([actor], self.people)).striptags()

    def _sides(self, event: str) -> list[str]:
        """Return who tells an event."""
        return list(self.tellings.loc[self.tellings["event_id"] == event, "actor_id"])

    def set(self, **state: Any) -> Self:
        """Change several parts of the view in one step; another event begins with all sides."""
        if "event" in state:
            state = {"side": EVERYONE, **state}
        return super().set(**state)

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("event", (state.get("event", self.event),), tuple(self.events["event_id"]))
        check_one("side", state, self._sides(state.get("event", self.event)))

    def _build(self) -> None:
        options = [
            (f"{dates.display(event.date)} · {event.title}", event.event_id)
            for event in self.events.itertuples()
        ]
        wide = widgets.Layout(flex="1 1 420px", width="auto", min_width="0")
        self.controls = {
            "event": widgets.Dropdown(
                options=options, description=text("explorers.tellings_event"),
                style=WIDE, layout=wide,
            ),
            "side": widgets.ToggleButtons(
                options=[(text("explorers.tellings_all"), EVERYONE)],
                description=text("explorers.tellings_side"), style={**WIDE, "button_width": "auto"},
            ),
        }  # fmt: skip
        self.page = widgets.HTML()
        self.children = (row(self.controls.values()), self.page, self.helper)
        self.controls["event"].observe(self._event_chosen, "value")
        self.controls["side"].observe(self._side_chosen, "value")

    def _event_chosen(self, change: Any) -> None:
        if not self._filling:
            self.set(event=change["new"])

    def _side_chosen(self, change: Any) -> None:
        if change["new"] is not None and not self._filling:
            self.side = change["new"]

    def _full(self) -> None:
        told = self._sides(self.event)
        sides = [(text("explorers.tellings_all"), EVERYONE)]
        sides += [(self._name(actor), actor) for actor in told]
        if self.side not in {EVERYONE, *told}:
            self.side = EVERYONE  # and all of this is done anew
            return
        self._filling = True
        self.controls["event"].value = self.event
        if self.controls["side"].options != tuple(sides):
            self.controls["side"].options = sides
        self.controls["side"].value = self.side
        self._filling = False
        self.page.value = str(self._page())
        self.helper.announcement = self.alt_text

    def _page(self) -> Markup:
        sections = join(self._telling(row) for row in self.selected.itertuples())
        return fill(
            '<div class="kit-tellings-row">{sections}</div><p class="kit-notes">{limits}</p>'
            '<p class="kit-notes">{view} <code>{code}</code></p>',
            sections=sections, limits=text("explorers.tellings_limits"),
            view=text("explorers.panel_view"), code=self.view_code,
        )  # fmt: skip

    def _telling(self, told: Any) -> Markup:
        return fill(
            TELLING,
            landmark=text(
                "explorers.telling_landmark",
                who=self._name(told.actor_id), event=self._told.title,
            ),
            name=join(actor_names([told.actor_id], self.people)), telling=told.telling,
            label=text("explorers.card_sources"),
            sources=bullet_list(bibliography(told.source_ids, html=True), "kit-card-sources"),
        )  # fmt: skip

    def _fallback(self) -> Markup:
        return fill("<p>{alt}</p><p>{hint}</p>", alt=self.alt_text, hint=text("explorers.run_hint"))


def tellings(event: str = "", **state: Any) -> TellingsExplorer:
    """Open the perspective switch, at the given event if one is named."""
    return TellingsExplorer(**({"event": event} if event else {}), **state)
