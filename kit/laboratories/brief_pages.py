"""A brief as it is read: in the laboratory, by a classmate, and in the file for the browser."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
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
from kit.laboratories.brief_evidence import Picture, Pictures
from kit.laboratories.brief_tables import short_table
from kit.language import text
from kit.page.markup import Markup, bullet_list, fill, join
from kit.tables.citations import bibliography

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="generator" content="{generator}"><title>{title}</title><style>{style}</style></head>
<body><main>{body}</main></body></html>
"""
STYLE = Markup("""
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1b1f24; font: 12pt/1.5 Georgia, "Noto Serif",
  "Noto Serif CJK JP", "Yu Mincho", "Batang", serif; }
main { max-width: 44em; margin: 2em auto; padding: 0 1.2em; }
h1, h2, h3 { font-family: system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK JP", sans-serif;
  line-height: 1.25; break-after: avoid; }
h1 { font-size: 1.7em; margin: 0 0 .5em; } h2 { font-size: 1.25em; margin: 1.4em 0 .4em; }
h3 { font-size: 1.02em; margin: 1em 0 .2em; } p { margin: 0 0 .7em; }
ul, ol { margin: 0 0 .8em; padding-left: 1.6em; } li { margin-bottom: .3em; }
p, li, td, th { overflow-wrap: anywhere; } .kit-words { white-space: pre-line; }
figure { margin: 1.2em 0; break-inside: avoid; } figure img { width: 100%; height: auto; }
figcaption, table { font-size: .85em; line-height: 1.4; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; padding: .3em 0; }
th, td { text-align: left; vertical-align: top; padding: .25em .5em;
  border-bottom: 1px solid #bcc3ca; font-weight: normal; } thead th { font-weight: 600; }
tr { break-inside: avoid; } a { color: #00507f; } sup a { text-decoration: none; }
.kit-unknown { font-weight: 600; } .kit-doubt { font-style: italic; }
.kit-made { margin-top: 2.5em; font-size: .85em; color: #57606a; }
@page { size: A4; margin: 20mm; }
@media print { main { max-width: none; margin: 0; padding: 0; } a { color: inherit; } }
""")


def html_file(blocks: Iterable[Block], pictures: Pictures) -> str:
    """Return a brief as one page that needs nothing else, for the browser and the printer."""
    blocks = list(blocks)
    title = next(block.words for block in blocks if isinstance(block, Heading))
    body = page(blocks[:-1], pictures)
    made = [fill('<p class="kit-made">{words}</p>', words=run.words)
            for run in getattr(blocks[-1], "runs", ())]  # fmt: skip
    return str(
        fill(PAGE, generator=text("brief.generator"), title=title, style=STYLE,
             body=join([body, *made]))
    )  # fmt: skip


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
        return _figure(block, pictures.get(block.evidence.key), prefix)
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
        if isinstance(block, FigureBlock) and pictures.get(block.evidence.key) is None:
            yield block.number
