"""The damages by kind: what would hurt a class if nobody noticed it."""

from __future__ import annotations

from damages import analysis, explorers, facts, figures, lessons, outputs, sentences, server
from damages.change import Damage

DAMAGES: dict[str, tuple[Damage, ...]] = {
    "facts": facts.DAMAGES,
    "outputs": outputs.DAMAGES,
    "sentences": sentences.DAMAGES,
    "analysis": analysis.DAMAGES,
    "figures": figures.DAMAGES,
    "explorers": explorers.DAMAGES,
    "lessons": lessons.DAMAGES,
    "server": server.DAMAGES,
}
