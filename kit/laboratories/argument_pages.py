"""What an argument map shows and says: its boxes, the lines of its outline, and it in words."""

from __future__ import annotations

from collections.abc import Mapping

from kit.figures.argument import Box
from kit.laboratories.brief_draft import CLAIM, Argument, Reason
from kit.language import count, text

STEP = "\N{NO-BREAK SPACE}" * 4


def boxes_of(argument: Argument, evidence: Mapping[str, str]) -> list[tuple[Box, int]]:
    """Return the boxes in the order of the outline, each with its depth.

    Parameters
    ----------
    evidence
        The line of each piece of evidence in the basket, by its key.
    """
    claim = argument.claim or text("argument.no_claim")
    found = [(Box(CLAIM, CLAIM, text("argument.label_claim"), claim), 0)]

    def walk(name: str, depth: int) -> None:
        for one in argument.under(name):
            found.append((_box(one, evidence), depth))
            walk(one.name, depth + 1)

    walk(CLAIM, 1)
    return found


def _box(one: Reason, evidence: Mapping[str, str]) -> Box:
    lines = tuple(evidence[key] for key in one.evidence if key in evidence)
    words = one.words or text("argument.empty_reason")
    return Box(one.name, one.side, text(f"argument.label_{one.side}"), words, one.under, lines)


def outline_line(box: Box, depth: int) -> str:
    """Return the line of a box in the outline, set in as deep as it stands."""
    number = len(box.evidence)
    evidence = count("argument.line_evidence", number) if number else ""
    return text("argument.line", indent=STEP * depth, sign=text(f"argument.sign_{box.side}"),
                words=box.words, evidence=evidence)  # fmt: skip


def in_words(argument: Argument) -> str:
    """Return the map in words."""
    if not argument.claim and not argument.reasons:
        return text("argument.alt_empty")
    sides = [one.side for one in argument.reasons]
    return count(
        "argument.alt", len(sides), claim=_ended(argument.claim or text("argument.no_claim")),
        for_it=sides.count("for"), against=sides.count("against"),
        reasons=" ".join(_said(one, argument) for one in argument.reasons),
    ).strip()  # fmt: skip


def _said(one: Reason, argument: Argument) -> str:
    above = next((other for other in argument.reasons if other.name == one.under), None)
    under = text("argument.alt_under", words=above.words) if above else ""
    return text("argument.alt_reason", side=text(f"brief.side_{one.side}"), under=under,
                words=_ended(one.words or text("argument.empty_reason")))  # fmt: skip


def _ended(words: str) -> str:
    return words if words.rstrip().endswith((".", "!", "?")) else f"{words}."


def status_of(argument: Argument) -> str:
    """Return how many reasons there are, and how many lack evidence."""
    if not argument.claim:
        return text("argument.status_empty")
    bare = sum(not one.evidence for one in argument.reasons)
    return count("argument.status", len(argument.reasons), bare=bare)
