"""The timeline explorer: what happened between North Korea and Japan, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as widgets
import pandas as pd

from kit.explorers import controls, panels
from kit.explorers import timeline_controls as chooser
from kit.explorers.cards import event_card
from kit.explorers.live_figure import LiveFigure, Parts
from kit.explorers.timeline_layers import Layer, layer_facts, layers_page
from kit.explorers.timeline_state import TimelineState
from kit.figures import lanes, places
from kit.figures.theme import Theme
from kit.figures.timeline import timeline_parts
from kit.figures.timeline_look import Look, axis_range
from kit.language import count, text
from kit.page.markup import Markup, fill
from kit.tables import dates


class TimelineExplorer(TimelineState):
    """Events in lanes over the years, with filters, an event card, and panels below.

    Parameters
    ----------
    events
        A frame as `kit.events()` gives it, for example with a teacher's own rows.
    layers
        Events that stand beside those of the kit in lanes of their own; by default those of the
        class, if there is a file of them.
    **state
        Any trait of `TimelineState`.
    """

    def __init__(
        self, events: pd.DataFrame | None = None, layers: Sequence[Layer] | None = None,
        **state: Any,
    ) -> None:  # fmt: skip
        super().__init__("kit-timeline", events, layers)
        self._filling = False
        self._build()
        self._start(state)

    def _build(self) -> None:
        names = {row.actor_id: row.name for row in self.people.itertuples()}
        self.controls = {
            "years": chooser.year_slider(self.events),
            "days": chooser.day_slider(),
            "words": chooser.word_box(),
            "actor": chooser.actor_list(self.events, names, "actor"),
            "also": chooser.actor_list(self.events, names, "also"),
            "categories": chooser.category_chips(self.events),
            "certainties": chooser.certainty_chips(),
            "precisions": chooser.precision_chips(self.events),
            "lanes": chooser.lane_buttons(),
            "reset": controls.button("timeline.reset"),
        }
        # A figure brings megabytes to the browser, so the map is made when it is first looked at.
        self.map: LiveFigure | None = None
        self._map_box = widgets.VBox()
        part = self.controls
        self._assemble(
            [
                controls.row([part["years"], part["days"], part["words"], part["reset"]]),
                part["categories"],
                controls.row([part["certainties"], part["precisions"]]),
                controls.row([part["actor"], part["also"], part["lanes"]]),
                *([self._layer_box()] if self.layers else []),
            ]
        )
        self._connect()

    def _layer_box(self) -> widgets.Widget:
        """Return the switches of the layers, with what a teacher or learner must know of them."""
        self.controls["layers_shown"] = chooser.layer_chips(self.layers)
        self.layers_said = widgets.HTML(layers_page(self.layers))
        return widgets.VBox([self.controls["layers_shown"], self.layers_said]).add_class(
            "kit-layers"
        )

    def set_layers(self, layers: Sequence[Layer], event: str | None = None) -> None:
        """Show other events in the layers it has; those that are switched off stay off.

        Parameters
        ----------
        event
            Id of the event to show on the card; None leaves it as it is.
        """
        off = {one.name for one in self.layers if len(one.rows)} - set(self.layers_shown)
        self.layers = tuple(layers)
        self.layers_said.value = layers_page(layers)
        shown = tuple(one.name for one in layers if len(one.rows) and one.name not in off)
        self.set(layers_shown=shown, event=self.event if event is None else event)

    def _makers(self) -> dict[str, Callable[[], str]]:
        makers = super()._makers()
        return {"table": makers.pop("table"), "map": self._map_panel, **makers}

    def _boxes(self) -> dict[str, widgets.Widget]:
        return {"map": self._map_box}

    def table(self) -> Markup:
        """Return the events shown as a table."""
        return panels.event_table(self.selected)

    def _connect(self) -> None:
        self.controls["days"].observe(self._days_moved, "value")
        self._bind("years", "words", "lanes", "categories", "certainties", "precisions")
        if "layers_shown" in self.controls:
            self._bind("layers_shown")
            self.observe(self._changed, "layers_shown")
        for name in ("actor", "also"):
            self.controls[name].observe(self._actors_chosen, "value")
        self.controls["reset"].on_click(lambda _: self.reset())

    def _days_moved(self, change: Any) -> None:
        if any(self.days) and not self._filling:
            self.days = change["new"]

    def _show_period(self) -> None:
        by_day, slider = any(self.days), self.controls["days"]
        self.controls["years"].layout.display = "none" if by_day else ""
        slider.layout.display = "" if by_day else "none"
        if by_day:
            self._filling = True
            chooser.set_days(slider, *self.days)
            self._filling = False

    def _actors_chosen(self, _change: object) -> None:
        if self._filling:
            return
        chosen = (self.controls["actor"].value, self.controls["also"].value)
        self.actors = tuple(dict.fromkeys(filter(None, chosen)))

    def parts(self, theme: Theme, width: int) -> Parts:
        """Return the timeline as plain data."""
        look = Look(*self.period, self.lanes, self.event, width=width, theme=theme)
        return timeline_parts(self._whole, self.walked, self.eras, look)

    def _map_parts(self) -> dict[str, Any]:
        return places.places_parts(
            self.selected, self.event, self.look.theme, min(self.look.width, places.WIDTH)
        )

    def _quick(self) -> None:
        self.status.value = fill('<p class="kit-status">{s}</p>', s=self.status_text())
        self.picture.widget.layout.xaxis.range = axis_range(*self.period)

    def _full(self) -> None:
        super()._full()
        self._show_actors()
        self._show_period()

    def _show_actors(self) -> None:
        first, second = (*self.actors, "", "")[:2]
        self._filling = True
        for name, actor in (("actor", first), ("also", second)):
            control = self.controls[name]
            if actor in [value for _, value in control.options]:
                control.value = actor
        self._filling = False

    def status_text(self) -> str:
        """Return how many events are shown, and how sure they are."""
        shown = self.selected
        sentence = count("timeline.status", len(shown), all=len(self.events))
        if self.lanes == "actor" and len(shown):
            sentence += text("timeline.status_marks", marks=len(lanes.marks(shown, "actor")))
        if self.doubts.imprecise:
            sentence += text("timeline.status_imprecise", number=self.doubts.imprecise)
        if self.doubts.doubted:
            sentence += text("timeline.status_doubted", number=self.doubts.doubted)
        return sentence

    def line(self, row: Any) -> str:
        """Return date and title of an event."""
        return text("timeline.line", date=dates.display(row.date), title=row.title)

    def card_of(self, row: Any) -> Markup:
        """Return the card of an event."""
        return event_card(row, self.people, self.perspectives, layer_facts(row))

    def _figure_texts(self) -> list[str]:
        texts = [" ".join([self.alt_text, *(one.sentence for one in self.layers)])]
        return texts if self.map is None else [*texts, places.describe(self.selected)]

    def _map_panel(self) -> Any:
        if self.map is None:
            self.map = LiveFigure(self._map_parts(), self.look.theme)
            self.map.trace("places").on_click(self._mark_clicked)
            self._map_box.children = (self.map.widget,)
        self.map.redraw(self._map_parts(), self.look.theme)
        self.helper.figure_text = self._figure_texts()
        inside, outside = places.split_by_window(self.selected)
        without = len(self.selected) - len(inside) - len(outside)
        sentences = [text("timeline.map_note")]
        if len(outside):
            names = ", ".join(sorted(set(outside["place"].dropna())))
            sentences.append(count("timeline.map_outside", len(outside), places=names))
        if without:
            sentences.append(count("timeline.map_without", without))
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
