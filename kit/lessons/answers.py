"""The register of answers: small pure functions from tables to a right answer.

A question names one of them, with arguments: `answer: {function: earliest_event, events: [a, b]}`.
A function states the tables it reads with `@reads(...)`; it is given their frames first, then the
arguments by name. A new function belongs into one of the `answers_*` modules.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any

from kit.language import text
from kit.lessons.answer_tables import ANY, tables_read
from kit.lessons.evidence import Evidence
from kit.lessons.faults import AnswerError
from kit.lessons.questions import Given, Reference

MODULES = (
    "answers_calendar",
    "answers_events",
    "answers_rows",
    "answers_talks",
    "answers_weapons",
    "answers_alliances",
    "answers_statements",
    "answers_article",
    "answers_approval",
    "answers_futures",
    "answers_brief",
)


@cache
def registered() -> MappingProxyType[str, Callable[..., Any]]:
    """Return every answer function by its name."""
    found: dict[str, Callable[..., Any]] = {}
    for module in MODULES:
        functions = vars(import_module(f"kit.lessons.{module}")).items()
        found |= {name: function for name, function in functions if hasattr(function, "reads")}
    return MappingProxyType(found)


def compute(reference: Reference | Given | Any, evidence: Evidence) -> Any:
    """Return the value of a reference; a plain value is itself.

    Raises
    ------
    AnswerError
        If the function or an argument is not known, or the tables do not decide the answer.
    """
    if isinstance(reference, Given):
        return reference.value
    if not isinstance(reference, Reference):
        return reference
    function = registered().get(reference.function)
    if function is None:
        known = ", ".join(sorted(registered()))
        raise AnswerError(
            text("lessons.unknown_function", function=reference.function),
            text("lessons.choose_from", known=known),
        )
    frames = [
        evidence.frame if name == ANY else _frame(evidence, name) for name in tables_read(function)
    ]
    _check_arguments(function, len(frames), reference)
    return function(*frames, **reference.arguments)


def _frame(evidence: Evidence, name: str) -> Any:
    try:
        return evidence.frame(name)
    except KeyError:
        raise AnswerError(
            text("lessons.no_table", table=name), text("lessons.no_table_remedy")
        ) from None


def _check_arguments(function: Callable[..., Any], frames: int, reference: Reference) -> None:
    signature = inspect.signature(function)
    try:
        signature.bind(*range(frames), **reference.arguments)
    except TypeError as error:
        known = ", ".join(list(signature.parameters)[frames:])
        raise AnswerError(
            text("lessons.bad_arguments", function=reference.function, problem=error),
            text("lessons.arguments_remedy", known=known),
        ) from None
