"""The life of a file: who holds it, what is asked, facts that came later, closing and reopening."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import errors, queries, rules
from backend.claims.commands import ClaimPatch, ConflictDecisionIn, PartyIn, QuestionIn
from backend.claims.models import ClaimParty, ConflictOfInterest
from backend.claims.service import conflicts, letters
from backend.claims.service.changes import change, clock_columns
from backend.claims.service.declare import display_name, party_row
from backend.claims.service.file import ClaimFile, for_change
from backend.claims.workflow import WAITING, Action, Status
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.errors import NotFound
from backend.coverage import service as coverage
from backend.deadlines import service as deadlines
from backend.policies.rules import normalise_number


def assign(
    session: Session, reference: str, handler_id: UUID | None, actor: Actor, *, expected_version: int, now: datetime
) -> None:
    """Give the file to a handler: the reminders still to come follow.

    Raises Refused `handler_unknown`, Conflict `handler_in_conflict`.
    """
    file = for_change(session, reference, actor, expected_version)
    hand_to(session, file, handler_id, actor, now=now)


def hand_to(
    session: Session,
    file: ClaimFile,
    handler_id: UUID | None,
    actor: Actor,
    *,
    now: datetime,
    reason: str | None = None,
) -> None:
    """Give a locked file to a handler: the reminders still to come follow.

    Raises Refused `handler_unknown`, Conflict `handler_in_conflict`, `claim_closed`.
    """
    if handler_id is not None and not queries.is_active_handler(session, handler_id):
        raise errors.handler_unknown()
    file.allowed(Action.ASSIGN)
    if str(handler_id) in file.claim["hidden_from"]:
        raise errors.handler_in_conflict()
    deadlines.hand_over(session, file.id, handler_id)
    batch = Batch()
    facts = {"handler": handler_id} | ({"reason": reason} if reason else {})
    change(batch, file, "claim.assigned", actor=actor, now=now, facts=facts, values={"handler_id": handler_id})
    batch.send(session)


def ask_information(
    session: Session, reference: str, body: QuestionIn, actor: Actor, *, expected_version: int, now: datetime
) -> None:
    """Ask the insured (the mail leaves by the outbox) or a third party: the claim waits, every clock goes on."""
    file = for_change(session, reference, actor, expected_version)
    status = file.allowed(Action.ASK_INFORMATION)
    batch = Batch()
    if body.addressee == "insured":
        letters.ask(batch, file.id, file.reference, file.email, body.question, now)
    else:
        status = Status.AWAITING_THIRD_PARTY
    facts = {"addressee": body.addressee}
    change(batch, file, "information.requested", actor=actor, now=now, status=status, facts=facts)
    batch.send(session)


def edit(
    session: Session, reference: str, body: ClaimPatch, actor: Actor, *, expected_version: int, now: datetime
) -> None:
    """Record facts that came later; what is not sent stays. Raises Refused `policy_unknown`, `date_in_future`."""
    file = for_change(session, reference, actor, expected_version)
    rules.possible_day(body.discovered_on, "/discovered_on", file.claim["insured_postcode"], now)
    values = body.model_dump(mode="json", exclude_unset=True)
    number, batch = values.pop("policy_number", None), Batch()
    identified = _identify(session, file, number) if number is not None else {}
    status = file.allowed(Action.EDIT)
    if status in WAITING:
        status = Status(queries.status_before_waiting(session, file.id))
    if identified and status is Status.POLICY_TO_IDENTIFY:
        status = Status.QUALIFIED if file.kinds else Status.DECLARED
    values |= identified
    values |= _clocks_at(session, batch, file, values, now)
    facts: dict[str, object] = {"fields": sorted(values)}
    if identified:
        facts["policy_id"] = identified["policy_id"]
    change(batch, file, "claim.edited", actor=actor, now=now, status=status, facts=facts, values=values)
    batch.send(session)


def _identify(session: Session, file: ClaimFile, number: str) -> dict[str, object]:
    """Attach a claim to its policy. A covered claim keeps the policy whose event it uses."""
    found = queries.policy_by_number(session, normalise_number(number))
    if found is None:
        raise errors.policy_unknown(number)
    if file.event_id is not None:
        raise errors.cover_in_force()
    insured = found["insured"]
    return {
        "policy_id": found["position"]["id"],
        "policy_number_given": number,
        "insured_id": insured["id"],
        "insured_name": display_name(insured),
        "insured_postcode": insured["postcode"] or file.claim["insured_postcode"],
    }


def _clocks_at(
    session: Session, batch: Batch, file: ClaimFile, changed: Mapping[str, object], now: datetime
) -> dict[str, object]:
    """Working days are those of the insured's place and of the court's, an instant's day that of the insured's."""
    owner = file.owner()
    own, court = (changed.get(name, file.claim[name]) for name in ("insured_postcode", "court_postcode"))
    place = replace(owner.place, postcode=_text(own), court_postcode=_text(court))
    if place == owner.place:
        return {}
    done = deadlines.recompute(session, batch, replace(owner, place=place), file.content_facts(), now=now)
    return clock_columns(done.earliest)


def _text(value: object) -> str | None:
    return str(value) if value else None


def add_party(session: Session, reference: str, body: PartyIn, actor: Actor, *, now: datetime) -> None:
    """Somebody takes a part in the claim; a named author is searched among the insured."""
    file = for_change(session, reference, actor, None)
    file.allowed(Action.EDIT)
    if body.content_id is not None:
        file.content(body.content_id)
    batch = Batch()
    batch.insert(ClaimParty, party_row(file.id, body, actor, now))
    values = conflicts.open_new(session, batch, file, conflicts.party_names([body]), actor, now)
    change(batch, file, "party.added", actor=actor, now=now, facts={"role": body.role}, values=values)
    batch.send(session)


def decide_conflict(
    session: Session, reference: str, conflict_id: UUID, body: ConflictDecisionIn, actor: Actor, *, now: datetime
) -> None:
    """A supervisor's decision on a conflict, and from whom the file is hidden. Raises NotFound `conflict_not_found`."""
    file = for_change(session, reference, actor, None)
    if conflict_id not in {row["id"] for row in queries.conflicts(session, file.id)}:
        raise NotFound("conflict_not_found", "Ce conflit d’intérêts n’existe pas dans ce sinistre.")
    batch = Batch()
    batch.update(ConflictOfInterest, conflict_id, decision=body.decision, decided_at=now, decided_by=actor.user_id)
    hidden = sorted({*file.claim["hidden_from"], *map(str, body.hidden_from)})
    values: dict[str, object] = {"hidden_from": hidden}
    facts: dict[str, object] = {}
    if str(file.handler_id) in hidden:
        # Whoever may no longer see the file may not hold it either: it goes back to the team.
        deadlines.hand_over(session, file.id, None)
        values["handler_id"] = facts["handler"] = None
    change(batch, file, "conflict.decided", actor=actor, now=now, facts=facts, values=values)
    batch.send(session)


