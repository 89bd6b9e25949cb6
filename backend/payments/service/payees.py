"""Payees: found or made by need, entered with an address, and their bank details, which two people write."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from schwifty import IBAN
from schwifty.exceptions import SchwiftyException
from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.errors import check_version
from backend.core.ids import new_id
from backend.core.pagination import encode_cursor, read_cursor
from backend.correspondence.models import OutboxMessage
from backend.correspondence.service import message_row
from backend.payments import errors, queries
from backend.payments.models import BankDetails, BankDetailsDecision, Payee
from backend.payments.rules import PayeeKey, PayeeKind
from backend.payments.rules.payees import plain

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
    return _add(batch, actor, now, kind=key.kind.value, claim_id=claim_id if by_name else None, **made)


def create_payee(
    session: Session, actor: Actor, values: Mapping[str, object], *, claim: str | None, now: datetime
) -> UUID:
    """Enter a payee: a provider or an insured person by its id, anybody else by name, for one claim or for all.

    Raises NotFound `claim_not_found`, `payee_not_found` (no such provider or person), Conflict `payee_exists`.
    """
    claim_id = claims.for_provider(session, claim, actor, lock=False).id if claim else None
    given = {name: value for name, value in values.items() if value is not None}
    key = PayeeKey(
        kind=PayeeKind(str(given["kind"])),
        provider_id=_uuid(given.get("provider_id")),
        person_id=_uuid(given.get("person_id")),
        name=str(given["name"]) if "name" in given else None,
    )
    made = queries.payee_to_make(session, key)
    if made is None:
        raise errors.payee_not_found()
    if queries.same_payee(session, key, str(made["name"]), claim_id):
        raise errors.payee_exists()
    batch = Batch()
    payee_id = _add(batch, actor, now, **{**made, **given}, claim_id=claim_id)
    batch.send(session)
    return payee_id


def _uuid(value: object) -> UUID | None:
    return value if isinstance(value, UUID) else None


def _add(batch: Batch, actor: Actor, now: datetime, **values: object) -> UUID:
    payee_id = new_id()
    row = dict.fromkeys(_COLUMNS) | {"country": "FR"} | values
    batch.insert(Payee, {"id": payee_id, **row, "version": 1, "created_at": now, "created_by": actor.name})
    audit.record(batch, actor, "payee.added", "payee", payee_id, now, kind=str(row["kind"]))
    return payee_id


def change_payee(
    session: Session, actor: Actor, payee_id: UUID, changes: Mapping[str, object], *, version: int, now: datetime
) -> None:
    """Change a payee's address or e-mail. The old e-mail is told of a new one. Raises NotFound, Stale."""
    get_payee(session, actor, payee_id)
    payee = queries.lock_payee(session, payee_id)
    check_version(payee.version, version)
    batch = Batch()
    if payee.email and "email" in changes and changes["email"] != payee.email:
        key = f"payee_email:{payee_id}:{payee.version}"
        _tell(batch, payee.email, key, _EMAIL_SUBJECT, _EMAIL_BODY.format(name=payee.name), payee.claim_id, now)
    batch.update(Payee, payee_id, version=payee.version + 1, **changes)
    audit.record(batch, actor, "payee.changed", "payee", payee_id, now, fields=sorted(changes))
    batch.send(session)


def propose_details(
    session: Session, actor: Actor, payee_id: UUID, *, iban: str, holder: str, source: str, now: datetime
) -> UUID:
    """Propose bank details, which wait for a second person; until then the old ones stay, and the payee is told.

    Raises NotFound `payee_not_found`, Refused `iban_invalid`.
    """
    payee = get_payee(session, actor, payee_id)
    account = _iban(iban)
    batch, details_id = Batch(), new_id()
    row = {
        "id": details_id,
        "payee_id": payee_id,
        "iban": str(account.compact),
        "bic": bic_of(str(account.compact)),
        "holder": holder,
        "source": source,
        "proposed_at": now,
        "proposed_by": actor.id,
        "proposed_by_name": actor.name,
    }
    batch.insert(BankDetails, row)
    if payee["email"]:
        body = _DETAILS_BODY.format(name=payee["name"], last=str(account.compact)[-4:])
        _tell(batch, payee["email"], f"bank_details:{details_id}", _DETAILS_SUBJECT, body, payee["claim_id"], now)
    audit.record(batch, actor, "bank_details.proposed", "payee", payee_id, now, details=str(details_id))
    batch.send(session)
    return details_id


