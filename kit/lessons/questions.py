"""A question as data, as it stands in the questions file: nothing is computed yet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Scalar = str | int | float | bool


@dataclass(frozen=True)
class Reference:
    """A call of a registered answer function: its name and its arguments."""

    function: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Given:
    """An answer that no table holds, with the reason why it stands here as written."""

    value: Any
    because: str


@dataclass(frozen=True)
class Option:
    """One option.

    Attributes
    ----------
    id
        Kept with the learner's answer; never change it once learners have answered.
    text
        What the learner reads; may hold `{{ blanks }}`. Empty: the name of the value.
    value
        What the computed answer is compared with; without it, the id.
    feedback
        What a learner who chose it wrongly reads.
    misconception
        Short name of the mistaken idea behind it, the same in all lessons.
    """

    id: str
    text: str = ""
    value: Scalar | Reference | None = None
    feedback: str = ""
    misconception: str = ""


@dataclass(frozen=True)
class Question:
    """One question; the fields are described in `fields.py`."""

    lesson: str
    id: str
    kind: str
    prompt: str
    options: tuple[Option, ...] = ()
    hints: tuple[str, ...] = ()
    answer: Reference | Given | None = None
    values: Mapping[str, Scalar | Reference] = field(default_factory=dict)
    explanation: str = ""
    model_answer: str = ""
    wrong: str = ""
    sources: tuple[str, ...] = ()
    outcome: str = ""
    graded: bool = True
    sensitive: bool = False
    reveal: str = "at_once"
    tolerance: float = 0.0
    unit: str = ""
    lines: tuple[str, ...] = ()
    others: tuple[Scalar, ...] = ()
    raw: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def version(self) -> str:
        """A short fingerprint of the question as written; kept with each answer."""
        written = json.dumps(self.raw, sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(written.encode("utf-8")).hexdigest()[:12]
