"""Who acts when time alone does."""

from uuid import UUID

from backend.core.access import Actor, Role

EGIDE = Actor(UUID(int=0), "Égide", Role.HANDLER)
"""The system: it lets requests and agreements lapse, sees every claim, commits nothing."""
