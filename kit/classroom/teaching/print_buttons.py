"""Buttons that write sheets, keys and the guide as pages to print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ipywidgets as widgets

from kit.classroom.teaching.guide_document import write_guide
from kit.classroom.teaching.lesson_pages import lesson_page, stored_lessons
from kit.classroom.teaching.print_page import FOLDER, written
from kit.classroom.teaching.sheet import write_sheet
from kit.language import text
from kit.lessons.faults import LessonError
from kit.lessons.folders import work_folder
from kit.lessons.still import StillBox
from kit.page.accessible import Accessible
from kit.page.markup import Markup, fill


class PrintButtons(StillBox):
    """A lesson to choose and three buttons; under them stands what was written and where."""

    def __init__(self) -> None:
        self.lesson = widgets.Dropdown(
            options=[
                (f"{name[:2]} · {lesson_page(name).title}", name) for name in stored_lessons()
            ],
            description=text("teaching.choose_lesson"),
            layout=widgets.Layout(width="auto"),
        )
        writers: dict[str, Callable[[], Path]] = {
            "sheet": lambda: write_sheet(self.lesson.value),
            "key": lambda: write_sheet(self.lesson.value, key=True),
            "guide": write_guide,
        }
        self.buttons = {name: self._button(name, writer) for name, writer in writers.items()}
        self.said = widgets.HTML()
        self.helper = Accessible(root="kit-print")
        still = fill("<p>{sentence}</p>", sentence=text("teaching.print_still"))
        row = widgets.HBox(list(self.buttons.values())).add_class("kit-row")
        super().__init__(still, [self.lesson, row, self.said, self.helper])
        self.add_class("kit-print")

    def _button(self, name: str, writer: Callable[[], Path]) -> widgets.Button:
        made = widgets.Button(
            description=text(f"teaching.button_{name}"), layout=widgets.Layout(width="auto")
        ).add_class("kit-button")
        made.on_click(lambda _: self._write(writer))
        return made

    def _write(self, writer: Callable[[], Path]) -> None:
        self.said.value = fill("<p>{words}</p>", words=text("teaching.print_busy"))
        try:
            self.said.value = written(writer())
        except LessonError as error:
            self.said.value = fill('<div class="kit-notice">{words}</div>', words=error)
        except OSError as error:
            words = text("teaching.cannot_write", folder=work_folder() / FOLDER, problem=error)
            self.said.value = fill('<div class="kit-notice">{words}</div>', words=words)
        self.helper.announcement = str(Markup(self.said.value).striptags())
