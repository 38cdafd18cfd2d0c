"""A table as it was typed: names, cells as text, and the row numbers of a spreadsheet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kit.tables.faults import Fault, TableError

CHUNK = 50_000
Cells = list[str]


@dataclass(frozen=True)
class Sheet:
    """The cells of one file.

    Attributes
    ----------
    file
        Name of the file, for messages.
    columns
        Cells of each column by its name.
    rows
        Row number of each row as a spreadsheet shows it.
    faults
        Faults and notices found while reading.
    """

    file: str
    columns: dict[str, Cells]
    rows: Sequence[int]
    faults: tuple[Fault, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, name: str) -> Iterator[tuple[int, str]]:
        """Yield row number and text of each cell of a column."""
        return zip(self.rows, self.columns[name], strict=True)

    def with_columns(self, columns: dict[str, Cells]) -> Sheet:
        """Return the same rows with other columns."""
        return replace(self, columns=columns)


def sheet_from(
    file: str, records: Iterable[Cells], expected: Collection[str], notices: Iterable[Fault] = ()
) -> Sheet:
    """Put records, the first of them the names, into a sheet.

    Blank rows are left out; a row with too many or too few cells becomes a fault.

    Parameters
    ----------
    file
        Name of the file, for messages.
    records
        Rows of cells.
    expected
        Names of columns, one of which at least must be there.
    notices
        What was noticed before.

    Raises
    ------
    TableError
        If there is no first row or its names are not usable.
    """
    stream = iter(records)
    header_row, names = next(
        (found for found in enumerate(stream, start=1) if any(map(str.strip, found[1]))), (0, [])
    )
    if not names:
        raise TableError([Fault("file_empty", file)])
    names = [name.strip() for name in names]
    if expected and set(expected).isdisjoint(names):
        blanks: dict[str, object] = {"names": ", ".join(expected)}
        raise TableError([Fault("no_header", file, header_row, blanks=blanks)])
    gathered = _Gathering(file, names, header_row)
    while chunk := list(islice(stream, CHUNK)):
        gathered.add(chunk)
    return gathered.sheet(tuple(notices))


class _Gathering:
    """Rows on their way into columns."""

    def __init__(self, file: str, names: Cells, header_row: int) -> None:
        self.file, self.names, self.width = file, names, len(names)
        self.columns: list[Cells] = [[] for _ in names]
        self.known: list[dict[str, str]] = [{} for _ in names]
        self.rows: list[int] = []
        self.faults: list[Fault] = []
        self.blank = 0
        self.header_row, self.next_row = header_row, header_row + 1

    def add(self, chunk: list[Cells]) -> None:
        numbers: Sequence[int] = range(self.next_row, self.next_row + len(chunk))
        self.next_row += len(chunk)
        if set(map(len, chunk)) != {self.width} or not all(map(any, chunk)):
            kept = [one for one in map(self._fitted, numbers, chunk) if one]
            numbers, chunk = [row for row, _ in kept], [cells for _, cells in kept]
        self.rows.extend(numbers)
        for position, cells in enumerate(zip(*chunk, strict=True)):
            self.columns[position].extend(self._shared(position, cells))

    def _shared(self, position: int, cells: Sequence[str]) -> Iterable[str]:
        # The same text in a hundred thousand cells is kept once: a class table of a million rows
        # fits into a small computer.
        if len(cells) < CHUNK or len(set(cells)) > CHUNK // 2:
            return cells
        known = self.known[position]
        return [known.setdefault(cell, cell) for cell in cells]

    def _fitted(self, row: int, cells: Cells) -> tuple[int, Cells] | None:
        if not any(cell.strip() for cell in cells):
            self.blank += 1
            return None
        if len(cells) > self.width and not any(cells[self.width :]):
            cells = cells[: self.width]  # spreadsheets leave separators after the last column
        if len(cells) == self.width:
            return row, cells
        blanks = {"found": len(cells), "expected": self.width}
        self.faults.append(Fault("cell_count", self.file, row, blanks=dict(blanks)))
        return None

    def sheet(self, notices: tuple[Fault, ...]) -> Sheet:
        columns, wrong = self._named()
        if wrong:
            raise TableError(wrong)
        if self.blank:
            notices += (Fault("blank_rows", self.file, blanks={"number": self.blank}),)
        return Sheet(self.file, columns, self.rows, (*notices, *self.faults))

    def _named(self) -> tuple[dict[str, Cells], list[Fault]]:
        columns: dict[str, Cells] = {}
        wrong = []
        for number, (name, cells) in enumerate(zip(self.names, self.columns, strict=True), 1):
            if name in columns:
                wrong.append(Fault("repeated_column", self.file, self.header_row, name))
            elif name:
                columns[name] = cells
            elif any(cells):
                blanks: dict[str, object] = {"number": number}
                wrong.append(Fault("blank_header", self.file, self.header_row, blanks=blanks))
        return columns, wrong
