"""What a screen needs to know of who is signed in, beside their rights."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from backend.accounts import errors, queries
from backend.accounts.models import UserPreference
from backend.accounts.rules import SESSION_IDLE
from backend.core.access import Actor

DEFAULTS: Mapping[str, Any] = {"language": "fr", "theme": "auto", "density": "compact", "tour_done": False}


@dataclass(frozen=True, slots=True)
class Standing:
    """The address of the caller, until when the session lives if nobody touches it, and whether this is a trial."""

    email: str | None
    session_expires_at: datetime | None
    session_ends_at: datetime | None
    demo: bool


def standing(session: Session, actor: Actor, token_hash: bytes | None) -> Standing:
    """What is known of the caller; a token of another system has neither address nor session."""
    row = queries.standing(session, actor.user_id, token_hash)
    ends, seen = row["expires_at"], row["last_seen_at"]
    return Standing(row["email"], min(ends, seen + SESSION_IDLE) if ends else None, ends, row["demo"])


def preferences(session: Session, actor: Actor) -> dict[str, Any]:
    """What the caller chose, the defaults for the rest."""
    found = session.get(UserPreference, actor.user_id) if actor.user_id else None
    return {name: getattr(found, name) if found else value for name, value in DEFAULTS.items()}


def choose(session: Session, actor: Actor, chosen: Mapping[str, Any], *, now: datetime) -> dict[str, Any]:
    """Keep what the caller chose. Raises Conflict `preferences_of_nobody` for a token: it has no screen."""
    if actor.user_id is None:
        raise errors.preferences_of_nobody()
    return dict(queries.keep_preferences(session, actor.user_id, DEFAULTS, chosen, now))
