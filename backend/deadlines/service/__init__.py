"""Use cases of the legal clock: open and recompute clocks, record facts, take clocks in and out of service."""

from backend.deadlines.service.closing import Resolution, quieten, resolve, wake
from backend.deadlines.service.facts import (
    OPENED_BY_HAND,
    ActFact,
    ClockEffect,
    EventFact,
    OpeningFact,
    RecordedAct,
    open_clock,
    record_act,
    record_event,
)
from backend.deadlines.service.recompute import ClockOwner, Recomputed, hand_over, open_clocks, recompute

__all__ = [
    "OPENED_BY_HAND",
    "ActFact",
    "ClockEffect",
    "ClockOwner",
    "EventFact",
    "OpeningFact",
    "Recomputed",
    "RecordedAct",
    "Resolution",
    "hand_over",
    "open_clock",
    "open_clocks",
    "quieten",
    "recompute",
    "record_act",
    "record_event",
    "resolve",
    "wake",
]
