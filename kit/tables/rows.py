"""Checks that look at a whole row, or at one row beside another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from kit.tables.faults import Fault
from kit.tables.sheets import Sheet

# A line inside a cell that begins like a row: an id, a separator, a date.
LOST_ROW = re.compile(r"[\r\n]\"?\w+\"?[,;\t]\"?\d{4}(-\d\d)?[-,;\t/~?\"]")
SEPARATORS = re.compile(r"[,;\t]")
DISPUTED = frozenset({"contested", "uncertain"})
SAME_EVENT = ("date", "actor_ids", "title")
SIMILAR = 0.8
MOST_COMPARED = 30  # rows of one day and the same actors; more are compared for equal titles only


def swallowed(sheet: Sheet) -> Iterator[Fault]:
    """Yield cells that hold further rows, because a double quote did not close."""
    for name, cells in sheet.columns.items():
        suspects = {cell for cell in set(cells) if _holds_rows(cell, len(sheet.columns))}
        for row, cell in sheet.at(name) if suspects else ():
            if cell in suspects:
                yield Fault("broken_quotes", sheet.file, row, name, cell)


def _holds_rows(cell: str, width: int) -> bool:
    if "\n" not in cell and "\r" not in cell:
        return False
    whole = [line for line in cell.splitlines() if len(SEPARATORS.findall(line)) >= width - 1]
    return bool(LOST_ROW.search(cell)) or (width > 1 and bool(whole))


def unexplained(sheet: Sheet) -> Iterator[Fault]:
    """Yield rows that are contested or uncertain and do not say why in `note`."""
    if "certainty" not in sheet.columns or DISPUTED.isdisjoint(sheet.columns["certainty"]):
        return
    notes = sheet.columns.get("note", [""] * len(sheet))
    for (row, certainty), note in zip(sheet.at("certainty"), notes, strict=True):
        if certainty in DISPUTED and not note.strip():
            yield Fault("contested_without_note", sheet.file, row, "note", certainty)


def repeated_events(sheet: Sheet) -> Iterator[Fault]:
    """Yield rows with the date and the actors of an earlier row and a similar title."""
    if not set(SAME_EVENT) <= set(sheet.columns):
        return
    groups: dict[tuple[str, frozenset[str]], list[tuple[int, str]]] = defaultdict(list)
    dates, actors, titles = (sheet.columns[name] for name in SAME_EVENT)
    people = {cell: frozenset(cell.split(";")) for cell in set(actors)}
    for row, date, cell, title in zip(sheet.rows, dates, actors, titles, strict=True):
        groups[date, people[cell]].append((row, title))
    for group in groups.values():
        if len(group) > 1:
            yield from _similar(sheet.file, group)


def _similar(file: str, group: list[tuple[int, str]]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for row, title in group:
        plain = " ".join(title.casefold().split())
        other = first.get(plain)
        if other is None and len(group) <= MOST_COMPARED:
            other = next((at for known, at in first.items() if _alike(plain, known)), None)
        if other is not None:
            yield Fault("duplicate_event", file, row, "title", title, {"other": f"{other:,}"})
        first.setdefault(plain, row)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SIMILAR
