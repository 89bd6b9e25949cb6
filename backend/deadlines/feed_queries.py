"""Reads of calendars: subscriptions, the days of live clocks, a month of them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows

# A subscription outlives neither its revocation nor the account or the token that asked for it.
_ALIVE = """f.revoked_at IS NULL AND (
    EXISTS (SELECT 1 FROM user_account u WHERE u.id = f.created_by_id AND u.active)
    OR EXISTS (SELECT 1 FROM api_token t WHERE t.id = f.created_by_id AND t.revoked_at IS NULL))"""
_MINE = "(CAST(:owner AS uuid) IS NULL OR f.created_by_id = :owner)"
_VISIBLE = "(CAST(:viewer AS uuid) IS NULL OR NOT (CAST(:viewer AS uuid) = ANY(c.hidden_from)))"


def feed_by_token(session: Session, token_hash: bytes) -> RowMapping | None:
    """The living subscription behind a secret."""
    return one_row(session, f"SELECT f.* FROM calendar_feed f WHERE f.token_hash = :hash AND {_ALIVE}", hash=token_hash)


def feed_of(session: Session, feed_id: UUID, owner: UUID | None) -> RowMapping | None:
    """A living subscription of `owner`, or anybody's when None."""
    sql = f"SELECT f.* FROM calendar_feed f WHERE f.id = :id AND {_ALIVE} AND {_MINE}"
    return one_row(session, sql, id=feed_id, owner=owner)


def feeds(session: Session, owner: UUID | None, after: UUID | None, limit: int) -> Sequence[RowMapping]:
    """A page of the living subscriptions of `owner`, or of everybody when None, the oldest first."""
    position = "AND f.id > :after" if after else ""
    return rows(
        session,
        f"SELECT f.* FROM calendar_feed f WHERE {_ALIVE} AND {_MINE} {position} ORDER BY f.id LIMIT :limit",
        owner=owner,
        limit=limit,
        **({"after": after} if after else {}),
    )


def clocks_of_feed(session: Session, user_id: UUID | None, owners: Sequence[str]) -> Sequence[RowMapping]:
    """The live clocks of a handler, or of the team when None; `changes` counts what moved them since.

    The team's address passes from hand to hand: a claim hidden from anybody is left out of it.
    """
    return rows(
        session,
        """SELECT d.id, d.rule, d.rule_version, d.last_day, d.prudent_day, d.not_later_than, d.unconfirmed,
                  c.reference, c.closed_at IS NOT NULL AS claim_closed,
                  greatest(d.computed_at, moved.at) AS changed_at, moved.changes
             FROM deadline d JOIN claim c ON c.id = d.claim_id
            CROSS JOIN LATERAL (SELECT max(s.at) AS at, count(*) FILTER (WHERE s.at > d.computed_at) AS changes
                                  FROM claim_status_fact s WHERE s.claim_id = c.id) moved
            WHERE d.state = 'live' AND d.owner = ANY(:owners)
              AND CASE WHEN CAST(:user_id AS uuid) IS NULL THEN c.hidden_from = '{}'
                       ELSE c.handler_id = :user_id AND NOT (CAST(:user_id AS uuid) = ANY(c.hidden_from)) END
            ORDER BY d.id""",
        user_id=user_id,
        owners=list(owners),
    )


_HELD = {
    "anybody": "true",
    "nobody": "c.handler_id IS NULL",
    "somebody": "c.handler_id = CAST(:handler AS uuid)",
}


def days_of_clocks(
    session: Session, viewer: UUID | None, first: date, end: date, held: str, handler: UUID | None
) -> Sequence[RowMapping]:
    """Each day in [first, end) that a live clock names, on visible claims held by anybody, nobody or `handler`."""
    return rows(
        session,
        f"""SELECT named.day, named.what, d.id, d.rule, d.rule_version, d.owner, d.shadow, d.fatal, d.unconfirmed,
                   d.last_day, d.prudent_day, c.reference, c.insured_name, c.closed_at IS NOT NULL AS claim_closed
              FROM deadline d JOIN claim c ON c.id = d.claim_id
             CROSS JOIN LATERAL (VALUES ('prudent_day', d.prudent_day), ('last_day', d.last_day),
                                        ('escalate_from', d.escalate_from), ('not_later_than', d.not_later_than))
                   AS named (what, day)
             WHERE d.state = 'live' AND named.day >= :first AND named.day < :end AND {_HELD[held]} AND {_VISIBLE}
             ORDER BY named.day, c.reference, d.rule, d.id, named.what""",
        first=first,
        end=end,
        viewer=viewer,
        **({"handler": handler} if held == "somebody" else {}),
    )
