"""The damages by kind: what would hurt a class if nobody noticed it."""

from __future__ import annotations

from damages import analysis, explorers, facts, figures, lessons, outputs, sentences, server
from damages.change import Damage

DAMAGES: dict[str, tuple[Damage, ...]] = {
    "facts": facts.DAMAGES,
    "analysis": analysis.DAMAGES,
    "figures": figures.DAMAGES,
    "sentences": sentences.DAMAGES,
    "lessons": lessons.DAMAGES,
    "server": server.DAMAGES,
    "outputs": outputs.DAMAGES,
    "explorers": explorers.DAMAGES,
}
