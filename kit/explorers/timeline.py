"""The timeline explorer: what happened between North Korea and Japan, and who says so."""

from __future__ import annotations

from typing import Any, Self

import ipywidgets as widgets
import pandas as pd
import traitlets

from kit.analysis.timeline import (
    CERTAINTIES,
    PRECISIONS,
    EventFilter,
    imprecise,
    named_events,
    year_range,
)
from kit.explorers import panels
from kit.explorers import timeline_controls as controls
from kit.explorers.base import Explorer, ExplorerError, check_choice
from kit.explorers.cards import event_card
from kit.explorers.live_figure import LiveFigure
from kit.explorers.panel_tab import PanelTab
from kit.explorers.view_codes import Field
from kit.figures import lanes, places
from kit.figures import timeline as drawing
from kit.figures.theme import CATEGORY_MARKS, theme_named
from kit.language import count, text
from kit.page.markup import fill
from kit.tables import dates
from kit.tables.frames import load

DEFAULT_WIDTH = 820


class TimelineExplorer(Explorer):
    """Events in lanes over the years, with filters, an event card, and the panels below.

    Attributes
    ----------
    years : tuple of int
        First and last year shown.
    categories, actors, certainties, precisions, ids : tuple of str
        Restrictions; empty means none. All `actors` must take part in an event.
    words : str
        Words that must all occur.
    lanes : str
        `category` or `actor`.
    event : str
        Id of the event on the card, or "".
    """

    letter = "T"
    moving = frozenset({"years", "words"})
    fields = (
        Field("years", ""),
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
    categories = traitlets.Tuple(())
    actors = traitlets.Tuple(())
    certainties = traitlets.Tuple(())
    precisions = traitlets.Tuple(())
    words = traitlets.Unicode("")
    lanes = traitlets.Enum(["category", "actor"], "category")
    ids = traitlets.Tuple(())
    event = traitlets.Unicode("")

    def __init__(self, events: pd.DataFrame | None = None, **state: Any) -> None:
        self.events = named_events() if events is None else events
        self._eras, self._people = load("eras"), load("actors")
        self._perspectives = load("perspectives")
        super().__init__("kit-timeline")
        self.years = year_range(self.events)
        self._build()
        self._start(state)

    @property
    def filter(self) -> EventFilter:
        """The present restrictions."""
        chosen = {key: value for key, value in self.state.items() if key not in {"lanes", "event"}}
        if chosen["years"] == year_range(self.events):
            chosen["years"] = None
        return EventFilter(**chosen)

    @property
    def selected(self) -> pd.DataFrame:
        """The events shown, in order of time."""
        return self.filter.apply(self.events)

    @property
    def sources(self) -> pd.DataFrame:
        """The sources of the events shown, those that serve most events first."""
        return panels.sources_of(self.selected)

    @property
    def code(self) -> str:
        """Lines of pandas that give the same events as `selected`."""
        extra = self.events.attrs.get("extra", "")
        call = f"kit.events(extra={extra!r})" if extra else "kit.events()"
        return f"import kit\n\nevents = {call}\n{self.filter.code()}"

    @property
    def alt_text(self) -> str:
        """The timeline in words."""
        return drawing.describe(self.selected, self._look)

    @property
    def _look(self) -> drawing.Look:
        return drawing.Look(
            years=self.years, lanes=self.lanes, selected=self.event,
            width=self.helper.width or DEFAULT_WIDTH, theme=theme_named(self.helper.dark),
        )  # fmt: skip

    def figure(self, dark: bool = False) -> Any:
        """Return the present picture as a figure of its own, for a print or a still."""
        look = drawing.Look(self.years, self.lanes, self.event, 1000, theme=theme_named(dark))
        return drawing.timeline_figure(self.events, self.selected, self._eras, look)

    def show(self, frame: pd.DataFrame) -> Self:
        """Show the events of a frame that you made in pandas.

        Raises
        ------
        ExplorerError
            If the frame has no column `event_id`.
        """
        if "event_id" not in frame.columns:
            raise ExplorerError(text("explorers.frame_without_ids"))
        return self.set(**{**self._first, "ids": tuple(frame["event_id"])})

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) of the events shown."""
        shown = list(self.selected["event_id"])
        if shown:
            here = shown.index(self.event) if self.event in shown else (-1 if by > 0 else 0)
            self.event = shown[(here + by) % len(shown)]

    def _check(self, state: dict[str, Any]) -> None:
        known = set(self.events["event_id"])
        check_choice("categories", state.get("categories", ()), tuple(CATEGORY_MARKS))
        check_choice("certainties", state.get("certainties", ()), CERTAINTIES)
        check_choice("precisions", state.get("precisions", ()), PRECISIONS)
        check_choice("actors", state.get("actors", ()), tuple(self._people["actor_id"]))
        for event in (*state.get("ids", ()), *filter(None, [state.get("event")])):
            if event not in known:
                raise ExplorerError(text("explorers.unknown_event", event=event))
        self._check_years(state.get("years", self.years))

    def _check_years(self, years: tuple[int, int]) -> None:
        first, last = year_range(self.events)
        if not (len(years) == 2 and first <= years[0] <= years[1] <= last):
            raise ExplorerError(
                text("explorers.unknown_years", first=first, last=last, given=years)
            )

    def _build(self) -> None:
        names = {row.actor_id: row.name for row in self._people.itertuples()}
        self.controls = {
            "years": controls.year_slider(self.events),
            "words": controls.word_box(),
            "actor": controls.actor_list(self.events, names, "actor"),
            "also": controls.actor_list(self.events, names, "also"),
            "categories": controls.category_chips(self.events),
            "certainties": controls.certainty_chips(),
            "precisions": controls.precision_chips(self.events),
            "lanes": controls.lane_buttons(),
            "reset": controls.button("reset"),
            "previous": controls.button("previous"),
            "next": controls.button("next"),
        }
        self.reader = widgets.Select(
            options=[], rows=8, description=text("explorers.reader"), layout={"width": "auto"}
        ).add_class("kit-reader")
        self.status, self.card = widgets.HTML(), widgets.HTML().add_class("kit-card-box")
        self.picture = LiveFigure(self._timeline_parts(), self._look.theme)
        self.map = LiveFigure(self._map_parts(), self._look.theme)
        self.panels = self._panel_tab()
        self._arrange()
        self._bind()

    def _panel_tab(self) -> PanelTab:
        makers = {
            "map": self._map_panel,
            "table": lambda: panels.event_table(self.selected),
            "sources": lambda: panels.source_list(self.selected),
            "code": lambda: panels.code_panel(self.code),
            "view": lambda: panels.view_panel(self.view_code),
        }
        titles = {key: text(f"explorers.panel_{key}") for key in makers}
        return PanelTab(
            {titles[key]: maker for key, maker in makers.items()}, {titles["map"]: self.map.widget}
        )

    def _arrange(self) -> None:
        part = self.controls
        steps = controls.row([part["previous"], part["next"]])
        aside = widgets.VBox([steps, self.reader, self.card]).add_class("kit-aside")
        stage = widgets.VBox([self.picture.widget]).add_class("kit-stage")
        notes = fill(
            "<p>{legend}</p><p>{limits}</p>",
            legend=text("explorers.legend_sure"), limits=text("explorers.limits"),
        )  # fmt: skip
        self.children = (
            controls.row([part["years"], part["words"], part["reset"]]),
            part["categories"],
            controls.row([part["certainties"], part["precisions"]]),
            controls.row([part["actor"], part["also"], part["lanes"]]),
            self.status,
            widgets.HBox([stage, aside]).add_class("kit-main"),
            widgets.HTML(notes).add_class("kit-notes"),
            self.panels,
            self.helper,
        )

    def _bind(self) -> None:
        for name in ("years", "words", "lanes", "categories", "certainties", "precisions"):
            traitlets.link((self, name), (self.controls[name], "value"))
        for name in ("actor", "also"):
            self.controls[name].observe(self._actors_chosen, "value")
        self.controls["reset"].on_click(lambda _: self.reset())
        self.controls["previous"].on_click(lambda _: self.step(-1))
        self.controls["next"].on_click(lambda _: self.step(1))
        self.reader.observe(self._event_read, "value")
        self.picture.trace("marks").on_click(self._mark_clicked)
        self.map.trace("places").on_click(self._mark_clicked)

    def _actors_chosen(self, _change: object) -> None:
        chosen = (self.controls["actor"].value, self.controls["also"].value)
        self.actors = tuple(dict.fromkeys(filter(None, chosen)))

    def _event_read(self, change: Any) -> None:
        if change["new"] and not self._filling:
            self.event = change["new"]

    def _mark_clicked(self, trace: Any, points: Any, _state: object) -> None:
        if points.point_inds:
            self.event = trace.customdata[points.point_inds[0]]

    def _timeline_parts(self) -> dict[str, Any]:
        return drawing.timeline_parts(self.events, self.selected, self._eras, self._look)

    def _map_parts(self) -> dict[str, Any]:
        return places.places_parts(self.selected, self.event, self._look.theme, min(self._look.width, places.WIDTH))

    def _quick(self) -> None:
        self.status.value = str(self._status())
        self.picture.widget.layout.xaxis.range = drawing.axis_range(self.years)

    def _full(self) -> None:
        shown, look = self.selected, self._look
        self.status.value = str(self._status())
        self.picture.redraw(self._timeline_parts(), look.theme)
        self._fill_reader(shown)
        self.card.value = str(self._card(shown))
        self._show_actors()
        self.panels.refresh()
        self.helper.figure_text = [drawing.describe(shown, look), places.describe(shown)]

    def _show_actors(self) -> None:
        first, second = (*self.actors, "", "")[:2]
        for name, actor in (("actor", first), ("also", second)):
            control = self.controls[name]
            if actor in [value for _, value in control.options]:
                control.value = actor

    def _status(self) -> str:
        shown = self.selected
        sentence = count("explorers.status", len(shown), all=len(self.events))
        if self.lanes == "actor" and len(shown):
            sentence += text("explorers.status_marks", marks=len(lanes.marks(shown, "actor")))
        loose, doubted = int(imprecise(shown).sum()), int((shown["certainty"] != "agreed").sum())
        if loose:
            sentence += text("explorers.status_imprecise", number=loose)
        if doubted:
            sentence += text("explorers.status_doubted", number=doubted)
        return fill('<p class="kit-status">{sentence}</p>', sentence=sentence)

    def _fill_reader(self, shown: pd.DataFrame) -> None:
        number = len(shown)
        items = [
            (
                text(
                    "explorers.reader_item", position=position, number=number,
                    date=dates.display(row.date), title=row.title,
                ),
                row.event_id,
            )
            for position, row in enumerate(shown.itertuples(), start=1)
        ]  # fmt: skip
        self._filling = True
        if self.reader.options != tuple(items):
            self.reader.options = items
        self.reader.value = self.event if self.event in set(shown["event_id"]) else None
        self._filling = False

    def _card(self, shown: pd.DataFrame) -> Any:
        here = self.events[self.events["event_id"] == self.event]
        if here.empty:
            key = "card_none" if len(shown) else "card_hidden"
            return fill('<p class="kit-card-empty">{hint}</p>', hint=text(f"explorers.{key}"))
        event = next(here.itertuples())
        self._announce(event, list(shown["event_id"]))
        return event_card(event, self._people, self._perspectives)

    def _announce(self, event: Any, shown: list[str]) -> None:
        if event.event_id in shown:
            self.helper.announcement = text(
                "explorers.announce", position=shown.index(event.event_id) + 1,
                number=len(shown), date=dates.display(event.date), title=event.title,
            )  # fmt: skip

    def _map_panel(self) -> Any:
        self.map.redraw(self._map_parts(), self._look.theme)
        _, outside = places.split_by_window(self.selected)
        without = int((self.selected["lat"].isna() | self.selected["lon"].isna()).sum())
        sentences = [text("explorers.map_note")]
        if len(outside):
            names = ", ".join(sorted(set(outside["place"].dropna())))
            sentences.append(count("explorers.map_outside", len(outside), places=names))
        if without:
            sentences.append(count("explorers.map_without", without))
        return fill("<p>{sentences}</p>", sentences=" ".join(sentences))


def timeline(events: pd.DataFrame | None = None, **state: Any) -> TimelineExplorer:
    """Open the timeline explorer.

    Parameters
    ----------
    events
        A frame of events made from `kit.events()`; by default the whole table. A part of it is
        shown as a restriction by hand, so that the filters still work.
    **state
        Any trait of the view, for example `years=(1990, 2004)`, `categories=("diplomacy",)`.
    """
    if events is None or "extra" in events.attrs:
        return TimelineExplorer(events, **state)
    view = TimelineExplorer(**state)
    return view.show(events)
