"""Citations of the sources in APA and Chicago (author-date), as text or as HTML with links."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, overload

from kit.language import text
from kit.page.markup import Markup, escape, fill, link
from kit.tables import csl
from kit.tables.dates import APPROXIMATE, INTERVAL, MONTHS, DateError, read
from kit.tables.frames import load

DATASET, WEBPAGE = "dataset", "webpage"


@dataclass(frozen=True)
class Source:
    """What a citation says of a source."""

    source_id: str
    title: str
    publisher: str
    url: str
    date: str
    kind: str
    last_seen: str
    archived_url: str

    @property
    def described(self) -> bool:
        """Whether the title is a description of ours in square brackets."""
        return self.title.startswith("[") and self.title.endswith("]")

    @property
    def words(self) -> str:
        """The title, or the description without its brackets."""
        return self.title[1:-1] if self.described else self.title

    def form(self, style: str) -> csl.Form:
        """Return what decides the form of the entry in a style."""
        kind = DATASET if self.kind == DATASET else WEBPAGE
        parts = len(_date_parts(self.date))
        return csl.Form(style, kind, self.described, parts, seen=bool(self.last_seen))


@cache
def _sources() -> dict[str, Source]:
    names = list(Source.__dataclass_fields__)
    rows = load("sources")[names].itertuples(index=False, name=None)
    return {row[0]: Source(*row) for row in rows}


def _date_parts(written: str) -> list[str]:
    """Return year, month and day as they are written in a citation, as far as they are known."""
    try:
        span = read(written)
    except DateError:
        return []
    first, last = span.start or span.end, span.end or span.start
    if first is None or last is None:
        return []
    if span.precision == APPROXIMATE:
        return [f"ca. {first.year}"]
    if span.precision == INTERVAL:
        return ["–".join(dict.fromkeys([str(first.year), str(last.year)]))]
    parts = [str(first.year), MONTHS[first.month - 1], str(first.day)]
    return parts[: written.count("-") + 1]


@cache
def _entry(source_id: str, style: str, short: bool = False) -> Markup:
    source = _sources().get(source_id)
    if source is None:
        return escape(source_id)
    form = csl.template(source.form(style))
    if short:
        return Markup(csl.fill(form.short, _values(source)))
    return Markup(csl.fill(form.entry, _values(source))) + _archived(source)


def _archived(source: Source) -> Markup:
    if not source.archived_url:
        return Markup("")
    return fill(" ({copy})", copy=link(source.archived_url, text("tables.archived_copy")))


def _values(source: Source) -> dict[str, str]:
    texts = {
        csl.PUBLISHER: str(escape(source.publisher)),
        csl.TITLE: str(escape(source.words)),
        csl.ADDRESS: str(link(source.url, source.url)),
    }
    issued = zip(csl.date_signs(csl.ISSUED), _date_parts(source.date), strict=False)
    seen = zip(csl.date_signs(csl.SEEN), _date_parts(source.last_seen), strict=False)
    return texts | dict(issued) | dict(seen)


def plain(entry: Markup) -> str:
    """Return an entry as text, without italics and links."""
    return entry.striptags()


@overload
def bibliography(
    source_ids: Iterable[str], style: str = ..., html: Literal[False] = ...
) -> list[str]: ...
@overload
def bibliography(
    source_ids: Iterable[str], style: str = ..., *, html: Literal[True]
) -> list[Markup]: ...
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

    Raises
    ------
    ValueError
        If there is no such style.
    """
    entries = [_entry(source, _checked(style)) for source in source_ids]
    return entries if html else [plain(entry) for entry in entries]


def cite(source_id: str, style: str = "apa") -> str:
    """Return the short form for the running text, for example `(The Japan Times, 2002)`."""
    return plain(_entry(source_id, _checked(style), short=True))


def _checked(style: str) -> str:
    if style not in csl.STYLES:
        raise ValueError(f"there is no style “{style}”; choose one of: {', '.join(csl.STYLES)}")
    return style


def csl_json(source_ids: Iterable[str]) -> str:
    """Return the sources as CSL-JSON, which Zotero and other managers of references import."""
    known = _sources()
    records = [_record(known[one]) for one in source_ids if one in known]
    return json.dumps(records, ensure_ascii=False, indent=1)


def _record(source: Source) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": source.source_id, "type": source.form("apa").kind, "title": source.title,
        "author": [{"literal": source.publisher}], "URL": source.url,
    }  # fmt: skip
    if issued := _plain_date(source.date):
        record["issued"] = {"date-parts": [issued]}
    if seen := _plain_date(source.last_seen):
        record["accessed"] = {"date-parts": [seen]}
    if source.archived_url:
        record["archive_location"] = source.archived_url
    return record


def _plain_date(written: str) -> list[int]:
    if "/" in written:  # a span: CSL would take its parts for one day
        return []
    numbers = [int(part) for part in written.split("-") if part.isascii() and part.isdigit()]
    return numbers if len(numbers) == len(_date_parts(written)) else []
