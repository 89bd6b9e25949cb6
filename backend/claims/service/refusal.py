"""A refusal drafted before it is decided: from the decision in force, a reason told, or what the rules found."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from backend.claims import errors, queries
from backend.claims.commands import DecisionIn
from backend.claims.reasons import clause_key
from backend.claims.refusal_letter import Refusal
from backend.claims.service import refusal_letters as letters
from backend.claims.service.decide import propose
from backend.claims.service.file import ClaimFile, from_document
from backend.core.access import Actor


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody thinks of writing; what is None is taken from the decision or from the rules."""

    reason_code: str | None = None
    clause: str | None = None
    fact: str | None = None
    proof: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A refusal and its text; `decided` when it is that of a decision already taken."""

    refusal: Refusal
    text: str
    decided: bool


def draft(session: Session, reference: str, told: Told, actor: Actor, *, now: datetime) -> Draft:
    """The letter of a refusal (rule 15); nothing is decided nor sent.

    Raises NotFound `claim_not_found`, Refused `reason_code_unknown`, Conflict `nothing_refused` when the claim is
    covered or nothing speaks against cover.
    """
    letters.check_code(told.reason_code)
    document = queries.claim_page(session, reference, actor)
    if document is None:
        raise errors.claim_not_found()
    file = from_document(document)
    known = _of_decision(file) if told.reason_code is None else None
    found = known or _of_rules(file, told.reason_code, actor)
    if found is None:
        raise errors.nothing_refused()
    named = {name: value for name in ("clause", "fact", "proof") if (value := getattr(told, name))}
    refusal = letters.compose(session, file, {**found, **named}, now)
    return Draft(refusal, letters.text_of(refusal), known is not None)


def _of_decision(file: ClaimFile) -> dict[str, Any] | None:
    decision = file.decision
    if decision is None or decision["outcome"] == "covered":
        return None
    return {name: decision[name] for name in ("outcome", "reason_code", "clause", "fact", "proof", "terms_id")}


def _of_rules(file: ClaimFile, code: str | None, actor: Actor) -> dict[str, Any] | None:
    """What the rules hold against cover, or the reason that somebody thinks of."""
    proposal = propose(file, DecisionIn(outcome="not_covered"), actor)
    reasons = [one for one in proposal.assessment.reasons if one.code != "qualification_missing"]
    found = next((one for one in reasons if code in {None, one.code}), None)
    if code is None and (found is None or file.event_id is not None):
        return None
    named = code or (found.code if found else "")
    clauses = proposal.position.guarantee.clauses if proposal.position else {}
    return {
        "outcome": "advice_only" if named == "lawful_content" else "not_covered",
        "reason_code": named,
        "clause": (found.clause if found else None) or clauses.get(clause_key(named)),
        "fact": found.fact if found else None,
        "proof": None,
        "terms_id": proposal.position.terms_id if proposal.position else None,
    }
