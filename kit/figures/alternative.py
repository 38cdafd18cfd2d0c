"""The text alternative that every figure of the kit carries."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from kit.figures.theme import Theme, base_layout


def with_alternative(figure: go.Figure, sentence: str) -> go.Figure:
    """Store the sentence in the figure (in `layout.meta`) and return the figure."""
    figure.layout.meta = {"alternative": sentence}
    return figure


def alternative(figure: go.Figure) -> str:
    """Return the figure's text alternative; empty if it has none."""
    meta = figure.layout.meta
    return str(meta["alternative"]) if isinstance(meta, dict) and "alternative" in meta else ""


def whole_figure(parts: dict[str, Any], theme: Theme, sentence: str) -> go.Figure:
    """Return a figure made of `data` and `layout` in plain data, with its text alternative."""
    figure = go.Figure(data=parts["data"], layout=base_layout(theme))
    figure.update_layout(parts["layout"])
    return with_alternative(figure, sentence)
