"""Psychological assistance (rule 24): asked without a content or an author, counted by sessions, never told."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor, Permission
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.errors import check_version
from backend.core.ids import new_id
from backend.core.pagination import Page, encode_cursor, read_cursor
from backend.core.references import next_reference
from backend.coverage import errors, queries
from backend.coverage.commands import AssistanceIn, SessionIn
from backend.coverage.models import AssistancePeriod, AssistanceRequest, AssistanceSession
from backend.coverage.position import Position, parse
from backend.policies.rules import Period, normalise_name, normalise_number
from backend.tasks.models import Task
from backend.tasks.service import task_row

_PERIODS = UUID("8a5c0f52-6a53-5d9e-8f5e-0d9e6f0a4c22")
_ACTIONS = {"policy_to_identify": ("identify_policy", "close"), "open": ("record_sessions", "close"), "closed": ()}
_NEEDS = {"close": Permission.CLAIMS_CLOSE}


def request_assistance(session: Session, body: AssistanceIn, actor: Actor, *, now: datetime) -> str:
    """Record a request and return its `ASP-YYYY-NNNNNN`; a policy that is not found opens a task, never a refusal.

    Raises Refused `date_in_future`.
    """
    today = paris_date(now)
    requested_on = _past(body.requested_on, "/requested_on", today)
    found = _meant(session, body, actor, requested_on)
    batch, request_id, reference = Batch(), new_id(), next_reference(session, "ASP", today.year)
    row = {
        "id": request_id,
        "reference": reference,
        "version": 1,
        "state": "open" if found else "policy_to_identify",
        "policy_id": found["id"] if found else None,
        "insured_id": found["insured_id"] if found else None,
        "insured_given": body.insured.model_dump(exclude_none=True) if body.insured else {},
        "trigger": body.trigger,
        "requested_on": requested_on,
        "channel": body.channel,
        "recorded_at": now,
        "recorded_by": actor.name,
    }
    batch.insert(AssistanceRequest, row)
    if found is None:
        title = f"{reference} : identifier le contrat de la demande d’assistance psychologique."
        key = f"assistance_policy:{request_id}"
        batch.insert(Task, task_row(dedup_key=key, kind="policy_to_identify", title=title, due_on=today, now=now))
    audit.record(batch, actor, "assistance.requested", "assistance_request", request_id, now, policy=row["policy_id"])
    batch.send(session)
    return reference


def _meant(session: Session, body: AssistanceIn, actor: Actor, on: date) -> Mapping[str, Any] | None:
    """The policy named, else the only one in force of the person described."""
    if body.policy_number:
        return queries.position_of_policy(session, normalise_number(body.policy_number), None, actor.user_id)
    told = body.insured
    numbers = (
        queries.policies_of(
            session,
            rpps=told.rpps,
            email_key=told.email.lower() if told.email else None,
            name_key=normalise_name(told.name) if told.name else None,
        )
        if told
        else []
    )
    found = [queries.position_of_policy(session, number, None, actor.user_id) for number in numbers]
    in_force = [one for one in found if one and parse(one, on).status.in_force]
    return in_force[0] if len(in_force) == 1 else None


def identify_assistance(
    session: Session, reference: str, number: str, actor: Actor, *, expected_version: int, now: datetime
) -> None:
    """Attach a request to its policy, before any session. Raises NotFound, Stale, Conflict `assistance_state`."""
    request = _locked(session, reference, expected_version)
    if queries.assistance_sessions(session, request["id"]) or request["state"] == "closed":
        raise errors.assistance_state(request["state"])
    found = queries.position_of_policy(session, normalise_number(number), None, actor.user_id)
    if found is None:
        raise errors.policy_not_found(number)
    values = {"policy_id": found["id"], "insured_id": found["insured_id"], "state": "open"}
    _change(session, request, "assistance.identified", values, actor, now)


def close_assistance(session: Session, reference: str, actor: Actor, *, expected_version: int, now: datetime) -> None:
    """The assistance is over. Raises NotFound, Stale, Conflict `assistance_state`."""
    request = _locked(session, reference, expected_version)
    if request["state"] == "closed":
        raise errors.assistance_state("closed")
    _change(session, request, "assistance.closed", {"state": "closed"}, actor, now)


def _locked(session: Session, reference: str, expected_version: int) -> RowMapping:
    request = queries.assistance_request(session, reference, lock=True)
    if request is None:
        raise errors.assistance_not_found()
    check_version(request["version"], expected_version)
    return request


def _change(
    session: Session, request: RowMapping, action: str, values: Mapping[str, object], actor: Actor, now: datetime
) -> None:
    batch = Batch()
    batch.update(AssistanceRequest, request["id"], version=request["version"] + 1, **values)
    audit.record(batch, actor, action, "assistance_request", request["id"], now)
    batch.send(session)


def record_sessions(session: Session, reference: str, body: SessionIn, actor: Actor, *, now: datetime) -> None:
    """Count sessions held, or take back a record that was wrong: by date and number alone.

    They count in the insurance period of the day. Raises NotFound `assistance_not_found`, `session_not_found`, Refused
    `date_in_future`, Conflict `assistance_state`, `benefit_not_covered`, `not_in_force`, `sessions_limit_reached`
    with what the period holds, `session_corrected`.
    """
    request = queries.assistance_request(session, reference, lock=True)
    if request is None:
        raise errors.assistance_not_found()
    if request["state"] != "open":
        raise errors.assistance_state(request["state"])
    batch = Batch()
    row = _correction(session, request, body) if body.corrects else _session(session, batch, request, body, actor, now)
    row |= {"request_id": request["id"], "recorded_at": now, "recorded_by": actor.name}
    batch.insert(AssistanceSession, row)
    facts = {"sessions": row["sessions"], "corrects": row["corrects"]}
    audit.record(batch, actor, "assistance.sessions_recorded", "assistance_request", request["id"], now, **facts)
    batch.send(session)


def _correction(session: Session, request: RowMapping, body: SessionIn) -> dict[str, object]:
    recorded = queries.assistance_sessions(session, request["id"])
    named = next((one for one in recorded if one["id"] == body.corrects and one["corrects"] is None), None)
    if named is None:
        raise errors.session_not_found()
    if any(one["corrects"] == named["id"] for one in recorded):
        raise errors.session_corrected()
    kept = ("period_id", "held_on", "sessions")
    return {"id": new_id(), **{name: named[name] for name in kept}, "corrects": named["id"]}


def _session(
    session: Session, batch: Batch, request: RowMapping, body: SessionIn, actor: Actor, now: datetime
) -> dict[str, object]:
    held_on = _past(body.held_on, "/held_on", paris_date(now))
    position = _covered(session, request, held_on, actor)
    period, limit = _period(session, request, position), position.guarantee.sessions_limit
    assert period is not None
    assert limit is not None
    stored = queries.assistance_period(session, request["policy_id"], request["insured_id"], period.starts_on)
    limit, used = (stored["sessions_limit"], stored["sessions_used"]) if stored else (limit, 0)
    if used + body.sessions > limit:
        raise errors.sessions_limit_reached(limit, used, body.sessions)
    name = f"{request['policy_id']}|{request['insured_id']}|{period.starts_on}"
    period_id = stored["id"] if stored else uuid5(_PERIODS, name)
    if stored is None:
        opened = {
            "id": period_id,
            "policy_id": request["policy_id"],
            "insured_id": request["insured_id"],
            "starts_on": period.starts_on,
            "ends_on": period.ends_on,
            "sessions_limit": limit,
        }
        batch.insert(AssistancePeriod, opened)
        # The sessions are counted on the row of their period, which must stand before them.
        batch.send(session)
    return {
        "id": new_id(),
        "period_id": period_id,
        "held_on": held_on,
        "sessions": body.sessions,
        "corrects": None,
    }


def _period(session: Session, request: RowMapping, position: Position) -> Period | None:
    opened = queries.assistance_periods(session, request["policy_id"], request["insured_id"])
    return position.period_among(opened)


def _covered(session: Session, request: RowMapping, held_on: date, actor: Actor) -> Position:
    """The assistance guarantee in the period of the day; whether it is covered is read at the request (rule 24)."""
    document = queries.position_of_policy(session, request["policy_number"], None, actor.user_id)
    assert document is not None
    asked = parse(document, request["requested_on"])
    if not asked.status.in_force:
        raise errors.assistance_not_in_force(request["requested_on"], asked.guarantee.clauses.get("not_in_force", ""))
    code = _assistance_code(parse(document, held_on))
    if code is None:
        covered = sorted({benefit for one in asked.terms.guarantees for benefit in one.benefits})
        raise errors.benefit_not_covered("psychologist", asked.guarantee.clauses["benefit_not_covered"], covered)
    position = parse(document, held_on, guarantee=code)
    if position.period is None:
        raise errors.assistance_not_in_force(held_on, position.guarantee.clauses.get("not_in_force", ""))
    return position


def _assistance_code(position: Position) -> str | None:
    found = (one for one in position.terms.guarantees if one.sessions_limit and "psychologist" in one.benefits)
    return next((one.code for one in found), None)


def _past(day: date | None, pointer: str, today: date) -> date:
    if day is not None and day > today:
        raise errors.date_in_future(pointer, day)
    return day or today


def assistance(session: Session, reference: str, actor: Actor, *, on: date) -> dict[str, Any]:
    """One request as shown, with what its insurance period holds. Raises NotFound `assistance_not_found`."""
    request = queries.assistance_request(session, reference)
    if request is None:
        raise errors.assistance_not_found()
    return _shown(session, request, queries.assistance_sessions(session, request["id"]), actor, on)


def _shown(
    session: Session, request: RowMapping, recorded: Sequence[RowMapping], actor: Actor, on: date
) -> dict[str, Any]:
    kept = (
        "reference", "version", "state", "policy_number", "insured", "trigger", "requested_on", "channel",
        "recorded_at", "recorded_by",
    )  # fmt: skip
    return {
        **{name: request[name] for name in kept},
        **_counted(session, request, actor, on),
        "sessions": [dict(one) for one in recorded],
        "allowed_actions": [
            one for one in _ACTIONS[request["state"]] if actor.may(_NEEDS.get(one, Permission.CLAIMS_EDIT))
        ],
    }


def _counted(session: Session, request: RowMapping, actor: Actor, on: date) -> dict[str, Any]:
    nothing: dict[str, Any] = {"period": None, "sessions_limit": None, "sessions_used": None}
    document = queries.position_of_policy(session, request["policy_number"], None, actor.user_id)
    code = _assistance_code(parse(document, on)) if document else None
    if document is None or code is None:
        return nothing
    position = parse(document, on, guarantee=code)
    period = _period(session, request, position)
    if period is None:
        return nothing
    start, end = period.starts_on, period.ends_on
    stored = queries.assistance_period(session, request["policy_id"], request["insured_id"], start)
    return {
        "period": {"start": start, "end": end},
        "sessions_limit": stored["sessions_limit"] if stored else position.guarantee.sessions_limit,
        "sessions_used": stored["sessions_used"] if stored else 0,
    }


def assistance_requests(
    session: Session, actor: Actor, *, policy_number: str | None, limit: int, cursor: str | None, on: date
) -> Page[dict[str, Any]]:
    """A page of requests, the newest first."""
    before = read_cursor(cursor, str)
    number = normalise_number(policy_number) if policy_number else None
    found = queries.assistance_requests(
        session, policy_number=number, before=str(before[0]) if before else None, limit=limit + 1
    )
    shown, more = found[:limit], len(found) > limit
    items = [_shown(session, one, queries.assistance_sessions(session, one["id"]), actor, on) for one in shown]
    return Page(items=items, next=encode_cursor(shown[-1]["reference"]) if more else None)
