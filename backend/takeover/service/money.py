"""The money of a claim taken over: paid, still ordered, still expected; each entry flagged `opening`."""

from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from backend.accounting.service import reserves
from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.money import Cents
from backend.coverage import ledger
from backend.coverage import service as coverage
from backend.coverage.errors import amount_limit_exceeded, benefit_not_covered
from backend.providers.rules.specialities import Speciality
from backend.providers.service import opening
from backend.takeover import errors, queries
from backend.takeover.rules.claims import ASSISTANCE, OldClaim
from backend.takeover.rules.rows import OldMoney
from backend.takeover.service.faults import at

OUTSIDE = "psychological_assistance"
_REASON = "Reprise du système précédent"


def take_over(session: Session, claim: claims.ClaimForProvider, old: OldClaim, actor: Actor, now: datetime) -> Cents:
    """Enter what the file tells; returns the reserve that the claim then has, in cents TTC.

    Raises Conflict `amount_limit_exceeded` with the standing, `benefit_not_covered`, `benefit_not_taken_over`,
    Refused `siret_invalid`, and what a reserve refuses.
    """
    for number, one in enumerate(old.money, start=1):
        with at(one.line):
            _enter(session, claim, one, f"opening:{old.reference}:{number}", actor, now)
    if any(one.committed for one in old.money):
        batch = Batch()
        claims.mark_in_progress(batch, claim, actor, now)
        batch.send(session)
    _reserve(session, claim, old, actor, now)
    return Cents(sum(line["outstanding_cents"] for line in queries.reserve_lines(session, claim.id)))


def _speciality(benefit: str) -> Speciality:
    if benefit not in set(Speciality):
        raise benefit_not_covered(benefit, "", sorted(Speciality))
    if benefit == Speciality.LAWYER:
        raise errors.benefit_not_taken_over(benefit)
    return Speciality(benefit)


def _enter(
    session: Session, claim: claims.ClaimForProvider, one: OldMoney, source: str, actor: Actor, now: datetime
) -> None:
    speciality = _speciality(one.benefit)
    event_id = None if one.benefit == ASSISTANCE else claim.event_id
    if not (one.paid or one.committed):
        return
    if event_id is not None:
        _check_room(session, claim, one)
    enter = partial(
        ledger.enter,
        event_id=event_id,
        claim_id=claim.id,
        benefit=speciality.value,
        reason=_REASON,
        actor=actor,
        now=now,
        outside_limit=OUTSIDE if event_id is None else None,
    )
    facts: dict[str, object] = {"opening": True, "provider": one.siret}
    charged = {**facts, "deductible_cents": one.deductible} if one.deductible else facts
    if one.paid:
        batch = Batch()
        paid = enter(batch, "commit", one.paid, source=f"{source}:paid", facts=charged)
        batch.send(session)
        enter(batch, "pay", one.paid, source=f"{source}:paid", of_entry=paid, facts=facts)
        batch.send(session)
    if one.committed:
        batch = Batch()
        told = facts if one.paid else charged
        commit = enter(batch, "commit", one.committed, source=source, facts=told)
        provider_id = opening.provider_named(
            session,
            actor,
            siret=one.siret or "",
            name=one.name or "",
            email=one.email,
            speciality=speciality,
            now=now,
        )
        order = opening.OpeningOrder(provider_id, speciality, one.committed, event_id, commit, source)
        opening.open_order(session, batch, claim, order, actor, now)
        batch.send(session)


def _check_room(session: Session, claim: claims.ClaimForProvider, one: OldMoney) -> None:
    """Look before the database refuses, so that the reject says what was left."""
    assert claim.event_id is not None
    ledger.lock(session, claim.event_id)
    funds = coverage.funds(session, claim.event_id)
    if one.benefit not in funds.benefits:
        raise benefit_not_covered(one.benefit, funds.clause("benefit_not_covered"), list(funds.benefits))
    asked, left = Cents(one.committed + one.paid), funds.left_for(one.benefit)
    if asked > left:
        raise amount_limit_exceeded(asked, left, funds.standing)


def _reserve(session: Session, claim: claims.ClaimForProvider, old: OldClaim, actor: Actor, now: datetime) -> None:
    """What the file expects replaces the flat reserve of the product, line by line; a line not told expects nothing."""
    attached = claim.file.attaching()
    guarantees = attached[0].terms.guarantees if attached else ()
    expected: dict[tuple[str, str], int] = {}
    for one in old.money:
        code = next((g.code for g in guarantees if one.benefit in g.benefits), "")
        expected[code, one.benefit] = expected.get((code, one.benefit), 0) + one.reserve
    for line in queries.reserve_lines(session, claim.id):
        expected.setdefault((line["guarantee"], line["cost_line"]), 0)
    now_held = {
        (line["guarantee"], line["cost_line"]): line["outstanding_cents"]
        for line in queries.reserve_lines(session, claim.id)
    }
    for (guarantee, cost_line), amount in sorted(expected.items()):
        if now_held.get((guarantee, cost_line), 0) == amount:
            continue
        reserves.estimate(
            session,
            actor,
            claim.reference,
            guarantee=guarantee,
            cost_line=cost_line,
            amount=Cents(amount),
            reason=_REASON,
            now=now,
        )
