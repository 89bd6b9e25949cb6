"""Declaring a claim: recorded whatever is missing, never refused because of cover (rules 8 to 10)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import errors, queries, rules
from backend.claims.commands import ClaimIn, PartyIn, PersonIn
from backend.claims.models import Claim, ClaimParty, ClaimStatusFact
from backend.claims.service import conflicts, elsewhere, letters
from backend.claims.service.changes import clock_columns, status_row
from backend.claims.service.contents import NewContent, insert_contents, prepare
from backend.claims.workflow import Status
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.calendar import Calendar
from backend.core.clock import paris_date
from backend.core.ids import human_reference, new_id
from backend.coverage.position import parse
from backend.deadlines import service as deadlines
from backend.deadlines.catalogue import rule_at
from backend.deadlines.clocks import Place
from backend.deadlines.computation import compute
from backend.deadlines.rules import with_delay
from backend.deadlines.start import Start
from backend.policies.rules import normalise_name, normalise_number
from backend.tasks.models import Task
from backend.tasks.service import task_row

OPENING = "opening"
"""Flag of a claim taken over from another system."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The policy that a declaration means, or why it is not identified."""

    position: Mapping[str, Any] | None
    insured: Mapping[str, Any]
    problem: str | None

    @property
    def status(self) -> Status:
        """Declared, or waiting for its policy."""
        return Status.DECLARED if self.position else Status.POLICY_TO_IDENTIFY

    @property
    def policy_id(self) -> object:
        """The policy, None until it is identified."""
        return self.position["id"] if self.position else None


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that a declaration will write."""

    body: ClaimIn
    claim_id: UUID
    reference: str
    meant: Meant
    number: str | None
    names: Mapping[str, str]
    hits: Sequence[Mapping[str, Any]]
    contents: list[NewContent]
    declared_at: datetime
    taken_over: bool

    @property
    def told(self) -> PersonIn:
        """The insured as told."""
        return self.body.insured or PersonIn()

    @property
    def postcode(self) -> str | None:
        """Where the insured is: on file, else as told."""
        return self.meant.insured.get("postcode") or self.told.postcode

    @property
    def email(self) -> str | None:
        """Where the insured reads us; one who declared elsewhere was told there."""
        if self.taken_over:
            return None
        return self.meant.insured.get("email") or self.told.email


def declare(
    session: Session, body: ClaimIn, actor: Actor, *, now: datetime, taken_over_from: datetime | None = None
) -> str:
    """Record a claim with its contents, clocks, reminders and acknowledgement; returns its reference.

    `taken_over_from` is when it was declared elsewhere (rule 35): flagged `opening`, no mail leaves. Raises Refused
    `contents_missing`, `date_in_future`, `url_invalid`, `earliest_with_at`, `interval_reversed`.
    """
    draft = _draft(session, body, now, taken_over_from)
    batch = Batch()
    owner = deadlines.ClockOwner(draft.claim_id, draft.reference, Place(draft.postcode), None)
    opened = deadlines.open_clocks(batch, owner, [content.facts for content in draft.contents], now=now)
    batch.insert(Claim, _claim_row(draft, actor) | clock_columns(opened.earliest))
    batch.insert(ClaimStatusFact, status_row(draft.claim_id, draft.meant.status, draft.meant.problem, actor, now))
    batch.insert(ClaimParty, *(party_row(draft.claim_id, party, actor, now) for party in _parties(draft)))
    insert_contents(batch, draft.claim_id, draft.contents, 1, actor, now)
    facts = {
        "channel": body.channel,
        "contents": len(draft.contents),
        "policy": draft.meant.problem or "identified",
        "policy_id": draft.meant.policy_id,
        "opening": draft.taken_over,
    }
    audit.record(batch, actor, "claim.declared", "claim", draft.claim_id, now, **facts)
    conflicts.insert_conflicts(batch, draft.claim_id, draft.reference, draft.names, draft.hits, actor, now)
    batch.insert(Task, *_tasks(draft, now))
    letters.acknowledge(batch, draft.claim_id, draft.reference, draft.email, opened.earliest, now)
    elsewhere.route(batch, draft.claim_id, draft.reference, draft.email, opened.expired_on_arrival(), now)
    batch.send(session)
    return draft.reference


def _draft(session: Session, body: ClaimIn, now: datetime, taken_over_from: datetime | None) -> Draft:
    if not body.contents:
        raise errors.contents_missing()
    told, today = body.insured or PersonIn(), paris_date(now)
    number = normalise_number(body.policy_number) if body.policy_number else None
    names = conflicts.author_names(content.author for content in body.contents) | conflicts.party_names(body.parties)
    found = queries.for_declaration(
        session,
        policy_number=number or None,
        rpps=told.rpps or None,
        email_key=told.email.lower() if told.email else None,
        name_key=normalise_name(told.name) if told.name else None,
        author_keys=sorted(names),
        year=today.year,
    )
    meant = _meant(found, number, today)
    postcode = meant.insured.get("postcode") or told.postcode
    rules.possible_day(body.discovered_on, "/discovered_on", postcode, now)
    reference = human_reference("SIN", today.year, found["number"])
    contents = prepare(body.contents, postcode, now)
    return Draft(
        body=body,
        claim_id=new_id(),
        reference=reference,
        meant=meant,
        number=number,
        names=names,
        hits=found["insured_authors"],
        contents=contents,
        declared_at=taken_over_from or now,
        taken_over=taken_over_from is not None,
    )


def _meant(found: RowMapping, number: str | None, today: date) -> Meant:
    """One policy by its number, else the only one in force of the person described."""
    policies = found["policies"]
    if number is None:
        policies = [one for one in policies if parse(one["position"], today).status.in_force]
    if len(policies) == 1:
        return Meant(policies[0]["position"], policies[0]["insured"], None)
    if number is not None:
        return Meant(None, {}, "rejected_number" if found["was_rejected"] else "unknown_number")
    return Meant(None, {}, "several_policies" if policies else "no_policy")


def _claim_row(draft: Draft, actor: Actor) -> dict[str, object]:
    body, insured = draft.body, draft.meant.insured
    return {
        "id": draft.claim_id,
        "reference": draft.reference,
        "version": 1,
        "status": draft.meant.status.value,
        "policy_id": draft.meant.policy_id,
        "policy_number_given": body.policy_number,
        "insured_id": insured.get("id"),
        "insured_given": _given(body.insured),
        "insured_name": display_name(insured) or draft.told.name or "Assuré à identifier",
        "insured_postcode": draft.postcode,
        "declarant": _given(body.declarant),
        "target": _given(body.target),
        "discovered_on": body.discovered_on,
        "declared_at": draft.declared_at,
        "channel": body.channel,
        "desired_outcome": list(dict.fromkeys(body.desired_outcome)),
        "circumstances": _given(body.circumstances) or {},
        "flags": [*(["conflict"] if draft.hits else []), *([OPENING] if draft.taken_over else [])],
        "created_by": actor.name,
    }


def display_name(person: Mapping[str, Any]) -> str:
    """`Hélène LUCAS`, as people write it."""
    return " ".join(part for part in (person.get("first_name"), person.get("last_name")) if part)


def _given(told: PersonIn | Any | None) -> dict[str, object] | None:
    return told.model_dump(mode="json", exclude_none=True) if told else None


def _parties(draft: Draft) -> list[PartyIn]:
    parties = [PartyIn(**dict(party)) for party in draft.body.parties]
    for role, told in (("declarant", draft.body.declarant), ("target", draft.body.target)):
        if told and told.name:
            parties.append(PartyIn(role=role, name=told.name))
    return parties


def party_row(claim_id: UUID, party: PartyIn, actor: Actor, now: datetime) -> dict[str, object]:
    """Somebody's role, dated."""
    return {
        "id": new_id(),
        "claim_id": claim_id,
        "content_id": party.content_id,
        "role": party.role,
        "name": party.name,
        "relation": party.relation,
        "contact": _given(party.contact) or {},
        "since": party.since or paris_date(now),
        "recorded_at": now,
        "recorded_by": actor.name,
    }


