"""Faults, the report that gathers them, and the error that shows them without a traceback."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from kit.language import count, text
from kit.page.markup import Markup, bullet_list, fill
from kit.tables.kinds import KINDS, Kind

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 10
MOST = 1_000
LONGEST_VALUE = 60


@dataclass(frozen=True)
class Fault:
    """One fault: what it is, where it is, and what stands there.

    Attributes
    ----------
    name
        Name of the kind in `kit.tables.kinds.KINDS`.
    file
        Name of the file.
    row
        Row number as a spreadsheet shows it (the header is row 1), or None for the whole file.
    column, value
        Name of the column and the text of the cell, or "".
    blanks
        Further values for the sentences.
    """

    name: str
    file: str
    row: int | None = None
    column: str = ""
    value: str = ""
    blanks: dict[str, object] = field(default_factory=dict, compare=False)

    @property
    def kind(self) -> Kind:
        """The entry of the catalogue."""
        return KINDS[self.name]

    @property
    def problem(self) -> str:
        """What is wrong."""
        return self.kind.problem(**self._values())

    @property
    def remedy(self) -> str:
        """What to do."""
        return self.kind.remedy(**self._values())

    @property
    def place(self) -> str:
        """Row and column in words."""
        row = text("tables.place.row", row=f"{self.row:,}") if self.row else ""
        column = text("tables.place.column", column=self.column) if self.column else ""
        return ", ".join(filter(None, [row, column]))

    def _values(self) -> dict[str, object]:
        value = self.value
        if len(value) > LONGEST_VALUE:
            value = value[:LONGEST_VALUE] + "…"
        plain = "".join(sign if sign.isprintable() else f"[U+{ord(sign):04X}]" for sign in value)
        return {"file": self.file, "column": self.column, "value": plain, **self.blanks}

    def __str__(self) -> str:
        where = ", ".join(filter(None, [self.file, self.place]))
        return f"{where}: {self.problem} {self.remedy}"


@dataclass(frozen=True)
class Report:
    """What a check found.

    Attributes
    ----------
    faults
        What must be put right; at most a thousand are gathered.
    notices
        What a reader should know although the table is read: the first ten of each kind.
    """

    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is no fault."""
        return not self.faults

    def raise_if_faulty(self) -> None:
        """Raise a `TableError` if there is a fault."""
        if self.faults:
            raise TableError(self.faults)

    def to_frame(self) -> pd.DataFrame:
        """Return faults and notices as a frame: file, row, column, kind, value, problem, remedy."""
        import pandas as pd

        names = ("file", "row", "column", "kind", "value", "problem", "remedy")
        rows = [
            (one.file, one.row, one.column, one.name, one.value, one.problem, one.remedy)
            for one in (*self.faults, *self.notices)
        ]
        return pd.DataFrame(rows, columns=list(names)).astype({"row": "Int64"})

    def __str__(self) -> str:
        return "\n".join(_lines((*self.faults, *self.notices)))

    def _repr_html_(self) -> Markup:
        return _html((*self.faults, *self.notices))


class TableError(Exception):
    """A table that cannot be used; shown as a short list, each fault with what to do.

    Attributes
    ----------
    faults
        All faults found.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(_lines(self.faults)))

    def _render_traceback_(self) -> list[str]:
        return _lines(self.faults)

    def _repr_html_(self) -> Markup:
        return _html(self.faults)


class UnknownTableError(KeyError):
    """A name that is no table; the message lists the nearest names."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)

    def __str__(self) -> str:
        return self.message

    def _render_traceback_(self) -> list[str]:
        return [self.message]


def gather(found: Iterable[Fault], own: bool) -> Report:
    """Gather faults, at most a thousand, and the first notices of each kind.

    In the kit's own tables a notice counts as a fault.
    """
    faults: list[Fault] = []
    notices: dict[str, list[Fault]] = defaultdict(list)
    for one in found:
        if own or not one.kind.notice:
            faults.append(one)
            if len(faults) == MOST:
                break
        elif len(notices[one.name]) < SHOWN:
            notices[one.name].append(one)
    return Report(tuple(faults), tuple(chain.from_iterable(notices.values())))


def _heading(faults: tuple[Fault, ...]) -> str:
    files = ", ".join(dict.fromkeys(fault.file for fault in faults))
    if len(faults) >= MOST:
        return text("tables.heading_many", number=f"{MOST:,}", files=files)
    return count("tables.heading", len(faults), files=files) if faults else text("tables.no_fault")


def _more(faults: tuple[Fault, ...]) -> list[str]:
    left = len(faults) - SHOWN
    return [count("tables.more", left)] if left > 0 else []


def _lines(faults: tuple[Fault, ...]) -> list[str]:
    return [_heading(faults), *(f"- {fault}" for fault in faults[:SHOWN]), *_more(faults)]


def _html(faults: tuple[Fault, ...]) -> Markup:
    return fill(
        '<div class="kit-faults" role="alert"><p>{heading}</p>{faults}<p>{more}</p></div>',
        heading=_heading(faults),
        faults=bullet_list(str(fault) for fault in faults[:SHOWN]),
        more=" ".join(_more(faults)),
    )
