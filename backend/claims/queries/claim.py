"""Reads of claims. Hot paths (declare, decide, work-list, claim page) are one statement each."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, text
from sqlalchemy.orm import Session

from backend.claims.queries.cover import BESIDE, BESIDE_THE_DESK
from backend.core.access import Actor
from backend.core.db import one_row, rows
from backend.core.references import DRAW
from backend.coverage.queries import position_sql
from backend.policies.queries.merging import entries_of, root_of

_EYES = "CAST(:viewer AS uuid)"
VISIBLE = f"({_EYES} IS NULL OR NOT ({_EYES} = ANY(c.hidden_from)))"
"""A conflict of interest hides a claim from the handlers named by the supervisor (rule 16)."""

NO_CLOCK = date(9999, 12, 31)  # sort day of a claim without a live clock: last in the work-list

# A content as rules and page read it: the last facts.
_CONTENTS = """(SELECT coalesce(jsonb_agg(to_jsonb(d) || jsonb_build_object(
        'published', (SELECT to_jsonb(f) FROM publication_fact f WHERE f.content_id = d.id
                       ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1),
        'online', (SELECT to_jsonb(s) FROM content_state s WHERE s.content_id = d.id
                    ORDER BY s.checked_at DESC, s.id DESC LIMIT 1),
        'qualification', (SELECT to_jsonb(q) FROM qualification q WHERE q.content_id = d.id
                           ORDER BY q.decided_at DESC, q.id DESC LIMIT 1)) ORDER BY d.position), '[]')
    FROM disputed_content d WHERE d.claim_id = c.id)"""

_DECISION = """(SELECT to_jsonb(k) FROM coverage_decision k WHERE k.claim_id = c.id
                 ORDER BY k.decided_at DESC, k.id DESC LIMIT 1)"""

_DUPLICATES = f"""(SELECT coalesce(jsonb_agg(jsonb_build_object('reference', oc.reference, 'url', od.url,
        'status', oc.status) ORDER BY oc.reference, od.position), '[]')
    FROM disputed_content own JOIN disputed_content od ON od.url_key = own.url_key AND od.claim_id <> c.id
    JOIN claim oc ON oc.id = od.claim_id
   WHERE own.claim_id = c.id AND own.url_key IS NOT NULL AND {root_of("oc.insured_id")} = {root_of("c.insured_id")}
     AND ({_EYES} IS NULL OR NOT ({_EYES} = ANY(oc.hidden_from))))"""

_DOCUMENT = f"""jsonb_build_object('claim', to_jsonb(c), 'contents', {_CONTENTS}, 'decision', {_DECISION},
    'position', CASE WHEN c.policy_id IS NOT NULL THEN {position_sql("c.policy_id", viewer=_EYES)} END,
    'insured', (SELECT to_jsonb(i) FROM person i WHERE i.id = c.insured_id))"""


def viewer(actor: Actor) -> UUID | None:
    """Whose eyes are looking: a token acts on every claim."""
    return actor.user_id


def claim_version(session: Session, reference: str, actor: Actor) -> int | None:
    """The version of a visible claim, None when there is none."""
    sql = f"SELECT c.version FROM claim c WHERE c.reference = :reference AND {VISIBLE}"
    version: int | None = session.scalar(text(sql), {"reference": reference, "viewer": viewer(actor)})
    return version


def claim_id(session: Session, reference: str, actor: Actor) -> UUID | None:
    """The inside id of a visible claim."""
    sql = f"SELECT c.id FROM claim c WHERE c.reference = :reference AND {VISIBLE}"
    found: UUID | None = session.scalar(text(sql), {"reference": reference, "viewer": viewer(actor)})
    return found


def claim_for_change(session: Session, reference: str, actor: Actor) -> dict[str, Any] | None:
    """A visible claim with its contents, decision and policy position; the claim's row is locked.

    A statement that had to wait for the lock shows the claim as it is now beside contents as they were before the
    wait: it is then asked again, under the lock that it got.
    """
    seen = "(SELECT s.xmin::text FROM claim s WHERE s.id = c.id)"
    sql = f"""SELECT {_DOCUMENT} AS document, c.xmin::text = {seen} AS is_current FROM claim c
               WHERE c.reference = :reference AND {VISIBLE} FOR UPDATE OF c"""
    row = one_row(session, sql, reference=reference, viewer=viewer(actor))
    if row is not None and not row["is_current"]:
        row = one_row(session, sql, reference=reference, viewer=viewer(actor))
    return None if row is None else row["document"]


def claim_page(session: Session, reference: str, actor: Actor) -> dict[str, Any] | None:
    """Everything that the page of a visible claim shows."""
    sql = f"""SELECT {_DOCUMENT} || jsonb_build_object('duplicates', {_DUPLICATES}, 'beside', {BESIDE},
            'deadlines', (SELECT coalesce(jsonb_agg(to_jsonb(t) - 'steps'
                                ORDER BY t.prudent_day NULLS FIRST, t.id), '[]')
                            FROM deadline t WHERE t.claim_id = c.id AND t.state = 'live'),
            'desk', (SELECT to_jsonb(w) FROM (SELECT {BESIDE_THE_DESK}) w),
            'policy_number', (SELECT p.number FROM policy p WHERE p.id = c.policy_id),
            'handler', (SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM user_account u
                         WHERE u.id = c.handler_id)) AS document
        FROM claim c WHERE c.reference = :reference AND {VISIBLE}"""
    row = one_row(session, sql, reference=reference, viewer=viewer(actor))
    return None if row is None else row["document"]


def for_declaration(
    session: Session,
    *,
    policy_number: str | None,
    rpps: str | None,
    email_key: str | None,
    name_key: str | None,
    author_keys: Sequence[str],
    year: int,
) -> RowMapping:
    """What a declaration needs to know, and its number: the policies it may mean, authors who are insured persons."""
    found = session.execute(
        text(_FOR_DECLARATION),
        {
            "prefix": "SIN",
            "year": year,
            "policy_number": policy_number,
            "rpps": rpps,
            "email_key": email_key,
            "name_key": name_key,
            "author_keys": list(author_keys),
        },
    )
    return found.mappings().one()


_FOR_DECLARATION = f"""
    WITH drawn AS ({DRAW}),
    people AS (SELECT i.id FROM person i WHERE i.rpps = :rpps
                UNION SELECT i.id FROM person i WHERE i.email_key = :email_key AND i.name_key = :name_key),
    entries AS ({entries_of("people")}),
    found AS (SELECT f.id FROM policy f WHERE f.number = :policy_number
               UNION SELECT f.id FROM policy f JOIN entries ON f.insured_id = entries.id
                WHERE CAST(:policy_number AS text) IS NULL
               UNION SELECT o.policy_id FROM co_insured o JOIN entries ON o.person_id = entries.id
                WHERE CAST(:policy_number AS text) IS NULL)
    SELECT (SELECT last FROM drawn) AS number,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('position', {position_sql("found.id")},
                'insured', (SELECT to_jsonb(i) FROM person i JOIN policy ip ON ip.insured_id = i.id
                             WHERE ip.id = found.id)) ORDER BY found.id), '[]') FROM found) AS policies,
           EXISTS (SELECT 1 FROM policy_import_reject r WHERE r.policy_number = :policy_number) AS was_rejected,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name_key', a.name_key)), '[]') FROM person a
             WHERE a.name_key = ANY(:author_keys)
               AND EXISTS (SELECT 1 FROM policy ap WHERE ap.insured_id = a.id)) AS insured_authors
