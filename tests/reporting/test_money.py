"""Paid is what stays paid: transfers that came back, money beside the limits, claims that changed event."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from backend.accounts import service as accounts
from backend.core import clock
from backend.core.access import Role
from backend.core.db import Database
from backend.core.settings import Settings
from backend.main import create_app
from backend.reporting.rules import month_of
from backend.reporting.service import gather
from reports.monthly_coverage.model import MonthlyCoverage
from tests.accounting.money import Money
from tests.providers.story import Story

TODAY = date(2026, 12, 1)
OCTOBER, NOVEMBER = (datetime(2026, month, 15, 10, tzinfo=UTC) for month in (10, 11))


@pytest.fixture
def own(new_database: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Story]:
    """A story of October, on a database of this test alone."""
    monkeypatch.setattr(clock, "now", lambda: OCTOBER)
    database = Database(new_database())
    with database.transaction() as session:
        token = accounts.create_api_token(session, None, name="h", role=Role.HANDLER, now=OCTOBER).token
    headers = {"Authorization": f"Bearer {token}"}
    with TestClient(create_app(Settings(data_dir=tmp_path), database), base_url="http://127.0.0.1:8000") as client:
        yield Story(client, database, headers, headers)
    database.dispose()


def _told(story: Story, month: str) -> MonthlyCoverage:
    with story.database.reading() as session:
        return gather(session, month_of(month, TODAY))


def test_a_transfer_that_came_back_is_not_paid_nor_ordered_twice(own: Story) -> None:
    money, claim = Money(own.database), own.claim()
    pay = money.paid(claim, 100_000, now=OCTOBER)
    money.enter(claim, "release", 100_000, of=pay, again=100_000, source="return", now=NOVEMBER)
    october, november = _told(own, "2026-10"), _told(own, "2026-11")
    assert (october.figures.committed_cents, october.figures.paid_cents) == (100_000, 100_000)
    assert (november.figures.committed_cents, november.figures.paid_cents) == (0, -100_000)
    assert (november.figures.released_cents, november.position.released_cents) == (0, 0)
    assert (november.position.committed_cents, november.position.paid_cents) == (100_000, 0)
    (line,) = november.consumption
    assert (line.committed_cents, line.paid_cents, line.left_cents) == (100_000, 0, 300_000)
    assert [(one.committed_cents, one.paid_cents) for one in november.trailing] == [(100_000, 100_000), (0, -100_000)]
    assert [one.paid_cents for one in november.products if one.product == "LM-INTERNE"] == [-100_000]


def test_what_is_paid_beside_the_limits_is_told_apart(own: Story) -> None:
    money, claim = Money(own.database), own.claim()
    money.paid(claim, 7_500, outside="ex_gratia", now=OCTOBER)
    october = _told(own, "2026-10")
    assert (october.figures.committed_cents, october.figures.paid_cents) == (0, 0)
    assert october.exclusions.outside_limit_cents == 7_500
    assert [(one.committed_cents, one.paid_cents) for one in october.trailing] == [(0, 0)]


def test_a_claim_that_changes_event_orders_and_gives_back_nothing(own: Story) -> None:
    money, claim = Money(own.database), own.claim()
    commit = money.enter(claim, "commit", 50_000, now=OCTOBER)
    money.enter(claim, "release", 50_000, of=commit, again=50_000, source="event_change", now=OCTOBER)
    october = _told(own, "2026-10")
    assert (october.figures.committed_cents, october.figures.released_cents) == (50_000, 0)
    assert (october.position.committed_cents, october.position.released_cents) == (50_000, 0)
