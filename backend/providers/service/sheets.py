"""What stands on a provider's sheet: papers, dated prices, ties, and what the house asks of each speciality."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.providers import errors
from backend.providers.models import DocumentRequirement, ProviderDocument, ProviderLink, ProviderTariff
from backend.providers.queries import directory as queries
from backend.providers.rules import refusals
from backend.providers.rules.orders import check_not_future
from backend.providers.rules.papers import PAPERS, WARNING_DAYS, PaperKind
from backend.providers.rules.specialities import Speciality
from backend.providers.rules.tariffs import Price
from backend.providers.service.directory import locked, tariff_row, version_of
from backend.tasks import service as tasks


def add_document(
    session: Session,
    actor: Actor,
    provider_id: UUID,
    *,
    kind: PaperKind,
    reference: str,
    issued_on: date,
    valid_until: date | None,
    sha256: str | None,
    now: datetime,
) -> None:
    """Record a paper; it takes the place of the one before of its kind.

    Raises NotFound `provider_not_found`, Refused `date_in_future`, `document_days_reversed`.
    """
    check_not_future("/issued_on", issued_on, paris_date(now))
    if valid_until is not None and valid_until < issued_on:
        raise refusals.document_days_reversed("/valid_until")
    locked(session, provider_id)
    row = {
        "id": new_id(),
        "provider_id": provider_id,
        "kind": kind.value,
        "reference": reference,
        "issued_on": issued_on,
        "valid_until": valid_until,
        "sha256": sha256,
        **_author(actor, now),
    }
    batch = Batch()
    batch.insert(ProviderDocument, row)
    audit.record(batch, actor, "provider.document_recorded", "provider", provider_id, now, kind=kind.value)
    batch.send(session)


def list_documents(session: Session, provider_id: UUID) -> Sequence[RowMapping]:
    """The papers of a provider, the one that counts first of its kind. Raises NotFound `provider_not_found`."""
    version_of(session, provider_id)
    return queries.documents(session, provider_id)


def require_document(
    session: Session,
    actor: Actor,
    *,
    speciality: Speciality,
    kind: PaperKind,
    required: bool,
    since: date | None,
    now: datetime,
) -> None:
    """Say whether a paper is asked of whoever does a speciality, from a day on (today unless told)."""
    requirement_id, batch = new_id(), Batch()
    row = {
        "id": requirement_id,
        "speciality": speciality.value,
        "kind": kind.value,
        "required": required,
        "since": since or paris_date(now),
        **_author(actor, now),
    }
    batch.insert(DocumentRequirement, row)
    facts = {"speciality": speciality.value, "kind": kind.value, "required": required}
    audit.record(batch, actor, "document.required", "document_requirement", requirement_id, now, **facts)
    batch.send(session)


def list_requirements(session: Session) -> Sequence[RowMapping]:
    """What the house asks, oldest first."""
    return queries.requirements(session)


def add_tariff(
    session: Session,
    actor: Actor,
    provider_id: UUID,
    *,
    speciality: Speciality,
    price: Price | None,
    valid_from: date | None,
    now: datetime,
) -> None:
    """Record the price of a speciality from a day on (today unless told); no price withdraws it.

    Raises NotFound `provider_not_found`, Refused `tariff_unknown`.
    """
    provider, batch = locked(session, provider_id), Batch()
    if speciality not in provider.specialities:
        raise errors.tariff_unknown(speciality)
    row = tariff_row(provider_id, speciality.value, price, valid_from or paris_date(now), actor, now)
    batch.insert(ProviderTariff, row)
    audit.record(batch, actor, "provider.tariff_recorded", "provider", provider_id, now, speciality=speciality.value)
    batch.send(session)


def list_tariffs(session: Session, provider_id: UUID) -> Sequence[RowMapping]:
    """The dated prices of a provider, the latest first. Raises NotFound `provider_not_found`."""
    version_of(session, provider_id)
    return queries.tariffs(session, provider_id)


def price_on(session: Session, provider_id: UUID, speciality: str, on: date) -> Price | None:
    """The price of a speciality on a day: the dated one, else what the sheet says; None without any."""
    dated = queries.tariff_on(session, provider_id, speciality, on)
    if dated is not None:
        ttc = dated["amount_ttc_cents"]
        if ttc is None:
            return None
        return Price(
            Cents(ttc), dated["amount_ht_cents"], dated["vat_rate_bp"], dated["vat_cents"], dated["reverse_charge"]
        )
    provider = queries.provider(session, provider_id)
    told = provider.tariffs.get(speciality) if provider else None
    return None if told is None else Price(Cents(told))


def add_link(
    session: Session,
    actor: Actor,
    provider_id: UUID,
    *,
    person_id: UUID | None,
    name: str | None,
    other_provider_id: UUID | None,
    reason: str,
    now: datetime,
) -> None:
    """Record a tie; from now on the provider is kept away from claims where that somebody is a party.

    Raises NotFound `provider_not_found`, Refused `link_target_unknown`.
    """
    locked(session, provider_id)
    if person_id is not None and not queries.person_exists(session, person_id):
        raise refusals.link_target_unknown("/person_id")
    if other_provider_id is not None:
        known = other_provider_id != provider_id and queries.provider(session, other_provider_id) is not None
        if not known:
            raise refusals.link_target_unknown("/other_provider_id")
    link_id, batch = new_id(), Batch()
    row = {
        "id": link_id,
        "provider_id": provider_id,
        "person_id": person_id,
        "name": name,
        "other_provider_id": other_provider_id,
        "reason": reason,
        **_author(actor, now),
    }
    batch.insert(ProviderLink, row)
    audit.record(batch, actor, "provider.link_recorded", "provider", provider_id, now, link=str(link_id))
    batch.send(session)


def end_link(session: Session, actor: Actor, provider_id: UUID, link_id: UUID, *, reason: str, now: datetime) -> None:
    """Say that a tie is over, and why. Raises NotFound `provider_link_not_found`, Conflict `provider_link_ended`."""
    link = queries.link_for_change(session, link_id)
    if link is None or link.provider_id != provider_id:
        raise refusals.provider_link_not_found()
    if link.ended_at is not None:
        raise refusals.provider_link_ended()
    batch = Batch()
    batch.update(ProviderLink, link_id, ended_at=now, ended_reason=reason, ended_by=actor.id)
    audit.record(batch, actor, "provider.link_ended", "provider", provider_id, now, link=str(link_id))
    batch.send(session)


def list_links(session: Session, provider_id: UUID) -> Sequence[RowMapping]:
    """The ties of a provider, ended ones included. Raises NotFound `provider_not_found`."""
    version_of(session, provider_id)
    return queries.links(session, provider_id)


def list_status_facts(session: Session, provider_id: UUID) -> Sequence[RowMapping]:
    """Suspensions and resumptions, oldest first. Raises NotFound `provider_not_found`."""
    version_of(session, provider_id)
    return queries.status_facts(session, provider_id)


def warn_of_documents(session: Session, now: datetime) -> int:
    """Open a task for each paper that ends within 30 days, or already ended; how many."""
    ending = queries.papers_ending(session, paris_date(now) + timedelta(days=WARNING_DAYS))
    return tasks.open_if_absent(session, *(_warning(row, now) for row in ending))


def _warning(row: RowMapping, now: datetime) -> dict[str, object]:
    label = PAPERS[PaperKind(row["kind"])]
    return tasks.task_row(
        dedup_key=f"provider_document:{row['id']}",
        kind="provider_document_ending",
        title=f"Demander la nouvelle pièce à {row['name']} : {label}, valable jusqu’au {row['valid_until']:%d/%m/%Y}",
        due_on=row["valid_until"],
        now=now,
        facts={"provider_id": str(row["provider_id"]), "document": row["kind"]},
    )


def _author(actor: Actor, now: datetime) -> dict[str, object]:
    return {"recorded_at": now, "recorded_by": actor.id, "recorded_by_name": actor.name}
