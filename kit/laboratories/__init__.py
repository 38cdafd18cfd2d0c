"""Laboratories: where the learner adds codes, probabilities or positions, and compares them."""

from __future__ import annotations

from kit.laboratories.coding import CodingLaboratory, coding

__all__ = ["CodingLaboratory", "coding"]
