"""Payments that no mission asks for: a paid invoice refunded to the insured, a court deposit, an ex-gratia payment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import ledger
from backend.coverage.rules import Split, recoverable_vat
from backend.payments import errors, queries
from backend.payments.models import PaidInvoice
from backend.payments.rules import PayeeKey, PayeeKind
from backend.payments.service.proposals import EX_GRATIA, OUTSIDE_LABELS, Draw, Proposal, propose
from backend.providers import errors as provider_errors
from backend.providers.rules import orders, urgency
from backend.providers.rules.orders import Agreement
from backend.providers.service import cover, protection


@dataclass(frozen=True, slots=True)
class Paid:
    """An invoice that the insured paid, in cents TTC; `vat` is the tax inside it, `urgency` why it could not wait."""

    issuer: str
    number: str
    issued_on: date
    paid_on: date
    amount: Cents
    benefit: str
    proof: str
    vat: Cents = orders.ZERO
    urgency: str | None = None
    agreement: Agreement | None = None
    lines: Sequence[Mapping[str, object]] = ()


def refund(session: Session, actor: Actor, claim_reference: str, paid: Paid, *, now: datetime) -> str:
    """Refund the insured of an invoice that they paid, under the limits of an order (rules 19 to 22, 26); its `REG-…`.

    The tax that the insured recovers is theirs. Raises NotFound `claim_not_found`, Refused `date_in_future`,
    `lines_total_differs`, Conflict `claim_closed`, `claim_not_covered`, `urgency_required`,
    `paid_invoice_already_recorded`, `benefit_not_covered`, `event_limit_reached`, `minimum_stake_not_met`,
    `amount_limit_exceeded`, `insured_share_differs`, `nothing_to_commit`, Forbidden `own_claim`.
    """
    today = paris_date(now)
    orders.check_lines(paid.amount, paid.lines)
    orders.check_not_future("/paid_on", paid.paid_on, today)
    orders.check_not_future("/issued_on", paid.issued_on, today)
    orders.check_agreement(paid.agreement, today)
    claim = _covered(session, actor, claim_reference)
    urgency.check_incurred(min(paid.issued_on, paid.paid_on), _declared_on(claim), paid.urgency)
    if queries.paid_invoice_exists(session, claim.id, paid.issuer, paid.number):
        raise errors.paid_invoice_already_recorded(paid.number)
    event_id, parts = _share(session, claim, paid, now)
    batch, refund_id = Batch(), new_id()
    facts = orders.deductible_facts(parts.deductible)
    source, reason = f"refund:{refund_id}", f"Facture {paid.number} payée par l’assuré"
    entry_id = _commit(batch, event_id, claim, paid.benefit, parts.insurer_part, source, reason, actor, now, facts)
    batch.insert(PaidInvoice, _row(refund_id, claim.id, paid, parts, entry_id, actor, now))
    proposal = Proposal(
        claim_id=claim.id,
        payee=_insured(claim),
        amount=parts.insurer_part,
        draws=[Draw(entry_id, event_id, claim.id, paid.benefit, parts.insurer_part)],
        basis="refund",
        label=f"Remboursement facture {paid.number}",
        invoice_number=paid.number,
    )
    reference = propose(session, batch, actor, proposal, now)
    claims.mark_in_progress(batch, claim, actor, now)
    batch.send(session)
    return reference


def _covered(session: Session, actor: Actor, reference: str) -> claims.ClaimForProvider:
    claim = claims.for_provider(session, reference, actor)
    if claim.status == "closed":
        raise provider_errors.claim_closed()
    if not claim.covered or claim.event_id is None:
        raise provider_errors.claim_not_covered()
    return claim


def _declared_on(claim: claims.ClaimForProvider) -> date:
    return paris_date(datetime.fromisoformat(str(claim.file.claim["declared_at"])))


def _insured(claim: claims.ClaimForProvider) -> PayeeKey:
    person_id = claim.file.claim["insured_id"]
    if person_id is None:
        return PayeeKey.named(PayeeKind.INSURED, claim.insured_name)
    return PayeeKey.insured(UUID(str(person_id)))


def _share(session: Session, claim: claims.ClaimForProvider, paid: Paid, now: datetime) -> tuple[UUID, Split]:
    """The event that pays, its period held, and who bears what."""
    funds = protection.paying(session, claim, paid.benefit, now=now)
    first = queries.first_quote_cents(session, funds.event_id, claim.id)
    orders.check_stake(paid.amount if first is None else Cents(first), funds.minimum_stake)
    position = cover.vat_position(session, claim, paris_date(now))
    parts = orders.share_out(
        paid.amount,
        left=funds.left_for(paid.benefit),
        deductible_left=funds.deductible_left,
        agreement=paid.agreement,
        standing=funds.standing,
        vat_not_counted=recoverable_vat(paid.vat, position),
    )
    return funds.event_id, parts


def _row(
    refund_id: UUID, claim_id: UUID, paid: Paid, parts: Split, entry_id: UUID, actor: Actor, now: datetime
) -> dict[str, object]:
    return {
        "id": refund_id,
        "claim_id": claim_id,
        "issuer": paid.issuer,
        "number": paid.number,
        "issued_on": paid.issued_on,
        "paid_on": paid.paid_on,
        "benefit": paid.benefit,
        "amount_cents": paid.amount,
        "insurer_part_cents": parts.insurer_part,
        "insured_share_cents": parts.insured_share,
        "proof": paid.proof,
        "urgency": paid.urgency,
        "commit_entry_id": entry_id,
        "recorded_at": now,
        "recorded_by": actor.id,
    }


def deposit(
    session: Session,
    actor: Actor,
    claim_reference: str,
    *,
    registry: PayeeKey,
    amount: Cents,
    benefit: str,
    now: datetime,
) -> str:
    """Propose a deposit (consignation) to a court registry, charged to the event until the court refunds it.

    An advance that comes back bears neither tax nor deductible. Raises as `refund`, and NotFound `payee_not_found`.
    """
    claim = _covered(session, actor, claim_reference)
    funds = protection.paying(session, claim, benefit, now=now)
    event_id, left = funds.event_id, funds.left_for(benefit)
    orders.share_out(amount, left=left, deductible_left=Cents(0), agreement=None, standing=funds.standing)
    batch = Batch()
    source = f"deposit:{new_id()}"
    entry_id = _commit(batch, event_id, claim, benefit, amount, source, "Consignation", actor, now, {})
    proposal = Proposal(
        claim_id=claim.id,
        payee=registry,
        amount=amount,
        draws=[Draw(entry_id, event_id, claim.id, benefit, amount)],
        basis="deposit",
        label=f"Consignation {claim.reference}",
    )
    reference = propose(session, batch, actor, proposal, now)
    batch.send(session)
    return reference


def pay_ex_gratia(
    session: Session,
    actor: Actor,
    claim_reference: str,
    *,
    payee: PayeeKey | None,
    amount: Cents,
    reason: str,
    outside_limit: str = EX_GRATIA,
    now: datetime,
) -> str:
    """Propose a payment outside the limit (rule 21), to the insured unless told; approved like any other; its `REG-…`.

    Raises NotFound `claim_not_found`, `payee_not_found`, Forbidden `own_claim`.
    """
    claim = claims.for_provider(session, claim_reference, actor)
    batch = Batch()
    source = f"{outside_limit}:{new_id()}"
    entry_id = _commit(batch, None, claim, outside_limit, amount, source, reason, actor, now, {})
    proposal = Proposal(
        claim_id=claim.id,
        payee=payee or _insured(claim),
        amount=amount,
        draws=[Draw(entry_id, None, claim.id, outside_limit, amount, outside_limit)],
        basis=outside_limit,
        label=f"{OUTSIDE_LABELS[outside_limit]} {claim.reference}",
    )
    reference = propose(session, batch, actor, proposal, now)
    batch.send(session)
    return reference


def _commit(
    batch: Batch,
    event_id: UUID | None,
    claim: claims.ClaimForProvider,
    benefit: str,
    amount: Cents,
    source: str,
    reason: str,
    actor: Actor,
    now: datetime,
    facts: dict[str, object],
) -> UUID:
    return ledger.enter(
        batch,
        "commit",
        amount,
        event_id=event_id,
        claim_id=claim.id,
        benefit=benefit,
        source=source,
        reason=reason,
        actor=actor,
        now=now,
        outside_limit=None if event_id else benefit,
        facts=facts,
    )
