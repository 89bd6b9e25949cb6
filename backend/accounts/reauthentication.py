"""Whoever is signed in gives their password again before money leaves; it stays good for ten minutes."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts import errors
from backend.accounts.models import LoginSession
from backend.accounts.service import hash_secret
from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch

VALID_FOR = timedelta(minutes=10)


def confirm(session: Session, actor: Actor, secrets: Iterable[str], *, now: datetime) -> datetime:
    """Note that the password was given again; until when it counts. Raises Conflict `session_needed`."""
    found = _session(session, actor, secrets)
    if found is None:
        raise errors.session_needed()
    found.confirmed_at = now
    session.flush()
    batch = Batch()
    audit.record(batch, actor, "session.confirmed", "user_account", found.user_id, now)
    batch.send(session)
    return now + VALID_FOR


def check_recent(session: Session, actor: Actor, secrets: Iterable[str], *, now: datetime) -> None:
    """Raise Forbidden `reauthentication_required` unless this session was confirmed lately; a token is no person."""
    if actor.is_token:
        return
    found = _session(session, actor, secrets)
    if found is None or found.confirmed_at is None or found.confirmed_at <= now - VALID_FOR:
        raise errors.reauthentication_required()


def _session(session: Session, actor: Actor, secrets: Iterable[str]) -> LoginSession | None:
    hashes = [hash_secret(secret) for secret in secrets]
    mine = select(LoginSession).where(LoginSession.token_hash.in_(hashes), LoginSession.user_id == actor.user_id)
    return session.scalar(mine.where(LoginSession.ended_at.is_(None)))
