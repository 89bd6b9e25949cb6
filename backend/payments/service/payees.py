"""Payees: found or made by need, entered with an address, and their bank details, which two people write."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.payments import errors, queries
from backend.payments.models import Payee
from backend.payments.rules import PayeeKey


def ensure_payee(session: Session, batch: Batch, key: PayeeKey, claim_id: UUID, actor: Actor, now: datetime) -> UUID:
    """The payee that a key names; it is added to `batch` when there is none yet.

    Who is known by name alone belongs to the claim, unless they were entered for all. Raises NotFound
    `payee_not_found` for an id, a provider or a person that does not exist.
    """
    found = queries.find_payee(session, key, claim_id)
    if found is not None:
        return found
    made = queries.payee_to_make(session, key)
    if made is None or key.kind is None:
        raise errors.payee_not_found()
    by_name = key.provider_id is None and key.person_id is None
    return add_payee(batch, actor, now, kind=key.kind.value, claim_id=claim_id if by_name else None, **made)


def add_payee(batch: Batch, actor: Actor, now: datetime, **values: object) -> UUID:
    """Add a payee to `batch`; its id."""
    payee_id = new_id()
    row = dict.fromkeys(_COLUMNS) | {"country": "FR"} | values
    batch.insert(Payee, {"id": payee_id, **row, "version": 1, "created_at": now, "created_by": actor.name})
    audit.record(batch, actor, "payee.added", "payee", payee_id, now, kind=str(row["kind"]))
    return payee_id


_COLUMNS = (
    "kind",
    "name",
    "provider_id",
    "person_id",
    "claim_id",
    "email",
    "street",
    "building_number",
    "postcode",
    "city",
    "country",
)
