"""After a removal: its cause with proof, the later looks and their results, and what a person should look at."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims import errors as claim_errors
from backend.claims import service as claims
from backend.claims.commands import StateIn
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.providers.models import PostCheck, PostCheckResult, RemovalCause, ServiceRequest
from backend.providers.queries import results as queries
from backend.providers.rules import orders
from backend.providers.rules import result_refusals as refusals
from backend.providers.rules.results import CAUSED, REMOVALS, Cause, Indicator, Seen, checks_after, indicators
from backend.providers.rules.specialities import Speciality
from backend.providers.service.requests import Loaded, get_request, load, move
from backend.tasks import service as tasks
from backend.tasks.models import Task

_BATCH = 200
_DAYS_TO_ACT = 2
_FOLLOW_UP = {
    Seen.STILL_THERE: ("removal_not_obtained", "Reprendre avec le prestataire : contenu toujours en ligne"),
    Seen.REAPPEARED: ("removal_undone", "Reprendre avec le prestataire : contenu de nouveau en ligne"),
    Seen.CHANGED: ("content_changed", "Contenu modifié : relire, et qualifier s’il s’agit de propos nouveaux"),
}


def plan_checks(session: Session, batch: Batch, request: ServiceRequest, delivered_on: date, now: datetime) -> None:
    """Plan the later looks of a removal, once: they count from its first whole delivery."""
    if Speciality(request.speciality) not in REMOVALS or queries.post_checks(session, request.id):
        return
    rows = [
        {"id": new_id(), "request_id": request.id, "after_days": days, "due_on": day, "planned_at": now}
        for days, day in checks_after(delivered_on)
    ]
    batch.insert(PostCheck, *rows)


def open_due_checks(session: Session, now: datetime) -> int:
    """Open the task of each look whose day has come; how many were opened."""
    due = queries.due_post_checks(session, paris_date(now), _BATCH)
    rows = [
        tasks.task_row(
            dedup_key=f"post_check:{row['id']}",
            kind="post_check",
            title=f"Contrôler le retrait à J+{row['after_days']} ({row['reference']})",
            due_on=row["due_on"],
            now=now,
            claim_id=row["claim_id"],
            assignee_id=row["handler_id"],
            facts={"service_request": row["reference"], "post_check": str(row["id"])},
        )
        for row in due
    ]
    return tasks.open_if_absent(session, *rows)


def establish_cause(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    cause: Cause,
    proof: str | None,
    established_on: date | None,
    now: datetime,
) -> None:
    """Say why a content is gone (rule 28); only the provider's own action earns a result fee.

    Raises NotFound, Refused `date_in_future`, `proof_required`, Conflict `removal_not_expected`.
    """
    day = orders.check_not_future("/established_on", established_on, paris_date(now))
    if cause is not Cause.UNKNOWN and proof is None:
        raise refusals.proof_required()
    loaded = load(session, actor, reference)
    if Speciality(loaded.request.speciality) not in CAUSED:
        raise refusals.removal_not_expected()
    batch = Batch()
    row = {
        "id": new_id(),
        "request_id": loaded.request.id,
        "cause": cause.value,
        "proof": proof,
        "established_on": day,
        "recorded_at": now,
        "recorded_by": actor.id,
        "recorded_by_name": actor.name,
    }
    batch.insert(RemovalCause, row)
    move(batch, loaded.request, loaded.state, actor, "removal.cause_established", now)
    batch.send(session)


def record_check(
    session: Session,
    actor: Actor,
    reference: str,
    check_id: UUID,
    *,
    result: Seen,
    checked_on: date | None,
    proof: str | None,
    note: str | None,
    content_ids: Sequence[UUID],
    now: datetime,
) -> None:
    """Record what a later look shows; the claim then knows what is gone, or back on the same event with its own clock.

    Raises NotFound, `post_check_not_found`, Refused `date_in_future`, Conflict `post_check_too_early`,
    `nothing_reappeared`.
    """
    day = orders.check_not_future("/checked_on", checked_on, paris_date(now))
    loaded = load(session, actor, reference)
    known = queries.post_checks(session, loaded.request.id)
    check = next((row for row in known if row["id"] == check_id), None)
    if check is None:
        raise refusals.post_check_not_found()
    if day < check["due_on"]:
        raise refusals.post_check_too_early(check["due_on"])
    went = {Seen.GONE, Seen.REAPPEARED, Seen.CHANGED}
    earlier = [row["result"] for row in known if row["after_days"] < check["after_days"]]
    if result is Seen.REAPPEARED and earlier and not any(one in went for one in earlier):
        raise refusals.nothing_gone_yet()
    contents = [str(one) for one in content_ids] or list(map(str, loaded.request.content_ids))
    batch, result_id = Batch(), new_id()
    row = {
        "id": result_id,
        "post_check_id": check_id,
        "result": result.value,
        "checked_on": day,
        "proof": proof,
        "note": note,
        "content_ids": contents,
        "recorded_at": now,
        "recorded_by": actor.id,
        "recorded_by_name": actor.name,
    }
    batch.insert(PostCheckResult, row)
    _follow_up(batch, loaded, result_id, result, now)
    move(batch, loaded.request, loaded.state, actor, "post_check.recorded", now)
    batch.send(session)
    _states(session, loaded, contents, result, actor, now)
    tasks.complete_by_key(session, f"post_check:{check_id}", actor, now=now)


def _states(
    session: Session, loaded: Loaded, contents: Sequence[str], result: Seen, actor: Actor, now: datetime
) -> None:
    # A page taken out of a search engine stays online: only what was cleaned is seen gone, or back.
    if loaded.request.speciality != Speciality.CLEANING or result is Seen.CHANGED:
        return
    seen = StateIn(still_online=result is not Seen.GONE, note=f"Contrôle après retrait ({loaded.request.reference})")
    for one in contents:
        claims.check_state(session, loaded.claim_reference, UUID(one), seen, actor, now=now)


def _follow_up(batch: Batch, loaded: Loaded, result_id: UUID, result: Seen, now: datetime) -> None:
    if result not in _FOLLOW_UP:
        return
    kind, title = _FOLLOW_UP[result]
    row = tasks.task_row(
        dedup_key=f"{kind}:{result_id}",
        kind=kind,
        title=f"{title} ({loaded.request.reference})",
        due_on=paris_date(now) + timedelta(days=_DAYS_TO_ACT),
        now=now,
        claim_id=loaded.request.claim_id,
        facts={"service_request": loaded.request.reference},
    )
    batch.insert(Task, row)


def outcome(session: Session, actor: Actor, reference: str) -> tuple[RemovalCause | None, Sequence[RowMapping]]:
    """The cause of a removal and its later looks. Raises NotFound `service_request_not_found`."""
    request = get_request(session, actor, reference)
    return queries.current_cause(session, request["id"]), queries.post_checks(session, request["id"])


def credit_notes(session: Session, actor: Actor, reference: str) -> Sequence[RowMapping]:
    """The credit notes of a mission, oldest first. Raises NotFound `service_request_not_found`."""
    return queries.credit_notes_of(session, get_request(session, actor, reference)["id"])


def claim_indicators(session: Session, actor: Actor, claim_reference: str) -> list[Indicator]:
    """What a person should look at on a claim (rule 28). Raises NotFound `claim_not_found`."""
    found = queries.removals_of_claim(session, claim_reference, actor.user_id)
    if found is None:
        raise claim_errors.claim_not_found()
    return indicators(_file(found))


def _file(row: RowMapping) -> dict[str, Any]:
    ordered = row["first_order_at"]
    return {
        "inception_on": row["inception_on"],
        "first_act_on": row["first_act_on"],
        "first_order_on": paris_date(ordered) if ordered else None,
        "pairs": row["pairs"],
        "linked": row["linked"],
        "contents": [
            {
                "position": one["position"],
                "published_on": date.fromisoformat(one["published"]) if one["published"] else None,
                "gone_on": paris_date(datetime.fromisoformat(one["gone_at"])) if one["gone_at"] else None,
            }
            for one in row["contents"]
        ],
    }
