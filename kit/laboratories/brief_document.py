"""A brief as a document: headings, paragraphs with citations, figures, notes and sources.

Pages and files are made from these blocks, so that all of them say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kit.analysis.sentences import BULLET, MARK, paragraphs
from kit.laboratories.brief_draft import PARTS, VIEW, Argument, Draft, Reason
from kit.laboratories.brief_evidence import Evidence
from kit.language import text
from kit.tables.citations import cite

MOST_SHORT = 2  # sources named in the text; a note behind it has the others
WORDS, NOTE, FIGURE, UNKNOWN = "words", "note", "figure", "unknown"


@dataclass(frozen=True)
class Run:
    """A stretch of a paragraph: plain words, or a citation that leads to a note or a figure."""

    words: str
    kind: str = WORDS
    number: int = 0


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title of the brief."""

    words: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or a point of a list; `label` stands before it in bold."""

    runs: tuple[Run, ...]
    is_point: bool = False
    label: str = ""


@dataclass(frozen=True)
class FigureBlock:
    """A figure as seen, with its number."""

    number: int
    evidence: Evidence


@dataclass(frozen=True)
class NoteBlock:
    """A note: a piece of evidence with its number, its doubt and its short citations."""

    number: int
    evidence: Evidence
    sources: tuple[str, ...]


@dataclass(frozen=True)
class SourcesBlock:
    """The bibliography: ids of the sources in a style."""

    source_ids: tuple[str, ...]
    style: str


Block = Heading | Paragraph | FigureBlock | NoteBlock | SourcesBlock


@dataclass
class _Numbers:
    """Numbers of notes and figures, given in the order in which the text first cites them."""

    evidence: Mapping[str, Evidence]
    style: str
    notes: dict[str, int] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)

    def run(self, mark: str) -> Run:
        known = self.evidence.get(mark)
        if known is None or not known.known:
            return Run(text("brief.mark_unknown", mark=mark), UNKNOWN)
        if known.what == VIEW:
            number = self.figures.setdefault(mark, len(self.figures) + 1)
            return Run(text("brief.see_figure", number=number), FIGURE, number)
        number = self.notes.setdefault(mark, len(self.notes) + 1)
        return Run(_short(known, self.style), NOTE, number)


def document(draft: Draft, evidence: Mapping[str, Evidence], version: str) -> tuple[Block, ...]:
    """Return the blocks of a brief.

    Parameters
    ----------
    evidence
        What the marks in the text may name, by mark.
    version
        Version of the tables, for the last line.
    """
    numbers = _Numbers(evidence, draft.style)
    title = _runs(draft.words("question").strip() or text("brief.untitled"), numbers)
    blocks: list[Block] = [Heading("".join(run.words for run in title), 1), *_opening(draft)]
    blocks += _figures(numbers, 0)
    for part, boxes in PARTS.items():
        if part != "task" and any(draft.words(box).strip() for box in boxes):
            blocks += _part(part, boxes, draft, numbers)
    blocks += _endings(draft, numbers)
    blocks.append(Paragraph((Run(text("brief.made_with", version=version)),)))
    return tuple(blocks)


def _opening(draft: Draft) -> Iterator[Block]:
    if draft.addressee:
        to = text(f"brief.addressee_{draft.addressee}")
        yield Paragraph((Run(to),), label=text("brief.to"))


def _part(part: str, boxes: tuple[str, ...], draft: Draft, numbers: _Numbers) -> Iterator[Block]:
    # The name of an option is its heading; its reasons stand below.
    title = text(f"brief.part_{part}")
    yield Heading(title, 2)
    for box in boxes:
        written = draft.words(box)
        if not written.strip():
            continue
        if box not in {part, "question"}:
            yield Heading(text(f"brief.box_{box.removeprefix(f'{part}_')}"), 3)
        yield from _written(written, numbers)


def _written(written: str, numbers: _Numbers) -> Iterator[Block]:
    """Yield paragraphs, each figure after the paragraph that cites it first."""
    for paragraph in paragraphs(written):
        before = len(numbers.figures)
        runs = _runs(BULLET.sub("", paragraph), numbers)
        yield Paragraph(runs, is_point=bool(BULLET.match(paragraph)))
        yield from _figures(numbers, before)


def _figures(numbers: _Numbers, before: int) -> Iterator[Block]:
    """Yield the figures that have been cited since there were `before` of them."""
    for mark, number in list(numbers.figures.items())[before:]:
        yield FigureBlock(number, numbers.evidence[mark])


def _runs(paragraph: str, numbers: _Numbers) -> tuple[Run, ...]:
    found: list[Run] = []
    at = 0
    for match in MARK.finditer(paragraph):
        found.append(Run(paragraph[at : match.start()]))
        found.append(numbers.run(match[1].strip()))
        at = match.end()
    found.append(Run(paragraph[at:]))
    return tuple(run for run in found if run.words)


def _short(found: Evidence, style: str) -> str:
    """Return the short citation of the first sources: `(The Japan Times, 2002; Kyodo, n.d.)`."""
    said = [re.sub(r"^\((.*)\)$", r"\1", cite(one, style)) for one in found.source_ids]
    return f"({'; '.join(dict.fromkeys(said[:MOST_SHORT]))})" if said else f"({found.key})"


def _endings(draft: Draft, numbers: _Numbers) -> Iterator[Block]:
    if numbers.notes:
        yield Heading(text("brief.notes"), 2)
    for mark, number in numbers.notes.items():
        known = numbers.evidence[mark]
        yield NoteBlock(number, known, tuple(cite(one, draft.style) for one in known.source_ids))
    cited = [*numbers.notes, *numbers.figures]
    ids = dict.fromkeys(one for mark in cited for one in numbers.evidence[mark].source_ids)
    if ids:
        yield Heading(text("brief.sources"), 2)
        yield SourcesBlock(tuple(ids), draft.style)


def outline(argument: Argument) -> str:
    """Return an argument as lines of text with its marks, to be put into the brief."""
    lines = [argument.claim] if argument.claim else []
    lines += _outline(argument.under("claim"), argument, 0)
    return "\n".join(lines)


def _outline(reasons: list[Reason], argument: Argument, depth: int) -> Iterator[str]:
    for one in reasons:
        marks = "".join(f" [{key}]" for key in one.evidence)
        key = f"brief.side_{one.side}_that" if depth else f"brief.side_{one.side}"
        yield f"- {text(key)}: {one.words}{marks}"
        yield from _outline(argument.under(one.name), argument, depth + 1)
