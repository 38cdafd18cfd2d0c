"""The state of the timeline explorer: what is chosen, and all that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Self

import pandas as pd
import traitlets

from kit.analysis.timeline import (
    CERTAINTIES,
    PRECISIONS,
    Doubts,
    EventFilter,
    doubts,
    named_events,
    overview,
)
from kit.explorers.base import ExplorerError, check_choice, check_years
from kit.explorers.row_explorer import RowExplorer
from kit.explorers.timeline_layers import Layer, class_layers, joined
from kit.explorers.view_codes import Field
from kit.figures.theme import CATEGORY_MARKS, theme_named
from kit.figures.timeline import timeline_figure
from kit.figures.timeline_look import Look, year_ends
from kit.figures.timeline_words import describe
from kit.language import text
from kit.tables.frames import load

LANES = ("category", "actor")


class TimelineState(RowExplorer):
    """Which events are shown and how; the traits are what a learner can set.

    Attributes
    ----------
    years : tuple of int
        First and last year shown.
    days : tuple of str
        First and last day shown, as ISO text, in place of years; empty texts mean years.
    categories, actors, certainties, precisions, ids : tuple of str
        Restrictions; empty means none. All `actors` must take part in an event.
    words : str
        Words that must all occur.
    lanes : str
        `category` or `actor`.
    event : str
        Id of the event on the card, or "".
    layers_shown : tuple of str
        Which events beside those of the kit are shown: `class`, `own`. They never belong to
        `selected`, so that nothing a lesson says or computes depends on them.
    """

    letter = "T"
    section = "timeline"
    id_column = "event_id"
    chosen = "event"
    moving = frozenset({"years", "days", "words"})
    kept = frozenset({"days"})
    fields = (
        Field("years", ""),
        Field("days", "d", several=True),
        Field("categories", "c", several=True),
        Field("actors", "a", several=True),
        Field("certainties", "s", several=True),
        Field("precisions", "p", several=True),
        Field("words", "w"),
        Field("lanes", "l"),
        Field("ids", "i", several=True),
        Field("event", "e"),
    )

    years = traitlets.Tuple(traitlets.Int(), traitlets.Int())
    days = traitlets.Tuple(traitlets.Unicode(), traitlets.Unicode(), default_value=("", ""))
    categories = traitlets.Tuple(())
    actors = traitlets.Tuple(())
    certainties = traitlets.Tuple(())
    precisions = traitlets.Tuple(())
    words = traitlets.Unicode("")
    lanes = traitlets.Enum(LANES, "category")
    ids = traitlets.Tuple(())
    event = traitlets.Unicode("")
    layers_shown = traitlets.Tuple()

    def __init__(
        self, css: str, events: pd.DataFrame | None = None, layers: Sequence[Layer] | None = None
    ) -> None:
        self.events = named_events() if events is None else events
        with_extra = events is not None and "extra" in events.attrs
        self.layers = tuple(([] if with_extra else class_layers()) if layers is None else layers)
        self._whole = overview(self.events)
        self.eras, self.people = load("eras"), load("actors")
        self.perspectives = load("perspectives")
        self._chosen: tuple[EventFilter, pd.DataFrame] | None = None
        self._counted: tuple[EventFilter, Doubts] | None = None
        super().__init__(css)
        self.layers_shown = tuple(layer.name for layer in self.layers if len(layer.rows))
        self.years = self._whole.years

    @property
    def filter(self) -> EventFilter:
        """The present restrictions."""
        chosen = {key: value for key, value in self.state.items() if key not in {"lanes", "event"}}
        if chosen["years"] == self._whole.years or any(self.days):
            chosen["years"] = None
        if not any(self.days):
            chosen["days"] = None
        return EventFilter(**chosen)

    @property
    def selected(self) -> pd.DataFrame:
        """The events shown, in order of time."""
        wanted = self.filter
        if self._chosen is None or self._chosen[0] != wanted:
            self._chosen = (wanted, wanted.apply(self.events))
        return self._chosen[1]

    @property
    def doubts(self) -> Doubts:
        """How many of the events shown are not sure; counted once for all sentences."""
        wanted = self.filter
        if self._counted is None or self._counted[0] != wanted:
            self._counted = (wanted, doubts(self.selected))
        return self._counted[1]

    @property
    def everything(self) -> pd.DataFrame:
        """All events, and those of the layers."""
        return joined(self.events, [layer.rows for layer in self.layers])

    @property
    def walked(self) -> pd.DataFrame:
        """The events shown, and those of the layers that fit the same restrictions.

        Events of a layer beyond the years of the slider have no place on the axis; the sentence of
        the layer says how many there are.
        """
        wanted = replace(self.filter, ids=())
        if not any(self.days):
            wanted = replace(wanted, years=self.years)
        shown = [layer.rows for layer in self.layers if layer.name in self.layers_shown]
        return joined(self.selected, [wanted.apply(rows) for rows in shown if len(rows)])

    @property
    def code(self) -> str:
        """Lines of pandas that give the same events as `selected`."""
        extra = self.events.attrs.get("extra", "")
        call = f"kit.events(extra={extra!r})" if extra else "kit.events()"
        return f"import kit\n\nevents = {call}\n{self.filter.code()}"

    @property
    def alt_text(self) -> str:
        """The timeline in words."""
        return describe(self.selected, self.look, self.doubts)

    @property
    def period(self) -> tuple[str, str]:
        """First and last day shown, as ISO text."""
        return self.days if any(self.days) else year_ends(self.years)

    @property
    def look(self) -> Look:
        """How the picture is drawn now."""
        return Look(
            *self.period, lanes=self.lanes, selected=self.event,
            width=self.width, theme=self.theme,
        )  # fmt: skip

    def figure(self, dark: bool = False) -> Any:
        """Return the present picture as a figure of its own, for a print or a still."""
        look = Look(*self.period, self.lanes, self.event, theme=theme_named(dark))
        return timeline_figure(self.events, self.selected, self.eras, look)

    def show(self, frame: pd.DataFrame) -> Self:
        """Show the events of a frame that you made in pandas.

        Raises
        ------
        ExplorerError
            If the frame has no column `event_id`.
        """
        if "event_id" not in frame.columns:
            raise ExplorerError(text("timeline.frame_without_ids"))
        return self.set(**{**self._home, "ids": tuple(frame["event_id"])})

    def _check(self, state: dict[str, Any]) -> None:
        check_choice("lanes", (state.get("lanes", self.lanes),), LANES)
        check_choice("categories", state.get("categories", ()), tuple(CATEGORY_MARKS))
        check_choice("certainties", state.get("certainties", ()), CERTAINTIES)
        check_choice("precisions", state.get("precisions", ()), PRECISIONS)
        check_choice("actors", state.get("actors", ()), tuple(self.people["actor_id"]))
        self._check_events((*state.get("ids", ()), *filter(None, [state.get("event")])))
        check_years(state, self._whole.years)
        self._check_days(state.get("days", self.days))

    def _check_days(self, days: tuple[str, ...]) -> None:
        if any(days):
            moments = pd.to_datetime(list(days), format="%Y-%m-%d", errors="coerce")
            if len(days) != 2 or moments.hasnans or moments[0] > moments[1]:
                given = " – ".join(days)
                raise ExplorerError(text("explorers.unknown_days", given=given))

    def _check_events(self, ids: tuple[str, ...]) -> None:
        known = set(self.everything["event_id"]) if ids else set()
        for event in ids:
            if event not in known:
                raise ExplorerError(text("explorers.unknown_event", event=event))
