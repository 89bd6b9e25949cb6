"""Reads of payees and their bank details."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.queries import VISIBLE
from backend.core.db import one_row, rows
from backend.payments.models import Payee
from backend.payments.rules import PayeeKey
from backend.payments.rules.payees import ACCENTED, BARE


def find_payee(session: Session, key: PayeeKey, claim_id: UUID) -> UUID | None:
    """The payee that a key names, None when there is none; the claim's own before one entered for all."""
    row = one_row(
        session,
        """SELECT y.id FROM payee y
            WHERE y.id = CAST(:id AS uuid)
               OR CAST(:id AS uuid) IS NULL AND y.kind = :kind
                  AND (y.provider_id = CAST(:provider AS uuid) OR y.person_id = CAST(:person AS uuid)
                       OR CAST(:provider AS uuid) IS NULL AND CAST(:person AS uuid) IS NULL
                          AND y.provider_id IS NULL AND y.person_id IS NULL AND lower(y.name) = lower(:name)
                          AND (y.claim_id = :claim_id OR y.claim_id IS NULL))
            ORDER BY y.claim_id IS NULL, y.id LIMIT 1""",
        id=key.id,
        kind=key.kind.value if key.kind else None,
        provider=key.provider_id,
        person=key.person_id,
        name=key.name,
        claim_id=claim_id,
    )
    return None if row is None else UUID(str(row["id"]))


def payee_to_make(session: Session, key: PayeeKey) -> dict[str, object] | None:
    """Columns of the payee that a key asks for; None for an id, or for a provider or person that does not exist."""
    if key.provider_id is not None:
        sql = "SELECT v.id AS provider_id, v.name, v.email FROM provider v WHERE v.id = :id"
        row = one_row(session, sql, id=key.provider_id)
    elif key.person_id is not None:
        sql = """SELECT i.id AS person_id, i.email, trim(concat(i.first_name, ' ', i.last_name)) AS name
                   FROM person i WHERE i.id = :id"""
        row = one_row(session, sql, id=key.person_id)
    else:
        return {"name": key.name} if key.name else None
    return None if row is None else dict(row)


def same_payee(session: Session, key: PayeeKey, name: str, claim_id: UUID | None) -> bool:
    """Whether the payee to enter is there already: one for a provider or an insured, one a name and claim else."""
    found = one_row(
        session,
        """SELECT 1 AS there FROM payee y
            WHERE y.provider_id = CAST(:provider AS uuid)
               OR y.kind = 'insured' AND :kind = 'insured' AND y.person_id = CAST(:person AS uuid)
               OR CAST(:provider AS uuid) IS NULL AND CAST(:person AS uuid) IS NULL AND y.provider_id IS NULL
                  AND y.person_id IS NULL AND y.kind = :kind AND lower(y.name) = lower(:name)
                  AND y.claim_id IS NOT DISTINCT FROM CAST(:claim_id AS uuid) LIMIT 1""",
        provider=key.provider_id,
        person=key.person_id,
        kind=key.kind.value if key.kind else None,
        name=name,
        claim_id=claim_id,
    )
    return found is not None


_ACCOUNT = """
    SELECT b.id, b.payee_id, b.iban, b.bic, b.holder, b.source, b.proposed_at, b.proposed_by, b.proposed_by_name,
           coalesce(k.decision, 'pending') AS state, k.reason, k.decided_at, k.decided_by_name
      FROM bank_details b LEFT JOIN bank_details_decision k ON k.details_id = b.id
"""
# The last details that a second person approved.
CURRENT = """
    SELECT b.id, b.iban, b.bic, b.holder FROM bank_details b JOIN bank_details_decision k ON k.details_id = b.id
     WHERE b.payee_id = {payee} AND k.decision = 'approved' ORDER BY k.decided_at DESC, b.id DESC LIMIT 1
"""
_PAYEE = f"""
    SELECT y.*, c.reference AS claim_reference, a.iban, a.bic, a.holder,
           EXISTS (SELECT 1 FROM bank_details b WHERE b.payee_id = y.id AND NOT EXISTS (
               SELECT 1 FROM bank_details_decision k WHERE k.details_id = b.id)) AS awaits_approval
      FROM payee y LEFT JOIN claim c ON c.id = y.claim_id LEFT JOIN LATERAL ({CURRENT.format(payee="y.id")}) a ON true
"""
# A name as `rules.plain` writes what is looked for.
_PLAIN = f"translate(lower(y.name), '{ACCENTED}', '{BARE}')"
_SEEN = f"(y.claim_id IS NULL OR {VISIBLE})"


def payee_view(session: Session, payee_id: UUID, viewer: UUID | None) -> RowMapping | None:
    """A payee that the viewer may see, with the account that is used now."""
    return one_row(session, f"{_PAYEE} WHERE y.id = :id AND {_SEEN}", id=payee_id, viewer=viewer)


def payee_page(
    session: Session,
    *,
    kind: str | None,
    claim: str | None,
    awaiting: bool | None,
    name: str | None,
    viewer: UUID | None,
    after: str | None,
    limit: int,
) -> Sequence[RowMapping]:
    """Payees that the viewer may see, oldest first."""
    return rows(
        session,
        f"""SELECT * FROM ({_PAYEE} WHERE {_SEEN}) y
             WHERE (CAST(:kind AS text) IS NULL OR y.kind = :kind)
               AND (CAST(:claim AS text) IS NULL OR y.claim_reference = :claim)
               AND (CAST(:awaiting AS boolean) IS NULL OR y.awaits_approval = :awaiting)
               AND (CAST(:name AS text) IS NULL OR position(:name IN {_PLAIN}) > 0)
               AND (CAST(:after AS uuid) IS NULL OR y.id > CAST(:after AS uuid))
             ORDER BY y.id LIMIT :limit""",
        kind=kind,
        claim=claim,
        awaiting=awaiting,
        name=name,
        viewer=viewer,
        after=after,
        limit=limit,
    )


def accounts_of(session: Session, payee_id: UUID) -> Sequence[RowMapping]:
    """Every bank account proposed for a payee, in the order of time."""
    return rows(session, f"{_ACCOUNT} WHERE b.payee_id = :id ORDER BY b.proposed_at, b.id", id=payee_id)


def details_view(session: Session, details_id: UUID, viewer: UUID | None) -> RowMapping | None:
    """Bank details of a payee that the viewer may see."""
    return one_row(
        session,
        f"""SELECT * FROM ({_ACCOUNT}) d WHERE d.id = :id AND EXISTS (
                SELECT 1 FROM payee y LEFT JOIN claim c ON c.id = y.claim_id WHERE y.id = d.payee_id AND {_SEEN})""",
        id=details_id,
        viewer=viewer,
    )


def lock_payee(session: Session, payee_id: UUID) -> Payee:
    """The payee, locked and as it stands after the wait."""
    return session.get_one(Payee, payee_id, with_for_update=True, populate_existing=True)
