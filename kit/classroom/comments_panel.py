"""The panel in which a teacher chooses comments for each learner; kept at every change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from kit.classroom.comment_bank import Comment, Picked, Picks, read_bank, suggested
from kit.classroom.controls import press
from kit.classroom.feedback_pages import feedback_page
from kit.classroom.learners import Learner
from kit.explorers import controls
from kit.language import count, text
from kit.lessons import check_markup
from kit.lessons.faults import LessonError
from kit.page.markup import Markup, bullet_list, fill, join
from kit.page.safety import file_part
from kit.tables.written_files import write_new

if TYPE_CHECKING:
    from kit.classroom.class_folder import ClassFolder


class CommentsPanel(widgets.VBox):
    """Choose comments from the bank for one learner after the other, and make their pages.

    Attributes
    ----------
    notice
        What a teacher must know of the bank or of keeping; "" if all is well.
    """

    def __init__(self, room: ClassFolder) -> None:
        self.room = room
        self.picks = Picks(room.folder)
        self.notice, self._filling = self.picks.notice, False
        self.bank: dict[str, Comment] = {}
        try:
            self.bank = read_bank()
        except LessonError as error:
            self.notice = f"{self.notice} {error}".strip()
        self.who = controls.list_of(text("class_tools.whom"), {})
        self.choice = widgets.SelectMultiple(
            options=[], rows=9, description=text("class_tools.comments"),
            layout=widgets.Layout(width="auto"),
        ).add_class("kit-reader")  # fmt: skip
        self.own = widgets.Textarea(
            rows=3, description=text("class_tools.own_words"), continuous_update=False,
            placeholder=text("class_tools.own_hint"), layout=widgets.Layout(width="auto"),
            style={"description_width": "initial"},
        )  # fmt: skip
        self.make_button = press("class_tools.make_feedback", primary=True)
        self.said = widgets.HTML()
        how = widgets.HTML(fill("<p>{s}</p>", s=text("class_tools.comments_how")))
        super().__init__([how, controls.row([self.who]), self.choice, self.own,
                          self.make_button, self.said])  # fmt: skip
        self.who.observe(lambda _: self._show(), "value")
        self.choice.observe(self._changed, "value")
        self.own.observe(self._changed, "value")
        self.make_button.on_click(lambda _: self._pressed())

    @property
    def learner(self) -> Learner | None:
        """The learner whose comments are shown."""
        return next((one for one in self.room.learners if one.key == self.who.value), None)

    def refresh(self) -> None:
        """Show the learners that are there now."""
        options = [(one.label, one.key) for one in self.room.learners]
        self._filling = True
        if list(self.who.options) != options:
            kept = self.who.value
            self.who.options = options
            keys = [key for _, key in options]
            self.who.value = kept if kept in keys else (keys[0] if keys else None)
        self._filling = False
        self._show()

    def choose(self, learner: str, *ids: str, own: str | None = None) -> Picked:
        """Keep comments for a learner, by code.

        Parameters
        ----------
        learner
            Label of the learner, as in the tables.
        *ids
            Ids of comments of the bank, such as `rubric/speakers/more`; they replace the choice.
        own
            The teacher's own words; None leaves them as they are.

        Raises
        ------
        LessonError
            If there is no such learner or comment, or it cannot be kept.
        """
        found = next((one for one in self.room.learners if one.label == learner), None)
        if found is None:
            known = ", ".join(one.label for one in self.room.learners) or "–"
            raise LessonError(text("class_tools.no_learner", learner=learner, known=known))
        before, offered = self.picks.of(found), self._offered(found)
        for name in ids:
            if name not in offered:
                known = ", ".join(offered)
                raise LessonError(text("class_tools.no_comment", comment=name, known=known))
        words = before.own if own is None else own
        picked = Picked(tuple(offered[name] for name in ids), words)
        trouble = self.picks.put(found, picked)
        if trouble:
            raise LessonError(trouble)
        self._show()
        return picked

    def write_pages(self) -> list[Path]:
        """Write a page for each learner with a comment; return where they are.

        Raises
        ------
        LessonError
            If a page cannot be written.
        """
        made = []
        for one in self.room.learners:
            picked = self.picks.of(one)
            if picked.comments or picked.own.strip():
                page = feedback_page(one, picked, self.room.lessons)
                name = f"feedback_{file_part(one.label)}"
                try:
                    made.append(write_new(self.picks.path.parent, name, ".html", page))
                except OSError as error:
                    raise LessonError(text("class_tools.not_written", problem=error)) from None
        return made

    def page(self) -> Markup:
        """Return what is chosen for the learner, as it will read."""
        learner = self.learner
        parts = [check_markup.notice(self.notice)]
        if learner is not None:
            picked = self.picks.of(learner)
            words = [one.words for one in picked.comments]
            title = count("class_tools.chosen", len(words), learner=learner.label)
            parts += [fill("<p><strong>{t}</strong></p>", t=title), bullet_list(words),
                      fill("<p>{own}</p>", own=picked.own)]  # fmt: skip
        return join(parts)

    def _offered(self, learner: Learner) -> dict[str, Comment]:
        """Return the comments to choose from: first those on this learner's ideas, then the bank.

        What was chosen before stays among them, also if the bank has changed.
        """
        first = suggested(learner, self.bank)
        rest = [one for one in self.bank.values() if not one.id.startswith("idea/")]
        offered = {one.id: one for one in [*first, *rest]}
        return offered | {one.id: one for one in self.picks.of(learner).comments}

    def _show(self) -> None:
        learner = self.learner
        self._filling = True
        offered = self._offered(learner) if learner is not None else {}
        options = tuple(
            (text("class_tools.comment_line", group=one.group, words=one.words), one.id)
            for one in offered.values()
        )
        if self.choice.options != options:
            self.choice.value = ()
            self.choice.options = options
        picked = self.picks.of(learner) if learner is not None else Picked()
        self.choice.value = tuple(one.id for one in picked.comments)
        self.own.value = picked.own
        self._filling = False
        if hasattr(self.room, "panels"):
            self.room.panels.refresh()

    def _changed(self, _change: Any) -> None:
        learner = self.learner
        if self._filling or learner is None:
            return
        offered = self._offered(learner)
        chosen = tuple(offered[name] for name in self.choice.value)
        self.notice = self.picks.put(learner, Picked(chosen, self.own.value))
        self.room.panels.refresh()

    def _pressed(self) -> None:
        try:
            made = self.write_pages()
            said = count("class_tools.pages_made", len(made), folder=self.picks.path.parent)
            self.said.value = fill("<p>{s}</p>", s=said)
        except LessonError as error:
            said = str(error)
            self.said.value = check_markup.notice(said)
        self.room.helper.announcement = said
