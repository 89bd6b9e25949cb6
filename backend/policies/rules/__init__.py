"""Decisions about policies: what binds them, in which period a day falls, whether they are in force. Pure."""

from backend.policies.rules.binding import Amendment, Binding, Subscription, binding_terms
from backend.policies.rules.names import normalise_name, normalise_number
from backend.policies.rules.periods import Anniversary, AnniversaryChange, Period, period_at
from backend.policies.rules.status import LifeFact, PolicyStatus, State, resumption_instant, status_at
from backend.policies.rules.terms import Guarantee, Terms, check_terms, parse_terms

__all__ = [
    "Amendment",
    "Anniversary",
    "AnniversaryChange",
    "Binding",
    "Guarantee",
    "LifeFact",
    "Period",
    "PolicyStatus",
    "State",
    "Subscription",
    "Terms",
    "binding_terms",
    "check_terms",
    "normalise_name",
    "normalise_number",
    "parse_terms",
    "period_at",
    "resumption_instant",
    "status_at",
]
