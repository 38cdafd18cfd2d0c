"""Figures: pure functions from frames to complete Plotly figures; no widgets."""
