"""The damages by kind: what would hurt a class if nobody noticed it."""

from __future__ import annotations

from damages import analysis, explorers, facts, figures, lessons, outputs, sentences, server
from damages.change import Damage

DAMAGES: dict[str, tuple[Damage, ...]] = {
    "facts": facts.DAMAGES,
    "figures": figures.DAMAGES,
    "server": server.DAMAGES,
    "explorers": explorers.DAMAGES,
    "lessons": lessons.DAMAGES,
    "sentences": sentences.DAMAGES,
    "analysis": analysis.DAMAGES,
    "outputs": outputs.DAMAGES,
    "page": explorers.IN_THE_PAGE,
}
