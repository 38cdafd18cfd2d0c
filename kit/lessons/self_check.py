"""Does it work on this machine? Python, packages, controls, data, the learner's own folder."""

from __future__ import annotations

from collections.abc import Iterable

import ipywidgets as widgets

from kit.language import text
from kit.lessons.data_state import changed_tables, facts
from kit.lessons.folders import can_write, work_folder
from kit.lessons.needs import Row, package_rows, python_row
from kit.lessons.still import StillBox
from kit.page.accessible import Accessible
from kit.page.markup import Markup, escape, fill, join


class SelfCheck(StillBox):
    """A table of everything a lesson needs, each row in words with what to do.

    The row of the controls is filled in by the page itself: it answers as soon as it shows this
    widget, and if it never does, the row says what to do.
    """

    def __init__(self) -> None:
        self._rows = [python_row(), *package_rows(), data_row(), work_row()]
        self.table = widgets.HTML()
        self.helper = Accessible(root="kit-self-check")
        still = fill("<p>{sentence}</p>", sentence=text("lessons.run_to_check"))
        super().__init__(still, [self.table, self.helper])
        self.add_class("kit-self-check")
        self._draw()
        self.helper.observe(lambda _: self._draw(), "width")

    @property
    def rows(self) -> list[Row]:
        """What was looked at, with the controls as the page has reported them."""
        answered = self.helper.width > 0
        found = text("lessons.controls_work" if answered else "lessons.controls_wait")
        remedy = "" if answered else text("lessons.remedy_controls")
        return [*self._rows, Row(text("lessons.row_controls"), found, remedy)]

    def _draw(self) -> None:
        self.table.value = table_of(self.rows)


def data_row() -> Row:
    """Return whether the tables are there and as they were published."""
    name = text("lessons.row_data")
    try:
        known = facts()
        changed = changed_tables()
    except Exception as error:  # whatever a damaged table may do, the learner gets a sentence
        return Row(name, text("lessons.data_broken", problem=error), text("lessons.remedy_data"))
    found = text("lessons.data_found", tables=known.tables, version=known.version)
    if changed:
        names = ", ".join(changed)
        return Row(name, found, text("lessons.remedy_changed", tables=names))
    return Row(name, found)


def work_row() -> Row:
    """Return where answers are kept, and whether they can be."""
    folder = work_folder()
    name, place = text("lessons.row_work"), str(folder)
    if can_write(folder):
        return Row(name, place)
    return Row(name, place, text("lessons.remedy_work"))


def table_of(rows: Iterable[Row]) -> Markup:
    """Return the rows as a table: a sign, words, and what to do."""
    body = join(
        fill(
            '<tr><th scope="row">{name}</th><td>{found}</td><td>{state}</td></tr>',
            name=row.name, found=row.found, state=_state(row),
        )
        for row in rows
    )  # fmt: skip
    head = join(
        fill('<th scope="col">{name}</th>', name=text(f"lessons.column_{name}"))
        for name in ("part", "found", "state")
    )
    return fill(
        '<table class="kit-table"><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        "<tbody>{body}</tbody></table>",
        caption=text("lessons.self_check_caption"), head=head, body=body,
    )  # fmt: skip


def _state(row: Row) -> Markup:
    if row.remedy:
        return fill('<span aria-hidden="true">!</span> {remedy}', remedy=row.remedy)
    return fill('<span aria-hidden="true">✓</span> {fine}', fine=escape(text("lessons.fine")))
