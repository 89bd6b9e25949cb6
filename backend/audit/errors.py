"""Refusals about the audit trail."""

from backend.core.errors import Refused


def subject_unknown(given: str) -> Refused:
    """Neither an id nor the reference of a claim or the number of a policy."""
    return Refused(
        "audit_subject_unknown",
        f"«\u00a0{given}\u00a0» ne désigne ni un identifiant, ni un sinistre, ni un contrat. Corrigez le filtre.",
    )
