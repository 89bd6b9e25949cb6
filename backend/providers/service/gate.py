"""Evidence before a removal: the question on a legal action, its answers, and what an order makes of them (rule 27)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import service as claims
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import service as coverage
from backend.providers import errors
from backend.providers.models import LegalActionAnswer, ServiceRequest
from backend.providers.queries import orders as queries
from backend.providers.queries.orders import OrderContext
from backend.providers.rules import gate, mission_refusals
from backend.providers.rules.specialities import Speciality
from backend.providers.rules.warnings import Warned
from backend.tasks.models import Task
from backend.tasks.service import task_row


@dataclass(frozen=True, slots=True)
class Capture:
    """A capture of what is online: the hash of its file and when it was taken."""

    sha256: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Question:
    """The question as it stands on a claim: the last answer, and what a report would cost and leave, in cents TTC."""

    answer: RowMapping | None
    report_ordered: bool
    report_cost: Cents | None
    left: Cents | None

    @property
    def left_after(self) -> Cents | None:
        """What the event would keep once the report is ordered; None when cost or cover are unknown."""
        if self.left is None or self.report_cost is None:
            return None
        return Cents(max(0, self.left - self.report_cost))


def answer_question(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    envisaged: bool,
    waiver_reason: str | None,
    capture: Capture | None,
    reason: str | None,
    now: datetime,
) -> None:
    """Write down whether a legal action is envisaged; the last answer counts.

    Raises NotFound `claim_not_found`, Refused `capture_needed`, `date_in_future`.
    """
    if not envisaged and (capture is None or reason is None):
        raise mission_refusals.capture_needed()
    if capture is not None and capture.taken_at > now:
        raise errors.date_in_future("/capture/taken_at", paris_date(capture.taken_at))
    claim = claims.for_provider(session, reference, actor)
    batch = Batch()
    row = {
        "id": new_id(),
        "claim_id": claim.id,
        "envisaged": envisaged,
        "waiver_reason": waiver_reason if envisaged else None,
        "capture_sha256": capture.sha256 if capture else None,
        "capture_taken_at": capture.taken_at if capture else None,
        "reason": reason,
        "answered_at": now,
        "answered_by": actor.id,
        "answered_by_name": actor.name,
    }
    batch.insert(LegalActionAnswer, row)
    audit.record(batch, actor, "legal_action.answered", "claim", claim.id, now, envisaged=envisaged)
    batch.send(session)


def question(session: Session, actor: Actor, reference: str, *, now: datetime) -> Question:
    """The question on a claim, with what a report would cost and leave. Raises NotFound `claim_not_found`."""
    claim = claims.for_provider(session, reference, actor, lock=False)
    cost = queries.cheapest_report(session, paris_date(now))
    left = None
    if claim.event_id is not None:
        left = coverage.funds(session, claim.event_id).left_for(Speciality.BAILIFF_REPORT.value)
    return Question(
        answer=queries.legal_answer(session, claim.id),
        report_ordered=queries.report_ordered(session, claim.id),
        report_cost=None if cost is None else Cents(cost),
        left=left,
    )


def judge(speciality: Speciality, context: OrderContext, *, required: bool) -> list[Warned]:
    """What is told of the evidence as an order is placed.

    Raises Conflict `evidence_gate_unanswered` when the terms require that it comes first.
    """
    told = context.answer
    answer = gate.Answer(told["envisaged"], told["waived"]) if told else None
    missing = gate.open_question(speciality, answer, report_made=context.report_made)
    if missing is None:
        return []
    if required:
        raise mission_refusals.evidence_gate_unanswered(missing, gate.WORDS[missing])
    return [Warned(missing, gate.WORDS[missing])]


def open_tasks(
    batch: Batch, request: ServiceRequest, claim: claims.ClaimForProvider, told: Sequence[Warned], now: datetime
) -> None:
    """An order that went before its evidence: somebody secures the proof today."""
    for one in told:
        if one.code in gate.WORDS:
            row = task_row(
                dedup_key=f"evidence_gate:{request.id}",
                kind="evidence_gate",
                title=f"{claim.reference}\u00a0: mettre la preuve en sûreté avant le retrait ({request.reference}).",
                due_on=paris_date(now),
                now=now,
                claim_id=claim.id,
                assignee_id=claim.handler_id,
                facts={"request": request.reference, "question": one.code},
            )
            batch.insert(Task, row)
