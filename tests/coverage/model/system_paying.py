"""Payments of the real thing, and what stands beside events: exceptions, sessions of assistance, ex gratia."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from backend.core.db import rows
from backend.core.money import Cents, wire
from backend.coverage import service as coverage
from backend.coverage.commands import AssistanceIn, LimitExceptionIn, SessionIn
from backend.payments import service as payments
from backend.payments.rules.returns import Kind
from backend.payments.service import invoicing
from tests.coverage.model.system_missions import ANNE, BRUNO, Answer, MissionSystem

PROMISES = ["i1", "i1b", "i1c", "i2", "i3", "i3b", "i3c", "i3d", "i3e", "i3f", "i4", "i5", "i6", "i12", "i12b", "i17"]
_BROKEN = " UNION ALL ".join(f"SELECT '{name}' AS promise, broken FROM invariant_{name}" for name in PROMISES)
ACCEPTED = payments.Accepted(duplicate="model", payee_check="model")


class PayingSystem(MissionSystem):
    """Payments, returns, exceptions and sessions."""

    def _payment(self, reference: str) -> int:
        (found,) = rows(self.session, "SELECT version FROM payment WHERE reference = :reference", reference=reference)
        return int(found["version"])

    def pay(self, payment: str, now: datetime) -> Answer:
        """Another person approves."""
        version = self._payment(payment)
        return self.attempt(
            lambda: payments.approve(self.session, BRUNO, payment, expected_version=version, now=now, accepted=ACCEPTED)
        )

    def reject(self, payment: str, now: datetime) -> Answer:
        """Another person rejects."""
        version = self._payment(payment)
        return self.attempt(
            lambda: payments.reject(
                self.session,
                BRUNO,
                payment,
                expected_version=version,
                reason="model",
                invoice_refused=False,
                now=now,
            )
        )

    def again(self, payment: str, now: datetime) -> Answer:
        """Proposed again; the new reference."""
        return self.attempt(lambda: payments.propose_again(self.session, ANNE, payment, now=now))

    def come_back(self, payment: str, kind: str, cents: int | None, now: datetime) -> Answer:
        """Money comes back; a transfer had to leave first."""
        version = self._payment(payment)
        sent = """UPDATE transfer SET state = 'sent' WHERE state = 'to_send'
                     AND payment_id = (SELECT id FROM payment WHERE reference = :reference)"""
        self.session.execute(text(sent), {"reference": payment})
        return self.attempt(
            lambda: payments.record_return(
                self.session,
                ANNE,
                payment,
                expected_version=version,
                kind=Kind(kind),
                amount=None if cents is None else Cents(cents),
                received_on=None,
                code=None,
                reason="model",
                now=now,
            )
        )

    def credit(self, mission: str, number: str, cents: int, now: datetime) -> Answer:
        """A credit note; the payment proposed for what is left."""
        self._invoices += 1
        return self.attempt(
            lambda: invoicing.record_credit_note(
                self.session,
                ANNE,
                mission,
                number=f"A-{self._invoices}",
                of_invoice=number,
                amount=Cents(cents),
                issued_on=None,
                lines=[],
                reason="model",
                now=now,
            )
        )

    def give(self, claim: str, cents: int, now: datetime) -> Answer:
        """An ex-gratia payment."""
        return self.attempt(
            lambda: payments.pay_ex_gratia(
                self.session, ANNE, claim, payee=None, amount=Cents(cents), reason="model", now=now
            )
        )

    def ask_more(self, kind: str, extra: int, event: UUID | None, now: datetime) -> Answer:
        """Ask for more under a limit; the request."""
        told: dict[str, Any] = (
            {"extra_events": extra} if kind == "period_events" else {"extra_amount": wire(Cents(extra))}
        )
        body = LimitExceptionIn(event_id=event, annual=kind == "annual_amount", reason="model", **told)
        return self.attempt(lambda: coverage.propose_exception(self.session, self.number, body, ANNE, now=now)["id"])

    def decide_more(self, exception: UUID, outcome: str, now: datetime, *, same_person: bool) -> Answer:
        """The second person's word."""
        actor = ANNE if same_person else BRUNO
        return self.attempt(
            lambda: coverage.decide_exception(self.session, exception, outcome, "model", actor, now=now)
        )

    def assist(self, now: datetime) -> str:
        """A request for psychological assistance."""
        body = AssistanceIn(policy_number=self.number, trigger="assault")
        return coverage.request_assistance(self.session, body, ANNE, now=now)

    def hold_sessions(self, request: str, on: date, number: int, corrects: UUID | None, now: datetime) -> Answer:
        """Sessions held, or a record taken back; the record."""
        body = SessionIn(corrects=corrects) if corrects else SessionIn(held_on=on, sessions=number)

        def act() -> UUID:
            coverage.record_sessions(self.session, request, body, ANNE, now=now)
            (found,) = rows(
                self.session,
                """SELECT s.id FROM assistance_session s JOIN assistance_request r ON r.id = s.request_id
                    WHERE r.reference = :request ORDER BY s.recorded_at DESC, s.id DESC LIMIT 1""",
                request=request,
            )
            return UUID(str(found["id"]))

        return self.attempt(act)

    def reserves(self) -> dict[str, Any]:
        """By claim and line what is committed, paid and recovered; by claim what is expected beyond commitments."""
        found = rows(
            self.session,
            """SELECT c.reference, r.cost_line, r.committed_cents, r.paid_cents, r.recovered_cents,
                      r.outstanding_cents - r.committed_cents AS beyond
                 FROM claim_reserve r JOIN claim c ON c.id = r.claim_id JOIN policy p ON p.id = c.policy_id
                WHERE p.number = :number""",
            number=self.number,
        )
        lines = {
            (one["reference"], one["cost_line"]): (one["committed_cents"], one["paid_cents"], one["recovered_cents"])
            for one in found
        }
        beyond: dict[str, int] = {}
        for one in found:
            beyond[one["reference"]] = beyond.get(one["reference"], 0) + one["beyond"]
        return {"lines": {key: sums for key, sums in lines.items() if any(sums)}, "beyond": beyond}

    def broken_promises(self) -> list[tuple[str, str]]:
        """The promises on money that do not hold."""
        return [(row["promise"], row["broken"]) for row in rows(self.session, _BROKEN)]