def close(session: Session, reference: str, reason: str, actor: Actor, *, expected_version: int, now: datetime) -> None:
    """Close a file. Its clock goes on: the insured is told the last day in writing (rule 33).

    A covered claim with nothing committed or paid gives its slot back by a compensating entry (rule 17).
    """
    file = for_change(session, reference, actor, expected_version)
    status = file.allowed(Action.CLOSE)
    coverage.hold(session, file.id)
    batch = Batch()
    slot_back = False
    if file.event_id is not None and not coverage.has_money(session, file.event_id, file.id):
        slot_back = coverage.leave_event(
            session, batch, file.event_id, file.id, reason="closed_unused", actor=actor, now=now
        )
    coverage.leave_others(session, batch, file.id, file.event_id, reason="closed_unused", actor=actor, now=now)
    clock = deadlines.quieten(session, file.owner(), actor=actor, now=now)
    letters.announce_closure(
        batch,
        file.id,
        file.reference,
        file.email,
        reason=reason,
        last_day=clock.last_day,
        undated=clock.undated,
        slot_back=slot_back,
        now=now,
    )
    values = {"closed_at": now, "closure_reason": reason}
    facts: dict[str, object] = {"slot_given_back": slot_back}
    change(batch, file, "claim.closed", actor=actor, now=now, status=status, reason=reason, facts=facts, values=values)
    batch.send(session)


def reopen(
    session: Session, reference: str, reason: str, actor: Actor, *, expected_version: int, now: datetime
) -> None:
    """Reopen a closed file with its handler and clocks; reminders still to come are written again."""
    file = for_change(session, reference, actor, expected_version)
    status = file.allowed(Action.REOPEN)
    batch = Batch()
    values = wake(session, batch, file, actor, now)
    change(batch, file, "claim.reopened", actor=actor, now=now, status=status, reason=reason, values=values)
    batch.send(session)


def wake(session: Session, batch: Batch, file: ClaimFile, actor: Actor, now: datetime) -> dict[str, object]:
    """Bring a closed file back to its event and its reminders; returns the columns to write on it."""
    if file.event_id is not None:
        coverage.rejoin_event(
            session, batch, file.event_id, claim_id=file.id, claim_reference=file.reference, actor=actor, now=now
        )
    deadlines.wake(session, file.id, now)
    return {"closed_at": None, "closure_reason": None}
