"""The kinds of questions, one file each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kit.language import text
from kit.lessons.attempts import Attempt
from kit.lessons.faults import LessonError
from kit.lessons.kinds.base import Kind
from kit.lessons.kinds.choice import Choice
from kit.lessons.kinds.match import Match
from kit.lessons.kinds.number import Number
from kit.lessons.kinds.order import Order
from kit.lessons.kinds.probability import Probability
from kit.lessons.kinds.several import Several
from kit.lessons.kinds.writing import Note, ShortText
from kit.lessons.posed import Posed
from kit.lessons.verdicts import KEPT

KINDS: Mapping[str, type[Kind]] = MappingProxyType(
    {
        "choice": Choice,
        "opinion": Choice,
        "several": Several,
        "number": Number,
        "order": Order,
        "match": Match,
        "probability": Probability,
        "text": ShortText,
        "note": Note,
    }
)


def takes(kind: Kind, attempt: Attempt) -> bool:
    """Whether a kept answer is one that its question, as it is asked now, can show and put back.

    It was given to a question of the same kind, has the form of its answers and a verdict of the
    kit. Nobody promises that: questions change, and answers are brought in from files.
    """
    same = KINDS.get(attempt.kind) is type(kind)
    return same and attempt.verdict in KEPT and kind.fits(attempt.answer)


def kind_of(posed: Posed) -> Kind:
    """Return what asks this question.

    Raises
    ------
    LessonError
        If questions of its kind are not asked by a widget.
    """
    name = posed.question.kind
    if name not in KINDS:
        raise LessonError(text("lessons.not_asked", question=posed.question.id))
    return KINDS[name](posed)
