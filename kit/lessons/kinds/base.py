"""What every kind of question does, in a few small functions, and the controls it shows.

A new kind is one file: show the controls, read them, say whether the answer is usable, whether it
is right, and show it as finished text; and tell its own answers from those of other kinds.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any

import ipywidgets as widgets

from kit.language import text
from kit.lessons.posed import Posed
from kit.lessons.verdicts import Verdict
from kit.page.markup import Markup, fill

Answer = Any


@dataclass(frozen=True)
class Controls:
    """The controls of one question.

    Attributes
    ----------
    box
        What is shown.
    parts
        The widgets that hold the answer, in the order of the page.
    after
        A control shown once the learner has answered, such as a self-rating.
    """

    box: widgets.Widget
    parts: tuple[Any, ...] = field(default_factory=tuple)
    after: Any = None


class Kind(ABC):
    """One kind of question, for one question.

    Attributes
    ----------
    posed
        The question; nothing else is kept here.
    """

    def __init__(self, posed: Posed) -> None:
        self.posed = posed

    def task(self) -> str:
        """Return the line that says what to do."""
        return text(f"lessons.task_{self.posed.question.kind}")

    @abstractmethod
    def show(self) -> Controls:
        """Make the controls."""

    @abstractmethod
    def read(self, controls: Controls) -> Answer:
        """Return the answer in the controls, as values that JSON can hold."""

    @abstractmethod
    def acceptable(self, answer: Answer) -> str:
        """Return "" for an answer that can be used, else a sentence of help."""

    @abstractmethod
    def fits(self, answer: Any) -> bool:
        """Whether something has the form of this kind's answers; anything may be asked.

        Kept answers come from files too, and from before a question changed its kind. Only what
        fits may be given to `right`, `finished` and `put`. Options that are gone do not matter.
        """

    def right(self, answer: Answer) -> Verdict:  # noqa: ARG002
        """Return the verdict on a usable answer; without a key it is noted."""
        return Verdict("noted")

    @abstractmethod
    def finished(self, answer: Answer) -> Markup:
        """Return the answer as people read it."""

    @abstractmethod
    def put(self, controls: Controls, answer: Answer) -> None:
        """Put an earlier answer, or None for a fresh start, back into the controls."""


def are_texts(answer: Any) -> bool:
    """Whether something is a list of texts, not an empty one."""
    return isinstance(answer, list) and bool(answer) and all(isinstance(a, str) for a in answer)


def hidden_name(posed: Posed) -> str:
    """Return the question in plain words, as the name of its controls for assistive technology."""
    return str(posed.heading.striptags())


def group_name(posed: Posed) -> widgets.HTML:
    """Return the same as the name of a group of controls; it is read aloud and not seen."""
    name = fill('<span class="kit-group-name">{name}</span>', name=hidden_name(posed))
    return widgets.HTML(name).add_class("kit-unseen")
