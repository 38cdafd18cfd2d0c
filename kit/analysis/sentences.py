"""Sentences of a text, with the marks `[…]` that cite evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kit.language import text

MARK = re.compile(r"\[([^\[\]\n]{1,300})\]")
LEADING = re.compile(r"^(?:\s*\[[^\[\]\n]{1,300}\])+")
END = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][”\"’)\]])\s+")
BULLET = re.compile(r"^\s*[-*•]\s+")
SHIELD = "\ue000"  # stands for a full stop that ends no sentence


@dataclass(frozen=True)
class Sentence:
    """A sentence: its words without marks, the marks in it, and those later in its paragraph.

    `written` is the sentence with its marks.
    """

    written: str
    words: str
    marks: tuple[str, ...]
    later: tuple[str, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether it asks."""
        return self.words.rstrip('”"’) ').endswith("?")


def paragraphs(written: str) -> list[str]:
    """Return the paragraphs of a text; a line that begins with a dash is one of its own."""
    found: list[list[str]] = [[]]
    for line in written.splitlines():
        if not line.strip() or BULLET.match(line):
            found.append([])
        if line.strip():
            found[-1].append(line.strip())
    return [" ".join(lines) for lines in found if lines]


def sentences(paragraph: str) -> list[Sentence]:
    """Return the sentences of a paragraph; a mark after the full stop belongs to what it follows.

    >>> [one.marks for one in sentences("It began in 2002. [ev_a] Then it ended.")]
    [('ev_a',), ()]
    """
    pieces: list[str] = []
    for piece in END.split(_shielded(BULLET.sub("", paragraph))):
        leading = LEADING.match(piece)
        if leading and pieces:
            pieces[-1] += " " + leading[0].strip()
            piece = piece[leading.end() :]
        if piece.strip():
            pieces.append(piece.strip())
    found, later = [], ()
    for piece in reversed(pieces):
        marks = tuple(one.strip() for one in MARK.findall(piece))
        found.append(Sentence(piece.replace(SHIELD, "."), _words(piece), marks, later))
        later = (*marks, *later)
    return found[::-1]


def marks_of(written: str) -> list[str]:
    """Return the marks of a text, each once, in their order."""
    return list(dict.fromkeys(one.strip() for one in MARK.findall(written)))


def number_of_words(written: str) -> int:
    """Return the number of words, marks left out."""
    return len(re.findall(r"\w+(?:[’'-]\w+)*", MARK.sub(" ", written)))


def has_any(words: str, listed: str) -> bool:
    """Whether one of the words or phrases listed under `brief_words.<listed>` stands in a text."""
    return bool(_pattern(text(f"brief_words.{listed}").split("|")).search(words))


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


def _words(piece: str) -> str:
    plain = MARK.sub("", piece).replace(SHIELD, ".")
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(plain.split()))


def _shielded(paragraph: str) -> str:
    for short in text("brief_words.abbreviations").split("|"):
        pattern = rf"(?<!\w){re.escape(short)}(?=\s)"
        paragraph = re.sub(pattern, short.replace(".", SHIELD), paragraph)
    return paragraph
