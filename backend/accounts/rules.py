"""What a role may commit alone, and how long doors stay open."""

from datetime import timedelta

from backend.core.access import Role

SESSION_IDLE = timedelta(minutes=30)
SESSION_LONGEST = timedelta(hours=10)
TOKEN_LIFETIME = timedelta(days=365)
ATTEMPTS_ALLOWED = 10
ATTEMPTS_WINDOW = timedelta(minutes=15)
SHORTEST_PASSWORD = 12

# Cents TTC that a role may order or approve alone; an account may state its own figure.
AUTHORITY_CENTS = {
    Role.HANDLER: 400_000,
    Role.SUPERVISOR: 2_000_000,
    Role.AUDITOR: 0,
    Role.ADMIN: 0,
    Role.COMPLIANCE: 0,
}


def authority(role: Role, own_cents: int | None) -> int:
    """Cents TTC that this person may commit alone."""
    return AUTHORITY_CENTS[role] if own_cents is None else own_cents
