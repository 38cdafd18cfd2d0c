"""Explorers: figures with controls, which can be used by mouse, by keyboard and from Python."""

from __future__ import annotations

from kit.explorers.base import Explorer
from kit.explorers.tellings import TellingsExplorer, tellings
from kit.explorers.timeline import TimelineExplorer, timeline

BY_LETTER: dict[str, type[Explorer]] = {
    explorer.letter: explorer for explorer in (TimelineExplorer, TellingsExplorer)
}

__all__ = ["BY_LETTER", "TellingsExplorer", "TimelineExplorer", "tellings", "timeline"]