def decide_details(
    session: Session, actor: Actor, details_id: UUID, *, approved: bool, reason: str | None, now: datetime
) -> None:
    """A second person approves or rejects bank details.

    Raises NotFound `bank_details_not_found`, Forbidden `four_eyes`, Conflict `bank_details_already_decided`.
    """
    details = get_details(session, actor, details_id)
    if details["proposed_by"] == actor.id:
        raise errors.details_four_eyes()
    if details["state"] != "pending":
        raise errors.details_already_decided(details["state"])
    decision = "approved" if approved else "rejected"
    row = {
        "details_id": details_id,
        "proposed_by": details["proposed_by"],
        "decision": decision,
        "reason": reason,
        "decided_at": now,
        "decided_by": actor.id,
        "decided_by_name": actor.name,
    }
    batch = Batch()
    batch.insert(BankDetailsDecision, row)
    audit.record(batch, actor, f"bank_details.{decision}", "payee", details["payee_id"], now, details=str(details_id))
    batch.send(session)


def _iban(text: str) -> IBAN:
    try:
        return IBAN(text)
    except SchwiftyException:
        raise errors.iban_invalid() from None


def bic_of(iban: str) -> str | None:
    """The BIC that an IBAN implies, None when the register of banks does not say."""
    try:
        bic = IBAN(iban).bic
    except SchwiftyException:
        return None
    return str(bic.compact) if bic else None


def check_iban(iban: str) -> str:
    """An IBAN without spaces. Raises Refused `iban_invalid`."""
    return str(_iban(iban).compact)


def _tell(
    batch: Batch, recipient: str, key: str, subject: str, body: str, claim_id: UUID | None, now: datetime
) -> None:
    row = message_row(dedup_key=key, recipient=recipient, subject=subject, body=body, claim_id=claim_id, now=now)
    batch.insert(OutboxMessage, row)


_EMAIL_SUBJECT = "Votre adresse de courriel a été changée"
_EMAIL_BODY = """Bonjour,

L’adresse de courriel connue pour les règlements destinés à {name} vient d’être remplacée. Si vous n’êtes pas à
l’origine de ce changement, prévenez-nous sans attendre, par téléphone ou par votre interlocuteur habituel.
"""
_DETAILS_SUBJECT = "De nouvelles coordonnées bancaires nous ont été indiquées"
_DETAILS_BODY = """Bonjour,

Un compte finissant par {last} nous a été indiqué pour les règlements destinés à {name}. Il ne servira qu’après le
contrôle d’une seconde personne ; d’ici là, rien ne change. Si cette demande ne vient pas de vous, prévenez-nous sans
attendre, par téléphone ou par votre interlocuteur habituel : ne répondez pas au message qui l’a demandée.
"""


def get_payee(session: Session, actor: Actor, payee_id: UUID) -> RowMapping:
    """A payee with the account that is used now. Raises NotFound `payee_not_found`."""
    found = queries.payee_view(session, payee_id, actor.user_id)
    if found is None:
        raise errors.payee_not_found()
    return found


def get_details(session: Session, actor: Actor, details_id: UUID) -> RowMapping:
    """Bank details and what was decided of them. Raises NotFound `bank_details_not_found`."""
    found = queries.details_view(session, details_id, actor.user_id)
    if found is None:
        raise errors.details_not_found()
    return found


def list_payees(
    session: Session,
    actor: Actor,
    *,
    kind: PayeeKind | None,
    claim: str | None,
    awaiting: bool | None,
    name: str | None = None,
    cursor: str | None,
    limit: int,
) -> tuple[Sequence[RowMapping], str | None]:
    """A page of payees, oldest first, and the cursor of the next one. Raises Refused `cursor_invalid`."""
    position = read_cursor(cursor, UUID)
    found = queries.payee_page(
        session,
        kind=kind,
        claim=claim,
        awaiting=awaiting,
        name=plain(name) if name else None,
        viewer=actor.user_id,
        after=str(position[0]) if position else None,
        limit=limit + 1,
    )
    page = found[:limit]
    return page, encode_cursor(page[-1]["id"]) if len(found) > limit else None


def list_details(session: Session, payee_id: UUID) -> Sequence[RowMapping]:
    """Every bank account proposed for a payee, in the order of time."""
    return queries.accounts_of(session, payee_id)
