"""A lesson as its notebook uses it: questions, prose, progress, sources."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from kit.language import count, text
from kit.lessons import code_track
from kit.lessons.check import Check
from kit.lessons.citing import cited
from kit.lessons.evidence import Evidence, kit_evidence
from kit.lessons.exchange import export_answers, import_answers
from kit.lessons.faults import AnswerError, LessonError
from kit.lessons.posed import Posed, asked_words, pose
from kit.lessons.progress import TICKET, Progress
from kit.lessons.prose import prose
from kit.lessons.question_files import load_questions
from kit.lessons.questions import Question
from kit.lessons.reading_steps import reading_steps
from kit.lessons.ready import ready
from kit.lessons.record import Record
from kit.lessons.still import Said
from kit.lessons.store import Store, own_store
from kit.page.markup import bullet_list, fill, scroll_box


class Lesson:
    """One lesson.

    Parameters
    ----------
    name
        Name of the notebook and of its questions file, without ending.
    store, evidence
        Where answers are kept and what they are computed from; by default the learner's own
        folder and the kit's tables.
    """

    def __init__(
        self, name: str, store: Store | None = None, evidence: Evidence | None = None
    ) -> None:
        self.name = name
        self._store = store
        self._evidence = evidence

    @cached_property
    def store(self) -> Store:
        """Where answers are kept."""
        return self._store or own_store()

    @cached_property
    def evidence(self) -> Evidence:
        """What answers are computed from."""
        return self._evidence or kit_evidence()

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The questions of the lesson by id, and its exit ticket."""
        return {TICKET: ticket(self.name), **load_questions(self.name)}

    def __repr__(self) -> str:
        return f"Lesson({self.name!r})"

    def ready(self) -> Said:
        """Return one sentence: the lesson is ready, or what has to be put right."""
        return ready(self.name)

    def ask(self, question: str) -> Check:
        """Return the widget that asks a question.

        Raises
        ------
        LessonError
            If the lesson has no such question, or the file has faults.
        """
        return self._check(question, again=False)

    def again(self, question: str) -> Check:
        """Ask a question of the beginning once more, with the old answer beside it."""
        return self._check(question, again=True)

    def try_it(self, question: str, value: Any) -> Said:
        """Say whether a value computed by the learner is what the question of kind `code` asks."""
        posed = self._posed(question)
        verdict = code_track.judge(posed, value)
        record = Record(posed.question, self.store, self.evidence.version, again=False)
        return code_track.answered(
            posed, verdict, code_track.keep(record, verdict, value, asked_words(posed))
        )

    def say(self, written: str, **values: object) -> Said:
        """Return living prose: Markdown, `[[glossary terms]]`, `{{ blanks }}` from `values`.

        Examples
        --------
        `lesson.say("There are {{ number }} events.", number=len(events))`
        """
        return prose(written, values, self.evidence)

    def reading_steps(self, *steps: str) -> Said:
        """Return cards with the questions of the four reading steps, or of those named."""
        return reading_steps(*steps)

    def exit_ticket(self) -> Check:
        """Return three lines to fill in before leaving; they are kept and have no key."""
        return self._check(TICKET, again=False)

    def progress(self) -> Progress:
        """Return how many questions of this lesson are answered."""
        return Progress([self.name], self.store)

    def sources(self, ids: Iterable[str], style: str = "apa") -> Said:
        """Return the bibliography of sources, or of the sources of events.

        Parameters
        ----------
        ids
            Ids of sources and of events, in any mixture.
        style
            `apa` or `chicago`.
        """
        try:
            entries = cited(ids, self.evidence, style)
        except AnswerError as error:
            raise LessonError(str(error)) from None
        entries.sort(key=lambda entry: str(entry.striptags()).casefold())
        title = count("lessons.sources", len(entries))
        box = scroll_box(title, bullet_list(entries, "kit-sources"))
        return Said(fill("<p>{title}</p>{box}", title=title, box=box))

    def export_answers(self, path: str | Path) -> int:
        """Write all answers of the learner, of all lessons, to a readable file."""
        return export_answers(self.store, Path(path))

    def import_answers(self, path: str | Path) -> int:
        """Add the answers of such a file; return how many were new."""
        return import_answers(self.store, Path(path))

    def _check(self, question: str, again: bool) -> Check:
        return Check(self._posed(question), self.store, self.evidence.version, again)

    def _posed(self, question: str) -> Posed:
        if question not in self.questions:
            known = ", ".join(self.questions)
            raise LessonError(text("lessons.no_question", question=question, known=known))
        return pose(self.questions[question], self.evidence)


def ticket(lesson: str) -> Question:
    """Return the exit ticket of a lesson that has none of its own."""
    prompt = text("lessons.ticket_prompt")
    lines = tuple(text(f"lessons.ticket_{name}") for name in ("learned", "doubt", "question"))
    raw = {"id": TICKET, "kind": "note", "prompt": prompt, "lines": lines}
    return Question(lesson, TICKET, "note", prompt, lines=lines, raw=raw)
