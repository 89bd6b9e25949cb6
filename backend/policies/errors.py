"""Refusals about products, policies, people and imports."""

from collections.abc import Sequence

from backend.core.errors import Refused


def terms_invalid(faults: Sequence[tuple[str, str]]) -> Refused:
    """Terms that could not be applied to a claim."""
    errors = [{"pointer": pointer, "message": message} for pointer, message in faults]
    return Refused("terms_invalid", "Les conditions comportent des erreurs : corrigez-les.", errors=errors)
