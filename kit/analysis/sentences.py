"""Sentences of a text, with the marks `[…]` that cite evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kit.language import text

# “[…]” and “[sic]” belong to a quotation and cite nothing.
MARK = re.compile(r"\[(?!(?:[^\w\[\]]*|sic)\])([^\[\]\n]{1,300})\]")
LEADING = re.compile(rf"(?:\s*{MARK.pattern})+")
END = re.compile(
    r"(?<=[.!?؟۔])\s+|(?<=[.!?؟۔][”\"’)\]])\s+|(?<=[。！？｡])(?![。！？｡」』”\"’)）\]])\s*"
)
BULLET = re.compile(r"^\s*[-*•]\s+")
NUMBERED = re.compile(r"^\s*\(?(?:\d{1,2}|[A-Za-z])[.)](?=\s)")
INITIALS = re.compile(r"(?:[A-Za-z]\.){2,}")  # U.S., D.P.R.K., e.g.
LAST_WORD = re.compile(r"[^\s(“\"‘\[]+$")
LONGEST_SHORT = 12  # letters before a full stop that are looked at
QUESTIONS = ("?", "？", "؟", "か。")


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
        return self.words.rstrip('”"’)」』） ').endswith(QUESTIONS)


def paragraphs(written: str) -> list[str]:
    """Return the paragraphs of a text; a line with a dash or a number before it is one of its own.

    >>> paragraphs("Two lines\\nof one.\\n1. A point.\\n2. Another.")
    ['Two lines of one.', '1. A point.', '2. Another.']
    """
    found: list[list[str]] = [[]]
    for line in written.splitlines():
        if not line.strip() or BULLET.match(line) or NUMBERED.match(line):
            found.append([])
        if line.strip():
            found[-1].append(line.strip())
    return [" ".join(lines) for lines in found if lines]


def sentences(paragraph: str) -> list[Sentence]:
    """Return the sentences of a paragraph; a mark after the full stop belongs to what it follows.

    >>> [one.marks for one in sentences("It began in 2002. [ev_a] Then it ended.")]
    [('ev_a',), ()]
    """
    pieces = _pieces(BULLET.sub("", paragraph))
    found, later = [], ()
    for piece in reversed(pieces):
        marks = tuple(one.strip() for one in MARK.findall(piece))
        found.append(Sentence(piece, _words(piece), marks, later))
        later = (*marks, *later)
    return found[::-1]


def _pieces(paragraph: str) -> list[str]:
    """Return the sentences exactly as they were written."""
    inside = {at for mark in MARK.finditer(paragraph) for at in range(mark.start() + 1, mark.end())}
    number = NUMBERED.match(paragraph)
    cuts = [0]
    for match in END.finditer(paragraph):
        is_number = number is not None and match.start() == number.end()
        if match.start() in inside or is_number or _is_short(paragraph, *match.span()):
            continue
        leading = LEADING.match(paragraph, match.start())
        cuts.append(leading.end() if leading else match.end())
    pieces = [paragraph[at:to].strip() for at, to in pairwise([*cuts, len(paragraph)])]
    return [piece for piece in pieces if piece]


def _is_short(paragraph: str, at: int, to: int) -> bool:
    """Whether the full stop before `at` is that of an abbreviation and ends no sentence."""
    found = LAST_WORD.search(paragraph[max(0, at - LONGEST_SHORT) : at])
    if found is None:
        return False
    word, following = found[0], paragraph[to : to + 1]
    if INITIALS.fullmatch(word) or word in _listed("abbreviations"):
        return True
    is_led = word.casefold() in _listed("abbreviations_of_numbers")
    return is_led and (following.isdigit() or following.islower())


def marks_of(written: str) -> list[str]:
    """Return the marks of a text, each once, in their order."""
    return list(dict.fromkeys(one.strip() for one in MARK.findall(written)))


def number_of_words(written: str) -> int:
    """Return the number of words, marks left out."""
    return len(re.findall(r"\w+(?:[’'-]\w+)*", MARK.sub(" ", written)))


def has_any(words: str, listed: str) -> bool:
    """Whether one of the words or phrases listed under `brief_words.<listed>` stands in a text."""
    return bool(_pattern(listed).search(words))


@cache
def _pattern(listed: str) -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, sorted(_listed(listed))))
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)


def _words(piece: str) -> str:
    plain = MARK.sub(" ", NUMBERED.sub("", piece))
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(plain.split()))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(text(f"brief_words.{name}").split("|"))
