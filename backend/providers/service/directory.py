"""The directory: finding, adding and changing providers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session
from stdnum.exceptions import ValidationError
from stdnum.fr import siret as siret_numbers

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.errors import check_version
from backend.core.ids import new_id
from backend.core.pagination import decode_cursor, encode_cursor
from backend.providers import errors, queries
from backend.providers.models import Provider


def list_providers(
    session: Session, *, speciality: str | None, platform: str | None, q: str | None, cursor: str | None, limit: int
) -> tuple[Sequence[RowMapping], str | None]:
    """A page of providers by name and the cursor of the next one. Raises Refused `cursor_invalid`."""
    position = decode_cursor(cursor, 2)
    after = (str(position[0]), str(position[1])) if position else None
    found = queries.provider_page(session, speciality=speciality, platform=platform, q=q, after=after, limit=limit + 1)
    page = found[:limit]
    last = page[-1] if len(found) > limit else None
    return page, encode_cursor(last["name"], last["id"]) if last else None


def get_provider(session: Session, provider_id: UUID) -> RowMapping:
    """One provider. Raises NotFound `provider_not_found`."""
    found = queries.provider_view(session, provider_id)
    if found is None:
        raise errors.provider_not_found()
    return found


def add_provider(session: Session, actor: Actor, facts: Mapping[str, Any], *, now: datetime) -> RowMapping:
    """Add a provider; `facts` are columns of `Provider`, tariffs in cents TTC.

    Raises Refused `siret_invalid`, `tariff_unknown`, Conflict `siret_taken`.
    """
    siret = valid_siret(facts["siret"])
    _check_tariffs(facts["specialities"], facts["tariffs"])
    if queries.siret_owner(session, siret) is not None:
        raise errors.siret_taken()
    provider_id, batch = new_id(), Batch()
    batch.insert(Provider, {**facts, "id": provider_id, "siret": siret, "created_at": now})
    audit.record(batch, actor, "provider.added", "provider", provider_id, now)
    batch.send(session)
    return get_provider(session, provider_id)


def change_provider(
    session: Session,
    actor: Actor,
    provider_id: UUID,
    changes: Mapping[str, Any],
    *,
    expected_version: int,
    now: datetime,
) -> RowMapping:
    """Change the columns named in `changes`; suspending needs a reason, resuming forgets it.

    Raises NotFound `provider_not_found`, Stale, Refused `siret_invalid`, `reason_required`, `tariff_unknown`,
    Conflict `siret_taken`.
    """
    provider = queries.provider_for_change(session, provider_id)
    if provider is None:
        raise errors.provider_not_found()
    check_version(provider.version, expected_version)
    changed = _checked(session, provider, dict(changes))
    batch = Batch()
    batch.update(Provider, provider_id, **changed, version=provider.version + 1)
    audit.record(batch, actor, "provider.changed", "provider", provider_id, now, fields=sorted(changes))
    batch.send(session)
    return get_provider(session, provider_id)


def _checked(session: Session, provider: Provider, changes: dict[str, Any]) -> dict[str, Any]:
    if "siret" in changes:
        changes["siret"] = valid_siret(changes["siret"])
        if queries.siret_owner(session, changes["siret"]) not in {None, provider.id}:
            raise errors.siret_taken()
    active = changes.get("active", provider.active)
    reason = changes.get("suspended_reason", provider.suspended_reason)
    if not active and not reason:
        raise errors.reason_required()
    changes["suspended_reason"] = None if active else reason
    specialities = changes.get("specialities", provider.specialities)
    if "tariffs" in changes:
        _check_tariffs(specialities, changes["tariffs"])
    elif "specialities" in changes:
        changes["tariffs"] = {one: cents for one, cents in provider.tariffs.items() if one in specialities}
    return changes


def valid_siret(given: str) -> str:
    """The 14 digits of a SIRET. Raises Refused `siret_invalid`."""
    try:
        return str(siret_numbers.validate(given))
    except ValidationError:
        raise errors.siret_invalid(given) from None


def _check_tariffs(specialities: Sequence[str], tariffs: Mapping[str, int]) -> None:
    for speciality in tariffs:
        if speciality not in specialities:
            raise errors.tariff_unknown(speciality)
