"""The directory: finding, adding, changing, suspending and resuming providers."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session
from stdnum.exceptions import ValidationError
from stdnum.fr import siret as siret_numbers

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.errors import check_version
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.core.pagination import encode_cursor, read_cursor
from backend.providers import errors
from backend.providers.models import Provider, ProviderStatusFact, ProviderTariff
from backend.providers.queries import directory as queries
from backend.providers.rules import refusals
from backend.providers.rules.tariffs import Price


def list_providers(
    session: Session,
    *,
    speciality: str | None,
    platform: str | None,
    q: str | None,
    cursor: str | None,
    limit: int,
    today: date,
) -> tuple[Sequence[RowMapping], str | None]:
    """A page of providers by name and the cursor of the next one. Raises Refused `cursor_invalid`."""
    position = read_cursor(cursor, str, UUID)
    after = (str(position[0]), str(position[1])) if position else None
    found = queries.provider_page(
        session, speciality=speciality, platform=platform, q=q, after=after, limit=limit + 1, today=today
    )
    page = found[:limit]
    last = page[-1] if len(found) > limit else None
    return page, encode_cursor(last["name"], last["id"]) if last else None


def get_provider(session: Session, provider_id: UUID, today: date) -> RowMapping:
    """One provider with the prices of `today`. Raises NotFound `provider_not_found`."""
    found = queries.provider_view(session, provider_id, today)
    if found is None:
        raise errors.provider_not_found()
    return found


def version_of(session: Session, provider_id: UUID) -> int:
    """Version of a provider's sheet. Raises NotFound `provider_not_found`."""
    found = queries.provider(session, provider_id)
    if found is None:
        raise errors.provider_not_found()
    return found.version


def locked(session: Session, provider_id: UUID, expected_version: int | None = None) -> Provider:
    """One provider, locked. Raises NotFound `provider_not_found`, Stale when another version was expected."""
    found = queries.provider_for_change(session, provider_id)
    if found is None:
        raise errors.provider_not_found()
    if expected_version is not None:
        check_version(found.version, expected_version)
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
    if facts.get("active") is False:
        _tell(batch, provider_id, "suspended", facts.get("suspended_reason"), actor, now)
    audit.record(batch, actor, "provider.added", "provider", provider_id, now)
    batch.send(session)
    return get_provider(session, provider_id, paris_date(now))


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

    A price told here goes from today on. Raises NotFound `provider_not_found`, Stale, Refused `siret_invalid`,
    `reason_required`, `tariff_unknown`, Conflict `siret_taken`.
    """
    provider = locked(session, provider_id, expected_version)
    changed = _checked(session, provider, dict(changes))
    batch = Batch()
    _tell_change(batch, provider, changed, actor, now)
    if "tariffs" in changes:
        _date_prices(session, batch, provider, changed["tariffs"], actor, now)
    batch.update(Provider, provider_id, **changed, version=provider.version + 1)
    audit.record(batch, actor, "provider.changed", "provider", provider_id, now, fields=sorted(changes))
    batch.send(session)
    return get_provider(session, provider_id, paris_date(now))


def suspend(
    session: Session, actor: Actor, provider_id: UUID, *, reason: str, expected_version: int, now: datetime
) -> RowMapping:
    """No new mission for this provider, and why. Raises NotFound, Stale."""
    changes = {"active": False, "suspended_reason": reason}
    return change_provider(session, actor, provider_id, changes, expected_version=expected_version, now=now)


def resume(
    session: Session, actor: Actor, provider_id: UUID, *, reason: str, expected_version: int, now: datetime
) -> RowMapping:
    """End a suspension, and why. Raises NotFound, Stale, Conflict `provider_not_suspended`."""
    provider, batch = locked(session, provider_id, expected_version), Batch()
    if provider.active:
        raise refusals.provider_not_suspended()
    _tell(batch, provider_id, "resumed", reason, actor, now)
    batch.update(Provider, provider_id, active=True, suspended_reason=None, version=provider.version + 1)
    audit.record(batch, actor, "provider.resumed", "provider", provider_id, now)
    batch.send(session)
    return get_provider(session, provider_id, paris_date(now))


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


def _tell_change(batch: Batch, provider: Provider, changed: Mapping[str, Any], actor: Actor, now: datetime) -> None:
    active, reason = changed.get("active", provider.active), changed["suspended_reason"]
    if active and not provider.active:
        _tell(batch, provider.id, "resumed", None, actor, now)
    elif not active and (provider.active or reason != provider.suspended_reason):
        _tell(batch, provider.id, "suspended", reason, actor, now)


def _tell(batch: Batch, provider_id: UUID, fact: str, reason: str | None, actor: Actor, now: datetime) -> None:
    row = {
        "id": new_id(),
        "provider_id": provider_id,
        "fact": fact,
        "reason": reason,
        "at": now,
        "recorded_by": actor.id,
        "recorded_by_name": actor.name,
    }
    batch.insert(ProviderStatusFact, row)


def _date_prices(
    session: Session, batch: Batch, provider: Provider, tariffs: Mapping[str, int], actor: Actor, now: datetime
) -> None:
    # A dated price goes before the sheet: what the sheet now says is dated too, for those that have one.
    today = paris_date(now)
    dated = {row["speciality"] for row in queries.tariffs(session, provider.id)}
    for speciality in sorted(dated):
        cents = tariffs.get(speciality)
        told = None if cents is None else Price(Cents(cents))
        batch.insert(ProviderTariff, tariff_row(provider.id, speciality, told, today, actor, now))


def tariff_row(
    provider_id: UUID, speciality: str, price: Price | None, valid_from: date, actor: Actor, now: datetime
) -> dict[str, object]:
    """A row of `ProviderTariff`; no price withdraws the one before."""
    return {
        "id": new_id(),
        "provider_id": provider_id,
        "speciality": speciality,
        "valid_from": valid_from,
        "amount_ht_cents": price.ht if price else None,
        "vat_rate_bp": price.vat_rate_bp if price else None,
        "vat_cents": price.vat if price else None,
        "amount_ttc_cents": price.ttc if price else None,
        "reverse_charge": price.reverse_charge if price else False,
        "recorded_at": now,
        "recorded_by": actor.id,
        "recorded_by_name": actor.name,
    }


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
