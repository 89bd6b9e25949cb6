"""What a refusal must say beside its reason: who carries the risk, and until when one may sue."""

from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row


def carrier(session: Session, terms_id: UUID | str | None) -> RowMapping | None:
    """The carrier of these terms; without terms, the only carrier there is."""
    return one_row(
        session,
        """SELECT r.name, r.complaint_address, r.mediator FROM risk_carrier r
            WHERE (CAST(:terms_id AS uuid) IS NULL AND (SELECT count(*) FROM risk_carrier) = 1)
               OR r.id = (SELECT t.carrier_id FROM coverage_terms t WHERE t.id = CAST(:terms_id AS uuid))""",
        terms_id=terms_id,
    )


def clock_to_sue(session: Session, claim_id: UUID, today: date) -> RowMapping:
    """The first last day of the insured's live terms to sue, and whether one of them has none."""
    row = one_row(
        session,
        """SELECT min(last_day) FILTER (WHERE last_day >= :today) AS last_day,
                  coalesce(bool_or(last_day IS NULL), false) AS undated
             FROM deadline WHERE claim_id = :claim_id AND state = 'live' AND fatal AND content_id IS NOT NULL""",
        claim_id=claim_id,
        today=today,
    )
    assert row is not None, "an aggregate answers one row"
    return row
