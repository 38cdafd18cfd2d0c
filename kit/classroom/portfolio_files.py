"""The format of a portfolio: a readable page with the record of all answers inside it.

The record is JSON in `<script type="application/json" id="kit-portfolio">`: `format`, `version`,
`name`, `written_at`, `kit_version`, `data_version`, and `answers` as `export_answers` writes them.
`MIGRATIONS` brings the record of an older kit to the newest version; entries are only ever added.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kit.classroom.depth import is_deep
from kit.language import text
from kit.lessons.attempts import Attempt, now
from kit.lessons.exchange import answers_in, content_of
from kit.lessons.faults import LessonError
from kit.page.markup import Markup, fill
from kit.page.safety import clean_name, json_in_page

FORMAT = "north-korea-japan-kit portfolio"
MARK = "kit-portfolio"
MOST_BYTES = 40_000_000
LONGEST_TAG = 500
IS_RECORD = re.compile(rf"""<script\s[^<>]*\bid\s*=\s*["']?{MARK}["']?[^<>]*>""")
MIGRATIONS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()


def newest() -> int:
    """Return the version of the format that this kit writes."""
    return len(MIGRATIONS) + 1


class PortfolioError(LessonError):
    """A portfolio that cannot be made or read; the message says why and what to do."""


@dataclass(frozen=True)
class Portfolio:
    """Everything that one learner has kept.

    Attributes
    ----------
    name
        A name of the learner's own choice.
    attempts
        All answers and entries, the oldest first, also those set aside.
    written_at
        When it was made, in UTC.
    """

    name: str
    attempts: Sequence[Attempt]
    data_version: str = ""
    kit_version: str = ""
    written_at: str = field(default_factory=now)
    file: str = ""


def checked_name(name: str) -> str:
    """Return a name that can stand on a portfolio.

    Raises
    ------
    PortfolioError
        If nothing is left of it.
    """
    plain = clean_name(name)
    if not plain:
        raise PortfolioError(text("portfolio.no_name"))
    return plain


def script_of(portfolio: Portfolio) -> Markup:
    """Return the record as it stands in the page."""
    content = {
        "format": FORMAT, "version": newest(), "name": portfolio.name,
        "written_at": portfolio.written_at, "kit_version": portfolio.kit_version,
        "data_version": portfolio.data_version, "answers": content_of(portfolio.attempts),
    }  # fmt: skip
    return fill(
        '<script type="application/json" id="{mark}">{content}</script>',
        mark=MARK, content=Markup(json_in_page(content)),
    )  # fmt: skip


def read(content: bytes, file: str) -> Portfolio:
    """Read a portfolio.

    Parameters
    ----------
    content
        The bytes of the page.
    file
        Its name, for messages.

    Raises
    ------
    PortfolioError
        If it is no portfolio, a damaged one, or one of a newer kit.
    """
    record = _migrated(_record(content, file), file)
    name, written_at = record.get("name"), record.get("written_at")
    if not isinstance(name, str) or not isinstance(written_at, str):
        raise _refused("broken", file)
    try:
        attempts = answers_in(record.get("answers"), file)
    except LessonError as error:
        raise PortfolioError(str(error)) from None
    return Portfolio(
        clean_name(name) or text("portfolio.nameless"), _apart(attempts),
        str(record.get("data_version", "")), str(record.get("kit_version", "")), written_at, file,
    )  # fmt: skip


def _apart(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    """Return each answer once."""
    return tuple({attempt.uid: attempt for attempt in attempts}.values())


def _record(content: bytes, file: str) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise _refused("too_large", file)
    try:
        page = content.decode("utf-8-sig")
        found = _record_text(page)
        if MARK in page and not found:
            raise _refused("broken", file)  # its end is missing
        record = json.loads(found) if found else None
    except (ValueError, RecursionError):
        raise _refused("broken", file) from None
    if is_deep(record):
        raise _refused("broken", file)
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise _refused("not_ours", file)
    return record


def _migrated(record: dict[str, Any], file: str) -> dict[str, Any]:
    version = record.get("version")
    if type(version) is not int or version < 1:
        raise _refused("broken", file)
    if version > newest():
        raise _refused("newer", file)
    try:
        for step in MIGRATIONS[version - 1 :]:
            record = step(record)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _refused("broken", file) from None
    return record


def _refused(key: str, file: str) -> PortfolioError:
    return PortfolioError(text(f"portfolio.file_{key}", file=file))


def _record_text(page: str) -> str:
    """Return what stands in the element of the record; "" if there is none that is whole.

    A browser may have saved the page anew, with attributes in another order. A parser of HTML
    would do, but takes minutes for a damaged page of a few hundred kilobytes.
    """
    at = page.find(MARK)
    while at >= 0:
        begin = page.rfind("<script", max(0, at - LONGEST_TAG), at)
        end = page.find(">", at, at + LONGEST_TAG)
        if begin >= 0 and end >= 0 and IS_RECORD.fullmatch(page[begin : end + 1]):
            close = page.find("</script", end)
            return page[end + 1 : close] if close >= 0 else ""
        at = page.find(MARK, at + 1)
    return ""
