"""Entries of a teacher's file whose fields are texts and numbers: what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from kit.classroom.teaching.files import fault
from kit.lessons.faults import QuestionFault


def is_text(value: Any) -> bool:
    """Whether it is a text that says something."""
    return isinstance(value, str) and value.strip() != ""


def is_texts(value: Any) -> bool:
    """Whether it is a list of at least one text, each of which says something."""
    return isinstance(value, list) and bool(value) and all(is_text(item) for item in value)


def is_number(value: Any, least: int = 1) -> bool:
    """Whether it is a whole number, and no truth value, which Python counts as one."""
    return type(value) is int and value >= least


def record_faults(
    raw: Any,
    file: str,
    place: str,
    texts: Collection[str],
    numbers: Collection[str] = (),
    blank: Collection[str] = (),
    others: Collection[str] = (),
) -> Iterator[QuestionFault]:
    """Yield the faults of an entry.

    Parameters
    ----------
    raw
        The entry as it was read.
    file, place
        Where it stands, for the message.
    texts, numbers
        Fields that must be there.
    blank
        Texts that may be blank or left out.
    others
        Fields that somebody else looks at.
    """
    known = [*numbers, *texts, *blank, *others]
    if not isinstance(raw, dict):
        yield fault(file, place, "record_not_mapping", known=", ".join(known))
        return
    for name in sorted(str(key) for key in raw.keys() - set(known)):
        yield fault(file, f"{place}, {name}", "record_unknown", known=", ".join(known))
    for name in numbers:
        if not is_number(raw.get(name)):
            yield fault(file, f"{place}, {name}", "record_number")
    for name in [*texts, *blank]:
        if not (is_text(raw.get(name)) or (name in blank and raw.get(name, "") == "")):
            yield fault(file, f"{place}, {name}", "record_text")
