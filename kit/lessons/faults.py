"""What can be wrong with a lesson, said so that a teacher can put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kit.language import text


@dataclass(frozen=True)
class QuestionFault:
    """One fault of a questions file: where it is, what is wrong, what to do."""

    file: str
    question: str
    field: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        place = [self.file]
        if self.question:
            place.append(text("lessons.fault_question", question=self.question))
        if self.field:
            place.append(text("lessons.fault_field", field=self.field))
        return f"{', '.join(place)}: {self.problem} {self.remedy}"


class LessonError(Exception):
    """A request that a lesson cannot meet; the message ends with what to do."""

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()


class QuestionFileError(LessonError):
    """One or more faults in a questions file.

    Attributes
    ----------
    faults
        All of them, in the order of the file.
    """

    def __init__(self, faults: Iterable[QuestionFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class AnswerError(Exception):
    """An answer that cannot be computed from the tables.

    Parameters
    ----------
    problem, remedy
        What is wrong and what to do, as two sentences.
    """

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy
