"""A product's terms: a new dated version, never a change of an old one."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.policies import errors
from backend.policies.models import CoverageTerms
from backend.policies.queries import products as queries
from backend.policies.rules import check_terms, parse_terms


def add_terms(
    session: Session,
    actor: Actor,
    code: str,
    *,
    valid_from: date,
    carrier: str,
    document: Mapping[str, Any],
    now: datetime,
) -> int:
    """Add the next version of a product's terms; returns its number.

    Raises NotFound `product_not_found`, Refused `terms_invalid` or `carrier_unknown`, Conflict `terms_not_later`.
    """
    product = queries.lock_product(session, code)
    if product is None:
        raise errors.product_not_found(code)
    check_terms(parse_terms(document))
    carrier_id = queries.carrier_id(session, carrier)
    if carrier_id is None:
        raise errors.carrier_unknown(carrier)
    latest = queries.versions(session, code)[0]
    if valid_from <= latest["valid_from"]:
        raise errors.terms_not_later(f"{latest['valid_from']:%d/%m/%Y}")
    version, terms_id = latest["version"] + 1, new_id()
    batch = Batch()
    batch.insert(
        CoverageTerms,
        {
            "id": terms_id,
            "product_id": product["id"],
            "version": version,
            "valid_from": valid_from,
            "carrier_id": carrier_id,
            "document": document,
            "created_at": now,
            "created_by": actor.name,
        },
    )
    audit.record(batch, actor, "terms.added", "coverage_terms", terms_id, now, product=code, version=version)
    batch.send(session)
    return int(version)
