"""Agreements to pay a lawyer by step, issued within the scale without discussing the fee (rule 25, L.127-5-1)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.core.references import next_reference
from backend.coverage import ledger
from backend.providers.models import AgreementToPay
from backend.providers.queries import lawyers as queries
from backend.providers.rules import lawyers as rules
from backend.providers.rules import orders, refusals
from backend.providers.rules.lawyers import BENEFIT
from backend.providers.rules.orders import Agreement
from backend.providers.service import agreement_letters as letters
from backend.providers.service import protection
from backend.providers.service.lawyers import last_choice


def issue(
    session: Session,
    actor: Actor,
    claim_reference: str,
    *,
    step: str,
    refused_on: date | None,
    agreement: Agreement | None,
    now: datetime,
) -> str:
    """Grant the scale's amount for a step and commit it on the event of legal protection; the `PEC-…`.

    The event is opened when it is first needed: `refused_on` is the day when the other side refused the insured's claim
    (L.127-2-1), for terms that attach on it. Raises NotFound, Refused `date_in_future`, `step_not_in_scale`, Conflict
    `claim_closed`, `claim_not_covered`, `benefit_not_covered`, `lawyer_not_chosen`, `agreement_already_open`,
    `event_limit_reached`, `amount_limit_exceeded` (both with the standing), `insured_share_differs`,
    `nothing_to_commit`, `approval_required`.
    """
    orders.check_agreement(agreement, paris_date(now))
    orders.check_not_future("/refused_on", refused_on, paris_date(now))
    claim = claims.for_provider(session, claim_reference, actor)
    guarantee, position = protection.guarantee_of(claim, refused_on)
    cost, choice = rules.scale_amount(guarantee.fee_scale_cents, step), last_choice(session, claim.id)
    other = queries.open_on_step(session, claim.id, step)
    if other is not None:
        raise refusals.agreement_already_open(other)
    funds = protection.open_protection(session, claim, guarantee, position, now=now)
    parts = orders.share_out(
        cost,
        left=funds.left_for(BENEFIT),
        deductible_left=funds.deductible_left,
        agreement=agreement,
        standing=funds.standing,
    )
    authority = Cents(actor.authority_cents)
    orders.check_order_authority(parts.insurer_part, actor_id=actor.id, authority=authority, approved_by=None)
    amounts = {
        "scale_cents": cost,
        "insurer_part_cents": parts.insurer_part,
        "insured_share_cents": parts.insured_share,
        "deductible_cents": parts.deductible,
        "insured_agreed_on": agreement.agreed_on if agreement else None,
    }
    return _write(session, actor, claim, funds.event_id, choice["id"], step, amounts, now)


def _write(
    session: Session,
    actor: Actor,
    claim: claims.ClaimForProvider,
    event_id: UUID,
    choice_id: UUID,
    step: str,
    amounts: Mapping[str, Any],
    now: datetime,
) -> str:
    batch, agreement_id = Batch(), new_id()
    reference = next_reference(session, "PEC", paris_date(now).year)
    commit_id = ledger.enter(
        batch,
        "commit",
        amounts["insurer_part_cents"],
        event_id=event_id,
        claim_id=claim.id,
        benefit=BENEFIT,
        source=f"agreement:{agreement_id}",
        reason=f"Prise en charge {reference}",
        actor=actor,
        now=now,
        facts=orders.deductible_facts(amounts["deductible_cents"]),
    )
    row = {
        "id": agreement_id,
        "reference": reference,
        "version": 1,
        "claim_id": claim.id,
        "event_id": event_id,
        "lawyer_choice_id": choice_id,
        "step": step,
        **amounts,
        "commit_entry_id": commit_id,
        "state": "open",
        "issued_at": now,
        "issued_by": actor.id,
        "issued_by_name": actor.name,
    }
    batch.insert(AgreementToPay, row)
    letters.announce(batch, row, claim.reference, claim.file.email, now)
    claims.mark_in_progress(batch, claim, actor, now)
    audit.record(batch, actor, "agreement.issued", "agreement_to_pay", agreement_id, now, reference=reference)
    batch.send(session)
    return reference
