"""Verdicts: what a check says to an answer, in words and with a sign, never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from kit.language import text
from kit.page.markup import Markup, fill

SIGNS = {"right": "✓", "partly": "◐", "wrong": "✗", "noted": "✎", "help": "?"}
KEPT = frozenset(SIGNS) - {"help"}  # the marks with which answers are kept


@dataclass(frozen=True)
class Verdict:
    """What a check says to an answer.

    Attributes
    ----------
    mark
        `right`, `partly`, `wrong`; `noted` for an answer without a key; `help` for an answer
        that cannot be used, which is never a mistake of the learner.
    message
        What the learner reads.
    misconceptions
        Short names of the mistaken ideas behind the answer.
    """

    mark: str
    message: Markup = field(default_factory=Markup)
    misconceptions: tuple[str, ...] = ()


def word(mark: str) -> str:
    """Return the words of a mark, without the sign."""
    return text(f"lessons.mark_{mark}")


def heading(mark: str, sensitive: bool) -> Markup:
    """Return the line above a verdict; where the matter is sensitive, there is none."""
    if sensitive and mark != "help":
        return Markup("")
    return fill(
        '<p class="kit-verdict kit-verdict-{mark}"><span aria-hidden="true">{sign}</span> '
        "<strong>{word}</strong></p>",
        mark=mark,
        sign=SIGNS[mark],
        word=word(mark),
    )
