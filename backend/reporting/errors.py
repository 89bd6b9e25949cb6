"""Refusals of reports."""

from backend.core.errors import NotFound, Refused


def month_invalid(given: str) -> Refused:
    """Something else than 2026-10, or a month to come."""
    return Refused("month_invalid", f"« {given} » n’est pas un mois écoulé ou en cours. Écrivez-le ainsi : 2026-10.")


def month_span_invalid() -> Refused:
    """A span of months in reverse, or too long for one picture."""
    return Refused("month_span_invalid", "Choisissez de 1 à 36 mois, le premier avant le dernier.")


def run_not_found() -> NotFound:
    """Unknown run of a report."""
    return NotFound("report_run_not_found", "Cette édition du rapport n’existe pas.")
