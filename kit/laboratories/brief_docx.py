"""A brief as a Word file, with headings, figures that have a text, notes and sources."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from kit.laboratories.brief_document import (
    NOTE,
    UNKNOWN,
    Block,
    FigureBlock,
    Heading,
    NoteBlock,
    Paragraph,
    SourcesBlock,
)
from kit.laboratories.brief_draft import written
from kit.laboratories.brief_pictures import Pictures
from kit.laboratories.brief_tables import rows_of
from kit.language import text
from kit.tables.citations import bibliography

PICTURE_CM, MARGIN_CM = 16.0, 2.2
LANGUAGE, EAST_ASIA = "en-GB", "ja-JP"


def docx_file(blocks: Iterable[Block], pictures: Pictures, author: str = "") -> bytes:
    """Return a brief as the bytes of a Word file."""
    from docx import Document

    blocks = list(blocks)
    made = Document()
    _set_up(made, next(block.words for block in blocks if isinstance(block, Heading)), author)
    for block in blocks:
        _add(made, block, pictures)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def _set_up(made: Any, title: str, author: str) -> None:
    """Set language, paper, margins and what the file says of itself."""
    from docx.oxml.ns import qn
    from docx.shared import Cm

    properties = made.core_properties
    properties.title, properties.author = written(title)[:250], written(author)[:250]
    properties.comments, properties.language = text("brief.generator"), LANGUAGE
    language = made.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), LANGUAGE)
    language.set(qn("w:eastAsia"), EAST_ASIA)
    for section in made.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(MARGIN_CM)
        section.top_margin = section.bottom_margin = Cm(MARGIN_CM)


def _add(made: Any, block: Block, pictures: Pictures) -> None:
    if isinstance(block, Heading):
        made.add_heading(written(block.words), 0 if block.level == 1 else block.level - 1)
    elif isinstance(block, Paragraph):
        _add_paragraph(made, block)
    elif isinstance(block, FigureBlock):
        _add_figure(made, block, pictures)
    elif isinstance(block, NoteBlock):
        _add_note(made, block)
    else:
        _add_sources(made, block)


def _add_paragraph(made: Any, block: Paragraph) -> None:
    paragraph = made.add_paragraph(style="List Bullet" if block.is_point else None)
    if block.label:
        paragraph.add_run(f"{written(block.label)} ").bold = True
    for run in block.runs:
        if run.kind == NOTE:
            paragraph.add_run(written(run.words))
            paragraph.add_run(str(run.number)).font.superscript = True
        else:
            words = f"({run.words})" if run.kind == "figure" else run.words
            paragraph.add_run(written(words)).bold = True if run.kind == UNKNOWN else None


def _add_figure(made: Any, block: FigureBlock, pictures: Pictures) -> None:
    from docx.shared import Cm

    shown = block.evidence
    picture = pictures.get(shown)
    if picture is None:
        made.add_paragraph(written(shown.alternative))
        _add_table(made, *rows_of(shown))
    else:
        drawn = made.add_picture(io.BytesIO(picture.png), width=Cm(PICTURE_CM))
        described = drawn._inline.docPr
        described.set("descr", written(shown.alternative))
        described.set("title", written(shown.caption))
    made.add_paragraph(
        written(text("brief.figure_caption", number=block.number, caption=shown.caption,
                   code=shown.key)), style="Caption",
    )  # fmt: skip


def _add_table(made: Any, caption: str, rows: list[list[str]]) -> None:
    from docx.shared import Pt

    if not rows:
        return
    made.add_paragraph(written(caption))
    table = made.add_table(len(rows), max(map(len, rows)), style="Table Grid")
    for given, cells in zip(rows, (row.cells for row in table.rows), strict=True):
        for words, cell in zip(given, cells, strict=False):
            cell.paragraphs[0].add_run(written(words)).font.size = Pt(8)
    _repeat_on_each_page(table.rows[0])


def _repeat_on_each_page(row: Any) -> None:
    """Mark the first row as the heads of the columns, for readers and for the next page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _add_note(made: Any, block: NoteBlock) -> None:
    shown = block.evidence
    said = [f"{block.number}. {shown.title.rstrip('.')}"
            + (f", {shown.date}." if shown.date else ".")]  # fmt: skip
    paragraph = made.add_paragraph(written(said[0]))
    if shown.doubt:
        paragraph.add_run(f" {text(f'brief.doubt_{shown.doubt}')}").italic = True
    paragraph.add_run(written(f" {' '.join(block.sources)}"))


def _add_sources(made: Any, block: SourcesBlock) -> None:
    for entry in sorted(bibliography(block.source_ids, block.style), key=str.casefold):
        made.add_paragraph(written(entry))
