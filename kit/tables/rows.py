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
# Titles are compared letter by letter in tables of up to this size; it takes 30 µs for two titles,
# a minute for a million rows. In larger tables only equal titles are found.
MOST_COMPARED = 20_000


def swallowed(sheet: Sheet) -> Iterator[Fault]:
    """Yield cells that hold further rows, because a double quote did not close."""
    for name, cells in sheet.columns.items():
        broken = {cell for cell in cells if "\n" in cell or "\r" in cell}
        suspects = {cell for cell in broken if _holds_rows(cell, len(sheet.columns))}
        for row, cell in sheet.at(name) if suspects else ():
            if cell in suspects:
                yield Fault("broken_quotes", sheet.file, row, name, cell)


def _holds_rows(cell: str, width: int) -> bool:
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
    dates, actors, titles = (sheet.columns[name] for name in SAME_EVENT)
    people = {cell: frozenset(cell.split(";")) for cell in set(actors)}
    plain = [" ".join(title.casefold().split()) for title in titles]
    keys = list(zip(dates, map(people.__getitem__, actors), strict=True))
    if len(sheet) > MOST_COMPARED:
        keys = list(zip(*zip(*keys, strict=True), plain, strict=True))
    if len(set(keys)) == len(keys):
        return
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        groups[key].append(place)
    for group in groups.values():
        for place, other in _similar(group, plain) if len(group) > 1 else ():
            blanks: dict[str, object] = {"other": f"{sheet.rows[other]:,}"}
            yield Fault(
                "duplicate_event", sheet.file, sheet.rows[place], "title", titles[place], blanks
            )


def _similar(group: list[int], titles: list[str]) -> Iterator[tuple[int, int]]:
    kept: list[int] = []
    for place in group:
        other = next((one for one in kept if _alike(titles[place], titles[one])), None)
        if other is None:
            kept.append(place)
        else:
            yield place, other


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= SIMILAR
