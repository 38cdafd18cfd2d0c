"""Explorers: figures with controls, which can be used by mouse, by keyboard and from Python."""

from __future__ import annotations

from kit.explorers.timeline import TimelineExplorer, timeline

BY_LETTER = {TimelineExplorer.letter: TimelineExplorer}

__all__ = ["BY_LETTER", "TimelineExplorer", "timeline"]
