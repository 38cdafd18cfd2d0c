"""Sources, standards and unit plans of the guide: small files, checked when they are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kit.classroom.teaching.files import SUFFIX, TeacherFileError, fault, read_yaml, teacher_folder
from kit.language import text
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
    """Return the sources of the guide by id."""
    return {name: TeacherSource(id=name, **raw) for name, raw in _mapping("sources").items()}


def standards() -> dict[str, Standard]:
    """Return the standards by id.

    Raises
    ------
    TeacherFileError
        If the source of one is not known.
    """
    known = sources()
    found = {name: Standard(id=name, **raw) for name, raw in _mapping("standards").items()}
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
    """Return the unit plans, the shortest first."""
    raws = read_yaml(teacher_folder() / f"units{SUFFIX}")
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


def _mapping(name: str) -> dict[str, Any]:
    raw = read_yaml(teacher_folder() / f"{name}{SUFFIX}")
    if not isinstance(raw, dict) or not all(isinstance(one, dict) for one in raw.values()):
        raise TeacherFileError([fault(f"{name}{SUFFIX}", "", "plan_not_mapping")])
    return raw