"""


def insured_named(session: Session, name_keys: Sequence[str], claim_id: UUID) -> Sequence[RowMapping]:
    """Insured persons who bear exactly one of these names, but those already in conflict on this claim."""
    return rows(
        session,
        """SELECT a.id, a.name_key FROM person a
            WHERE a.name_key = ANY(:name_keys) AND EXISTS (SELECT 1 FROM policy p WHERE p.insured_id = a.id)
              AND NOT EXISTS (SELECT 1 FROM conflict_of_interest k WHERE k.claim_id = :claim_id AND k.person_id = a.id)
        """,
        name_keys=list(name_keys),
        claim_id=claim_id,
    )


def policy_by_number(session: Session, number: str) -> RowMapping | None:
    """A policy with its position and its insured."""
    return one_row(
        session,
        f"""SELECT {position_sql("known.id")} AS position, to_jsonb(i) AS insured
              FROM policy known JOIN person i ON i.id = known.insured_id WHERE known.number = :number""",
        number=number,
    )


def conflicts(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """The named authors of a claim who are insured persons."""
    return rows(
        session,
        """SELECT k.id, k.author_name, trim(concat(i.first_name, ' ', i.last_name)) AS insured, k.found_at, k.decision,
                  k.decided_at
             FROM conflict_of_interest k JOIN person i ON i.id = k.person_id
            WHERE k.claim_id = :claim_id ORDER BY k.found_at, k.id""",
        claim_id=claim_id,
    )


def task_keys(session: Session, keys: Sequence[str]) -> frozenset[str]:
    """Which of these tasks exist, done or not."""
    sql = "SELECT dedup_key FROM task WHERE dedup_key = ANY(:keys)"
    return frozenset(row["dedup_key"] for row in rows(session, sql, keys=list(keys)))


def status_before_waiting(session: Session, claim_id: UUID) -> str:
    """The last status of a claim that was no waiting."""
    row = one_row(
        session,
        """SELECT status FROM claim_status_fact WHERE claim_id = :claim_id AND status NOT LIKE 'awaiting%'
            ORDER BY at DESC, id DESC LIMIT 1""",
        claim_id=claim_id,
    )
    assert row is not None, "a claim is declared before it waits"
    return str(row["status"])


def is_active_handler(session: Session, user_id: UUID) -> bool:
    """Whether work may be given to this account."""
    sql = "SELECT 1 FROM user_account WHERE id = :id AND active AND role IN ('handler', 'supervisor')"
    return one_row(session, sql, id=user_id) is not None


def upcoming(
    session: Session, actor: Actor, before: date, after: Sequence[object] | None, limit: int
) -> Sequence[RowMapping]:
    """Live clocks of open claims whose prudent day comes before a day, the nearest first."""
    position = "AND (t.prudent_day, t.id) > (CAST(:after_day AS date), CAST(:after_id AS uuid))" if after else ""
    return rows(
        session,
        f"""SELECT t.*, c.reference, c.insured_name FROM deadline t JOIN claim c ON c.id = t.claim_id
             WHERE t.state = 'live' AND c.closed_at IS NULL AND t.prudent_day < :before AND {VISIBLE} {position}
             ORDER BY t.prudent_day, t.id LIMIT :limit""",
        before=before,
        viewer=viewer(actor),
        limit=limit,
        **({"after_day": after[0], "after_id": after[1]} if after else {}),
    )


def deadline_of(session: Session, deadline_id: UUID, actor: Actor) -> RowMapping | None:
    """A clock of a visible claim."""
    return one_row(
        session,
        f"""SELECT t.*, c.reference FROM deadline t JOIN claim c ON c.id = t.claim_id
             WHERE t.id = :id AND {VISIBLE}""",
        id=deadline_id,
        viewer=viewer(actor),
    )


_STILL_RUNNING = """
WITH due AS (
    SELECT c.id, c.reference, coalesce(i.email, c.insured_given ->> 'email') AS email, min(t.last_day) AS last_day,
           'still_running:' || c.id || ':' || to_char(c.closed_at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISS') AS key
      FROM deadline t JOIN claim c ON c.id = t.claim_id LEFT JOIN person i ON i.id = c.insured_id
     WHERE t.state = 'live' AND t.rule = 'PRESS_3M' AND t.last_day >= :today AND c.closed_at IS NOT NULL
       AND CAST(t.steps ->> 'runs_from' AS date) + 60 <= :today
       AND CAST(t.steps ->> 'runs_from' AS date) + 60 > CAST(c.closed_at AT TIME ZONE 'Europe/Paris' AS date)
     GROUP BY c.id, i.email
)
SELECT due.* FROM due
 WHERE NOT EXISTS (SELECT 1 FROM outbox_message m WHERE m.dedup_key = due.key)
   AND NOT EXISTS (SELECT 1 FROM task k WHERE k.dedup_key = due.key)
 ORDER BY due.id LIMIT :limit
"""


def closed_still_running(session: Session, *, today: date, limit: int) -> Sequence[RowMapping]:
    """Closed claims not told yet whose press clock began 60 days ago or more, a day that their closing came before."""
    return rows(session, _STILL_RUNNING, today=today, limit=limit)
