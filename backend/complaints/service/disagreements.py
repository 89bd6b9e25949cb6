"""Disagreements on the measures to take (C. assur. L. 127-4): recorded, told at once, and followed to their end."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import service as claims
from backend.complaints import errors, letters, queries, rules, workflow
from backend.complaints.commands import DisagreementIn, OpinionIn, SettlementIn, ThirdPersonIn
from backend.complaints.models import Disagreement
from backend.complaints.workflow import Move, Stage
from backend.core import money
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.errors import check_version
from backend.core.ids import new_id
from backend.core.references import next_reference
from backend.tasks.models import Task
from backend.tasks.service import task_row

DISAGREEMENT = "disagreement"
"""Flag of a claim on whose measures the insured and we differ."""


def raise_disagreement(
    session: Session, claim_reference: str, body: DisagreementIn, actor: Actor, *, now: datetime
) -> str:
    """Record both positions and tell the insured of the third person at once; returns the reference `DES-…`.

    Raises NotFound `claim_not_found`, Refused `date_in_future`.
    """
    claim, today = claims.for_provider(session, claim_reference, actor), paris_date(now)
    raised_on = body.raised_on or today
    rules.not_in_future("/raised_on", raised_on, today)
    reference, row_id = next_reference(session, "DES", today.year), new_id()
    email, batch = claim.file.email, Batch()
    row = {
        "id": row_id,
        "reference": reference,
        "version": 1,
        "claim_id": claim.id,
        **body.model_dump(include={"measure", "insurer_position", "insured_position"}),
        "raised_on": raised_on,
        "state": Stage.RAISED.value,
        "informed_by": "email" if email and "@" in email else "post",
        "recorded_at": now,
        "recorded_by": actor.name,
    }
    batch.insert(Disagreement, row)
    letters.send(
        batch,
        key=f"disagreement:{row_id}",
        reference=claim.reference,
        email=email,
        subject="désaccord et tierce personne (article L. 127-4)",
        body=letters.third_person(claim.reference, body.measure),
        claim_id=claim.id,
        now=now,
    )
    audit.record(batch, actor, "disagreement.raised", "claim", claim.id, now, reference=reference)
    batch.send(session)
    claims.mark(session, claim.reference, actor, flags=[DISAGREEMENT], now=now)
    return reference


@dataclass(frozen=True, slots=True)
class _Loaded:
    row: Disagreement
    stage: Stage


def _load(session: Session, reference: str, actor: Actor, move: Move, expected_version: int) -> _Loaded:
    found = queries.disagreement(session, reference, actor.user_id)
    if found is None:
        raise errors.disagreement_not_found()
    row = queries.lock_disagreement(session, found["id"])
    check_version(row.version, expected_version)
    return _Loaded(row, workflow.after(Stage(row.state), move))


def _write(batch: Batch, loaded: _Loaded, move: Move, actor: Actor, now: datetime, **values: object) -> None:
    row = loaded.row
    batch.update(Disagreement, row.id, version=row.version + 1, state=loaded.stage.value, **values)
    audit.record(batch, actor, f"disagreement.{move.value}", "claim", row.claim_id, now, reference=row.reference)


def appoint(
    session: Session, reference: str, body: ThirdPersonIn, actor: Actor, *, expected_version: int, now: datetime
) -> None:
    """The third person is known. Raises NotFound, Stale, Refused `date_in_future`, `days_reversed`, Conflict."""
    loaded, today = _load(session, reference, actor, Move.APPOINT, expected_version), paris_date(now)
    day = body.appointed_on or today
    rules.not_in_future("/appointed_on", day, today)
    rules.in_order("/appointed_on", loaded.row.raised_on, day)
    batch = Batch()
    values = {"third_person": body.name, "appointed_by": body.appointed_by, "appointed_on": day}
    _write(batch, loaded, Move.APPOINT, actor, now, **values)
    batch.send(session)


def opine(
    session: Session, reference: str, body: OpinionIn, actor: Actor, *, expected_version: int, now: datetime
) -> None:
    """The third person has spoken. Raises NotFound, Stale, Refused `date_in_future`, `days_reversed`, Conflict."""
    loaded, today = _load(session, reference, actor, Move.OPINE, expected_version), paris_date(now)
    day = body.given_on or today
    rules.not_in_future("/given_on", day, today)
    rules.in_order("/given_on", loaded.row.appointed_on or loaded.row.raised_on, day)
    batch = Batch()
    values = {"opinion": body.opinion, "opinion_on": day, "opinion_favours": body.favours}
    _write(batch, loaded, Move.OPINE, actor, now, **values)
    batch.send(session)


def settle(
    session: Session, reference: str, body: SettlementIn, actor: Actor, *, expected_version: int, now: datetime
) -> None:
    """It is over; the third person's cost is to be paid outside the limit of the guarantee (rule 21).

    Raises NotFound, Stale, Refused `date_in_future`, `days_reversed`, Conflict `step_not_possible`.
    """
    loaded, today = _load(session, reference, actor, Move.SETTLE, expected_version), paris_date(now)
    row, day = loaded.row, body.settled_on or today
    rules.not_in_future("/settled_on", day, today)
    rules.in_order("/settled_on", row.opinion_on or row.appointed_on or row.raised_on, day)
    cost = money.parse(body.cost) if body.cost else money.Cents(0)
    batch = Batch()
    if cost:
        batch.insert(Task, _to_pay(row, cost, now))
    _write(batch, loaded, Move.SETTLE, actor, now, outcome=body.outcome, settled_on=day, cost_cents=cost or None)
    batch.send(session)


def _to_pay(row: Disagreement, cost: money.Cents, now: datetime) -> dict[str, object]:
    return task_row(
        dedup_key=f"third_person:{row.id}",
        kind="propose_third_person",
        title=f"{row.reference} : proposer le règlement de la tierce personne, {money.french(cost)}, hors plafond.",
        due_on=paris_date(now),
        now=now,
        claim_id=row.claim_id,
        facts={"disagreement": row.reference, "amount": money.wire(cost), "outside_limit": "third_person"},
    )
