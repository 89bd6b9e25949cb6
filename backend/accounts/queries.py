"""Who is behind a secret."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from backend.accounts.models import LoginAttempt, UserAccount, UserPreference
from backend.accounts.rules import SESSION_IDLE
from backend.core.db import Statement, one_row, rows

_BY_SESSION = """
    SELECT u.id AS actor_id, u.name, u.role, u.authority_cents, u.id AS user_id, false AS is_token
      FROM login_session s JOIN user_account u ON u.id = s.user_id
     WHERE s.token_hash = %(hash)s AND s.ended_at IS NULL AND s.expires_at > %(now)s
       AND s.last_seen_at > %(idle_since)s AND u.active
"""
# In the same wait, a session that reads is kept alive, at most once a minute.
_KEEP_ALIVE = """
    UPDATE login_session SET last_seen_at = %(now)s
     WHERE token_hash = %(hash)s AND last_seen_at < %(now)s - interval '1 minute'
       AND EXISTS (SELECT 1 FROM caller_session) RETURNING 1
"""
_BY_API_KEY = """
    SELECT t.id AS actor_id, t.name, t.role, NULL::bigint AS authority_cents, NULL::uuid AS user_id, true AS is_token
      FROM api_token t WHERE t.token_hash = %(hash)s AND t.revoked_at IS NULL AND t.expires_at > %(now)s
"""

# The version of an account is how often it was changed, plus one: every change leaves its trace.
_USERS = """
    SELECT u.id, u.name, u.email, u.role, u.active, u.zone, u.supervisor_id, u.second_id, u.authority_cents,
           1 + (SELECT count(*) FROM audit_entry a WHERE a.subject_id = u.id AND a.action = 'user.changed') AS version
      FROM user_account u
"""


def by_session(token_hash: bytes, now: datetime, *, keep_alive: bool) -> Statement:
    """The statement that finds the person behind a session's token."""
    sql = _BY_SESSION
    if keep_alive:
        sql = f"WITH caller_session AS ({_BY_SESSION}), alive AS ({_KEEP_ALIVE}) SELECT * FROM caller_session"
    return sql, {"hash": token_hash, "now": now, "idle_since": now - SESSION_IDLE}


def by_api_token(token_hash: bytes, now: datetime) -> Statement:
    """The statement that finds the role behind an API token."""
    return _BY_API_KEY, {"hash": token_hash, "now": now}


def user_by_email(session: Session, email: str) -> UserAccount | None:
    """The account of an address, whatever its case."""
    return session.scalar(select(UserAccount).where(func.lower(UserAccount.email) == email.strip().lower()))


def recent_failures(session: Session, email_hash: bytes, since: datetime) -> int:
    """How often a sign-in failed for this address lately."""
    counted = select(func.count()).where(LoginAttempt.email_hash == email_hash, LoginAttempt.at > since)
    return session.scalar(counted) or 0


def users(session: Session, *, closed: bool) -> Sequence[RowMapping]:
    """Open accounts, or closed ones, by name."""
    return rows(session, f"{_USERS} WHERE u.active = :active ORDER BY u.name, u.id", active=not closed)


def user(session: Session, user_id: UUID) -> RowMapping | None:
    """One account, open or closed."""
    return one_row(session, f"{_USERS} WHERE u.id = :user_id", user_id=user_id)


def absence_page(
    session: Session, user_id: UUID, *, after: Sequence[object] | None, limit: int, absence_id: UUID | None = None
) -> Sequence[RowMapping]:
    """At most `limit` absences of a person, the latest first, after the `(starts_on, id)` of the page before."""
    conditions = ["a.user_id = :user_id"]
    if absence_id is not None:
        conditions.append("a.id = :absence_id")
    if after is not None:
        conditions.append("(a.starts_on, a.id) < (:after_day, :after_id)")
    after_day, after_id = after or (None, None)
    return rows(
        session,
        f"""SELECT a.id, a.starts_on, a.ends_on, a.substitute_id, s.name AS substitute, a.recorded_at, a.recorded_by,
                   a.cancelled_at, CASE WHEN a.cancelled_at IS NULL THEN 1 ELSE 2 END AS version
              FROM absence a LEFT JOIN user_account s ON s.id = a.substitute_id
             WHERE {" AND ".join(conditions)} ORDER BY a.starts_on DESC, a.id DESC LIMIT :limit""",
        user_id=user_id,
        absence_id=absence_id,
        after_day=after_day,
        after_id=after_id,
        limit=limit,
    )


# The addresses of the trial end in a name that nobody can own.
_DEMO = "EXISTS (SELECT 1 FROM user_account d WHERE d.email LIKE '%@egide.example.org')"


def standing(session: Session, user_id: UUID | None, token_hash: bytes | None) -> RowMapping:
    """The address of an account, the ends of its session, whether the accounts of the trial are there."""
    row = one_row(
        session,
        f"""SELECT u.email, s.expires_at, s.last_seen_at, {_DEMO} AS demo FROM (VALUES (1)) one
              LEFT JOIN user_account u ON u.id = :user_id
              LEFT JOIN login_session s ON s.user_id = u.id AND s.token_hash = :token_hash AND s.ended_at IS NULL""",
        user_id=user_id,
        token_hash=token_hash,
    )
    assert row is not None
    return row


def keep_preferences(
    session: Session, user_id: UUID, defaults: Mapping[str, object], chosen: Mapping[str, object], now: datetime
) -> RowMapping:
    """Write what a person chose and nothing else: two choices made at once both stand. What is liked from now on."""
    written = insert(UserPreference).values(user_id=user_id, changed_at=now, **{**defaults, **chosen})
    kept = written.on_conflict_do_update(index_elements=["user_id"], set_={**chosen, "changed_at": now})
    columns = (UserPreference.__table__.c[name] for name in defaults)
    return session.execute(kept.returning(*columns)).mappings().one()


_TOKENS = """
    SELECT t.id, t.name, t.role, t.created_at, u.name AS created_by, t.expires_at, t.revoked_at
      FROM api_token t LEFT JOIN user_account u ON u.id = t.created_by
"""


def api_tokens(session: Session, *, before: UUID | None, limit: int) -> Sequence[RowMapping]:
    """Tokens without their secret, the last made first."""
    sql = f"{_TOKENS} WHERE (CAST(:before AS uuid) IS NULL OR t.id < :before) ORDER BY t.id DESC LIMIT :limit"
    return rows(session, sql, before=before, limit=limit)


def api_token(session: Session, token_id: UUID) -> RowMapping | None:
    """One token without its secret."""
    return one_row(session, f"{_TOKENS} WHERE t.id = :id", id=token_id)
