"""How far a learner has come: answered questions by lesson; no scores."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import ipywidgets as widgets

from kit.language import text
from kit.lessons import check_markup
from kit.lessons.attempts import time_of
from kit.lessons.buttons import button
from kit.lessons.faults import LessonError
from kit.lessons.question_files import lesson_names, load_questions
from kit.lessons.record import AGAIN
from kit.lessons.still import StillBox
from kit.lessons.store import Store, own_store
from kit.page.accessible import Accessible
from kit.page.markup import Markup, fill, join

TICKET = "exit_ticket"


@dataclass(frozen=True)
class Row:
    """One lesson: how many of its questions are answered, and when the last answer was given."""

    lesson: str
    answered: int
    questions: int
    last: str
    problem: str = ""


def row_of(lesson: str, store: Store) -> Row:
    """Return the progress in one lesson; a broken questions file is said, not raised."""
    try:
        names = {*load_questions(lesson), TICKET}
    except LessonError:
        return Row(lesson, 0, 0, "", text("lessons.file_broken"))
    attempts = store.present(lesson)
    answered = {attempt.question.removesuffix(AGAIN) for attempt in attempts} & names
    last = max((attempt.said_at for attempt in attempts), default="")
    return Row(lesson, len(answered), len(names), last)


class Progress(StillBox):
    """A table of lessons with the number of answered questions.

    Parameters
    ----------
    lessons
        Their names; None for all.
    store
        Where the answers are; None for the learner's own folder.
    """

    def __init__(self, lessons: Iterable[str] | None = None, store: Store | None = None) -> None:
        self.lessons = list(lessons) if lessons is not None else lesson_names()
        self.store = store or own_store()
        self.table = widgets.HTML()
        self.button = button("update")
        self.button.on_click(lambda _: self.update())
        helper = Accessible(root="kit-progress")
        still = fill("<p>{sentence}</p>", sentence=text("lessons.run_for_progress"))
        super().__init__(still, [self.table, self.button, helper])
        self.add_class("kit-progress")
        self.update()
        self.store.watch(self.update)

    @property
    def rows(self) -> list[Row]:
        """The progress in each lesson."""
        return [row_of(lesson, self.store) for lesson in self.lessons]

    def update(self) -> None:
        """Read the answers again."""
        self.table.value = _table(self.rows, self.store)


def _table(rows: Iterable[Row], store: Store) -> Markup:
    head = join(
        fill('<th scope="col">{name}</th>', name=text(f"lessons.column_{name}"))
        for name in ("lesson", "answered", "last")
    )
    return fill(
        '{notice}<table class="kit-table"><caption>{caption}</caption>'
        "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>",
        caption=text("lessons.progress_caption", folder=store.folder),
        head=head,
        body=join(_row(row) for row in rows),
        notice=check_markup.notice(store.take_notice()),
    )


def _row(row: Row) -> Markup:
    share = text("lessons.answered_of", answered=row.answered, questions=row.questions)
    last = time_of(row.last) if row.last else text("lessons.never")
    return fill(
        '<tr><th scope="row">{lesson}</th><td>{share}</td><td>{last}</td></tr>',
        lesson=row.lesson, share=row.problem or share, last=last,
    )  # fmt: skip
