"""The text alternative that every figure of the kit carries."""

from __future__ import annotations

import plotly.graph_objects as go


def with_alternative(figure: go.Figure, sentence: str) -> go.Figure:
    """Store the sentence in the figure (in `layout.meta`) and return the figure."""
    figure.layout.meta = {"alternative": sentence}
    return figure


def alternative(figure: go.Figure) -> str:
    """Return the figure's text alternative; empty if it has none."""
    meta = figure.layout.meta
    return str(meta["alternative"]) if isinstance(meta, dict) and "alternative" in meta else ""
