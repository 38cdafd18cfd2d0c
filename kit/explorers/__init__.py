"""Explorers: figures with controls, which can be used by mouse, by keyboard and from Python."""

from __future__ import annotations

from kit.explorers.approval import ApprovalExplorer, approval
from kit.explorers.approval_events import ApprovalEventsExplorer, approval_events
from kit.explorers.article import ArticleExplorer, article
from kit.explorers.base import Explorer
from kit.explorers.cases import CasesExplorer, abduction_cases
from kit.explorers.claims import ClaimsExplorer, abduction_claims
from kit.explorers.cohesion import CohesionExplorer, cohesion
from kit.explorers.cooperation import CooperationExplorer, cooperation
from kit.explorers.elsewhere import ElsewhereExplorer, abductions_elsewhere
from kit.explorers.flights import FlightsExplorer, flights
from kit.explorers.incidents import IncidentsExplorer, abduction_incidents
from kit.explorers.launches import LaunchesExplorer, launches
from kit.explorers.measures_trade import MeasuresTradeExplorer, measures_trade
from kit.explorers.nuclear_yields import NuclearYieldsExplorer, nuclear_yields
from kit.explorers.opinion import OpinionExplorer, opinion
from kit.explorers.pauses import PausesExplorer, pauses
from kit.explorers.promises import PromisesExplorer, promises
from kit.explorers.return_movement import ReturnMovementExplorer, return_movement
from kit.explorers.rule_map import RuleMapExplorer, map_through_time
from kit.explorers.security_council import SecurityCouncilExplorer, security_council
from kit.explorers.silences import SilencesExplorer, silences
from kit.explorers.strength import StrengthExplorer, strength
from kit.explorers.talks import TalksExplorer, talks
from kit.explorers.tellings import TellingsExplorer, tellings
from kit.explorers.timeline import TimelineExplorer, timeline
from kit.explorers.tone import ToneExplorer, tone
from kit.explorers.treaty_network import TreatyNetworkExplorer, treaty_network
from kit.explorers.voting import VotingExplorer, un_voting
from kit.explorers.wedge import WedgeExplorer, wedge
from kit.explorers.which_number import NumberExplorer, which_number
from kit.explorers.who_counts import WhoCountsExplorer, who_counts

BY_LETTER: dict[str, type[Explorer]] = {
    explorer.letter: explorer
    for explorer in (
        TimelineExplorer,
        TellingsExplorer,
        CasesExplorer,
        IncidentsExplorer,
        NumberExplorer,
        ClaimsExplorer,
        ElsewhereExplorer,
        TalksExplorer,
        SilencesExplorer,
        PausesExplorer,
        RuleMapExplorer,
        PromisesExplorer,
        ReturnMovementExplorer,
        WhoCountsExplorer,
        NuclearYieldsExplorer,
        SecurityCouncilExplorer,
        FlightsExplorer,
        LaunchesExplorer,
        MeasuresTradeExplorer,
        VotingExplorer,
        StrengthExplorer,
        TreatyNetworkExplorer,
        CooperationExplorer,
        CohesionExplorer,
        WedgeExplorer,
        ToneExplorer,
        ArticleExplorer,
        ApprovalExplorer,
        ApprovalEventsExplorer,
        OpinionExplorer,
    )
}

__all__ = [
    "BY_LETTER",
    "ApprovalEventsExplorer",
    "ApprovalExplorer",
    "ArticleExplorer",
    "CasesExplorer",
    "ClaimsExplorer",
    "CohesionExplorer",
    "CooperationExplorer",
    "ElsewhereExplorer",
    "FlightsExplorer",
    "IncidentsExplorer",
    "LaunchesExplorer",
    "MeasuresTradeExplorer",
    "NuclearYieldsExplorer",
    "NumberExplorer",
    "OpinionExplorer",
    "PausesExplorer",
    "PromisesExplorer",
    "ReturnMovementExplorer",
    "RuleMapExplorer",
    "SecurityCouncilExplorer",
    "SilencesExplorer",
    "StrengthExplorer",
    "TalksExplorer",
    "TellingsExplorer",
    "TimelineExplorer",
    "ToneExplorer",
    "TreatyNetworkExplorer",
    "VotingExplorer",
    "WedgeExplorer",
    "WhoCountsExplorer",
    "abduction_cases",
    "abduction_claims",
    "abduction_incidents",
    "abductions_elsewhere",
    "approval",
    "approval_events",
    "article",
    "cohesion",
    "cooperation",
    "flights",
    "launches",
    "map_through_time",
    "measures_trade",
    "nuclear_yields",
    "opinion",
    "pauses",
    "promises",
    "return_movement",
    "security_council",
    "silences",
    "strength",
    "talks",
    "tellings",
    "timeline",
    "tone",
    "treaty_network",
    "un_voting",
    "wedge",
    "which_number",
    "who_counts",
]
