"""One answer of a learner, as it is kept."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Any

from kit.page.safety import whole
from kit.tables import dates


def now() -> str:
    """Return the present time as ISO text in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def day_of(said_at: str) -> str:
    """Return the learner's day of a time in UTC, as people write it."""
    return dates.display(_local(said_at).date().isoformat())


def time_of(said_at: str) -> str:
    """Return the learner's day and time of a time in UTC."""
    return f"{day_of(said_at)}, {_local(said_at):%H:%M}"


def _local(said_at: str) -> datetime:
    return datetime.fromisoformat(said_at).astimezone()


def new_id() -> str:
    """Return an id that no other answer has; imports know by it what is there already."""
    return uuid.uuid4().hex


@dataclass(frozen=True)
class Attempt:
    """One answer to one question.

    Attributes
    ----------
    lesson, question, kind
        What was asked.
    version
        Fingerprint of the question as it was then written.
    answer
        The answer, as values that JSON can hold.
    verdict
        `right`, `partly`, `wrong` or `noted`.
    misconceptions
        Short names of mistaken ideas behind the answer.
    data_version
        Version of the tables it was checked against.
    asked
        How the question then read: `prompt`, `said` (the answer in words), `sensitive`, `hints`
        (how many were shown); empty for entries of laboratories.
    said_at
        When, in UTC.
    number
        The how-manieth answer to this question; 0 until it is kept.
    set_aside
        Whether a later reset put it away.
    """

    lesson: str
    question: str
    kind: str
    version: str
    answer: Any
    verdict: str
    misconceptions: tuple[str, ...] = ()
    data_version: str = ""
    asked: Mapping[str, Any] = field(default_factory=dict)
    said_at: str = field(default_factory=now)
    uid: str = field(default_factory=new_id)
    number: int = 0
    set_aside: bool = False

    def whole(self) -> Attempt:
        """Return it without signs cut in two, which no file can hold."""
        kept = {one.name: whole(getattr(self, one.name)) for one in fields(self)}
        return Attempt(**kept | {"misconceptions": tuple(kept["misconceptions"])})

    def as_record(self) -> dict[str, Any]:
        """Return it as JSON can hold it, without what the store adds."""
        return {
            "lesson": self.lesson,
            "question": self.question,
            "attempt": self.number,
            "kind": self.kind,
            "question_version": self.version,
            "answer": self.answer,
            "verdict": self.verdict,
            "misconceptions": list(self.misconceptions),
            "answered_at": self.said_at,
            "data_version": self.data_version,
            "set_aside": self.set_aside,
            "asked": dict(self.asked),
            "id": self.uid,
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Attempt:
        """Read what `as_record` wrote.

        Anything else gives a `KeyError`, `TypeError`, `ValueError`, `OverflowError`,
        `RecursionError` or, for a time out of this machine's reach, an `OSError`.
        """
        texts = {name: record[name] for name in ("lesson", "question", "kind", "verdict", "id")}
        if not all(isinstance(value, str) and value for value in texts.values()):
            raise TypeError("a field that must be a text is empty or something else")
        asked, named = record.get("asked", {}), record.get("misconceptions", [])
        if not isinstance(asked, dict) or not isinstance(named, list):
            raise TypeError("asked or misconceptions has another form")
        if not all(isinstance(name, str) for name in named):
            raise TypeError("a misconception is not a text")
        said_at = datetime.fromisoformat(record["answered_at"]).isoformat()
        time_of(said_at)  # a time that no calendar of this machine can show is refused
        return cls(
            lesson=record["lesson"],
            question=record["question"],
            kind=record["kind"],
            version=str(record["question_version"]),
            answer=record["answer"],
            verdict=record["verdict"],
            misconceptions=tuple(named),
            data_version=str(record.get("data_version", "")),
            asked=asked,
            said_at=said_at,
            set_aside=record.get("set_aside") is True,
            uid=record["id"],
        ).whole()
