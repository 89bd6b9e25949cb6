"""Reads of psychological assistance."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows
from backend.policies.queries.merging import entries_of

_REQUEST = """SELECT r.*, p.number AS policy_number,
    coalesce(nullif(trim(concat(i.first_name, ' ', i.last_name)), ''), r.insured_given ->> 'name') AS insured
  FROM assistance_request r LEFT JOIN policy p ON p.id = r.policy_id LEFT JOIN person i ON i.id = r.insured_id"""


def request(session: Session, reference: str, *, lock: bool = False) -> RowMapping | None:
    """One request; its row locked when it is about to change."""
    tail = " FOR UPDATE OF r" if lock else ""
    return one_row(session, f"{_REQUEST} WHERE r.reference = :reference{tail}", reference=reference)


def requests(session: Session, *, policy_number: str | None, before: str | None, limit: int) -> Sequence[RowMapping]:
    """Requests, the newest reference first."""
    return rows(
        session,
        f"""{_REQUEST} WHERE (CAST(:number AS text) IS NULL OR p.number = :number)
              AND (CAST(:before AS text) IS NULL OR r.reference < :before)
            ORDER BY r.reference DESC LIMIT :limit""",
        number=policy_number,
        before=before,
        limit=limit,
    )


def sessions(session: Session, request_id: UUID) -> Sequence[RowMapping]:
    """What was recorded of a request, oldest first."""
    return rows(
        session,
        """SELECT id, period_id, held_on, sessions, corrects, recorded_at, recorded_by FROM assistance_session
            WHERE request_id = :id ORDER BY recorded_at, id""",
        id=request_id,
    )


def assistance_period(session: Session, policy_id: UUID, insured_id: UUID, starts_on: date) -> RowMapping | None:
    """The counted period of an insured that begins on a day."""
    return one_row(
        session,
        """SELECT id, sessions_limit, sessions_used FROM assistance_period
            WHERE policy_id = :policy_id AND insured_id = :insured_id AND starts_on = :starts_on""",
        policy_id=policy_id,
        insured_id=insured_id,
        starts_on=starts_on,
    )


def assistance_periods(session: Session, policy_id: UUID, insured_id: UUID) -> Sequence[date]:
    """The first days of the counted periods of an insured."""
    found = rows(
        session,
        "SELECT starts_on FROM assistance_period WHERE policy_id = :policy_id AND insured_id = :insured_id",
        policy_id=policy_id,
        insured_id=insured_id,
    )
    return [row["starts_on"] for row in found]


def policies_of(session: Session, *, rpps: str | None, email_key: str | None, name_key: str | None) -> Sequence[str]:
    """Numbers of the policies that insure a person, recognised as everywhere (rule 2)."""
    found = rows(
        session,
        f"""WITH people AS (SELECT i.id FROM person i WHERE i.rpps = :rpps
                UNION SELECT i.id FROM person i WHERE i.email_key = :email_key AND i.name_key = :name_key),
            entries AS ({entries_of("people")})
            SELECT DISTINCT p.number FROM policy p JOIN entries ON entries.id = p.insured_id ORDER BY p.number""",
        rpps=rpps,
        email_key=email_key,
        name_key=name_key,
    )
    return [row["number"] for row in found]
