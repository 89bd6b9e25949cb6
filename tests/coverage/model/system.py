"""The real thing, driven through its services in one transaction that is undone at the end."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from backend.claims import service as claims
from backend.claims.commands import (
    ClaimIn,
    ContentIn,
    DecisionIn,
    EventJoinIn,
    EventSplitIn,
    PublishedIn,
    QualificationIn,
)
from backend.core.batch import Batch
from backend.core.db import rows
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.coverage import ledger
from backend.coverage import service as coverage
from backend.policies.rules import Anniversary
from backend.policies.rules.amending import AmendmentAsked
from backend.policies.rules.facts import FactRow
from backend.policies.service import amendments, facts
from tests.coverage.model.system_missions import ANNE, Answer
from tests.coverage.model.system_paying import PayingSystem


class System(PayingSystem):
    """One policy in a session; every verb answers (code of the refusal or None, what it made)."""

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

    def share(self, reference: str, event: UUID, now: datetime) -> Answer:
        """Join the event of another claim, money and all."""
        version, body = self.claim(reference)["version"], EventJoinIn(event_id=event, reason="Exemple.")
        code, _ = self.attempt(
            lambda: claims.join(self.session, reference, body, ANNE, expected_version=version, now=now)
        )
        return _constraint(code), None

    def part(self, reference: str, now: datetime) -> Answer:
        """Leave a shared event for one of its own; that event."""
        version, body = self.claim(reference)["version"], EventSplitIn(reason="Exemple.")

        def act() -> object:
            claims.split(self.session, reference, body, ANNE, expected_version=version, now=now)
            return self.claim(reference)["event_id"]

        code, event = self.attempt(act)
        return _constraint(code), event

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
            "sessions": sum(one["sessions_used"] or 0 for one in told["guarantees"]),
            "given": next(
                (
                    (_cents(one["committed"]), _cents(one["paid"]))
                    for one in told["outside_limit"]
                    if one["reason"] == "ex_gratia"
                ),
                (0, 0),
            ),
            "exceptions": sorted((str(one["id"]), one["state"]) for one in told["exceptions"]),
        }

    def balances(self) -> dict[UUID, tuple[object, ...]]:
        """Every event of the policy and its balances."""
        found = rows(
            self.session,
            """SELECT e.id, e.counted, e.limit_cents, e.reserved_cents, e.committed_cents, e.paid_cents,
                      e.recovered_cents, p.starts_on, p.events_used, p.events_limit,
                      p.committed_cents AS period_committed, p.paid_cents AS period_paid,
                      p.annual_limit_cents,
                      (SELECT jsonb_object_agg(b.benefit, jsonb_build_array(b.committed_cents + b.paid_cents,
                              b.limit_cents)) FROM event_sublimit b WHERE b.event_id = e.id) AS subs
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
