"""Reads of the ledger: what is open of an entry, what a claim has on an event, who shares it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows


def open_amount(session: Session, entry_id: UUID) -> int:
    """Cents of a reserve or a commit that are neither released nor paid, wherever its claim took it."""
    row = one_row(
        session,
        """SELECT l.amount_cents - coalesce((SELECT sum(u.amount_cents) FROM ledger_entry u WHERE u.of_entry = l.id), 0)
             AS still_open FROM ledger_entry l WHERE l.id = current_entry(:entry_id)""",
        entry_id=entry_id,
    )
    return 0 if row is None else int(row["still_open"])


def membership(session: Session, event_id: UUID, claim_id: UUID) -> RowMapping | None:
    """The claim's place in an event, and whether others share it."""
    return one_row(
        session,
        """SELECT m.id, EXISTS (SELECT 1 FROM event_claim o
                                 WHERE o.event_id = m.event_id AND o.left_at IS NULL AND o.id <> m.id) AS others
             FROM event_claim m WHERE m.event_id = :event_id AND m.claim_id = :claim_id AND m.left_at IS NULL""",
        event_id=event_id,
        claim_id=claim_id,
    )


def slot(session: Session, event_id: UUID) -> RowMapping:
    """The slot of an event: held, or given back; how often it was taken; whether its period has one left."""
    found = one_row(
        session,
        """SELECT e.period_id, p.guarantee, e.counted, t.round, NOT e.counted AND t.round > 0 AS was_given_back,
                  p.events_used < p.events_limit AS has_room
             FROM covered_event e JOIN coverage_period p ON p.id = e.period_id,
                  LATERAL (SELECT coalesce(max(s.round), 0) AS round FROM event_slot_entry s
                            WHERE s.event_id = e.id AND s.kind = 'take') t
            WHERE e.id = :event_id""",
        event_id=event_id,
    )
    assert found is not None, "an event that was found does not go away"
    return found


def claim_money(session: Session, event_id: UUID, claim_id: UUID) -> int:
    """Cents that one claim has committed (and not released) or paid on an event."""
    row = one_row(
        session,
        """SELECT coalesce(sum(CASE WHEN l.kind = 'commit' THEN l.amount_cents
                                    WHEN l.kind = 'release' AND n.kind IN ('commit', 'pay') THEN -l.amount_cents
                               END), 0) AS cents
             FROM ledger_entry l LEFT JOIN ledger_entry n ON n.id = l.of_entry
            WHERE l.event_id = :event_id AND l.claim_id = :claim_id""",
        event_id=event_id,
        claim_id=claim_id,
    )
    return 0 if row is None else int(row["cents"])


def places(session: Session, entry_ids: Sequence[UUID]) -> Sequence[RowMapping]:
    """Where entries stand now: `asked`, and the `id` and `event_id` of the entry that took its place, or itself."""
    return rows(
        session,
        """SELECT a.asked, l.id, l.event_id FROM unnest(CAST(:ids AS uuid[])) AS a (asked)
             JOIN ledger_entry l ON l.id = current_entry(a.asked)""",
        ids=list(entry_ids),
    )


def entries_of_claim(session: Session, event_id: UUID, claim_id: UUID) -> Sequence[RowMapping]:
    """The reserves, commits, payments and recoveries of a claim on an event with something left of them, oldest first.

    `left_cents`: neither released nor paid (of a payment: not come back); `deductible_cents`: charged and not released.
    """
    return rows(
        session,
        """SELECT l.id, l.kind, l.benefit, l.of_entry, l.reason, l.facts,
                  (l.amount_cents - coalesce(u.used, 0))::bigint AS left_cents,
                  (coalesce((l.facts->>'deductible_cents')::bigint, 0) - coalesce(u.deductible, 0))::bigint
                      AS deductible_cents
             FROM ledger_entry l, LATERAL (SELECT sum(x.amount_cents) AS used,
                      sum((x.facts->>'deductible_cents')::bigint) AS deductible FROM ledger_entry x
                     WHERE x.of_entry = l.id) u
            WHERE l.event_id = :event_id AND l.claim_id = :claim_id AND l.kind <> 'release'
            ORDER BY l.recorded_at, l.id""",
        event_id=event_id,
        claim_id=claim_id,
    )


def other_events(session: Session, claim_id: UUID, event_id: UUID | None) -> Sequence[RowMapping]:
    """The events that a claim is on, but `event_id`: those of further guarantees."""
    return rows(
        session,
        """SELECT event_id, guarantee FROM event_claim WHERE claim_id = :claim_id AND left_at IS NULL
              AND event_id IS DISTINCT FROM CAST(:event_id AS uuid) ORDER BY guarantee""",
        claim_id=claim_id,
        event_id=event_id,
    )


def event_beside(session: Session, event_id: UUID, claim_id: UUID, guarantee: str) -> UUID | None:
    """The event of a guarantee on which stands another claim of an event."""
    row = one_row(
        session,
        """SELECT other.event_id FROM event_claim fellow
             JOIN event_claim other ON other.claim_id = fellow.claim_id AND other.left_at IS NULL
            WHERE fellow.event_id = :event_id AND fellow.left_at IS NULL AND fellow.claim_id <> :claim_id
              AND other.guarantee = :guarantee
            ORDER BY other.joined_at, other.id LIMIT 1""",
        event_id=event_id,
        claim_id=claim_id,
        guarantee=guarantee,
    )
    return row["event_id"] if row else None


def events_around(session: Session, event_id: UUID) -> Sequence[UUID]:
    """An event, and the events of every guarantee on which its claims stand."""
    found = rows(
        session,
        """SELECT DISTINCT other.event_id FROM event_claim fellow
             JOIN event_claim other ON other.claim_id = fellow.claim_id AND other.left_at IS NULL
            WHERE fellow.event_id = :event_id AND fellow.left_at IS NULL""",
        event_id=event_id,
    )
    return [event_id, *(row["event_id"] for row in found)]


def lock_periods(session: Session, event_ids: Sequence[UUID]) -> None:
    """Hold the periods of several events, in one order for everybody."""
    rows(
        session,
        """SELECT lock_period_of(e.id) FROM (SELECT o.id FROM covered_event o WHERE o.id = ANY(:ids)
            ORDER BY o.period_id, o.id) e""",
        ids=list(event_ids),
    )
