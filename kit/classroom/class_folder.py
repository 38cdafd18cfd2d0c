"""What a teacher sees of a folder of portfolios: by learner, by question, and of the whole class.

Nothing leaves the machine, and nobody is named unless the teacher switches names on.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd

from kit.analysis.calibration import calibration
from kit.classroom import class_frames, class_measures, class_pages
from kit.classroom.asked import known_lessons, lesson_title
from kit.classroom.comments_panel import CommentsPanel
from kit.classroom.controls import press
from kit.classroom.learners import Found, Learner, read_folder
from kit.explorers import controls
from kit.explorers.live_figure import LiveFigure
from kit.explorers.panel_tab import PanelTab
from kit.figures.calibration import NAMES, calibration_parts
from kit.figures.shares import shares_parts
from kit.figures.theme import Theme, theme_named
from kit.language import count, text
from kit.lessons import check_markup
from kit.lessons.faults import LessonError
from kit.lessons.still import StillBox
from kit.page.accessible import Accessible
from kit.page.markup import fill
from kit.tables.written_files import as_csv, as_workbook, put_new_file, write_new

WIDTH = 980
INSET = 64  # what the frames of the tool and of its tabs take
WRITERS = {".csv": as_csv, ".xlsx": as_workbook}


class ClassFolder(StillBox):
    """A folder of portfolios (HTML) and class files (JSON), read for a teacher.

    Parameters
    ----------
    folder
        Where the files lie; folders below it are not read.
    names
        Whether learners are shown by the names on their files.

    Attributes
    ----------
    lesson
        Name of the lesson whose questions are shown.
    laboratory
        `claim_audit` or `forecasts`, whose calibration is shown.
    """

    def __init__(self, folder: str | Path = "portfolios", names: bool = False) -> None:
        self.folder = Path(folder).expanduser()
        self.helper = Accessible(root="kit-class-tools")
        self._found: Found = read_folder(self.folder, names)
        self._reports: dict[str, pd.DataFrame] = {}
        still = fill('<div class="kit-check-still"><p>{s}</p><p>{hint}</p></div>',
                     s=text("class_tools.still"), hint=text("laboratories.run_hint"))  # fmt: skip
        super().__init__(still)
        self.add_class("kit-explorer").add_class("kit-laboratory").add_class("kit-class-tools")
        self._make(names)
        self.refresh()
        self.helper.observe(lambda _: self.refresh(), ["dark", "large", "width"])

    @property
    def learners(self) -> tuple[Learner, ...]:
        """The learners, in the order of their first answers."""
        return self._found.learners

    @property
    def problems(self) -> tuple[str, ...]:
        """A sentence for each file that cannot be used: which, what is wrong, what to do."""
        return self._found.problems

    @property
    def all_lessons(self) -> list[str]:
        """The lessons of the kit, and others that a portfolio names."""
        return known_lessons(one for learner in self.learners for one in learner.attempts)

    @property
    def lessons(self) -> list[str]:
        """The lessons that somebody has begun."""
        return class_pages.class_lessons(self)

    @cached_property
    def answers(self) -> pd.DataFrame:
        """One row for each answer to a question; see `class_frames.ANSWERS`."""
        return class_frames.answers(self.learners)

    @cached_property
    def progress(self) -> pd.DataFrame:
        """How many questions each learner has answered, by lesson."""
        return class_frames.progress(self.learners, self.lessons)

    @cached_property
    def misconceptions(self) -> pd.DataFrame:
        """Which mistaken ideas were chosen, how often, where, and what is said to them."""
        return class_frames.misconceptions(self.learners)

    @cached_property
    def needs_help(self) -> pd.DataFrame:
        """Reasons to look at a learner's work: `learner`, `lesson`, `reason`."""
        return class_frames.needs_help(self.learners, self.lessons)

    @cached_property
    def tickets(self) -> pd.DataFrame:
        """The exit tickets: `learner`, `lesson`, `said`, `said_at`."""
        return class_frames.tickets(self.learners)

    @cached_property
    def codes(self) -> pd.DataFrame:
        """The first code of each learner for each statement."""
        return class_measures.codes(self.learners)

    @cached_property
    def agreement(self) -> pd.DataFrame:
        """Krippendorff's alpha of the class for the tone and for each theme."""
        return class_measures.agreement(self.codes)

    @cached_property
    def gradebook(self) -> pd.DataFrame:
        """One row for each learner with counts by lesson; nothing is added up."""
        return class_frames.gradebook(self.learners, self.lessons)

    def by_question(self, lesson: str) -> pd.DataFrame:
        """Return the report on the questions of a lesson; see `class_frames.by_question`."""
        if lesson not in self._reports:
            self._reports[lesson] = class_frames.by_question(self.learners, lesson)
        return self._reports[lesson]

    def judged(self, laboratory: str) -> pd.DataFrame:
        """Return the first percentages that are scored, of `claim_audit` or `forecasts`."""
        return class_measures.judged(self.learners, laboratory)

    def calibration(self, laboratory: str) -> pd.DataFrame:
        """Return the calibration curve of the whole class."""
        given = self.judged(laboratory)
        return calibration(given["percent"], given["came"])

    def write_gradebook(self, path: str | Path | None = None, ending: str = ".csv") -> Path:
        """Write the gradebook as CSV or Excel and return where it is; no file is written over.

        Parameters
        ----------
        path
            A file ending in `.csv` or `.xlsx`; by default a new one in `feedback` below the folder.
        ending
            `.csv` or `.xlsx`, if no path is given.

        Raises
        ------
        LessonError
            If the ending is another, there is a file of that name, or it cannot be written.
        """
        target = Path(path) if path is not None else None
        ending = target.suffix.lower() if target is not None else ending
        if ending not in WRITERS:
            raise LessonError(text("class_tools.ending", path=path or ending))
        content = WRITERS[ending](self.gradebook)
        try:
            if target is None:
                return write_new(self.folder / "feedback", "gradebook", ending, content)
            put_new_file(target, content)
        except FileExistsError:
            raise LessonError(text("portfolio.exists", path=path)) from None
        except OSError as error:
            raise LessonError(text("class_tools.not_written", problem=error)) from None
        return target

    def write_feedback(self) -> list[Path]:
        """Write a page for each learner with a comment; return where they are."""
        return self.comments.write_pages()

    def read(self) -> None:
        """Read the folder again."""
        self._found = read_folder(self.folder, bool(self.names.value))
        for name in ("answers", "progress", "misconceptions", "needs_help", "tickets", "codes",
                     "agreement", "gradebook"):  # fmt: skip
            self.__dict__.pop(name, None)
        self._reports = {}
        self.refresh()

    @property
    def lesson(self) -> str:
        """Name of the lesson whose questions are shown."""
        return str(self.controls["lesson"].value)

    @property
    def laboratory(self) -> str:
        """`claim_audit` or `forecasts`."""
        return str(self.controls["laboratory"].value)

    @property
    def theme(self) -> Theme:
        """Colours of the page."""
        return theme_named(self.helper.dark, self.helper.large, self.helper.width)

    def _make(self, names: bool) -> None:
        self.names = widgets.Checkbox(
            value=names, description=text("class_tools.show_names"), indent=False,
            layout=widgets.Layout(width="auto"),
        )  # fmt: skip
        self.read_button = press("class_tools.read")
        self.csv_button = press("class_tools.make_csv", primary=True)
        self.xlsx_button = press("class_tools.make_xlsx")
        self.status, self.said = widgets.HTML(), widgets.HTML()
        lessons = {one: lesson_title(one) for one in self.lessons}
        self.controls = {
            "lesson": controls.list_of(text("class_tools.lesson"), lessons),
            "laboratory": controls.list_of(
                text("class_tools.laboratory"),
                {one: text(f"class_tools.lab_{one}") for one in class_measures.JUDGEMENTS},
            ),
        }
        self.bars = LiveFigure(self._bars(), self.theme)
        self.curve = LiveFigure(self._curve(), self.theme)
        self.comments = CommentsPanel(self)
        self.panels = self._panels()
        above = controls.row([self.names, self.read_button])
        notes = widgets.HTML(
            fill("<p>{p}</p>", p=text("class_tools.privacy"))
        ).add_class("kit-notes")  # fmt: skip
        self.children = (above, self.status, self.panels, notes, self.helper)
        self.names.observe(lambda _: self.read(), "value")
        self.read_button.on_click(lambda _: self.read())
        self.csv_button.on_click(lambda _: self._write(".csv"))
        self.xlsx_button.on_click(lambda _: self._write(".xlsx"))
        for one in self.controls.values():
            one.observe(self._chosen, "value")

    def _panels(self) -> PanelTab:
        makers = class_pages.panels_of(self)
        boxes = {
            "questions": widgets.VBox([controls.row([self.controls["lesson"]]), self.bars.widget]),
            "calibration": widgets.VBox(
                [controls.row([self.controls["laboratory"]]), self.curve.widget]
            ),
            "gradebook": widgets.VBox(
                [controls.row([self.csv_button, self.xlsx_button]), self.said]
            ),
            "comments": self.comments,
        }
        titles = {key: text(f"class_tools.panel_{key}") for key in makers}
        return PanelTab(
            {titles[key]: maker for key, maker in makers.items()},
            {titles[key]: box for key, box in boxes.items()},
        )

    def _chosen(self, change: Any) -> None:
        if change["new"] is not None:
            self.refresh()

    def refresh(self) -> None:
        """Bring everything up to date."""
        self._fill_lessons()
        sentence = count("class_tools.status", len(self.learners), files=self._found.files)
        if self.problems:
            sentence += " " + count("class_tools.status_problems", len(self.problems))
        self.status.value = fill('<p class="kit-status">{s}</p>', s=sentence)
        self.bars.redraw(self._bars(), self.theme)
        self.curve.redraw(self._curve(), self.theme)
        self.helper.figure_text = [
            class_pages.question_sentence(self), class_pages.score_sentence(self),
        ]  # fmt: skip
        self.comments.refresh()
        self.panels.refresh()

    def _fill_lessons(self) -> None:
        options = tuple((lesson_title(one), one) for one in self.lessons)
        box = self.controls["lesson"]
        if box.options != options:
            kept = box.value
            box.options = options
            box.value = kept if kept in self.lessons else self.lessons[0]

    def _bars(self) -> dict[str, Any]:
        rows = class_pages.bars_of(self.by_question(self.lesson))
        width = min((self.helper.width or WIDTH) - INSET, WIDTH)
        drawn = round(width / self.theme.scale)
        return shares_parts(rows, class_pages.part_looks(), drawn, self.theme)

    def _curve(self) -> dict[str, Any]:
        curve = self.calibration(self.laboratory)
        words = [
            count("judgements.class", one.number, low=one.low, high=one.high,
                  came=f"{one.came:.0f}", which=text("class_tools.of_class"))
            for one in curve.itertuples()
        ]  # fmt: skip
        first, last = NAMES
        curves = {first: curve.assign(words=words), last: curve.head(0).assign(words=[])}
        name = self.laboratory
        return calibration_parts(curves, text(f"{name}.said"), text(f"{name}.came"), self.theme)

    def _write(self, ending: str) -> None:
        try:
            said = text("class_tools.written", place=self.write_gradebook(ending=ending))
            self.said.value = fill("<p>{s}</p>", s=said)
        except LessonError as error:
            said = str(error)
            self.said.value = check_markup.notice(said)
        self.helper.announcement = said


def class_folder(folder: str | Path = "portfolios", names: bool = False) -> ClassFolder:
    """Read a folder of portfolios, for example `class_folder("portfolios")`."""
    return ClassFolder(folder, names)
