"""Reads of cover."""

from backend.coverage.queries.assistance import (
    assistance_period,
    assistance_periods,
    policies_of,
)
from backend.coverage.queries.assistance import request as assistance_request
from backend.coverage.queries.assistance import requests as assistance_requests
from backend.coverage.queries.assistance import sessions as assistance_sessions
from backend.coverage.queries.ledger import (
    claim_money,
    entries_of_claim,
    event_beside,
    events_around,
    lock_periods,
    membership,
    open_amount,
    other_events,
    places,
    slot,
)
from backend.coverage.queries.limits import (
    beside_the_limits,
    exception,
    exception_page,
    exceptions_of,
    lock_exception,
    period_of,
)
from backend.coverage.queries.position import position_of_event, position_of_policy, position_sql

__all__ = [
    "assistance_period",
    "assistance_periods",
    "assistance_request",
    "assistance_requests",
    "assistance_sessions",
    "beside_the_limits",
    "claim_money",
    "entries_of_claim",
    "event_beside",
    "events_around",
    "exception",
    "exception_page",
    "exceptions_of",
    "lock_exception",
    "lock_periods",
    "membership",
    "open_amount",
    "other_events",
    "period_of",
    "places",
    "policies_of",
    "position_of_event",
    "position_of_policy",
    "position_sql",
    "slot",
]
