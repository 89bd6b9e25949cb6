"""Routes of refusals: the reasons there are, and the letter as it would leave."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from backend.claims import service
from backend.claims.endpoints import locate_claim
from backend.claims.reasons import REASONS, label_of
from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require

router = APIRouter(tags=["claims"], route_class=EdgeRoute)

Words = Annotated[str | None, Query(max_length=20_000)]


class ReasonOut(BaseModel):
    """A reason of refusal; `clause_key` names the clause of the terms, `helps` the proof that would change it."""

    code: str
    label: str
    clause_key: str | None
    helps: str


class RefusalDraftOut(BaseModel):
    """A refusal as it would leave; `missing` names what a person should still give."""

    outcome: str
    decided: bool
    reason_code: str | None
    label: str | None
    clause: str | None
    fact: str | None
    proof: str | None
    missing: list[str]
    subject: str
    text: str
    last_day: str | None
    routes: dict[str, Any]


@router.get("/refusal-reasons", dependencies=[require(Permission.CLAIMS_READ)])
def refusal_reasons() -> list[ReasonOut]:
    """Every reason of refusal that a decision may name."""
    return [
        ReasonOut(code=one.code, label=one.label, clause_key=one.clause_key, helps=one.helps)
        for one in REASONS.values()
    ]


@router.get("/claims/{reference}/refusal-draft", dependencies=[require(Permission.CLAIMS_READ, of=locate_claim)])
def refusal_draft(
    reference: str,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    reason_code: Annotated[str | None, Query(max_length=60)] = None,
    clause: Words = None,
    fact: Words = None,
    proof: Words = None,
) -> RefusalDraftOut:
    """The letter of a refusal: of the decision in force, else of this reason, else of what the rules found."""
    told = service.Told(reason_code, clause, fact, proof)
    found = service.draft(session, reference, told, actor, now=now)
    refusal = found.refusal
    return RefusalDraftOut(
        outcome=refusal.outcome,
        decided=found.decided,
        reason_code=refusal.code,
        label=label_of(refusal.code),
        clause=refusal.clause,
        fact=refusal.fact,
        proof=refusal.proof,
        missing=list(refusal.missing),
        subject=refusal.subject,
        text=found.text,
        last_day=refusal.last_day.isoformat() if refusal.last_day else None,
        routes=refusal.routes.as_json(),
    )
