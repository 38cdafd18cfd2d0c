"""The timeline explorer: what happened between North Korea and Japan, and who says so."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
import pandas as pd
import traitlets

from kit.analysis.timeline import imprecise
from kit.explorers import panels
from kit.explorers import timeline_controls as controls
from kit.explorers.cards import event_card
from kit.explorers.live_figure import LiveFigure
from kit.explorers.panel_tab import PanelTab
from kit.explorers.timeline_state import TimelineState
from kit.figures import lanes, places
from kit.figures.timeline import timeline_parts
from kit.figures.timeline_look import axis_range
from kit.figures.timeline_words import describe
from kit.language import count, text
from kit.page.markup import fill
from kit.tables import dates


class TimelineExplorer(TimelineState):
    """Events in lanes over the years, with filters, an event card, and panels below.

    Parameters
    ----------
    events
        A frame as `kit.events()` gives it, for example with a teacher's own rows.
    **state
        Any trait of `TimelineState`.
    """

    def __init__(self, events: pd.DataFrame | None = None, **state: Any) -> None:
        super().__init__("kit-timeline", events)
        self._filling = False
        self._build()
        self._start(state)

    def _build(self) -> None:
        names = {row.actor_id: row.name for row in self.people.itertuples()}
        self.controls = {
            "years": controls.year_slider(self.events),
            "days": controls.day_slider(),
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
        self.picture = LiveFigure(self._timeline_parts(), self.look.theme)
        # A figure brings megabytes to the browser, so the map is made when it is first looked at.
        self.map: LiveFigure | None = None
        self._map_box = widgets.VBox()
        self.panels = self._panel_tab()
        self._arrange()
        self._bind()

    def _panel_tab(self) -> PanelTab:
        makers = {
            "table": lambda: panels.event_table(self.selected),
            "map": self._map_panel,
            "sources": lambda: panels.source_list(self.selected),
            "code": lambda: panels.code_panel(self.code),
            "view": lambda: panels.view_panel(self.view_code),
        }
        titles = {key: text(f"explorers.panel_{key}") for key in makers}
        return PanelTab(
            {titles[key]: maker for key, maker in makers.items()}, {titles["map"]: self._map_box}
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
            controls.row([part["years"], part["days"], part["words"], part["reset"]]),
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
        self.controls["days"].observe(self._days_moved, "value")
        for name in ("years", "words", "lanes", "categories", "certainties", "precisions"):
            traitlets.link((self, name), (self.controls[name], "value"))
        for name in ("actor", "also"):
            self.controls[name].observe(self._actors_chosen, "value")
        self.controls["reset"].on_click(lambda _: self.reset())
        self.controls["previous"].on_click(lambda _: self.step(-1))
        self.controls["next"].on_click(lambda _: self.step(1))
        self.reader.observe(self._event_read, "value")
        self.picture.trace("marks").on_click(self._mark_clicked)

    def _days_moved(self, change: Any) -> None:
        if any(self.days) and not self._filling:
            self.days = change["new"]

    def _show_period(self) -> None:
        by_day, slider = any(self.days), self.controls["days"]
        self.controls["years"].layout.display = "none" if by_day else ""
        slider.layout.display = "" if by_day else "none"
        if by_day:
            self._filling = True
            controls.set_days(slider, *self.days)
            self._filling = False

    def _actors_chosen(self, _change: object) -> None:
        if self._filling:
            return
        chosen = (self.controls["actor"].value, self.controls["also"].value)
        self.actors = tuple(dict.fromkeys(filter(None, chosen)))

    def _event_read(self, change: Any) -> None:
        if change["new"] and not self._filling:
            self.event = change["new"]

    def _mark_clicked(self, trace: Any, points: Any, _state: object) -> None:
        if points.point_inds:
            self.event = trace.customdata[points.point_inds[0]]

    def _timeline_parts(self) -> dict[str, Any]:
        return timeline_parts(self.events, self.selected, self.eras, self.look)

    def _map_parts(self) -> dict[str, Any]:
        return places.places_parts(
            self.selected, self.event, self.look.theme, min(self.look.width, places.WIDTH)
        )

    def _quick(self) -> None:
        self.status.value = str(self._status())
        self.picture.widget.layout.xaxis.range = axis_range(*self.period)

    def _full(self) -> None:
        shown, look = self.selected, self.look
        self.status.value = str(self._status())
        self.picture.redraw(self._timeline_parts(), look.theme)
        self._fill_reader(shown)
        self.card.value = str(self._card(shown))
        self._show_actors()
        self._show_period()
        self.panels.refresh()
        self.helper.figure_text = [describe(shown, look)]

    def _show_actors(self) -> None:
        first, second = (*self.actors, "", "")[:2]
        self._filling = True
        for name, actor in (("actor", first), ("also", second)):
            control = self.controls[name]
            if actor in [value for _, value in control.options]:
                control.value = actor
        self._filling = False

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
            for position, row in enumerate(shown.head(panels.MOST_ROWS).itertuples(), start=1)
        ]  # fmt: skip
        self._filling = True
        if self.reader.options != tuple(items):
            self.reader.options = items
        listed = {event for _, event in items}
        self.reader.value = self.event if self.event in listed else None
        self._filling = False

    def _card(self, shown: pd.DataFrame) -> Any:
        here = self.events[self.events["event_id"] == self.event]
        if here.empty:
            key = "card_none" if len(shown) else "card_hidden"
            return fill('<p class="kit-card-empty">{hint}</p>', hint=text(f"explorers.{key}"))
        event = next(here.itertuples())
        self._announce(event, list(shown["event_id"]))
        return event_card(event, self.people, self.perspectives)

    def _announce(self, event: Any, shown: list[str]) -> None:
        if event.event_id in shown:
            self.helper.announcement = text(
                "explorers.announce", position=shown.index(event.event_id) + 1,
                number=len(shown), date=dates.display(event.date), title=event.title,
            )  # fmt: skip

    def _map_panel(self) -> Any:
        if self.map is None:
            self.map = LiveFigure(self._map_parts(), self.look.theme)
            self.map.trace("places").on_click(self._mark_clicked)
            self._map_box.children = (self.map.widget,)
        self.map.redraw(self._map_parts(), self.look.theme)
        self.helper.figure_text = [
            describe(self.selected, self.look),
            places.describe(self.selected),
        ]
        inside, outside = places.split_by_window(self.selected)
        without = len(self.selected) - len(inside) - len(outside)
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
