"""Routes of the guided qualification: it proposes, and stores nothing."""

from collections.abc import Iterable

from fastapi import APIRouter

from backend.claims.guide.catalogue import Conditions, Words, guide
from backend.claims.guide.rules import Candidate, Case, OpenedClock, Proposal, RouteChange, Verdict, propose
from backend.claims.guide.schemas import (
    CandidateOut,
    CaseIn,
    ClockOut,
    CodedOut,
    GuideOut,
    ProposalOut,
    QuestionOut,
    RouteOut,
    RoutesOut,
    VerdictOut,
)
from backend.core.access import Permission
from backend.core.clock import paris_date
from backend.core.edge import EdgeRoute
from backend.core.http import Now, require
from backend.deadlines.kinds import kind

router = APIRouter(tags=["guide"], route_class=EdgeRoute)


@router.get("/qualification-guide", dependencies=[require(Permission.CLAIMS_READ)])
def read_guide() -> GuideOut:
    """The questions, their answers, relations and kinds, for handlers and in a doctor's words."""
    table = guide()
    kinds = {code: Words(kind(code).label, plain) for code, plain in table.plain_kinds.items()}
    return GuideOut(
        questions=[
            QuestionOut(why=one.why, asked_if=_wire(one.asked_if), **_coded(one.code, one.words))
            for one in table.questions
        ],
        answers=[CodedOut(**_coded(code.value, words)) for code, words in table.answers.items()],
        relations=[CodedOut(**_coded(code, words)) for code, words in table.relations.items()],
        kinds=[CodedOut(**_coded(code, words)) for code, words in kinds.items()],
    )


@router.post("/qualification-guide/proposals", dependencies=[require(Permission.CLAIMS_READ)])
def propose_kind(body: CaseIn, now: Now) -> ProposalOut:
    """A qualification proposed from answers and facts; nothing is stored, a named person decides."""
    case = Case(
        answers=body.answers,
        relation=body.author_relation,
        form=body.form,
        has_words=body.has_words,
        is_public=body.is_public,
        author_is_professional=body.author_is_professional,
        liability_case_open=body.liability_case_open,
    )
    return _proposal(propose(case, today=paris_date(now)))


def _coded(code: str, words: Words) -> dict[str, str]:
    return {"code": code, "handler": words.handler, "doctor": words.doctor}


def _wire(conditions: Conditions) -> dict[str, list[str]]:
    return {name: sorted(values) for name, values in conditions.items()}


def _proposal(found: Proposal) -> ProposalOut:
    chosen = found.proposed
    return ProposalOut(
        lawful=_verdict(found.lawful),
        platform_rules_breach=_verdict(found.platform_rules_breach),
        proposed_kind=chosen.kind,
        label=kind(chosen.kind).label if chosen.kind else None,
        plain=guide().plain_kinds[chosen.kind] if chosen.kind else None,
        reason=chosen.reason,
        to_confirm=chosen.to_confirm,
        clocks=_clocks(chosen.clocks),
        alternatives=[_candidate(one, one.kind) for one in found.alternatives if one.kind],
        routes=RoutesOut(added=_routes(found.added), removed=_routes(found.removed)),
        warnings=list(found.warnings),
        open_questions=list(found.open_questions),
    )


def _verdict(found: Verdict) -> VerdictOut:
    return VerdictOut(answer=found.answer.value, reasons=list(found.reasons))


def _candidate(found: Candidate, code: str) -> CandidateOut:
    return CandidateOut(
        kind=code,
        label=kind(code).label,
        plain=guide().plain_kinds[code],
        reason=found.reason,
        to_confirm=found.to_confirm,
        clocks=_clocks(found.clocks),
    )


def _clocks(found: Iterable[OpenedClock]) -> list[ClockOut]:
    return [
        ClockOut(
            rule=one.rule.id, title=one.rule.title, article=one.rule.article, shadow=one.shadow, fatal=one.rule.fatal
        )
        for one in found
    ]


def _routes(found: Iterable[RouteChange]) -> list[RouteOut]:
    return [RouteOut(code=one.code, label=guide().routes[one.code], reason=one.reason) for one in found]
