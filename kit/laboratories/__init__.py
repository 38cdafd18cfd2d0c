"""Laboratories: where the learner adds codes, probabilities or positions, and compares them."""

from __future__ import annotations

from kit.laboratories.claim_audit import ClaimAudit, claim_audit
from kit.laboratories.coding import CodingLaboratory, coding
from kit.laboratories.forecasts import ForecastLaboratory, forecasts

__all__ = [
    "ClaimAudit",
    "CodingLaboratory",
    "ForecastLaboratory",
    "claim_audit",
    "coding",
    "forecasts",
]
