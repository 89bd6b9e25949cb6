"""Reads of batches, of the transfers that may go into one, and of what the bank said."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.queries import VISIBLE
from backend.core.db import one_row, rows
from backend.payments.queries.payees import CURRENT


def carrier(session: Session, code: str) -> RowMapping | None:
    """A risk carrier by its code."""
    return one_row(session, "SELECT id, code, name, iban FROM risk_carrier WHERE code = :code", code=code)


def lock_to_send(
    session: Session, carrier_id: UUID, *, references: Sequence[str] | None, viewer: UUID | None
) -> Sequence[RowMapping]:
    """Transfers of a carrier that no batch holds, locked: of two batches made at once, the second sees none of them."""
    return rows(
        session,
        f"""SELECT t.id AS transfer_id, p.id AS payment_id, p.reference, p.amount_cents, p.label, p.payee_id, y.street,
                   y.building_number, y.postcode, y.city, y.country, a.id AS details_id, a.iban, a.bic, a.holder
              FROM transfer t JOIN payment p ON p.id = t.payment_id JOIN claim c ON c.id = p.claim_id
              JOIN payee y ON y.id = p.payee_id LEFT JOIN LATERAL ({CURRENT.format(payee="y.id")}) a ON true
             WHERE t.state = 'to_send' AND t.carrier_id = :carrier_id AND {VISIBLE}
               AND (CAST(:references AS text[]) IS NULL OR p.reference = ANY(:references))
             ORDER BY t.payment_id FOR UPDATE OF t""",
        carrier_id=carrier_id,
        references=None if references is None else list(references),
        viewer=viewer,
    )


_BATCH = """
    SELECT b.id, b.reference, k.code AS carrier, b.execution_on, b.transfers, b.total_cents, b.sha256, b.left_out,
           b.created_at, b.created_by_name
      FROM payment_batch b JOIN risk_carrier k ON k.id = b.carrier_id
"""


def batch_view(session: Session, reference: str) -> RowMapping | None:
    """A batch by its reference, with the bytes of its file."""
    sql = f"SELECT v.*, b.content FROM ({_BATCH}) v JOIN payment_batch b ON b.id = v.id WHERE v.reference = :reference"
    return one_row(session, sql, reference=reference)


def batch_page(session: Session, *, after: str | None, newest_first: bool = False, limit: int) -> Sequence[RowMapping]:
    """Batches, oldest first unless told: ids are in the order of time."""
    beyond, order = ("<", "DESC") if newest_first else (">", "ASC")
    return rows(
        session,
        f"""{_BATCH} WHERE (CAST(:after AS uuid) IS NULL OR b.id {beyond} CAST(:after AS uuid))
             ORDER BY b.id {order} LIMIT :limit""",
        after=after,
        limit=limit,
    )


def transfers_of(session: Session, batch_id: UUID) -> Sequence[RowMapping]:
    """The transfers of a batch, with their payments."""
    return rows(
        session,
        """SELECT t.id, t.payment_id, t.state, t.settled_on, t.returned_on, t.return_code, t.return_reason,
                  p.reference, p.amount_cents, p.claim_id, c.hidden_from
             FROM transfer t JOIN payment p ON p.id = t.payment_id JOIN claim c ON c.id = p.claim_id
            WHERE t.batch_id = :id ORDER BY t.payment_id""",
        id=batch_id,
    )


def lock_transfers(session: Session, batch_id: UUID) -> None:
    """Hold every transfer of a batch: two answers of its bank are heard one after the other."""
    rows(session, "SELECT id FROM transfer WHERE batch_id = :id ORDER BY payment_id FOR UPDATE", id=batch_id)


def missions_of(session: Session, payment_ids: Sequence[UUID]) -> Sequence[UUID]:
    """The service requests behind payments, in one order for everybody."""
    sql = "SELECT DISTINCT request_id FROM payment WHERE id = ANY(:ids) AND request_id IS NOT NULL ORDER BY 1"
    return [row["request_id"] for row in rows(session, sql, ids=list(payment_ids))]


def status_file(session: Session, batch_id: UUID, sha256: str) -> RowMapping | None:
    """A status file already read."""
    return one_row(
        session,
        """SELECT id, sha256, outcome, recorded_at, recorded_by_name FROM status_file
            WHERE batch_id = :id AND sha256 = :sha256""",
        id=batch_id,
        sha256=sha256,
    )
