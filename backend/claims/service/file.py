"""A claim's file as read from the database in one document, with the views that rules and clocks need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import errors, queries
from backend.claims.workflow import Action, Status, after
from backend.core.access import Actor
from backend.core.clock import paris_date
from backend.core.errors import check_version
from backend.coverage.errors import event_not_found
from backend.coverage.position import Position, parse
from backend.coverage.rules import attaching_day
from backend.deadlines.clocks import NON_PUBLIC_FORMS, ContentFacts, Place
from backend.deadlines.rules import SHORTEST_DECLARATION_DELAY
from backend.deadlines.service import ClockOwner

Row = Mapping[str, Any]


@dataclass(frozen=True)
class ClaimFile:
    """One claim as it stands."""

    claim: Row
    contents: list[Row]
    decision: Row | None
    position_document: Row | None
    insured: Row | None

    @property
    def id(self) -> UUID:
        """Inside id."""
        return UUID(self.claim["id"])

    @property
    def reference(self) -> str:
        """`SIN-2026-000123`."""
        return str(self.claim["reference"])

    @property
    def status(self) -> Status:
        """Where it stands."""
        return Status(self.claim["status"])

    @property
    def version(self) -> int:
        """The version that an ETag shows."""
        return int(self.claim["version"])

    @property
    def discovered_on(self) -> date | None:
        """When the insured learnt of it."""
        return _day(self.claim["discovered_on"])

    @property
    def declared_at(self) -> datetime:
        """When we were told."""
        return datetime.fromisoformat(self.claim["declared_at"])

    @property
    def handler_id(self) -> UUID | None:
        """Who holds the file."""
        return UUID(self.claim["handler_id"]) if self.claim["handler_id"] else None

    @property
    def email(self) -> str | None:
        """Where the insured reads us: on file, else as told."""
        known = self.insured["email"] if self.insured else None
        return known or (self.claim["insured_given"] or {}).get("email")

    @property
    def event_id(self) -> UUID | None:
        """The event that the current decision covers it by."""
        return UUID(self.decision["event_id"]) if self.decision and self.decision["event_id"] else None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The current qualifications."""
        found = (content["qualification"] for content in self.contents)
        return tuple(dict.fromkeys(one["kind"] for one in found if one))

    def owner(self) -> ClockOwner:
        """The claim as its clocks know it."""
        place = Place(self.claim["insured_postcode"], self.claim["court_postcode"], self._declaration_days())
        return ClockOwner(self.id, self.reference, place, self.handler_id, self.status is Status.CLOSED)

    def _declaration_days(self) -> int:
        """The working days that the terms leave to declare; the law's least without a policy."""
        if self.position_document is None:
            return SHORTEST_DECLARATION_DELAY
        inception = date.fromisoformat(self.position_document["inception_on"])
        day = max(self.discovered_on or paris_date(self.declared_at), inception)
        return parse(self.position_document, day).terms.declaration_working_days

    def content(self, content_id: UUID) -> Row:
        """One content. Raises NotFound `content_not_found`."""
        found = next((one for one in self.contents if one["id"] == str(content_id)), None)
        if found is None:
            raise errors.content_not_found()
        return found

    def content_facts(self, **changed: ContentFacts) -> list[ContentFacts]:
        """What the clocks of each content depend on; `changed` replaces those of a content by its id."""
        return [changed.get(content["id"]) or facts_of(content) for content in self.contents]

    def allowed(self, action: Action) -> Status:
        """The status after `action`. Raises Conflict `action_not_possible`."""
        return after(self.status, action)

    def first_publication(self) -> Row | None:
        """The publication fact of the earliest content, None when no content is dated."""
        dated = [one["published"] for one in self.contents if one["published"] and one["published"]["earliest"]]
        return min(dated, key=lambda fact: str(fact["earliest"]), default=None)

    def attaching(
        self, *, refused_on: date | None = None, late: bool = False, guarantee: str | None = None
    ) -> tuple[Position, bool] | None:
        """The policy's position on the attaching date (rule 11), and whether that date is known.

        `guarantee` names another one than the main one, which the terms must have.
        """
        if self.position_document is None:
            return None
        first = self.first_publication()
        published, declared = _day(first["earliest"]) if first else None, paris_date(self.declared_at)
        day = published or self.discovered_on or declared
        at = datetime.fromisoformat(first["at"]) if first and first["at"] else None
        inception = date.fromisoformat(self.position_document["inception_on"])
        # The terms name the attaching date, and the date decides which terms bind: the second look settles it.
        for _ in range(2):
            shown = parse(self.position_document, max(day, inception), knowledge=self.discovered_on, late=late)
            day, known = attaching_day(
                shown.terms.attaching,
                published_earliest=published,
                discovered_on=self.discovered_on,
                declared_on=declared,
                refused_on=refused_on,
            )
        instant = at if at and shown.terms.attaching == "first_publication" and day >= inception else None
        # What precedes inception attaches, if at all, to the first period (prior publication covered, or in doubt).
        on = max(day, inception)
        shown = parse(
            self.position_document, on, at=instant, knowledge=self.discovered_on, late=late, guarantee=guarantee
        )
        return shown, known

    def attaching_to(self, event_id: UUID, *, late: bool = False) -> tuple[Position, bool] | None:
        """The position on the day of an event of the policy: a claim that joins it follows it (rule 11).

        Raises NotFound `event_not_found`.
        """
        if self.position_document is None:
            return None
        days = (_day(one["attached_on"]) for one in _events(self.position_document) if one["id"] == str(event_id))
        day = next(days, None)
        if day is None:
            raise event_not_found()
        return parse(self.position_document, day, knowledge=self.discovered_on, late=late), True


def _events(position: Row) -> Iterator[Row]:
    return (event for period in position["periods"] for event in period["events"])


def facts_of(content: Row, *, kind: str | None = None, published: Row | None = None) -> ContentFacts:
    """What the clocks of a stored content depend on; `kind` or `published` replaces what is stored."""
    qualification = content["qualification"]
    fact = published or content["published"] or {}
    return ContentFacts(
        content_id=UUID(content["id"]),
        kind=kind or (qualification["kind"] if qualification else None),
        words=bool(content["excerpt"]) if content["form"] == "rating" else True,
        public=content["form"] not in NON_PUBLIC_FORMS,
        author_is_professional=bool(qualification and qualification["author_is_professional"]),
        earliest=_day(fact.get("earliest")),
        latest=_day(fact.get("latest")),
        at=datetime.fromisoformat(fact["at"]) if fact.get("at") else None,
        first_seen_on=date.fromisoformat(content["first_seen_on"]),
    )


def from_document(document: Row) -> ClaimFile:
    """The file in a document of `queries`."""
    return ClaimFile(
        document["claim"], list(document["contents"]), document["decision"], document["position"], document["insured"]
    )


def for_change(session: Session, reference: str, actor: Actor, expected_version: int | None) -> ClaimFile:
    """The locked file of a visible claim. Raises NotFound, and Stale when the caller saw another version."""
    document = queries.claim_for_change(session, reference, actor)
    if document is None:
        raise errors.claim_not_found()
    file = from_document(document)
    if expected_version is not None:
        check_version(file.version, expected_version)
    return file


def visible_id(session: Session, reference: str, actor: Actor) -> UUID:
    """The id of a claim that the actor may see. Raises NotFound `claim_not_found`."""
    found = queries.claim_id(session, reference, actor)
    if found is None:
        raise errors.claim_not_found()
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
