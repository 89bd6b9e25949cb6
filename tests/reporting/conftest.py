"""One small story, told day by day through the API with the clock set back, in a database of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from backend.accounts import service as accounts
from backend.core import clock
from backend.core.access import Role
from backend.core.db import Database
from backend.core.settings import Settings
from backend.main import create_app
from tests.conftest import Headers
from tests.factories import Caller, ContentBody, PublishedBody, store_policy, store_user
from tests.factories.calls import done
from tests.providers.story import Story

PARIS = ZoneInfo("Europe/Paris")
Json = dict[str, Any]
_CIVIL_YEAR = {"inception_on": date(2020, 1, 1), "anniversary_month": 1, "anniversary_day": 1}


class Calendar:
    """Sets the day of everything that happens next; ten in the morning in Paris unless told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = datetime(2026, 9, 1, 10, tzinfo=PARIS)
        monkeypatch.setattr(clock, "now", lambda: self.now)

    def go(self, day: str, time: str = "10:00") -> None:
        """The day and the hour that it is now."""
        self.now = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=PARIS)


@dataclass
class Told:
    """The story, and what the tests need to know of it."""

    calendar: Calendar
    caller: Caller
    story: Story
    settings: Settings
    database: Database
    handler_id: str
    policies: dict[str, str]
    claims: dict[str, Json]
    requests: dict[str, str]

    def reference(self, name: str) -> str:
        """A claim's reference."""
        return str(self.claims[name]["reference"])

    def qualified(self, name: str, policy: str) -> None:
        """Declare and qualify a claim."""
        self.claims[name] = self.caller.qualified(self.policies[policy])

    def decided(self, name: str, policy: str, outcome: str, **more: Any) -> None:
        """Declare, qualify and decide a claim."""
        self.qualified(name, policy)
        done(self.caller.decide(self.claims[name], outcome, **more))

    def ordered(self, name: str, amount: str) -> None:
        """Order a service on a claim."""
        self.requests[name] = self.story.ordered(self.reference(name), amount)

    def paid(self, name: str) -> None:
        """Approve the payment of the service of a claim."""
        payment = self.story.payment_of(self.requests[name])
        self.story.done(f"/payments/{payment['reference']}/approval", by=self.story.supervisor)

    def invoiced(self, name: str, amount: str) -> None:
        """Invoice the service of a claim."""
        path = f"/service-requests/{self.requests[name]}/invoice"
        self.story.done(path, {"number": f"F-{name}", "amount_ttc": amount})

    def delivered(self, name: str) -> None:
        """Deliver the service of a claim today."""
        self.story.done(f"/service-requests/{self.requests[name]}/delivery", {"result": "Avis retiré."})


@pytest.fixture(scope="module")
def calendar() -> Iterator[Calendar]:
    """The clock of this module."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield Calendar(monkeypatch)


@pytest.fixture(scope="module")
def house(
    calendar: Calendar, new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Told]:
    """A house on 1 September 2026, before anything is told."""
    database = Database(new_database())
    settings = Settings(data_dir=tmp_path_factory.mktemp("reporting"))
    with TestClient(create_app(settings, database), base_url="http://127.0.0.1:8000") as client:
        yield _start(calendar, settings, database, client)
    database.dispose()


@pytest.fixture(scope="module")
def told(house: Told) -> Told:
    """The story until 31 October 2026."""
    _september(house)
    _october(house)
    return house


def _start(calendar: Calendar, settings: Settings, database: Database, client: TestClient) -> Told:
    with database.transaction() as session:
        headers = [_token(session, role) for role in (Role.HANDLER, Role.SUPERVISOR)]
        products = ("LM-INTERNE", "LM-LIBERAL", "EREP-PLUS")
        policies = {product: store_policy(session, product, **_CIVIL_YEAR).number for product in products}
        handler_id = str(store_user(session, name="Claire Exemple"))
        store_user(session, name="Bruno Exemple", email="bruno@example.org")
    story = Story(client, database, headers[0], headers[1])
    return Told(calendar, Caller(client, headers[0]), story, settings, database, handler_id, policies, {}, {})


def _token(session: Session, role: Role) -> Headers:
    token = accounts.create_api_token(session, None, name=role.value, role=role, now=clock.now())
    return {"Authorization": f"Bearer {token.token}"}


def _september(told: Told) -> None:
    """One event of the interne's year, ordered for 500 €."""
    told.calendar.go("2026-09-15")
    told.decided("september", "LM-INTERNE", "covered")
    told.ordered("september", "500.00")


def _october(told: Told) -> None:
    """Two claims covered, one not, one for advice only; one undecided, one late, one with neither policy nor date."""
    # Midnight of the 1st in Paris is still September in UTC.
    told.calendar.go("2026-10-01", "00:00")
    told.decided("first", "LM-INTERNE", "covered")
    told.calendar.go("2026-10-03")
    told.decided("refused", "LM-LIBERAL", "not_covered", reason_code="kind_not_covered")
    told.calendar.go("2026-10-05")
    told.ordered("first", "1800.00")
    told.decided("advice", "LM-LIBERAL", "advice_only")
    told.calendar.go("2026-10-09")
    told.qualified("third", "LM-INTERNE")
    done(told.caller.change(told.claims["third"], "assignment", {"handler_id": told.handler_id}))
    late = ContentBody(published=PublishedBody(on=date(2026, 7, 20)))
    told.claims["late"] = told.caller.declare(told.policies["LM-LIBERAL"], contents=[late])
    content = ContentBody(published=None)
    told.claims["unknown"] = told.caller.declare(None, contents=[content], insured={"name": "Alix Inconnu"})
    told.calendar.go("2026-10-12")
    told.delivered("first")
    told.calendar.go("2026-10-20")
    told.delivered("september")
    told.decided("plus", "EREP-PLUS", "covered")
    told.requests["plus"] = told.story.request(told.reference("plus"))
    told.calendar.go("2026-10-22")
    told.invoiced("september", "500.00")
    told.invoiced("first", "1500.00")
    told.paid("september")
    # The last minute of the month in Paris, with winter time already there.
    told.calendar.go("2026-10-31", "23:59")
    told.paid("first")
    done(told.caller.change(told.claims["refused"], "closure", {"reason": "Décision notifiée."}))
