"""The coverage decision: a named person decides, the rules propose and explain, the database holds the limits."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import errors, rules
from backend.claims.commands import DecisionIn
from backend.claims.models import CoverageDecision
from backend.claims.reasons import clause_key
from backend.claims.service import refusal_letters
from backend.claims.service.changes import change
from backend.claims.service.declare import declaration_last_day
from backend.claims.service.file import ClaimFile, for_change
from backend.claims.service.likeness import likenesses
from backend.claims.workflow import Action
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.errors import Conflict
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import service as coverage
from backend.coverage.errors import event_limit_reached, event_not_found
from backend.coverage.position import Position
from backend.coverage.rules import Assessment, CoverInputs, Finding, assess


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rules say of a claim, on which facts and under which version of the terms."""

    position: Position | None
    inputs: CoverInputs | None
    assessment: Assessment

    def explanation(self, outcome: str) -> dict[str, Any]:
        """What is stored with the decision: inputs, binding version, result."""
        position, found = self.position, self.assessment
        return {
            "inputs": asdict(self.inputs) if self.inputs else {},
            "binding": _binding(position) if position else None,
            "result": {
                "proposed": found.outcome,
                "decided": outcome,
                "reasons": [asdict(reason) for reason in found.reasons],
                "warnings": [asdict(warning) for warning in found.warnings],
            },
        }


def _binding(position: Position) -> dict[str, Any]:
    period = position.period
    return {
        "policy_number": position.number,
        "product": position.product,
        "terms_id": str(position.terms_id),
        "terms_version": position.terms_version,
        "guarantee": position.guarantee.code,
        "period": {"start": period.starts_on, "end": period.ends_on} if period else None,
        "amendments": [str(one.id) for one in position.binding.applied],
        "backdated_amendments": [str(one.id) for one in position.binding.backdated],
    }


def propose(file: ClaimFile, body: DecisionIn, actor: Actor) -> Proposal:
    """Assess a claim (rules 11 to 15)."""
    # An amendment issued after the facts were known serves only on a supervisor's reason (rule 5).
    late = actor.role is Role.SUPERVISOR and bool(body.reasons)
    if isinstance(body.event, UUID):
        attached = file.attaching_to(body.event, late=late)
    else:
        attached = file.attaching(refused_on=body.refused_on, late=late)
    if attached is None:
        return Proposal(
            None, None, Assessment("not_covered", (Finding("policy_to_identify", "Contrat non identifié."),))
        )
    position, known = attached
    inputs = _inputs(file, position, known)
    # A refusal that names no event refuses a new one: a limit reached is then among its reasons.
    wants_new = body.event == "new" or (body.event is None and body.outcome == "not_covered")
    found = assess(inputs, position.guarantee.clauses, new_event=wants_new)
    return Proposal(position, inputs, found)


def _inputs(file: ClaimFile, position: Position, attaching_known: bool) -> CoverInputs:
    first, guarantee, terms = file.first_publication(), position.guarantee, position.terms
    earliest = datetime.fromisoformat(first["earliest"]).date() if first else None
    latest = datetime.fromisoformat(first["latest"]).date() if first and first["latest"] else earliest
    return CoverInputs(
        kinds=file.kinds,
        attaching_on=position.on,
        attaching_known=attaching_known,
        published_earliest=earliest,
        published_latest=latest,
        discovered_on=file.discovered_on,
        declared_on=paris_date(file.declared_at),
        inception_on=position.inception_on,
        covered_since=position.covered_since,
        status=position.status.state.value,
        families=tuple(sorted(guarantee.families)),
        waiting_days=terms.waiting_days,
        prior_publication_covered=terms.prior_publication_covered,
        # Its own slot comes back before it takes another (rule 17).
        events_used=position.events_used - position.frees(file.event_id, file.reference),
        events_limit=position.events_limit,
        declaration_last_day=declaration_last_day(
            file.position_document, file.discovered_on, file.claim["insured_postcode"]
        ),
        amendment_after_knowledge=bool(position.binding.backdated),
    )


def decide(
    session: Session,
    reference: str,
    body: DecisionIn,
    actor: Actor,
    *,
    expected_version: int,
    now: datetime,
    decided_at: datetime | None = None,
) -> None:
    """Record the decision of a named person, and open, join or leave the event that goes with it.

    `decided_at` is that of a decision taken elsewhere, on a claim taken over (rule 35). Raises NotFound, Stale, Refused
    `event_required`, `reason_code_required`, `reason_code_unknown`, and Conflict: `event_limit_reached` with
    the standing, the code of a rule that excludes cover, `policy_to_identify`, `commitments_open`,
    `action_not_possible`.
    """
    file = for_change(session, reference, actor, expected_version)
    if body.outcome == "covered" and body.event is None:
        raise errors.event_required()
    rules.possible_day(body.refused_on, "/refused_on", file.claim["insured_postcode"], now)
    refusal_letters.check_code(body.reason_code)
    status = file.allowed(Action.DECIDE)
    proposal = _warned(session, file, body, propose(file, body, actor), actor)
    _hold(session, file, body, proposal.position)
    batch = Batch()
    reason = _reason(body, proposal)
    event_id = _cover(session, batch, file, body, proposal, actor, now)
    decision: dict[str, Any] = {
        "id": new_id(),
        "claim_id": file.id,
        "outcome": body.outcome,
        "event_id": event_id,
        "reason_code": reason.code if reason else None,
        "clause": reason.clause if reason else None,
        "fact": reason.fact if reason else None,
        "proof": body.proof,
        "note": body.reasons,
        "terms_id": proposal.position.terms_id if proposal.position else None,
        "explanation": proposal.explanation(body.outcome),
        "decided_at": decided_at or now,
        "decided_by": actor.id,
        "decided_by_name": actor.name,
    }
    decision["explanation"] |= refusal_letters.announce(session, batch, file, decision, letter=body.letter, now=now)
    batch.insert(CoverageDecision, decision)
    facts: dict[str, object] = {"outcome": body.outcome, "event": event_id, "reason_code": decision["reason_code"]}
    change(batch, file, "coverage.decided", actor=actor, now=now, status=status, facts=facts)
    batch.send(session)


