"""The account that a carrier's batches leave from."""

from datetime import datetime

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.payments import errors, queries
from backend.payments.service.payees import check_iban
from backend.policies.models import RiskCarrier


def get_account(session: Session, code: str) -> str | None:
    """The IBAN of a carrier, None while none is set. Raises NotFound `risk_carrier_not_found`."""
    found = queries.carrier(session, code)
    if found is None:
        raise errors.carrier_not_found()
    iban: str | None = found["iban"]
    return iban


def set_account(session: Session, actor: Actor, code: str, *, iban: str, now: datetime) -> None:
    """Set the IBAN of a carrier. Raises NotFound `risk_carrier_not_found`, Refused `iban_invalid`."""
    found = queries.carrier(session, code)
    if found is None:
        raise errors.carrier_not_found()
    batch = Batch()
    batch.update(RiskCarrier, found["id"], iban=check_iban(iban))
    audit.record(batch, actor, "risk_carrier.account_changed", "risk_carrier", found["id"], now, carrier=code)
    batch.send(session)
