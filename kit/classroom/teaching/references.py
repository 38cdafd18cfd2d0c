"""Sources, standards and unit plans of the guide: small files, checked when they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kit.classroom.teaching.files import SUFFIX, TeacherFileError, fault, read_yaml, teacher_folder
from kit.classroom.teaching.records import is_text, record_faults
from kit.language import text
from kit.lessons.faults import QuestionFault
from kit.page.markup import Markup, fill, link


@dataclass(frozen=True)
class TeacherSource:
    """What the guide rests on where it states a fact about schools, courses or prejudice.

    Attributes
    ----------
    seen
        The day on which it was read, as ISO date.
    """

    id: str
    title: str
    publisher: str
    url: str
    date: str
    seen: str
    note: str = ""


@dataclass(frozen=True)
class Standard:
    """One standard that a lesson can serve: framework, code, our paraphrase, its source."""

    id: str
    framework: str
    code: str
    says: str
    source: str


@dataclass(frozen=True)
class Block:
    """One hour of a unit: the lesson, and which part of it."""

    hour: int
    lesson: str
    part: str


@dataclass(frozen=True)
class Unit:
    """A plan for so many hours."""

    hours: int
    title: str
    for_whom: str
    why: str
    blocks: tuple[Block, ...]


def sources() -> dict[str, TeacherSource]:
    """Return the sources of the guide by id.

    Raises
    ------
    TeacherFileError
        With every fault of the file: place, what to do.
    """
    raws = _mapping("sources", ("title", "publisher", "url", "seen"), ("date", "note"))
    return {name: TeacherSource(id=name, **{"date": "", **raw}) for name, raw in raws.items()}


def standards() -> dict[str, Standard]:
    """Return the standards by id.

    Raises
    ------
    TeacherFileError
        If the source of one is not known, or with every fault of the file.
    """
    known = sources()
    raws = _mapping("standards", ("framework", "code", "says", "source"))
    found = {name: Standard(id=name, **raw) for name, raw in raws.items()}
    lost = [one.id for one in found.values() if one.source not in known]
    if lost:
        raise TeacherFileError(
            [
                fault(f"standards{SUFFIX}", name, "unknown_source", known=", ".join(known))
                for name in lost
            ]
        )
    return found


def units() -> list[Unit]:
    """Return the unit plans, in the order of the file.

    Raises
    ------
    TeacherFileError
        With every fault of the file: place, what to do.
    """
    file = f"units{SUFFIX}"
    raws = read_yaml(teacher_folder() / file)
    _refuse(_unit_faults(raws, file))
    return [
        Unit(
            raw["hours"],
            raw["title"],
            raw["for"],
            raw["why"],
            tuple(Block(**b) for b in raw["blocks"]),
        )
        for raw in raws
    ]


def cited(ids: Iterable[str]) -> list[Markup]:
    """Return sources as people read them, with the day on which they were seen.

    Raises
    ------
    TeacherFileError
        If an id is not known.
    """
    known = sources()
    unknown = [name for name in ids if name not in known]
    if unknown:
        file = f"sources{SUFFIX}"
        raise TeacherFileError(
            [fault(file, name, "unknown_source", known=", ".join(known)) for name in unknown]
        )
    return [citation(known[name]) for name in ids]


def citation(source: TeacherSource) -> Markup:
    """Return one source with a link, its date where it has one, and what was read of it."""
    date = f" ({source.date})" if source.date else ""
    return fill(
        "{publisher}{date}: {title}. <small>{seen} {note}</small>",
        publisher=source.publisher, date=date, title=link(source.url, source.title),
        seen=text("teaching.seen", date=source.seen), note=source.note,
    )  # fmt: skip


def _unit_faults(raws: Any, file: str) -> Iterator[QuestionFault]:
    if not isinstance(raws, list):
        yield fault(file, "", "record_not_list")
        return
    for number, raw in enumerate(raws, start=1):
        texts = ("title", "for", "why")
        yield from record_faults(raw, file, str(number), texts, ("hours",), others=("blocks",))
        blocks = raw.get("blocks") if isinstance(raw, dict) else []
        if not isinstance(blocks, list):
            yield fault(file, f"{number}, blocks", "record_not_list")
            continue
        for place, block in enumerate(blocks, start=1):
            where = f"{number}, blocks, {place}"
            yield from record_faults(block, file, where, ("lesson", "part"), ("hour",))


def _mapping(name: str, texts: Iterable[str], blank: Iterable[str] = ()) -> dict[str, Any]:
    """Return the entries of a file by their short names, each with these fields."""
    file = f"{name}{SUFFIX}"
    raw = read_yaml(teacher_folder() / file)
    _refuse(_entry_faults(raw, file, tuple(texts), tuple(blank)))
    return dict(raw)


def _entry_faults(
    raw: Any, file: str, texts: tuple[str, ...], blank: tuple[str, ...]
) -> Iterator[QuestionFault]:
    if not isinstance(raw, dict):
        yield fault(file, "", "record_no_entries")
        return
    for name, entry in raw.items():
        if not is_text(name):
            yield fault(file, str(name), "record_name")
        yield from record_faults(entry, file, str(name), texts, blank=blank)


def _refuse(faults: Iterable[QuestionFault]) -> None:
    found = list(faults)
    if found:
        raise TeacherFileError(found)
