"""The widget that asks one question: answer, hint, feedback, and what was answered before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ipywidgets as widgets

from kit.language import text
from kit.lessons import check_markup
from kit.lessons.attempts import Attempt
from kit.lessons.buttons import button, show_if
from kit.lessons.fields import KINDS
from kit.lessons.kinds import kind_of, takes
from kit.lessons.posed import Posed, asked_words
from kit.lessons.record import Record
from kit.lessons.still import StillBox
from kit.lessons.store import Store
from kit.lessons.verdicts import Verdict
from kit.page.accessible import Accessible
from kit.page.markup import Markup, escape

WRONG_BEFORE_EXPLAINING = 2


class Check(StillBox):
    """One question with its controls.

    Parameters
    ----------
    posed
        The question, everything in it computed.
    store
        Where answers are kept.
    data_version
        Version of the tables, kept with each answer.
    again
        Whether the question is asked a second time at the end of a lesson; then the first answer
        stands beside it, and both are kept.

    Attributes
    ----------
    verdict : Verdict or None
        What the check said last.
    """

    def __init__(
        self, posed: Posed, store: Store, data_version: str = "", again: bool = False
    ) -> None:
        self.posed = posed
        self.kind = kind_of(posed)
        self.store = store
        self.record = Record(posed.question, store, data_version, again)
        self.again = again
        self.verdict: Verdict | None = None
        self._hints = 0
        self._filling = False
        self._make_parts()
        super().__init__(check_markup.still(posed), self._layout())
        self.add_class("kit-check")
        self._recall()
        self._listen()

    def _make_parts(self) -> None:
        self.controls = self.kind.show()
        keyed = self.keeps_score
        self.check_button = button("check" if keyed else "keep", "kit-primary")
        self.hint_button = button("hint")
        self.explain_button = button("explain")
        self.reset_button = button("reset")
        self.beside, self.hints, self.feedback = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.notice, self.history = widgets.HTML(), widgets.HTML()
        self.helper = Accessible(root="kit-check")

    def _layout(self) -> list[widgets.Widget]:
        asked = widgets.HTML(check_markup.question(self.posed, self.kind.task()))
        asked.add_class("kit-check-question")
        buttons = widgets.HBox(
            [self.check_button, self.hint_button, self.explain_button, self.reset_button]
        ).add_class("kit-check-buttons")
        parts = [asked, self.beside, self.controls.box, buttons, self.hints, self.feedback]
        if self.controls.after is not None:
            parts.append(self.controls.after)
        return [*parts, self.notice, self.history, self.helper]

    def _listen(self) -> None:
        self.check_button.on_click(lambda _: self.answer())
        self.hint_button.on_click(lambda _: self.show_hint())
        self.explain_button.on_click(lambda _: self.explain())
        self.reset_button.on_click(lambda _: self.reset())
        if self.controls.after is not None:
            self.controls.after.observe(self._rated, "value")
        for part in self.controls.parts:
            if part.has_trait("spoken"):
                part.observe(lambda change: self._speak(change["new"]), "spoken")

    @property
    def keeps_score(self) -> bool:
        """Whether the question has a key and answers get a verdict."""
        question = self.posed.question
        return KINDS[question.kind].keyed and question.graded

    def answer(self) -> Verdict:
        """Take what the controls hold: help if it cannot be used, else keep it and judge it."""
        given = self.kind.read(self.controls)
        help_ = self.kind.acceptable(given)
        if help_:
            return self._show(Verdict("help", escape(help_)))
        verdict = self.kind.right(given) if self.keeps_score else self._noted(given)
        self._keep(given, verdict)
        return self._show(verdict)

    def _noted(self, given: Any) -> Verdict:
        verdict = self.kind.right(given)
        return verdict if verdict.mark == "noted" else Verdict("noted")

    def _keep(self, given: Any, verdict: Verdict) -> None:
        asked = asked_words(self.posed, self.kind.finished(given), self._hints)
        kept = self.record.keep(given, verdict, asked)
        self.notice.value = check_markup.notice(kept.sentence)
        self._show_history()

    def _show(self, verdict: Verdict, spoken: bool = True) -> Verdict:
        self.verdict = verdict
        self.feedback.value = check_markup.feedback(self.posed, verdict, self._explains(verdict))
        self._show_buttons()
        if spoken:
            self._speak(check_markup.spoken(self.posed, verdict))
        return verdict

    def _explains(self, verdict: Verdict) -> bool:
        if verdict.mark not in {"right", "noted"}:
            return False
        return self.again or self.posed.question.reveal == "at_once"

    def _speak(self, sentence: str) -> None:
        # The same sentence twice would not be spoken twice.
        again = self.helper.announcement == sentence
        self.helper.announcement = sentence + ("\N{NO-BREAK SPACE}" if again else "")

    def show_hint(self) -> None:
        """Show one hint more."""
        self._hints = min(self._hints + 1, len(self.posed.hints))
        self.hints.value = check_markup.hints(self.posed, self._hints)
        self._show_buttons()
        if self._hints:
            self._speak(str(self.posed.hints[self._hints - 1].striptags()))

    def explain(self) -> None:
        """Show the explanation to a learner who has tried more than once."""
        self.feedback.value = check_markup.feedback(
            self.posed, Verdict("noted", Markup("")), explain=True
        )
        self._speak(str(self.posed.explanation.striptags()))

    def reset(self) -> None:
        """Clear the answer; what was answered stays in the history."""
        kept = self.record.reset()
        with self._quietly():
            self.kind.put(self.controls, None)
        self.verdict, self._hints = None, 0
        self.feedback.value = self.hints.value = ""
        if not self.again:
            self.beside.value = ""
        self.notice.value = check_markup.notice(kept.sentence)
        self._show_history()
        self._show_buttons()
        self._speak(text("lessons.was_reset"))

    def _recall(self) -> None:
        """Put the last answer back, as after a restart of the kernel."""
        if self.again:
            self._show_first_answer()
            self.record.store.watch(self._show_first_answer)
        usable = self._usable()
        if usable:
            self._take_back(usable[-1])
        self.notice.value = check_markup.notice(self.store.take_notice())
        self._show_history()
        self._show_buttons()

    def _usable(self) -> list[Attempt]:
        """Return the present answers that the question as it is asked now can put back."""
        return [attempt for attempt in self.record.present() if takes(self.kind, attempt)]

    def _show_first_answer(self) -> None:
        first = self.record.first_time()
        self.beside.value = check_markup.earlier(self.kind, first, "answered_first")

    def _take_back(self, attempt: Attempt) -> None:
        kind = self.kind
        with self._quietly():
            kind.put(self.controls, attempt.answer)
        if not self.again:
            self.beside.value = check_markup.earlier(kind, attempt, "answered_before")
        given = kind.read(self.controls)
        if not kind.acceptable(given):
            verdict = kind.right(given) if self.keeps_score else self._noted(given)
            self._show(verdict, spoken=False)

    def _rated(self, change: Any) -> None:
        if self._filling or change["new"] is None:
            return
        given = self.kind.read(self.controls)
        if not self.kind.acceptable(given):
            self._keep(given, Verdict("noted"))
            self._speak(text("lessons.rating_kept"))

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._filling = True
        try:
            yield
        finally:
            self._filling = False

    def _show_history(self) -> None:
        self.history.value = check_markup.history(self.kind, self.record.all())

    def _show_buttons(self) -> None:
        number = len(self.posed.hints)
        show_if(self.hint_button, number > 0 and self._hints < number)
        self.hint_button.description = text(
            "lessons.button_hint_of", position=self._hints + 1, number=number
        )
        stuck = self.verdict is not None and self.verdict.mark in {"wrong", "partly"}
        stuck = stuck and self.record.missed() >= WRONG_BEFORE_EXPLAINING
        show_if(self.explain_button, stuck)
        show_if(self.reset_button, bool(self.record.present()))
        if self.controls.after is not None:
            show_if(self.controls.after, bool(self._usable()))
