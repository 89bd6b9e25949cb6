"""Complaints as people read them: what only today and the reader's role can say."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.errors import claim_not_found
from backend.claims.queries import claim_version
from backend.complaints import errors, letters, queries, rules, workflow
from backend.complaints.schemas import ComplaintOut, ComplaintRow, DisagreementOut, HandlerOut, StepOut
from backend.complaints.workflow import Level, Stage, State
from backend.core import money
from backend.core.access import Actor, Permission
from backend.core.pagination import Page, before_id, encode_cursor, page_by_id, read_cursor

Row = Mapping[str, Any] | RowMapping

_SUSPENDED = (
    "L. 127-4 : le délai pour agir, dans les procédures que la garantie couvre, est suspendu depuis le {since} jusqu’à "
    "l’avis de la tierce personne. À confirmer par un avocat : les échéances du dossier ne s’y fient pas et continuent."
)
_RESUMED = (
    "L. 127-4 : la suspension, du {since} au {until}, est terminée. Les échéances du dossier n’en tiennent pas compte."
)


def complaint(session: Session, reference: str, actor: Actor, *, today: date) -> ComplaintOut:
    """A complaint, whole. Raises NotFound `complaint_not_found`."""
    row = queries.complaint(session, reference, actor.user_id)
    if row is None:
        raise errors.complaint_not_found()
    steps = [StepOut.model_validate(dict(step)) for step in queries.steps(session, row["id"])]
    may = actor.may(Permission.COMPLAINTS_MANAGE)
    possible = workflow.possible(State(row["state"]), Level(row["level"])) if may else frozenset()
    return ComplaintOut(
        **_row(row, today).model_dump(),
        complainant_email=row["complainant_email"],
        steps=steps,
        mediation=letters.mediation(queries.carrier(session, row["claim_id"])),
        allowed_actions=[action for action in workflow.Action if action in possible],
    )


def _row(row: Row, today: date) -> ComplaintRow:
    handler = HandlerOut(id=row["handler_id"], name=row["handler_name"]) if row["handler_id"] else None
    granted = row["money_granted_cents"]
    late = rules.overdue(
        acknowledge_by=row["acknowledge_by"],
        acknowledged=row["acknowledged_on"] is not None,
        answer_by=row["answer_by"],
        answered=row["state"] == State.ANSWERED,
        today=today,
    )
    computed = {
        "claim": row["claim_reference"],
        "handler": handler,
        "money_granted": money.wire(granted) if granted else None,
        "overdue": late,
    }
    return ComplaintRow.model_validate({**row, **computed})


def complaint_page(
    session: Session,
    actor: Actor,
    *,
    filters: Mapping[str, object | None],
    overdue: bool | None,
    cursor: str | None,
    limit: int,
    today: date,
) -> Page[ComplaintRow]:
    """A page of complaints, the last recorded first. Raises Refused `cursor_invalid`."""
    values = read_cursor(cursor, datetime.fromisoformat, UUID)
    found = queries.complaint_page(
        session,
        actor.user_id,
        filters={name: value for name, value in filters.items() if value is not None},
        late=overdue,
        today=today,
        after=(str(values[0]), str(values[1])) if values else None,
        limit=limit + 1,
    )
    page = found[:limit]
    last = page[-1] if len(found) > limit else None
    following = encode_cursor(last["recorded_at"], last["id"]) if last else None
    return Page(items=[_row(row, today) for row in page], next=following)


def disagreement(session: Session, reference: str, actor: Actor) -> DisagreementOut:
    """A disagreement. Raises NotFound `disagreement_not_found`."""
    row = queries.disagreement(session, reference, actor.user_id)
    if row is None:
        raise errors.disagreement_not_found()
    return _disagreement(row, actor)


def disagreements(session: Session, claim_reference: str, actor: Actor) -> list[DisagreementOut]:
    """Those of a claim, oldest first. Raises NotFound `claim_not_found`."""
    if claim_version(session, claim_reference, actor) is None:
        raise claim_not_found()
    found: Sequence[RowMapping] = queries.disagreements(session, claim_reference, actor.user_id)
    return [_disagreement(row, actor) for row in found]


def disagreement_page(
    session: Session, actor: Actor, *, is_open: bool | None, cursor: str | None, limit: int
) -> Page[DisagreementOut]:
    """Disagreements of every visible claim, the latest first. Raises Refused `cursor_invalid`."""
    before = before_id(cursor)
    found = queries.disagreement_page(session, actor.user_id, is_open=is_open, before=before, limit=limit + 1)
    return page_by_id(found, limit, lambda row: _disagreement(row, actor))


def _disagreement(row: Row, actor: Actor) -> DisagreementOut:
    cost, until = row["cost_cents"], row["opinion_on"] or row["settled_on"]
    since = f"{row['raised_on']:%d/%m/%Y}"
    delays = _RESUMED.format(since=since, until=f"{until:%d/%m/%Y}") if until else _SUSPENDED.format(since=since)
    computed = {
        "claim": row["claim_reference"],
        "cost": money.wire(cost) if cost else None,
        "delays": delays,
        "allowed_actions": workflow.moves(Stage(row["state"])) if actor.may(Permission.COMPLAINTS_MANAGE) else [],
    }
    return DisagreementOut.model_validate({**row, **computed})
