"""From a computed answer to the key of a question: which option, which order, which match."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeGuard

from kit.language import text
from kit.lessons.questions import Question


class Optionlike(Protocol):
    """What a key is found among."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> Any: ...  # noqa: D102
    @property
    def feedback(self) -> Any: ...  # noqa: D102


class NoKeyError(Exception):
    """The computed answer and the options do not fit together."""

    def __init__(self, field: str, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.field, self.problem, self.remedy = field, problem, remedy


Options = Sequence[Optionlike]


def key_for(question: Question, options: Options, answer: Any) -> Any:
    """Return the key in the form in which the kind of question keeps its answers."""
    find = _FINDERS.get(question.kind)
    return answer if find is None else find(options, answer)


def _choice(options: Options, answer: Any) -> str:
    found = [option.id for option in options if option.value == answer]
    if len(found) != 1:
        raise NoKeyError(
            "answer",
            text("lessons.no_option", answer=answer, number=len(found)),
            text("lessons.no_option_remedy"),
        )
    _demand_feedback(options, found)
    return found[0]


def _several(options: Options, answer: Any) -> list[str]:
    right = list(answer) if isinstance(answer, list | tuple | set) else [answer]
    found = [option.id for option in options if option.value in right]
    if not found:
        raise NoKeyError(
            "answer",
            text("lessons.no_option", answer=answer, number=0),
            text("lessons.no_option_remedy"),
        )
    _demand_feedback(options, found)
    return found


def _order(options: Options, answer: Any) -> list[str]:
    names = {_comparable(option.value): option.id for option in options}
    if not isinstance(answer, list) or {_comparable(a) for a in answer} != set(names):
        problem = text("lessons.other_items", answer=answer)
        raise NoKeyError("answer", problem, text("lessons.same_items"))
    return [names[_comparable(value)] for value in answer]


def _match(options: Options, answer: Any) -> dict[str, str]:
    if not isinstance(answer, dict) or set(answer) != {option.value for option in options}:
        problem = text("lessons.other_items", answer=answer)
        raise NoKeyError("answer", problem, text("lessons.same_items"))
    return {option.id: str(answer[option.value]) for option in options}


def _number(options: Options, answer: Any) -> float:
    if not _is_number(answer):
        problem = text("lessons.not_number", answer=answer)
        raise NoKeyError("answer", problem, text("lessons.number_remedy"))
    for option in options:
        if not _is_number(option.value):
            field, problem = f"options.{option.id}.value", text("lessons.no_number")
            raise NoKeyError(field, problem, text("lessons.no_number_remedy"))
    _demand_feedback(options, [option.id for option in options if option.value == answer])
    return answer


def _truth(options: Options, answer: Any) -> bool:  # noqa: ARG001
    if not isinstance(answer, bool):
        problem = text("lessons.not_truth", answer=answer)
        raise NoKeyError("answer", problem, text("lessons.truth_remedy"))
    return answer


def _demand_feedback(options: Options, right: Iterable[str]) -> None:
    for option in options:
        if option.id not in right and not option.feedback:
            raise NoKeyError(
                f"options.{option.id}.feedback",
                text("lessons.no_feedback"),
                text("lessons.no_feedback_remedy"),
            )


def _is_number(value: Any) -> TypeGuard[float]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return -math.inf < value < math.inf  # a value that is not known is no number either


def _comparable(value: Any) -> Any:
    return value if isinstance(value, int | float | str) else str(value)


_FINDERS: dict[str, Callable[[Options, Any], Any]] = {
    "choice": _choice,
    "several": _several,
    "order": _order,
    "match": _match,
    "number": _number,
    "probability": _truth,
}
