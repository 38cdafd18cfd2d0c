"""All laboratories, by the names under which a lesson opens them (`kit.laboratory.coding()`)."""

from __future__ import annotations

from kit.laboratories.argument import ArgumentLaboratory, argument
from kit.laboratories.bargaining import BargainingLaboratory, bargaining
from kit.laboratories.brief import BriefLaboratory, brief
from kit.laboratories.claim_audit import ClaimAudit, claim_audit
from kit.laboratories.coding import CodingLaboratory, coding
from kit.laboratories.forecasts import ForecastLaboratory, forecasts
from kit.laboratories.own_events import OwnTimeline, own_events
from kit.laboratories.scenarios import ScenarioLaboratory, scenarios

__all__ = [
    "ArgumentLaboratory",
    "BargainingLaboratory",
    "BriefLaboratory",
    "ClaimAudit",
    "CodingLaboratory",
    "ForecastLaboratory",
    "OwnTimeline",
    "ScenarioLaboratory",
    "argument",
    "bargaining",
    "brief",
    "claim_audit",
    "coding",
    "forecasts",
    "own_events",
    "scenarios",
]
