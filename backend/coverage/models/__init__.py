"""Periods, events, their ledger and limits; psychological assistance."""

from backend.coverage.models.assistance import AssistancePeriod, AssistanceRequest, AssistanceSession
from backend.coverage.models.ledger import (
    CoveragePeriod,
    CoveredEvent,
    EntryMove,
    EventClaim,
    EventSlotEntry,
    EventSublimit,
    LedgerEntry,
)
from backend.coverage.models.limits import LimitChange, LimitException, LimitExceptionDecision

__all__ = [
    "AssistancePeriod",
    "AssistanceRequest",
    "AssistanceSession",
    "CoveragePeriod",
    "CoveredEvent",
    "EntryMove",
    "EventClaim",
    "EventSlotEntry",
    "EventSublimit",
    "LedgerEntry",
    "LimitChange",
    "LimitException",
    "LimitExceptionDecision",
]