def _warned(session: Session, file: ClaimFile, body: DecisionIn, proposal: Proposal, actor: Actor) -> Proposal:
    """A new event beside one that looks alike is a warning, never a refusal (rule 15)."""
    position = proposal.position
    if body.event != "new" or position is None or not any(period.events for period in position.periods):
        return proposal
    found = likenesses(session, file, actor, position.terms.join_window_days)
    alike = sum(one.proposed and one.event_id != file.event_id for one in found)
    if not alike:
        return proposal
    # No reference of another claim: whoever reads this decision later may not be allowed to see it.
    fact = (
        f"{alike} événement(s) de ce contrat semblent avoir la même cause : voyez les rapprochements proposés. "
        "Un événement distinct prend une place de plus et a son propre plafond."
    )
    warnings = (*proposal.assessment.warnings, Finding("event_alike", fact))
    return replace(proposal, assessment=replace(proposal.assessment, warnings=warnings))


def _hold(session: Session, file: ClaimFile, body: DecisionIn, position: Position | None) -> None:
    target = [body.event] if isinstance(body.event, UUID) else []
    beside = position.neighbours[:1] if position and body.event == "new" else ()
    if target or beside or file.event_id is not None:
        coverage.hold(session, file.id, *target, *beside)


def _reason(body: DecisionIn, proposal: Proposal) -> Finding | None:
    """Why not: as the person says, else as the rules found (rule 15: reason code, clause, fact)."""
    if body.outcome == "covered":
        return None
    # That nothing is qualified yet is no reason to give to an insured.
    reasons = (one for one in proposal.assessment.reasons if one.code != "qualification_missing")
    found = next(reasons, None)
    code = body.reason_code or (found.code if found else None)
    if code is None and body.outcome == "not_covered":
        raise errors.reason_required()
    if code is None:
        return None
    same = next((one for one in proposal.assessment.reasons if one.code == code), None)
    clauses = proposal.position.guarantee.clauses if proposal.position else {}
    clause = body.clause or (same.clause if same else clauses.get(clause_key(code)))
    return Finding(code, body.fact or (same.fact if same else ""), clause)


def _cover(
    session: Session, batch: Batch, file: ClaimFile, body: DecisionIn, proposal: Proposal, actor: Actor, now: datetime
) -> UUID | None:
    """Open or join the event of a covered claim, and leave the one of the decision before."""
    if body.outcome != "covered":
        _leave(session, batch, file, None, actor, now)
        return None
    position = proposal.position
    if position is None:
        raise errors.policy_to_identify()
    refuse_against_the_rules(position, proposal.assessment)
    if isinstance(body.event, UUID):
        return _join(session, batch, file, position, body.event, actor, now)
    if file.event_id is not None:
        _leave(session, batch, file, None, actor, now)
        batch.send(session)
    return coverage.open_event(
        batch, position, claim_id=file.id, claim_reference=file.reference, attached_on=position.on, now=now
    )


def refuse_against_the_rules(position: Position, found: Assessment) -> None:
    """Raise Conflict with the code, clause and fact of the first rule against cover; nothing when there is none."""
    blocking = found.blocking
    if blocking is None:
        return
    if blocking.code == "limit_reached":
        raise event_limit_reached(position.standing())
    raise Conflict(
        blocking.code,
        f"La garantie ne peut pas être accordée. {blocking.fact} {blocking.clause or ''}".strip(),
        reasons=[asdict(reason) for reason in found.reasons],
        standing=position.standing(),
    )


def _join(
    session: Session, batch: Batch, file: ClaimFile, position: Position, event_id: UUID, actor: Actor, now: datetime
) -> UUID:
    """Share the event of another claim of the policy: no slot of its own, one limit (rule 18)."""
    if position.event(event_id) is None:
        raise event_not_found()
    if not coverage.retake_slot(session, batch, event_id, actor=actor, now=now):
        raise event_limit_reached(position.standing())
    if file.event_id != event_id:
        _leave(session, batch, file, event_id, actor, now)
        coverage.join_event(
            batch,
            event_id,
            claim_id=file.id,
            claim_reference=file.reference,
            guarantee=position.guarantee.code,
            now=now,
        )
    return event_id


def _leave(
    session: Session, batch: Batch, file: ClaimFile, next_event: UUID | None, actor: Actor, now: datetime
) -> None:
    if file.event_id is None or file.event_id == next_event:
        return
    money = coverage.money_of(session, file.id)
    if money.total:
        raise errors.commitments_open(Cents(money.committed), Cents(money.paid))
    coverage.leave_event(session, batch, file.event_id, file.id, reason="decision_reversed", actor=actor, now=now)
    coverage.leave_others(session, batch, file.id, file.event_id, reason="decision_reversed", actor=actor, now=now)
