"""The life of a complaint (rule 34): recorded whatever its channel, looked at by somebody independent, answered."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import service as claims
from backend.claims.errors import handler_unknown
from backend.complaints import errors, letters, queries, rules, workflow
from backend.complaints.commands import AcknowledgementIn, AnswerIn, ComplaintIn, EscalationIn
from backend.complaints.models import Complaint, ComplaintStep
from backend.complaints.service import duties, litigation
from backend.complaints.service.steps import load, step_row, take
from backend.complaints.workflow import OURS, Action, Level, State
from backend.core import money
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.references import next_reference
from backend.tasks.models import Task
from backend.tasks.service import task_row

COMPLAINT = "complaint"
"""Flag of a claim about which somebody complained."""


def record(session: Session, body: ComplaintIn, actor: Actor, *, now: datetime) -> str:
    """Record a complaint, open its clocks, propose an independent handler; returns its reference `REC-…`.

    Raises NotFound `claim_not_found`, Refused `complainant_missing`, `date_in_future`, `days_reversed`.
    """
    today = paris_date(now)
    received_on = body.received_on or today
    sent_on = body.sent_on or received_on
    rules.check_days(sent_on, received_on, today)
    claim = claims.for_provider(session, body.claim, actor) if body.claim else None
    name = body.complainant_name or (claim.insured_name if claim else None)
    if name is None:
        raise errors.complainant_missing()
    claim_id = claim.id if claim else None
    ours = body.level in OURS
    days = rules.days_of(sent_on, claim.insured_postcode if claim else None)
    chosen = rules.propose(queries.candidates(session, claim_id, today), queries.involved(session, claim_id, None))
    reference = next_reference(session, "REC", today.year)
    clocks = duties.open_clocks(session, claim.reference, reference, sent_on, actor, now) if claim and ours else {}
    complaint_id, batch = new_id(), Batch()
    row: dict[str, object] = {
        "id": complaint_id,
        "reference": reference,
        "version": 1,
        "claim_id": claim_id,
        "complainant_name": name,
        "complainant_email": body.complainant_email or (claim.file.email if claim else None),
        "channel": body.channel,
        "level": body.level.value,
        "subject": body.subject,
        "cause": body.cause,
        "state": State.RECEIVED.value,
        "sent_on": sent_on,
        "received_on": received_on,
        "acknowledge_by": days.acknowledge_by if ours else None,
        "answer_by": days.answer_by if ours else None,
        "mediation_by": days.mediation_by,
        "handler_id": chosen.id if chosen else None,
        "clocks": clocks,
        "recorded_at": now,
        "recorded_by": actor.name,
    }
    batch.insert(Complaint, row)
    batch.insert(ComplaintStep, step_row(complaint_id, "recorded", received_on, body.text, {}, actor, now))
    audit.record(batch, actor, "complaint.recorded", "complaint", complaint_id, now, reference=reference)
    if ours:
        duties.add_tasks(batch, complaint_id, reference, days, claim_id, chosen.id if chosen else None, now)
    if chosen is None:
        batch.insert(Task, _nobody(complaint_id, reference, claim_id, now, body.level))
    batch.send(session)
    if claim:
        claims.mark(session, claim.reference, actor, flags=[COMPLAINT], now=now)
        if body.level is Level.COURT:
            litigation.open_dispute(session, claim, complaint_id, reference, row["handler_id"], actor, now)
    return reference


def _nobody(
    complaint_id: UUID, reference: str, claim_id: UUID | None, now: datetime, level: Level
) -> dict[str, object]:
    return task_row(
        dedup_key=duties.nobody_key(complaint_id, level),
        kind="complaint_handler",
        title=f"{reference} : désigner quelqu’un d’indépendant, personne ne l’est parmi les gestionnaires.",
        due_on=paris_date(now),
        now=now,
        claim_id=claim_id,
        facts={"complaint": reference},
    )


def acknowledge(
    session: Session, reference: str, body: AcknowledgementIn, actor: Actor, *, expected_version: int, now: datetime
) -> None:
    """Acknowledge: the letter leaves and ACPR_10JO is done. Raises NotFound, Stale, Refused, `step_not_possible`."""
    loaded = load(session, reference, actor, Action.ACKNOWLEDGE, expected_version)
    complaint, today = loaded.complaint, paris_date(now)
    day = body.acknowledged_on or today
    rules.not_in_future("/acknowledged_on", day, today)
    rules.in_order("/acknowledged_on", complaint.sent_on, day)
    duties.done(session, complaint.id, complaint.clocks, rules.ACKNOWLEDGE, reference, actor, now)
    batch = Batch()
    if body.letter and complaint.answer_by:
        letters.send(
            batch,
            key=f"complaint_acknowledged:{complaint.id}",
            reference=reference,
            email=complaint.complainant_email,
            subject="réclamation reçue",
            body=letters.acknowledgement(reference, f"{complaint.answer_by:%d/%m/%Y}"),
            claim_id=complaint.claim_id,
            now=now,
        )
    values: dict[str, object] = {"state": State.ACKNOWLEDGED.value, "acknowledged_on": day}
    take(batch, complaint, "acknowledged", on=day, actor=actor, now=now, values=values)
    batch.send(session)


def answer(
    session: Session, reference: str, body: AnswerIn, actor: Actor, *, expected_version: int, now: datetime
) -> None:
    """Answer, with the mediator's mention: the clocks are done, money granted becomes a task.

    Raises NotFound, Stale, Refused `mediator_not_mentioned`, `date_in_future`, `days_reversed`, Conflict
    `step_not_possible`, `handler_not_independent` when the person who answers handled or decided the claim.
    """
    loaded = load(session, reference, actor, Action.ANSWER, expected_version)
    if not body.mediator_mentioned and loaded.level in OURS:
        raise errors.mediator_not_mentioned()
    complaint, today = loaded.complaint, paris_date(now)
    day = body.answered_on or today
    rules.not_in_future("/answered_on", day, today)
    rules.in_order("/answered_on", complaint.acknowledged_on or complaint.sent_on, day)
    # A token answers for whoever has the complaint.
    judge = actor.user_id or complaint.handler_id
    rules.check_independent(judge, queries.involved(session, complaint.claim_id, complaint.id))
    for rule in (rules.ACKNOWLEDGE, rules.ANSWER):
        duties.done(session, complaint.id, complaint.clocks, rule, reference, actor, now)
    granted = money.parse(body.money_granted) if body.money_granted else money.Cents(0)
    batch = Batch()
    # A mediator, an authority or a court is answered by its own road, not by a letter to the insured.
    if body.letter and loaded.level in OURS:
        letters.send(
            batch,
            key=f"complaint_answered:{complaint.id}:{complaint.version}",
            reference=reference,
            email=complaint.complainant_email,
            subject="réponse à votre réclamation",
            body=letters.answer(body.text, queries.carrier(session, complaint.claim_id)),
            claim_id=complaint.claim_id,
            now=now,
        )
    if granted:
        batch.insert(Task, _to_pay(complaint, granted, now))
    facts: dict[str, object] = {"outcome": body.outcome, "money_granted": money.wire(granted) if granted else None}
    values: dict[str, object] = {"state": State.ANSWERED.value, "answered_on": day, "outcome": body.outcome}
    # An answer says that the complaint was received.
    values |= {"money_granted_cents": granted or None, "acknowledged_on": complaint.acknowledged_on or day}
    take(batch, complaint, "answered", on=day, text=body.text, facts=facts, actor=actor, now=now, values=values)
    batch.send(session)


def _to_pay(complaint: Complaint, granted: money.Cents, now: datetime) -> dict[str, object]:
    return task_row(
        dedup_key=f"ex_gratia:{complaint.id}:{complaint.version}",
        kind="propose_ex_gratia",
        title=f"{complaint.reference} : proposer le geste commercial accordé, {money.french(granted)}, hors plafond.",
        due_on=paris_date(now),
        now=now,
        claim_id=complaint.claim_id,
        facts={"complaint": complaint.reference, "amount": money.wire(granted), "outside_limit": "ex_gratia"},
    )


def escalate(
    session: Session, reference: str, body: EscalationIn, actor: Actor, *, expected_version: int, now: datetime
) -> None:
    """Take a complaint above. Two months run from the first sending, whatever the level; a summons restricts the file.

    Raises NotFound, Stale, Refused `date_in_future`, `days_reversed`, Conflict `level_not_higher`, `step_not_possible`.
    """
    loaded = load(session, reference, actor, Action.ESCALATE, expected_version)
    complaint, today = loaded.complaint, paris_date(now)
    workflow.check_higher(loaded.level, body.level)
    day = body.received_on or today
    rules.not_in_future("/received_on", day, today)
    rules.in_order("/received_on", complaint.sent_on, day)
    values: dict[str, object] = {"level": body.level.value, "state": State.RECEIVED.value, "answered_on": None}
    if body.level is Level.SECOND:
        values |= _second_level(session, complaint, loaded.claim_reference, actor, now)
    elif complaint.answered_on is not None:
        values |= {"acknowledge_by": None, "answer_by": None}
    if body.level is Level.MEDIATOR:
        duties.done(session, complaint.id, complaint.clocks, rules.MEDIATE, reference, actor, now)
    chosen = rules.propose(
        queries.candidates(session, complaint.claim_id, today),
        queries.involved(session, complaint.claim_id, complaint.id),
    )
    # Nobody rather than whoever answered below; a person is then to be named.
    values["handler_id"] = chosen.id if chosen else None
    batch, facts = Batch(), {"from": complaint.level, "to": body.level.value}
    if chosen is None:
        batch.insert(Task, _nobody(complaint.id, reference, complaint.claim_id, now, body.level))
    else:
        duties.hand_over(session, batch, complaint.id, chosen.id, actor, now)
    if body.level is Level.SECOND and complaint.answered_on is not None:
        days = rules.days_of(complaint.sent_on, loaded.claim.insured_postcode if loaded.claim else None)
        judge = chosen.id if chosen else None
        duties.add_tasks(batch, complaint.id, reference, days, complaint.claim_id, judge, now, level=Level.SECOND)
    take(batch, complaint, "escalated", on=day, text=body.text, facts=facts, actor=actor, now=now, values=values)
    batch.send(session)
    if body.level is Level.COURT and loaded.claim:
        litigation.open_dispute(session, loaded.claim, complaint.id, reference, values["handler_id"], actor, now)


def _second_level(
    session: Session, complaint: Complaint, claim_reference: str | None, actor: Actor, now: datetime
) -> dict[str, object]:
    """The answer's clock is watched again, from the same sending; what was acknowledged stays so."""
    values: dict[str, object] = {}
    if complaint.acknowledged_on is not None:
        values["state"] = State.ACKNOWLEDGED.value
    if claim_reference and complaint.answered_on is not None:
        again = duties.open_clock(
            session, claim_reference, complaint.reference, rules.ANSWER, complaint.sent_on, actor, now
        )
        values["clocks"] = {**complaint.clocks, rules.ANSWER: again}
    return values


def assign(
    session: Session, reference: str, handler_id: UUID | None, actor: Actor, *, expected_version: int, now: datetime
) -> None:
    """Give a complaint to somebody independent, or to the one proposed.

    Raises NotFound, Stale, Refused `handler_unknown`, Conflict `handler_not_independent`, `nobody_independent`,
    `step_not_possible`.
    """
    loaded = load(session, reference, actor, Action.ASSIGN, expected_version)
    complaint = loaded.complaint
    people = queries.candidates(session, complaint.claim_id, paris_date(now))
    involved = queries.involved(session, complaint.claim_id, complaint.id)
    rules.check_independent(handler_id, involved)
    if handler_id is None:
        proposed = rules.propose(people, involved)
        if proposed is None:
            raise errors.nobody_independent()
        handler_id = proposed.id
    elif handler_id not in {one.id for one in people}:
        raise handler_unknown()
    batch = Batch()
    duties.hand_over(session, batch, complaint.id, handler_id, actor, now)
    facts: dict[str, object] = {"handler": str(handler_id)}
    take(
        batch,
        complaint,
        "assigned",
        on=paris_date(now),
        facts=facts,
        actor=actor,
        now=now,
        values={"handler_id": handler_id},
    )
    batch.send(session)