_TO_IDENTIFY = {
    "unknown_number": "le numéro de contrat donné n’est pas au portefeuille",
    "rejected_number": "la ligne de ce contrat a été rejetée à l’import",
    "several_policies": "plusieurs contrats en vigueur correspondent à l’assuré",
    "no_policy": "aucun contrat en vigueur ne correspond à l’assuré",
}


def _tasks(draft: Draft, now: datetime) -> list[dict[str, object]]:
    tasks = []
    if draft.meant.problem:
        title = f"{draft.reference} : identifier le contrat ({_TO_IDENTIFY[draft.meant.problem]})."
        tasks.append(_task(draft, "policy_to_identify", title, now))
    if any(content.published.earliest is None for content in draft.contents):
        tasks.append(_task(draft, "date_publication", f"{draft.reference} : dater la première publication.", now))
    if _is_late(draft, paris_date(draft.declared_at)):
        title = f"{draft.reference} : déclaration tardive, préjudice à prouver avant toute conséquence."
        tasks.append(_task(draft, "late_declaration", title, now))
    return tasks


def _task(draft: Draft, kind: str, title: str, now: datetime) -> dict[str, object]:
    key = f"{kind}:{draft.claim_id}"
    return task_row(dedup_key=key, kind=kind, title=title, due_on=paris_date(now), now=now, claim_id=draft.claim_id)


def _is_late(draft: Draft, today: date) -> bool:
    last_day = declaration_last_day(draft.meant.position, draft.body.discovered_on, draft.postcode)
    return last_day is not None and today > last_day


def declaration_last_day(
    position: Mapping[str, Any] | None, discovered_on: date | None, postcode: str | None
) -> date | None:
    """The last day for the insured to declare, by the terms and never under five working days (L. 113-2, 4°)."""
    if position is None or discovered_on is None:
        return None
    terms = parse(position, discovered_on).terms
    rule = with_delay(rule_at("DECL_5JO", discovered_on), terms.declaration_working_days)
    return compute(rule, Start.on(discovered_on), calendar=Calendar.of(postcode)).last_day
