"""A brief as it is read: in the laboratory, by a classmate, and in the file for the browser."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import groupby

from kit.laboratories.brief_document import (
    FIGURE,
    NOTE,
    UNKNOWN,
    WORDS,
    Block,
    FigureBlock,
    Heading,
    NoteBlock,
    Paragraph,
    Run,
    SourcesBlock,
)
from kit.laboratories.brief_pictures import Picture, Pictures
from kit.laboratories.brief_tables import short_table
from kit.language import text
from kit.page.markup import Markup, bullet_list, fill, join
from kit.page.paper import paper
from kit.tables.citations import bibliography


def html_file(blocks: Iterable[Block], pictures: Pictures) -> str:
    """Return a brief as one page that needs nothing else, for the browser and the printer."""
    blocks = list(blocks)
    title = next(block.words for block in blocks if isinstance(block, Heading))
    body = page(blocks[:-1], pictures)
    made = [fill('<p class="kit-made">{words}</p>', words=run.words)
            for run in getattr(blocks[-1], "runs", ())]  # fmt: skip
    style = files(__package__).joinpath("brief.css").read_text(encoding="utf-8")
    return str(paper(title, join([body, *made]), style))


def page(blocks: Iterable[Block], pictures: Pictures, deeper: int = 0, prefix: str = "") -> Markup:
    """Return the blocks as markup.

    Parameters
    ----------
    deeper
        How many levels the headings go down, where the page has headings of its own.
    prefix
        Goes before the names of notes and figures, so that two briefs can stand on one page.
    """
    parts: list[Markup] = []
    for kind, group in groupby(blocks, key=_group):
        together = [_block(block, pictures, deeper, prefix) for block in group]
        wrap = {"points": "<ul>{parts}</ul>", "notes": "<ol>{parts}</ol>"}.get(kind, "{parts}")
        parts.append(fill(wrap, parts=join(together)))
    return join(parts)


def _group(block: Block) -> str:
    if isinstance(block, NoteBlock):
        return "notes"
    return "points" if isinstance(block, Paragraph) and block.is_point else ""


def _block(block: Block, pictures: Pictures, deeper: int, prefix: str) -> Markup:
    if isinstance(block, Heading):
        level = Markup(str(block.level + deeper))
        return fill("<h{level}>{words}</h{level}>", level=level, words=block.words)
    if isinstance(block, Paragraph):
        return _paragraph(block, prefix)
    if isinstance(block, FigureBlock):
        return _figure(block, pictures.get(block.evidence), prefix)
    if isinstance(block, NoteBlock):
        return _note(block, prefix)
    return _sources(block)


def _paragraph(block: Paragraph, prefix: str) -> Markup:
    form = "<li>{label}{runs}</li>" if block.is_point else "<p>{label}{runs}</p>"
    label = fill("<strong>{label}</strong> ", label=block.label) if block.label else ""
    return fill(form, label=label, runs=join(_run(run, prefix) for run in block.runs))


def _run(run: Run, prefix: str) -> Markup:
    forms = {
        WORDS: "{words}",
        NOTE: '{words}<sup><a href="#{prefix}note-{number}" aria-label="{name}">{number}</a></sup>',
        FIGURE: '(<a href="#{prefix}figure-{number}">{words}</a>)',
        UNKNOWN: '<span class="kit-unknown">{words}</span>',
    }
    name = text("brief.note_number", number=run.number)
    return fill(forms[run.kind], words=run.words, number=run.number, prefix=prefix, name=name)


def _figure(block: FigureBlock, picture: Picture | None, prefix: str) -> Markup:
    shown = block.evidence
    caption = text(
        "brief.figure_caption", number=block.number, caption=shown.caption, code=shown.key
    )
    if picture is None:
        inside = join([fill("<p>{words}</p>", words=shown.alternative), short_table(shown)])
    else:
        coded = base64.b64encode(picture.svg.encode("utf-8")).decode("ascii")
        inside = fill('<img src="data:image/svg+xml;base64,{coded}" alt="{alt}">',
                      coded=coded, alt=shown.alternative)  # fmt: skip
    return fill(
        '<figure id="{prefix}figure-{number}">{inside}<figcaption>{caption}</figcaption></figure>',
        prefix=prefix, number=block.number, inside=inside, caption=caption,
    )  # fmt: skip


def _note(block: NoteBlock, prefix: str) -> Markup:
    shown = block.evidence
    doubt = fill(' <span class="kit-doubt">{doubt}</span>',
                 doubt=text(f"brief.doubt_{shown.doubt}")) if shown.doubt else ""  # fmt: skip
    return fill(
        '<li id="{prefix}note-{number}" value="{number}">{title}{date}.{doubt} {sources}</li>',
        prefix=prefix, number=block.number, title=shown.title.rstrip("."), doubt=doubt,
        date=f", {shown.date}" if shown.date else "", sources=" ".join(block.sources),
    )  # fmt: skip


def _sources(block: SourcesBlock) -> Markup:
    entries = bibliography(block.source_ids, block.style, html=True)
    return bullet_list(sorted(entries, key=_letters), "kit-sources")


def _letters(entry: object) -> str:
    return Markup(entry).striptags().casefold()


def figures_without_picture(blocks: Iterable[Block], pictures: Pictures) -> Iterator[int]:
    """Yield the numbers of the figures that leave as a table, because none has been drawn."""
    for block in blocks:
        if isinstance(block, FigureBlock) and pictures.get(block.evidence) is None:
            yield block.number
