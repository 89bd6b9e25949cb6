"""Missions of the real thing: from the request to the payment."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.core.access import Actor, Role
from backend.core.db import rows, violated_constraint
from backend.core.errors import DomainError
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.payments import service as payments
from backend.providers.models import Provider
from backend.providers.rules.invoices import Kind
from backend.providers.rules.orders import Agreement
from backend.providers.rules.prices import Price
from backend.providers.rules.specialities import Speciality
from backend.providers.service import changes, invoices, orders, quotes, requests
from tests.providers.story import siret

ANNE = Actor(new_id(), "Anne", Role.SUPERVISOR, 10_000_000_000)
BRUNO = Actor(new_id(), "Bruno", Role.SUPERVISOR, 10_000_000_000)
T = TypeVar("T")
Answer = tuple[str | None, Any]


class MissionSystem:
    """One policy in a session, and a provider who does everything."""

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

    def invoice(self, mission: str, kind: str, cents: int, deducted: int, now: datetime) -> Answer:
        """Record the invoice; the reference of the payment proposed."""
        self._invoices += 1
        paper = invoices.Paper(kind=Kind(kind), deposit_deducted=Cents(deducted) if deducted else None)
        return self.attempt(
            lambda: payments.record_invoice(
                self.session,
                ANNE,
                mission,
                number=self.invoice_number,
                amount=Cents(cents),
                issued_on=None,
                lines=[],
                now=now,
                paper=paper,
            )
        )

    @property
    def invoice_number(self) -> str:
        """That of the last invoice."""
        return f"F-{self._invoices}"

    def change(self, mission: str, cents: int, now: datetime, *, agreed: bool) -> Answer:
        """Another total of the order."""
        agreement = Agreement(now.date() - timedelta(1), proof="model") if agreed else None
        wanted = changes.NewOrder(Price(Cents(cents), None, None, Cents(0), ()), "model", agreement=agreement)
        return self.attempt(
            lambda: changes.change_order(
                self.session, ANNE, mission, wanted, expected_version=self._version(mission), now=now
            )
        )

    def _version(self, mission: str) -> int:
        (found,) = rows(
            self.session, "SELECT version FROM service_request WHERE reference = :reference", reference=mission
        )
        return int(found["version"])
