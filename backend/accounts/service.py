"""Signing in and out, accounts of staff, tokens of other systems."""

import hashlib
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import RowMapping, update
from sqlalchemy.orm import Session

from backend.accounts import errors, queries, rules
from backend.accounts.models import ApiToken, LoginAttempt, LoginSession, UserAccount
from backend.audit import service as audit
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.calendar import ZONES
from backend.core.errors import check_version
from backend.core.ids import new_id

# argon2id, t=2, m=19 MiB, p=1: the parameters measured for this product.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODY = _HASHER.hash("personne n’a ce mot de passe")


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A secret, shown once."""

    id: UUID
    name: str
    role: Role
    token: str
    expires_at: datetime


def hash_secret(secret: str) -> bytes:
    """What is stored of a random secret; it is long enough to need no salt."""
    return hashlib.sha256(secret.encode()).digest()


def actor_from(row: Mapping[str, Any]) -> Actor:
    """The actor in a row of `queries.by_session` or `queries.by_api_token`."""
    role = Role(row["role"])
    return Actor(
        id=row["actor_id"],
        name=row["name"],
        role=role,
        authority_cents=rules.authority(role, row["authority_cents"]),
        is_token=row["is_token"],
        user_id=row["user_id"],
    )


def actor_of(user: UserAccount) -> Actor:
    """The actor that a member of staff is."""
    role = Role(user.role)
    return Actor(user.id, user.name, role, rules.authority(role, user.authority_cents), user_id=user.id)


def verify_password(session: Session, email: str, password: str, *, now: datetime) -> UserAccount | None:
    """The account when address and password match, else None and one failure recorded.

    An unknown address costs the same time as a wrong password.
    """
    email_hash = hash_secret(email.strip().lower())
    if queries.recent_failures(session, email_hash, now - rules.ATTEMPTS_WINDOW) >= rules.ATTEMPTS_ALLOWED:
        return None
    user = queries.user_by_email(session, email)
    matches = _matches(user.password_hash if user else _NOBODY, password)
    if user is not None and matches and user.active:
        return user
    session.add(LoginAttempt(id=new_id(), email_hash=email_hash, at=now))
    return None


def open_session(session: Session, user: UserAccount, *, now: datetime) -> str:
    """Open a session for `user`; returns its secret, of which only the hash is stored."""
    secret = secrets.token_urlsafe(32)
    batch = Batch()
    batch.insert(
        LoginSession,
        {
            "id": new_id(),
            "user_id": user.id,
            "token_hash": hash_secret(secret),
            "created_at": now,
            "last_seen_at": now,
            "expires_at": now + rules.SESSION_LONGEST,
        },
    )
    audit.record(batch, actor_of(user), "session.opened", "user_account", user.id, now)
    batch.send(session)
    return secret


def close_session(session: Session, secret: str, *, now: datetime) -> None:
    """End a session; an unknown one is already over."""
    found = session.query(LoginSession).filter_by(token_hash=hash_secret(secret)).one_or_none()
    if found is not None and found.ended_at is None:
        found.ended_at = now


def create_user(
    session: Session, actor: Actor | None, *, email: str, name: str, role: Role, password: str, now: datetime
) -> UserAccount:
    """Open an account. Raises Conflict `email_taken`, Refused `password_too_short`."""
    if len(password) < rules.SHORTEST_PASSWORD:
        raise errors.password_too_weak()
    if queries.user_by_email(session, email) is not None:
        raise errors.email_taken()
    user = UserAccount(
        id=new_id(),
        email=email.strip(),
        name=name.strip(),
        role=role.value,
        password_hash=_HASHER.hash(password),
        created_at=now,
    )
    session.add(user)
    session.flush()
    batch = Batch()
    audit.record(batch, actor, "user.created", "user_account", user.id, now, role=role.value)
    batch.send(session)
    return user


def get_user(session: Session, user_id: UUID) -> RowMapping:
    """An account, open or closed, with its version. Raises NotFound `user_not_found`."""
    found = queries.user(session, user_id)
    if found is None:
        raise errors.user_not_found()
    return found


def change_user(
    session: Session, actor: Actor, user_id: UUID, changes: Mapping[str, object], *, version: int, now: datetime
) -> RowMapping:
    """Change `active`, `zone`, `supervisor_id`, `second_id` or `authority_cents` of an account seen at `version`.

    Raises NotFound `user_not_found`, Stale, Conflict `own_account_kept`, Refused `zone_unknown`, `supervisor_unfit`,
    `stand_in_unfit`.
    """
    user = session.get(UserAccount, user_id, with_for_update=True)
    check_version(get_user(session, user_id)["version"], version)
    if changes.get("active") is False and user_id == actor.user_id:
        raise errors.own_account_kept()
    if (zone := changes.get("zone")) is not None and zone not in ZONES:
        raise errors.zone_unknown(str(zone))
    if changes.get("second_id") is not None:
        check_stand_in(session, user_id, changes["second_id"], "second_id")
    if (boss := changes.get("supervisor_id")) is not None and not _may_answer(
        session, boss, user_id, {Role.SUPERVISOR}
    ):
        raise errors.supervisor_unfit()
    for name, value in changes.items():
        setattr(user, name, value)
    session.flush()
    batch = Batch()
    audit.record(batch, actor, "user.changed", "user_account", user_id, now, fields=sorted(changes))
    batch.send(session)
    return get_user(session, user_id)


def check_stand_in(session: Session, user_id: UUID, other_id: object, field: str) -> None:
    """Raise Refused `stand_in_unfit` unless `other_id` is another active handler or supervisor."""
    if not _may_answer(session, other_id, user_id, {Role.HANDLER, Role.SUPERVISOR}):
        raise errors.stand_in_unfit(field)


def _may_answer(session: Session, other_id: object, user_id: UUID, roles: Collection[Role]) -> bool:
    other = session.get(UserAccount, other_id)
    return other is not None and other.id != user_id and other.active and other.role in roles


def create_api_token(
    session: Session, actor: Actor | None, *, name: str, role: Role, now: datetime, days: int | None = None
) -> IssuedToken:
    """Make a token that acts with `role` on every claim; valid at once, for a year unless told."""
    secret = "egide_" + secrets.token_urlsafe(32)
    expires_at = now + (timedelta(days=days) if days else rules.TOKEN_LIFETIME)
    token_id = new_id()
    batch = Batch()
    batch.insert(
        ApiToken,
        {
            "id": token_id,
            "name": name,
            "role": role.value,
            "token_hash": hash_secret(secret),
            "created_at": now,
            "created_by": actor.user_id if actor else None,
            "expires_at": expires_at,
        },
    )
    audit.record(batch, actor, "api_token.created", "api_token", token_id, now, name=name, role=role.value)
    batch.send(session)
    return IssuedToken(token_id, name, role, secret, expires_at)


def revoke_api_token(session: Session, actor: Actor, token_id: UUID, *, now: datetime) -> RowMapping:
    """Take a token back at once; again changes nothing. Raises NotFound `token_not_found`."""
    standing = update(ApiToken).where(ApiToken.id == token_id, ApiToken.revoked_at.is_(None)).values(revoked_at=now)
    if session.execute(standing.returning(ApiToken.id)).first() is not None:
        batch = Batch()
        audit.record(batch, actor, "api_token.revoked", "api_token", token_id, now)
        batch.send(session)
    found = queries.api_token(session, token_id)
    if found is None:
        raise errors.token_not_found()
    return found


def _matches(password_hash: str, password: str) -> bool:
    try:
        return _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
