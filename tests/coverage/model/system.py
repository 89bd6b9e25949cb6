"""The real thing, driven through its services in one transaction that is undone at the end."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.claims import service as claims
from backend.claims.commands import ClaimIn, ContentIn, DecisionIn, PublishedIn, QualificationIn
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.db import rows, violated_constraint
from backend.core.errors import DomainError
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import ledger
from backend.coverage import service as coverage
from backend.payments import service as payments
from backend.policies.rules import Anniversary
from backend.policies.rules.amending import AmendmentAsked
from backend.policies.rules.facts import FactRow
from backend.policies.service import amendments, facts
from backend.providers.models import Provider
from backend.providers.rules.orders import Agreement
from backend.providers.rules.specialities import Speciality
from backend.providers.service import orders, quotes, requests
from tests.providers.story import siret

ANNE = Actor(new_id(), "Anne", Role.SUPERVISOR, 10_000_000_000)
BRUNO = Actor(new_id(), "Bruno", Role.SUPERVISOR, 10_000_000_000)
T = TypeVar("T")
Answer = tuple[str | None, Any]


class System:
    """One policy in a session; every verb answers (code of the refusal or None, what it made)."""

    def __init__(self, session: Session, number: str) -> None:
        self.session, self.number = session, number
        self.provider = self._new_provider()
        self._invoices = 0

    def _new_provider(self) -> UUID:
        row = Provider(
            id=new_id(),
            name=f"Nettoyage Exemple {new_id().hex[-8:]}",
            siret=siret(),
            email="prestataire@example.org",
            capacity=1_000_000,
            usual_delay_days=5,
            specialities=[one.value for one in Speciality],
            active=True,
            created_at=datetime.now().astimezone(),
        )
        self.session.add(row)
        self.session.flush()
        return row.id

    def attempt(self, act: Callable[[], T]) -> tuple[str | None, T | None]:
        """Act inside a savepoint; the refusal's code, or the constraint that refused."""
        try:
            with self.session.begin_nested():
                return None, act()
        except DomainError as refusal:
            return refusal.code, None
        except IntegrityError as error:
            return (violated_constraint(error) or "unknown").removeprefix("ck_"), None

    def declare(self, published: date | None, discovered: date | None, now: datetime) -> str:
        """A claim of one content; its reference."""
        told = PublishedIn(earliest=published, latest=published) if published else None
        content = ContentIn(url=f"https://example.org/{new_id()}", published=told)
        body = ClaimIn(policy_number=self.number, discovered_on=discovered, contents=[content])
        return claims.declare(self.session, body, ANNE, now=now)

    def claim(self, reference: str) -> Any:
        """The claim's id, version, first content and current event."""
        (found,) = rows(
            self.session,
            """SELECT c.id, c.version, d.id AS content_id, (SELECT x.event_id FROM coverage_decision x
                       WHERE x.claim_id = c.id ORDER BY x.decided_at DESC LIMIT 1) AS event_id
                 FROM claim c JOIN disputed_content d ON d.claim_id = c.id WHERE c.reference = :reference""",
            reference=reference,
        )
        return found

    def qualify(self, reference: str, kind: str, now: datetime) -> Answer:
        """Hold a kind."""
        found, body = self.claim(reference), QualificationIn(kind=kind, reasons="Exemple.")
        return self.attempt(
            lambda: claims.qualify(
                self.session,
                reference,
                found["content_id"],
                body,
                ANNE,
                expected_version=found["version"],
                now=now,
            )
        )

    def decide(self, reference: str, now: datetime, **told: Any) -> Answer:
        """Decide; the event that covers the claim then."""
        version = self.claim(reference)["version"]

        def act() -> object:
            claims.decide(self.session, reference, DecisionIn(**told), ANNE, expected_version=version, now=now)
            return self.claim(reference)["event_id"]

        return self.attempt(act)

    def close(self, reference: str, now: datetime) -> Answer:
        """Close."""
        version = self.claim(reference)["version"]
        return self.attempt(
            lambda: claims.close(self.session, reference, "Exemple.", ANNE, expected_version=version, now=now)
        )

    def reopen(self, reference: str, now: datetime) -> Answer:
        """Reopen."""
        version = self.claim(reference)["version"]
        return self.attempt(
            lambda: claims.reopen(self.session, reference, "Exemple.", ANNE, expected_version=version, now=now)
        )

    def enter(
        self, kind: str, cents: int, event: UUID, claim: str, benefit: str, of: UUID | None, now: datetime
    ) -> Answer:
        """One entry of the ledger, as any feature would write it."""
        claim_id = self.claim(claim)["id"]

        def act() -> UUID:
            batch = Batch()
            entry = ledger.enter(
                batch,
                kind,
                Cents(cents),
                event_id=event,
                claim_id=claim_id,
                benefit=benefit,
                source=f"model:{new_id()}",
                reason="model",
                actor=ANNE,
                now=now,
                of_entry=of,
            )
            batch.send(self.session)
            return entry

        code, entry = self.attempt(act)
        return _constraint(code), entry

    def fact(self, name: str, day: date, now: datetime) -> Answer:
        """A fact of the policy's life."""
        row = FactRow(self.number, name, day, day if name == "suspended" else None, "model")
        return self.attempt(lambda: facts.record_fact(self.session, ANNE, self.number, row, replaced_by=None, now=now))

    def amend(
        self,
        effect: date,
        issued: date,
        now: datetime,
        *,
        formula: tuple[str, int] | None = None,
        anniversary: tuple[int, int] | None = None,
    ) -> Answer:
        """An amendment: another version of the terms, or another anniversary."""
        asked = AmendmentAsked(
            "formula" if formula else "anniversary",
            effect,
            issued,
            "model",
            product=formula[0] if formula else None,
            terms_version=formula[1] if formula else None,
            anniversary=Anniversary(*anniversary) if anniversary else None,
        )
        return self.attempt(lambda: amendments.amend(self.session, ANNE, self.number, asked, now=now))

    def request(self, claim: str, benefit: str, now: datetime) -> Answer:
        """Ask the provider."""
        return self.attempt(
            lambda: requests.ask(
                self.session,
                ANNE,
                claim,
                provider_id=self.provider,
                speciality=Speciality(benefit),
                instructions=None,
                content_ids=[],
                now=now,
            )
        )

    def quote(self, mission: str, cents: int, now: datetime) -> Answer:
        """Record a quote."""
        return self.attempt(
            lambda: quotes.record_quote(
                self.session,
                ANNE,
                mission,
                amount=Cents(cents),
                lines=[],
                delivery_days=None,
                valid_until=None,
                now=now,
            )
        )

    def order(self, mission: str, now: datetime, *, agreed: bool) -> Answer:
        """Order, with the insured's agreement to whatever share or without."""
        agreement = Agreement(now.date() - timedelta(1), proof="model") if agreed else None
        return self.attempt(
            lambda: orders.order(
                self.session, ANNE, mission, expected_version=self._version(mission), agreement=agreement, now=now
            )
        )

    def cancel(self, mission: str, now: datetime) -> Answer:
        """Cancel."""
        return self.attempt(
            lambda: requests.cancel(
                self.session, ANNE, mission, expected_version=self._version(mission), reason="model", now=now
            )
        )

    def invoice(self, mission: str, cents: int, now: datetime) -> Answer:
        """Record the invoice; the reference of the payment proposed."""
        self._invoices += 1
        return self.attempt(
            lambda: payments.record_invoice(
                self.session,
                ANNE,
                mission,
                number=f"F-{self._invoices}",
                amount=Cents(cents),
                issued_on=None,
                lines=[],
                now=now,
            )
        )

    def pay(self, payment: str, now: datetime) -> Answer:
        """Another person approves."""
        (found,) = rows(self.session, "SELECT version FROM payment WHERE reference = :reference", reference=payment)
        return self.attempt(
            lambda: payments.approve(self.session, BRUNO, payment, expected_version=found["version"], now=now)
        )

    def _version(self, mission: str) -> int:
        (found,) = rows(
            self.session, "SELECT version FROM service_request WHERE reference = :reference", reference=mission
        )
        return int(found["version"])

    def standing(self, on: date, as_of: datetime | None = None) -> dict[str, Any]:
        """The standing in the words of the model."""
        told = coverage.standing(self.session, self.number, ANNE, on=on, as_of=as_of)
        period = told["period"]
        return {
            "in_force": told["in_force"],
            "terms_version": told["terms_version"],
            "period": (period["start"], period["end"]) if period else None,
            "events_limit": told["events_limit"],
            "events_used": told["events_used"],
            "annual_remaining": _cents(told["annual_remaining"]),
            "events": {one["id"]: _shown(one) for one in told["events"]},
        }

    def balances(self) -> dict[UUID, tuple[object, ...]]:
        """Every event of the policy and its balances."""
        found = rows(
            self.session,
            """SELECT e.id, e.counted, e.limit_cents, e.reserved_cents, e.committed_cents, e.paid_cents,
                      e.recovered_cents, p.starts_on, p.events_used, p.events_limit,
                      p.committed_cents AS period_committed, p.paid_cents AS period_paid,
                      (SELECT jsonb_object_agg(b.benefit, b.committed_cents + b.paid_cents) FROM event_sublimit b
                        WHERE b.event_id = e.id) AS subs
                 FROM covered_event e JOIN coverage_period p ON p.id = e.period_id
                 JOIN policy o ON o.id = p.policy_id WHERE o.number = :number""",
            number=self.number,
        )
        return {row["id"]: tuple(row.values())[1:] for row in found}


def _constraint(code: str | None) -> str | None:
    """Its name without its table."""
    for table in ("coverage_period_", "covered_event_", "event_sublimit_"):
        code = code.removeprefix(table) if code else None
    return code


def _shown(event: Any) -> tuple[object, ...]:
    names = ("limit", "committed", "paid", "remaining", "predicted_remaining")
    return *(_cents(event[name]) for name in names), frozenset(event["claims"])


def _cents(told: str | None) -> int | None:
    return None if told is None else int(told.replace(".", ""))
