"""The event that pays for a benefit: the claim's own, or that of legal protection for a lawyer and the court."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.core.batch import Batch
from backend.coverage import ledger
from backend.coverage import service as coverage
from backend.coverage.errors import event_limit_reached
from backend.coverage.position import Position, parse
from backend.policies.rules import Guarantee
from backend.providers import errors
from backend.providers.queries import lawyers as queries
from backend.providers.rules import lawyers as rules
from backend.providers.rules.lawyers import BENEFIT
from backend.providers.service import cover


def paying(session: Session, claim: claims.ClaimForProvider, benefit: str, *, now: datetime) -> coverage.Funds:
    """What pays for a benefit of a claim: its event where the guarantee says so, else its event of legal protection.

    The period is held. Raises Conflict `claim_closed`, `claim_not_covered`, `benefit_not_covered` with its clause,
    `event_limit_reached`.
    """
    _check_open(claim)
    if claim.event_id is None:
        raise errors.claim_not_covered()
    ledger.lock(session, claim.event_id)  # expenses on one event wait for each other
    funds = coverage.funds(session, claim.event_id)
    if benefit == BENEFIT and benefit not in funds.benefits:
        return open_protection(session, claim, *guarantee_of(claim, None), now=now)
    cover.check_event(funds, benefit)
    return funds


def guarantee_of(claim: claims.ClaimForProvider, refused_on: date | None) -> tuple[Guarantee, Position]:
    """The guarantee that pays a lawyer on this claim, and the policy as it stands for it.

    Raises Conflict `claim_closed`, `claim_not_covered`, `benefit_not_covered`.
    """
    _check_open(claim)
    attached = claim.file.attaching(refused_on=refused_on)
    if attached is None or claim.file.position_document is None:
        raise errors.claim_not_covered()
    terms = attached[0].terms
    found = rules.answering(terms.guarantees, claim.file.kinds, terms.main.clauses.get("benefit_not_covered", ""))
    on, known = attached[0].on, claim.file.discovered_on
    return found, parse(claim.file.position_document, on, knowledge=known, guarantee=found.code)


def _check_open(claim: claims.ClaimForProvider) -> None:
    if claim.status == "closed":
        raise errors.claim_closed()
    if not claim.covered:
        raise errors.claim_not_covered()


def open_protection(
    session: Session, claim: claims.ClaimForProvider, guarantee: Guarantee, position: Position, *, now: datetime
) -> coverage.Funds:
    """What the event of legal protection can pay; it is opened, or joined, when it is first needed. Its period is held.

    Raises Conflict `event_limit_reached`.
    """
    assert claim.event_id is not None, "a covered claim has its event"
    # Two claims of one event that need a lawyer at once open one event of legal protection between them.
    ledger.lock(session, claim.event_id)
    event_id = queries.legal_event(session, claim.id, claim.event_id, guarantee.code)
    batch = Batch()
    if event_id is None:
        if position.events_used >= position.events_limit:
            raise event_limit_reached(position.standing())
        event_id = coverage.open_event(
            batch,
            position,
            claim_id=claim.id,
            claim_reference=claim.reference,
            attached_on=position.on,
            now=now,
        )
    elif not queries.is_on_event(session, claim.id, event_id):
        coverage.join_event(
            batch,
            event_id,
            claim_id=claim.id,
            claim_reference=claim.reference,
            guarantee=guarantee.code,
            now=now,
        )
    # Sent first: the event must stand before its funds are read and money is committed on it.
    batch.send(session)
    ledger.lock(session, event_id)
    funds = coverage.funds(session, event_id)
    funds.check_slot()
    return funds
