"""Findings: pure functions from frames to frames and numbers."""
