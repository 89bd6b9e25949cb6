"""Costs before the declaration (rule 26, L.127-2-2): no forfeiture, paid on a recorded urgency only. Pure."""

from datetime import date

from backend.providers.rules import refusals


def check_incurred(incurred_on: date, declared_on: date, urgency: str | None) -> None:
    """Raise Conflict `urgency_required` for a cost of a day before the declaration (Paris dates) without its reason."""
    if incurred_on < declared_on and not (urgency or "").strip():
        raise refusals.urgency_required(incurred_on, declared_on)
