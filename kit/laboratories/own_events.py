"""A learner's own timeline: events of one's own, checked like a teacher's file, in the timeline."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import ipywidgets as widgets
import pandas as pd

from kit.explorers import controls
from kit.explorers.chips import Chips
from kit.explorers.timeline import TimelineExplorer
from kit.explorers.timeline_layers import Layer, beyond_the_years, class_layers, layered
from kit.figures.theme import CATEGORY_MARKS, STATE_MARKS
from kit.laboratories import own_event_rows as rows
from kit.laboratories.logbook import Logbook
from kit.language import count, text
from kit.lessons import check_markup
from kit.lessons.buttons import button
from kit.lessons.still import StillBox
from kit.lessons.store import Kept, Store, own_store
from kit.page.accessible import Accessible
from kit.page.markup import Markup, bullet_list, fill
from kit.tables.faults import SHOWN, TableError
from kit.tables.written_files import as_csv, as_workbook, write_new

LESSON, NAME = "01_timeline", "own_events"
STATES = ("JPN", "PRK", "KOR", "USA", "CHN", "RUS")
CERTAINTIES = ("agreed", "contested", "uncertain")
WRITERS = {".csv": as_csv, ".xlsx": as_workbook}


class OwnTimeline(StillBox):
    """Add events of one's own, and see them beside those of the kit.

    Parameters
    ----------
    store
        Where they are kept; None for the learner's own folder.
    """

    def __init__(self, store: Store | None = None) -> None:
        from kit.tables.versions import data_version

        self.store = store or own_store()
        self.logbook = Logbook(LESSON, NAME, self.store, data_version())
        self.helper = Accessible(root="kit-own-timeline")
        self._filling, self._on_form = False, ""
        self._left: dict[str, dict[str, Any]] = {}
        self.timeline = TimelineExplorer(layers=[self._layer(), *class_layers()])
        still = fill('<div class="kit-check-still"><p>{s}</p><p>{hint}</p></div>',
                     s=text("own_events.still"), hint=text("laboratories.run_hint"))  # fmt: skip
        super().__init__(still)
        self.add_class("kit-explorer").add_class("kit-laboratory").add_class("kit-own-timeline")
        self._make()
        self._refresh()

    @property
    def events(self) -> pd.DataFrame:
        """One's own events as they stand now, with the columns of a file of own events."""
        return rows.frame_of(self._present())

    def add(
        self, date: str, title: str, summary: str, category: str = "diplomacy",
        actors: tuple[str, ...] = ("JPN", "PRK"), source: str = "", note: str = "",
        certainty: str = "agreed", event_id: str = "",
    ) -> str:  # fmt: skip
        """Keep an event and return its id; with the id of one that is there, it is changed.

        Parameters
        ----------
        date
            As EDTF: `2002-09-17`, `1978-08`, `1959`, `1959-12-14/1984-07`, `1980~`, `1977-11-15?`.
        source
            Where it stands, in one's own words.
        note
            One's own note; must say who disagrees where `certainty` is not `agreed`.

        Raises
        ------
        TableError
            If it cannot be used: each fault with column and remedy. Nothing is kept then.
        """
        content = {
            "date": date.strip(), "title": title.strip(), "summary": summary.strip(),
            "category": category, "actor_ids": list(actors), "certainty": certainty,
            "source": source.strip(), "note": note.strip(),
        }  # fmt: skip
        name = event_id or f"my_{uuid4().hex[:8]}"
        rows.check({**self._present(), name: content}, text("own_events.own_file"))
        self._keep(name, content, event=name)
        return name

    def remove(self, event_id: str) -> None:
        """Take an event away; it stays in the history and in the portfolio."""
        self._keep(event_id, {"removed": True}, event="")

    def bring_in(self, path: str | Path) -> str:
        """Add the events of a file (CSV or Excel) and say how many were new.

        Raises
        ------
        TableError
            If the file has faults; nothing is added then.
        """
        path = Path(path)
        return self._bring(rows.contents_of_file(path), path.name)

    def export(self, ending: str = ".csv") -> Path:
        """Write one's events as `.csv` or `.xlsx` into the folder `to_share`; return where."""
        return write_new(self.store.folder / "to_share", "my_events", ending,
                         WRITERS[ending](self.events))  # fmt: skip

    def _bring(self, found: Mapping[str, dict[str, Any]], file: str) -> str:
        present = self._present()
        # An older file must not undo a later change, so what an event once was is known too.
        known = [(entry.item, entry.content) for entry in self.logbook.entries()]
        new = {name: one for name, one in found.items()
               if name not in present or (name, one) not in known}  # fmt: skip
        rows.check({**present, **new}, file)
        for name, content in new.items():
            self._told(self.logbook.add(name, content))
        self._refresh()
        return count("own_events.brought", len(new), file=file, known=len(found) - len(new))

    def _kept(self) -> dict[str, dict[str, Any]]:
        last = self.logbook.last()
        return {name: one.content for name, one in last.items() if rows.usable(one.content)}

    def _present(self) -> dict[str, Mapping[str, Any]]:
        return rows.sound(self._kept())

    def _layer(self) -> Layer:
        present = self._present()
        frame = layered(rows.typed_rows(present), "own")
        left_out = len(self._kept()) - len(present)
        problems = (count("own_events.left_out", left_out),) if left_out else ()
        sentence = count("own_events.own_events", len(frame)) + beyond_the_years(frame)
        return Layer("own", frame, sentence, problems)

    def _keep(self, name: str, content: dict[str, Any], event: str) -> None:
        self._told(self.logbook.add(name, content))
        self._refresh(event)

    def _told(self, kept: Kept) -> None:
        self.notice.value = str(check_markup.notice(kept.sentence))

    def _make(self) -> None:
        line = {"style": controls.WIDE, "layout": widgets.Layout(width="auto"),
                "continuous_update": False}  # fmt: skip
        self.fields: dict[str, Any] = {
            "date": widgets.Text(description=text("own_events.date"),
                                 placeholder=text("own_events.date_hint"), **line),
            "title": widgets.Text(description=text("own_events.title"),
                                  placeholder=text("own_events.title_hint"), **line),
            "summary": widgets.Textarea(description=text("own_events.summary"), rows=2,
                                        placeholder=text("own_events.summary_hint"), **line),
            "category": controls.list_of(
                text("explorers.category"),
                {one: text(f"figures.category.{one}") for one in CATEGORY_MARKS},
            ),
            "actors": Chips(
                text("own_events.actors"),
                {one: f"{STATE_MARKS[one].glyph} {text(f'figures.state.{one}')}" for one in STATES},
            ),
            "certainty": controls.list_of(
                text("explorers.certainty"),
                {one: text(f"figures.certainty.{one}") for one in CERTAINTIES},
            ),
            "source": widgets.Text(description=text("own_events.source"),
                                   placeholder=text("own_events.source_hint"), **line),
            "note": widgets.Textarea(description=text("own_events.note"), rows=2,
                                     placeholder=text("own_events.note_hint"), **line),
        }  # fmt: skip
        self.list = widgets.Select(
            options=[], rows=6, description=text("own_events.list"), layout={"width": "auto"}
        ).add_class("kit-reader")  # fmt: skip
        self.add_button = button("keep_event", "kit-primary")
        self.new_button, self.remove_button = button("new_event"), button("remove_event")
        self.csv_button, self.xlsx_button = button("events_csv"), button("events_xlsx")
        self.upload = widgets.FileUpload(
            accept=".csv,.xlsx", multiple=False, description=text("own_events.bring_in"),
            layout=widgets.Layout(width="auto"),
        ).add_class("kit-button")  # fmt: skip
        self.notice, self.said = widgets.HTML(), widgets.HTML()
        self.fields["category"].value = "diplomacy"
        self._arrange()
        self.add_button.on_click(lambda _: self._add_form())
        self.new_button.on_click(lambda _: self._begin_new())
        self.remove_button.on_click(lambda _: self._remove_chosen())
        self.csv_button.on_click(lambda _: self._export(".csv"))
        self.xlsx_button.on_click(lambda _: self._export(".xlsx"))
        self.upload.observe(self._uploaded, "value")
        self.list.observe(self._chosen, "value")

    def _arrange(self) -> None:
        part = self.fields
        lists = controls.row([part["category"], part["certainty"]])
        task = widgets.HTML(fill(
            "<p>{t}</p><p><small>{d}</small></p>",
            t=text("own_events.task"), d=text("own_events.date_help"),
        ))  # fmt: skip
        form = widgets.VBox([
            task, part["date"], part["title"], part["summary"], lists, part["actors"],
            part["source"], part["note"],
            controls.row([self.add_button, self.new_button]), self.notice, self.said,
        ]).add_class("kit-bench")  # fmt: skip
        aside = widgets.VBox([
            self.list, controls.row([self.remove_button]),
            controls.row([self.csv_button, self.xlsx_button, self.upload]),
        ]).add_class("kit-aside")  # fmt: skip
        main = widgets.HBox([form, aside]).add_class("kit-main")
        self.children = (main, self.timeline, self.helper)

    def _add_form(self) -> None:
        part = self.fields
        known = self._present().get(self._on_form, {}).get("actor_ids", ())
        without_chip = tuple(one for one in known if one not in STATES)
        try:
            self.add(
                part["date"].value, part["title"].value, part["summary"].value,
                part["category"].value, (*part["actors"].value, *without_chip),
                part["source"].value,
                part["note"].value, part["certainty"].value, self._on_form,
            )  # fmt: skip
        except TableError as error:
            lines = [f"{one.column}: {one.problem} {one.remedy}" for one in error.faults[:SHOWN]]
            self._say(fill('<div class="kit-notice">{l}</div>', l=bullet_list(lines)))
            return
        self._done_with_form()
        self._say(fill("<p>{s}</p>", s=text("own_events.kept")))

    def _begin_new(self) -> None:
        """Go to the form of a new event; if it is there already, begin it again."""
        if self._on_form:
            self._leave_form()
            self._fill_form("")
        else:
            self._done_with_form()

    def _done_with_form(self) -> None:
        """Forget what is on the form, and go on with the form of a new event."""
        self._left.pop(self._on_form, None)
        self._fill_form("")

    def _kept_form(self, name: str) -> dict[str, Any]:
        """Return what the form shows of an event, or of a new one, before anybody touches it."""
        if name:
            content = self._present()[name]
            actors = tuple(one for one in STATES if one in content["actor_ids"])
        else:
            same = {"category": self.fields["category"].value, "certainty": CERTAINTIES[0]}
            content, actors = {one: same.get(one, "") for one in self.fields}, ()
        return {one: actors if one == "actors" else content[one] for one in self.fields}

    def _leave_form(self) -> None:
        """Remember what is on the form and was not kept, for whoever comes back to it."""
        now = {name: control.value for name, control in self.fields.items()}
        self._left.pop(self._on_form, None)
        if now != self._kept_form(self._on_form):
            self._left[self._on_form] = now

    def _fill_form(self, name: str) -> None:
        values = self._left.get(name) or self._kept_form(name)
        for field, control in self.fields.items():
            control.value = values[field]
        self._on_form = name
        self._choose_in_list()

    def _choose_in_list(self) -> None:
        self._filling = True
        self.list.value = self._on_form if self._on_form in self._present() else None
        self._filling = False

    def _remove_chosen(self) -> None:
        if self.list.value is None:
            self._say(fill("<p>{s}</p>", s=text("own_events.choose_first")))
            return
        self._left.pop(self.list.value, None)
        self.remove(self.list.value)
        self._fill_form("")
        self._say(fill("<p>{s}</p>", s=text("own_events.removed")))

    def _export(self, ending: str) -> None:
        try:
            said = fill("<p>{s}</p>", s=text("own_events.exported", place=self.export(ending)))
        except OSError as error:
            said = check_markup.notice(text("own_events.not_exported", problem=error))
        self._say(said)

    def _uploaded(self, change: Any) -> None:
        for given in change["new"]:
            name = str(given["name"])
            try:
                found = rows.contents_of(bytes(given["content"]), name)
                said = fill("<p>{s}</p>", s=self._bring(found, name))
            except TableError as error:
                faults = [str(one) for one in error.faults[:SHOWN]]
                said = fill('<div class="kit-notice">{l}</div>', l=bullet_list(faults))
            self._say(said)
        if change["new"]:
            self.upload.value = ()

    def _chosen(self, change: Any) -> None:
        name = str(change["new"])
        if self._filling or name not in self._present():
            return
        self._leave_form()
        self._fill_form(name)
        self.timeline.event = name

    def _say(self, page: Markup) -> None:
        self.said.value = str(page)
        self.helper.announcement = str(page.striptags())

    def _refresh(self, event: str | None = None) -> None:
        if self._on_form not in self._present():
            self._on_form = ""
        self._filling = True
        self.list.options = [
            (text("timeline.line", date=one["date"], title=one["title"]), name)
            for name, one in sorted(self._present().items(), key=lambda item: item[1]["date"])
        ]
        self._choose_in_list()
        self.timeline.set_layers([self._layer(), *class_layers()], event)


def own_events() -> OwnTimeline:
    """Open one's own timeline."""
    return OwnTimeline()
