"""A claim as its insured sees it: facts gathered from the features below, told by the rules."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims import errors
from backend.claims import queries as claims
from backend.claims.service.file import ClaimFile, from_document
from backend.core.access import Actor
from backend.core.clock import paris_date
from backend.core.money import Cents, wire
from backend.portal import queries
from backend.portal.rules.insured import Consent, Cover, InsuredFacts, tell
from backend.portal.schemas import ConsentOut, InsuredViewOut, Language, SectionOut, SentMessageOut


def insured_view(
    session: Session, reference: str, actor: Actor, language: Language, *, now: datetime
) -> InsuredViewOut:
    """What the insured sees of a claim that `actor` may see. Raises NotFound `claim_not_found`."""
    document = claims.claim_page(session, reference, actor)
    if document is None:
        raise errors.claim_not_found()
    file = from_document(document)
    found = queries.told(session, file.id, file.email)
    facts = _facts(file, document["deadlines"], found, paris_date(now))
    return InsuredViewOut(
        reference=file.reference,
        language=language,
        sections=[SectionOut.model_validate(section) for section in tell(facts, language)],
        consents=[_consent(one) for one in found["consents"]],
        messages=[SentMessageOut.model_validate(one) for one in found["messages"]],
    )


def _facts(file: ClaimFile, clocks: list[dict[str, Any]], found: RowMapping, today: date) -> InsuredFacts:
    decision, closed = file.decision, file.claim["closed_at"]
    court = [one for one in clocks if one["fatal"] and not one["shadow"] and one["content_id"]]
    days = [date.fromisoformat(one["last_day"]) for one in court if one["last_day"]]
    promised = {by: [date.fromisoformat(one["due_on"]) for one in found["promises"] if one["by"] == by] for by in _BY}
    return InsuredFacts(
        today=today,
        declared_on=paris_date(file.declared_at),
        status=file.status.value,
        handler=found["handler"],
        held_since=paris_date(found["held_since"]) if found["held_since"] else None,
        outcome=decision["outcome"] if decision else None,
        decided_on=paris_date(datetime.fromisoformat(decision["decided_at"])) if decision else None,
        closed_on=paris_date(datetime.fromisoformat(closed)) if closed else None,
        action_day=min(days, default=None),
        undated=any(one["last_day"] is None for one in court),
        working=found["working"],
        work_due_on=found["work_due_on"],
        ours=promised["us"],
        theirs=promised["insured"],
        cover=_cover(file, int(found["share_cents"])),
        consents=[_asked(one) for one in found["consents"]],
    )


_BY = ("us", "insured")


def _cover(file: ClaimFile, share_cents: int) -> Cover | None:
    event_id = file.event_id
    attached = file.attaching_to(event_id) if event_id else file.attaching()
    if attached is None:
        return None
    position = attached[0]
    event = position.event(event_id) if event_id else None
    held = position.stored_period.events if position.stored_period else ()
    counted = [one.id for one in held if one.counted]
    return Cover(
        events_used=position.events_used,
        events_limit=position.events_limit,
        limit_cents=event.limit if event else position.guarantee.event_limit_cents,
        number=counted.index(event.id) + 1 if event and event.id in counted else None,
        left_cents=event.remaining if event else None,
        deductible_left_cents=event.deductible_left if event else 0,
        agreed_share_cents=share_cents,
    )


def _asked(row: Mapping[str, Any]) -> Consent:
    days = {name: date.fromisoformat(row[name]) for name in ("asked_on", "answer_due_on")}
    return Consent(row["mission"], row["share_cents"], row["cost_cents"], **days)


def _consent(row: Mapping[str, Any]) -> ConsentOut:
    amounts = {name: wire(Cents(row[f"{name}_cents"])) for name in ("share", "cost")}
    return ConsentOut.model_validate({**row, **amounts})
