"""What was answered to one question: kept, counted, set aside."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from kit.lessons.attempts import Attempt
from kit.lessons.questions import Question
from kit.lessons.store import Kept, Store
from kit.lessons.verdicts import Verdict

AGAIN = "@again"


class Record:
    """The answers to one question.

    Parameters
    ----------
    question
        The question.
    store
        Where its answers are.
    data_version
        Version of the tables, kept with each answer.
    again
        Whether it is asked a second time at the end of a lesson; those answers are kept apart.
    """

    def __init__(self, question: Question, store: Store, data_version: str, again: bool) -> None:
        self.question = question
        self.store = store
        self.data_version = data_version
        self.name = question.id + (AGAIN if again else "")

    def all(self) -> list[Attempt]:
        """Return every answer, the oldest first, also those set aside."""
        return self.store.attempts(self.question.lesson, self.name)

    def present(self) -> list[Attempt]:
        """Return the answers that were not set aside."""
        return [attempt for attempt in self.all() if not attempt.set_aside]

    def first_time(self) -> Attempt | None:
        """Return the last answer given when the question was asked the first time."""
        given = self.store.present(self.question.lesson, self.question.id)
        return given[-1] if given else None

    def missed(self) -> int:
        """Return how many present answers were not right."""
        return sum(attempt.verdict in {"wrong", "partly"} for attempt in self.present())

    def keep(
        self, given: Any, verdict: Verdict, asked: Mapping[str, Any] = MappingProxyType({})
    ) -> Kept:
        """Keep an answer with what was said to it; `asked` as in `Attempt`."""
        question = self.question
        attempt = Attempt(
            lesson=question.lesson,
            question=self.name,
            kind=question.kind,
            version=question.version,
            answer=given,
            verdict=verdict.mark,
            misconceptions=verdict.misconceptions,
            data_version=self.data_version,
            asked=dict(asked),
        )
        return self.store.add(attempt)

    def reset(self) -> Kept:
        """Set the answers aside."""
        return self.store.reset(self.question.lesson, self.name)
