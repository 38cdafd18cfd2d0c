"""Citations of a lesson: ids of sources stand for themselves, ids of events for their sources."""

from __future__ import annotations

from collections.abc import Iterable

from kit.language import text
from kit.lessons.evidence import Evidence
from kit.lessons.faults import AnswerError
from kit.page.markup import Markup

EVENT = "ev_"


def source_ids(ids: Iterable[str], evidence: Evidence) -> list[str]:
    """Return the ids of sources, those of events replaced by the sources of the event.

    Raises
    ------
    AnswerError
        If an event or a source is not known.
    """
    found: dict[str, None] = {}
    for name in ids:
        found |= dict.fromkeys(_of_event(name, evidence) if name.startswith(EVENT) else [name])
    if not found:
        return []
    known = set(evidence.frame("sources")["source_id"])
    missing = [name for name in found if name not in known]
    if missing:
        raise AnswerError(
            text("lessons.no_source", source=", ".join(missing)), text("lessons.no_source_remedy")
        )
    return list(found)


def cited(ids: Iterable[str], evidence: Evidence, style: str = "apa") -> list[Markup]:
    """Return the citations of sources and events, each source once."""
    names = source_ids(ids, evidence)
    return evidence.cite(names, style) if names else []


def _of_event(event: str, evidence: Evidence) -> list[str]:
    events = evidence.frame("events")
    rows = events.loc[events["event_id"] == event, "source_ids"]
    if rows.empty:
        raise AnswerError(text("lessons.no_event", event=event), text("lessons.no_event_remedy"))
    return list(rows.iloc[0])
