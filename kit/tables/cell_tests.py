"""Tests of one cell's text: each answers with what is wrong, or with nothing.

A test is a function from the text of a cell to a finding; which tests a column needs follows from
its description. Each distinct text of a column is tested once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kit.language import text as sentence
from kit.tables import dates
from kit.tables.columns import DATE
from kit.tables.hints import hint
from kit.tables.package import Column
from kit.tables.spreadsheet_dates import suggestion

Finding = tuple[str, dict[str, object]]
Test = Callable[[str], Finding | None]

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd\ufffe\uffff]")
# Zero-width signs, marks that turn the direction of writing, the soft hyphen, a byte order mark.
INVISIBLE = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# “@” also begins the names of some publishers; it is a formula when a call or a cell follows.
FORMULA = re.compile(r"[=+\-\t]|@\S*[(|!\d]")
SPREADSHEET_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")
HTML = re.compile(r"</?[a-zA-Z!][^>]*>|&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});")
LONGEST = 32_767  # what a cell of a spreadsheet can hold
NUMBER_KINDS = frozenset({"integer", "number", "year"})
TYPES = {
    "integer": re.compile(r"-?\d{1,18}", re.ASCII),
    "number": re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d{1,2})?", re.ASCII),
    "year": re.compile(r"\d{4}", re.ASCII),
    "boolean": re.compile(r"true|false|TRUE|FALSE"),
}


def tests_of(column: Column, own: bool) -> Iterator[Test]:
    """Yield the tests of a column in the order in which they are to be asked.

    Parameters
    ----------
    column
        The description.
    own
        Whether the table is one of the kit's, for which stricter rules hold.
    """
    yield blank(column)
    yield from (unreadable, spreadsheet_error)
    if own or column.kind != "string" or column.pattern or column.choices:
        yield outer_space
    if own and column.kind == "string":
        yield from (html, one_line)
    if column.kind not in NUMBER_KINDS:
        yield formula
    yield from _form(column)


def _form(column: Column) -> Iterator[Test]:
    if column.kind in TYPES:
        yield right_type(column.kind)
    if column.kind == "edtf":
        yield from (date, begun) if column.name == DATE else (date,)
    if column.kind == "ids":
        yield id_list
    if column.choices:
        yield choice(column)
    if column.pattern:
        yield pattern(column)
    if column.minimum is not None or column.maximum is not None:
        yield in_range(column)
    if column.max_length is not None:
        yield short(column.max_length)


def blank(column: Column) -> Test:
    """Return a test for cells that must not be blank."""

    def test(cell: str) -> Finding | None:
        if cell.strip() or not column.required:
            return None
        return "blank_cell", {"description": column.description}

    return test


def unreadable(cell: str) -> Finding | None:
    """Find control characters, invisible characters and endless texts."""
    if CONTROL.search(cell):
        return "control_character", {}
    if INVISIBLE.search(cell):
        return "invisible_character", {}
    return ("long_cell", {"most": f"{LONGEST:,}"}) if len(cell) > LONGEST else None


def spreadsheet_error(cell: str) -> Finding | None:
    """Find what a spreadsheet leaves where it could not compute."""
    return ("spreadsheet_error", {}) if SPREADSHEET_ERROR.fullmatch(cell) else None


def outer_space(cell: str) -> Finding | None:
    """Find spaces of any kind around the text."""
    return ("outer_space", {}) if cell != cell.strip() else None


def html(cell: str) -> Finding | None:
    """Find marks of HTML; a teacher's text may hold them, they are escaped when shown."""
    return ("html_in_text", {}) if HTML.search(cell) else None


def one_line(cell: str) -> Finding | None:
    """Find line breaks, which a lost double quote leaves behind."""
    return ("line_break", {}) if "\n" in cell or "\r" in cell else None


def formula(cell: str) -> Finding | None:
    """Find a text that a spreadsheet would run."""
    return ("formula_cell", {}) if FORMULA.match(cell) else None


def right_type(kind: str) -> Test:
    """Return a test for numbers, years and truth values."""
    fits, expected = TYPES[kind], sentence(f"tables.type.{kind}")

    def test(cell: str) -> Finding | None:
        return None if fits.fullmatch(cell) else ("wrong_type", {"expected": expected})

    return test


def date(cell: str) -> Finding | None:
    """Find dates that do not exist, run backwards, or are not written as EDTF."""
    try:
        dates.read(cell)
    except dates.DateError as error:
        right = suggestion(cell) if error.kind != "date_backwards" else ""
        return ("date_spreadsheet", {"suggestion": right}) if right else (error.kind, {})
    return None


def begun(cell: str) -> Finding | None:
    """Find periods with an open beginning: a row is put in order and drawn by its first day."""
    return ("date_unbegun", {}) if cell and dates.read(cell).start is None else None


def id_list(cell: str) -> Finding | None:
    """Find blank, repeated or spaced ids."""
    ids = cell.split(";")
    good = all(ids) and len(set(ids)) == len(ids) and not re.search(r"\s", cell)
    return None if good else ("list_form", {})


def choice(column: Column) -> Test:
    """Return a test for the values that a column allows."""
    choices = column.choices

    def test(cell: str) -> Finding | None:
        parts = cell.split(";") if column.kind == "ids" else [cell]
        for part in parts:
            if part not in choices:
                return "not_in_list", {"choices": ", ".join(choices), "hint": hint(part, choices)}
        return None

    return test


def pattern(column: Column) -> Test:
    """Return a test for the form of the whole text."""
    form = re.compile(column.pattern)

    def test(cell: str) -> Finding | None:
        if form.fullmatch(cell):
            return None
        tidy = re.sub(r"[^a-z0-9]+", "_", cell.casefold()).strip("_")
        near = sentence("tables.hint", close=tidy) if tidy and form.fullmatch(tidy) else ""
        return "pattern", {"hint": near, "description": column.description}

    return test


def in_range(column: Column) -> Test:
    """Return a test for the least and the greatest value."""
    low, high = column.minimum, column.maximum
    ends = [("minimum", low), ("maximum", high)]
    key = "both" if None not in (low, high) else next(name for name, end in ends if end is not None)
    allowed = sentence(f"tables.range.{key}", minimum=low, maximum=high)

    def test(cell: str) -> Finding | None:
        value = float(cell)
        fits = (low is None or value >= low) and (high is None or value <= high)
        return None if fits else ("out_of_range", {"range": allowed})

    return test


def short(most: int) -> Test:
    """Return a test for the length of a text."""

    def test(cell: str) -> Finding | None:
        return ("long_text", {"length": len(cell), "most": most}) if len(cell) > most else None

    return test
