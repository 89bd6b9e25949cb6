"""Months close one after the other and take nothing more; their entries balance, have no gap and never change."""

import csv
import io
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from backend.accounts import service as accounts
from backend.core import clock
from backend.core.access import Role
from backend.core.db import Database, one_row
from backend.core.settings import Settings
from backend.main import create_app
from tests.accounting.money import Money
from tests.conftest import Headers, key
from tests.payments.bank import Bank
from tests.providers.story import API, Json, Story

SEPTEMBER, OCTOBER, NOVEMBER = (datetime(2026, month, 15, 10, tzinfo=UTC) for month in (9, 10, 11))


@pytest.fixture
def own(new_database: Callable[[], str], tmp_path: Path) -> Iterator[Story]:
    """A story on a database of this test alone: a closed month is closed for everybody."""
    database = Database(new_database())
    with database.transaction() as session:
        tokens = [
            accounts.create_api_token(session, None, name=role.value, role=role, now=clock.now()).token
            for role in (Role.HANDLER, Role.SUPERVISOR)
        ]
    handler, supervisor = ({"Authorization": f"Bearer {token}"} for token in tokens)
    with TestClient(create_app(Settings(data_dir=tmp_path), database), base_url="http://127.0.0.1:8000") as client:
        yield Story(client, database, handler, supervisor)
    database.dispose()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets the clock."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def _close(story: Story, month: str, by: Headers | None = None) -> Any:
    return story.client.post(f"{API}/accounting-periods/{month}/closure", headers=key(by or story.supervisor), json={})


def _csv(story: Story, month: str) -> list[dict[str, str]]:
    answer = story.client.get(f"{API}/accounting-periods/{month}/entries.csv", headers=story.handler)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.content.decode()), delimiter=";"))


def _entries(story: Story, month: str) -> Json:
    return story.get(f"/accounting-periods/{month}/entries")


def _euros(row: dict[str, str], side: str) -> Decimal:
    return Decimal(row[side].replace(",", "."))


@pytest.fixture
def told(own: Story, at: Callable[[datetime], None]) -> tuple[Story, str]:
    """A claim of September, paid then; one payment of October of which the transfer came back in November."""
    money = Money(own.database)
    at(SEPTEMBER)
    claim = own.claim()
    money.paid(claim, 45_000, now=SEPTEMBER)
    at(OCTOBER)
    pay = money.paid(claim, 100_000, now=OCTOBER)
    own.done(f"/claims/{claim}/recoveries", _damages())
    at(NOVEMBER)
    money.enter(claim, "release", 100_000, of=pay, again=100_000, now=NOVEMBER)
    return own, claim


def _damages() -> Json:
    return {"kind": "damages", "amount": "700.00", "received_on": "2026-10-14", "from": "CARPA"}


def test_the_entries_equal_the_ledger_to_the_cent(told: tuple[Story, str]) -> None:
    story, claim = told
    found = {month: _csv(story, month) for month in ("2026-09", "2026-10", "2026-11")}
    for rows in found.values():
        assert sum(_euros(row, "Debit") for row in rows) == sum(_euros(row, "Credit") for row in rows) > 0
    paid = {
        month: sum(_euros(row, "Debit") - _euros(row, "Credit") for row in rows if row["CompteNum"] == "601100")
        for month, rows in found.items()
    }
    assert paid == {"2026-09": Decimal(450), "2026-10": Decimal(1000), "2026-11": Decimal(-1000)}
    reserves = sum(
        _euros(row, "Credit") - _euros(row, "Debit")
        for rows in found.values()
        for row in rows
        if row["CompteNum"] == "331000"
    )
    outstanding = story.get(f"/claims/{claim}/reserves")["outstanding"]
    assert reserves == Decimal(outstanding)
    # Damages are held, and are nobody's income.
    held = {row["CompteNum"]: row for row in found["2026-10"] if row["JournalCode"] == "REC"}
    assert set(held) == {"512000", "467200"}
    assert {row["EcritureLib"] for row in held.values()} == {f"Somme recouvrée {claim}"}


def test_months_close_in_order_get_numbers_and_keep_them(
    told: tuple[Story, str], at: Callable[[datetime], None]
) -> None:
    story, claim = told
    before = _entries(story, "2026-09")
    assert before["final"] is False
    assert all(one["number"].startswith("PROVISOIRE-") for one in before["entries"])
    assert all(row["ValidDate"] == "" for row in _csv(story, "2026-09"))
    assert story.get("/accounting-periods")["next_to_close"] == "2026-09"
    assert _close(story, "2026-10").json()["code"] == "accounting_month_not_next"
    assert _close(story, "2026-11").json()["code"] == "accounting_month_not_over"
    assert _close(story, "2026-12").json()["code"] == "accounting_month_unknown"
    assert _close(story, "2026-09", by=story.handler).status_code == 403
    assert _close(story, "2026-09").status_code == 200
    assert _close(story, "2026-09").json()["code"] == "accounting_month_closed"
    shown = _close(story, "2026-10").json()
    numbers = [one["number"] for month in ("2026-09", "2026-10") for one in _entries(story, month)["entries"]]
    assert numbers == [f"2026-{rank:06d}" for rank in range(1, len(numbers) + 1)]
    september = _entries(story, "2026-09")
    assert september["final"] is True
    assert [{**one, "number": 0} for one in september["entries"]] == [{**one, "number": 0} for one in before["entries"]]
    assert september["sha256"] == shown["closed"][1]["sha256"]
    assert next(row["ValidDate"] for row in _csv(story, "2026-09")) == "20261115"
    # Later facts, other accounts: a closed month gives the same bytes for ever.
    Money(story.database).paid(claim, 10_000, now=SEPTEMBER)
    assert _entries(story, "2026-09") == september


def test_a_closed_month_takes_no_entry(told: tuple[Story, str]) -> None:
    story, claim = told
    _close(story, "2026-09")
    entry = Money(story.database).paid(claim, 10_000, now=SEPTEMBER)
    with story.database.reading() as session:
        row = one_row(session, "SELECT booked_on, value_on FROM ledger_entry WHERE id = :id", id=entry)
    assert row is not None
    assert (str(row["booked_on"]), str(row["value_on"])) == ("2026-10-01", "2026-09-15")


def test_whoever_closes_waits_for_whoever_enters_and_the_other_way_round(told: tuple[Story, str]) -> None:
    story, claim = told
    closed: list[float] = []

    def close() -> None:
        assert _close(story, "2026-09").status_code == 200
        closed.append(time.monotonic())

    with story.database.unit() as unit:
        unit.begin()
        unit.session.execute(text(_ENTERED), {"reference": claim, "at": SEPTEMBER})
        closing = threading.Thread(target=close)
        closing.start()
        time.sleep(0.4)
        assert closed == []
        unit.commit()
    closing.join(10)
    assert len(closed) == 1
    piece = [one for one in _entries(story, "2026-09")["entries"] if one["lines"][0]["debit"] == "12.34"]
    assert len(piece) == 1


_ENTERED = """
    WITH entered AS (
        INSERT INTO ledger_entry (id, claim_id, kind, benefit, amount_cents, source, reason, idempotency_key,
                                  outside_limit, value_on, recorded_at, recorded_by)
        SELECT gen_random_uuid(), id, 'commit', 'cleaning', 1234, 'race', 'x', 'race', 'ex_gratia', '2026-09-15',
               :at, 'x' FROM claim WHERE reference = :reference RETURNING *)
    INSERT INTO ledger_entry (id, claim_id, kind, benefit, amount_cents, source, reason, idempotency_key,
                              outside_limit, value_on, recorded_at, recorded_by, of_entry)
    SELECT gen_random_uuid(), claim_id, 'pay', benefit, 1234, 'race', 'x', 'race2', outside_limit, value_on,
           recorded_at, 'x', id FROM entered"""


def test_two_who_close_the_same_month_close_it_once(told: tuple[Story, str]) -> None:
    story, _ = told
    codes: list[int] = []
    both = [threading.Thread(target=lambda: codes.append(_close(story, "2026-09").status_code)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join(20)
    assert sorted(codes) == [200, 409]
    assert [one["month"] for one in story.get("/accounting-periods")["closed"]] == ["2026-09"]


def test_a_rehearsed_closing_closes_nothing(told: tuple[Story, str]) -> None:
    story, _ = told
    path = f"{API}/accounting-periods/2026-09/closure?dry_run=true"
    assert story.client.post(path, headers=key(story.supervisor), json={}).status_code == 200
    assert story.get("/accounting-periods")["closed"] == []


def test_the_year_begins_at_one(own: Story, at: Callable[[datetime], None]) -> None:
    at(datetime(2026, 12, 15, 10, tzinfo=UTC))
    own.claim()
    at(datetime(2027, 1, 15, 10, tzinfo=UTC))
    own.claim()
    at(datetime(2027, 2, 15, 10, tzinfo=UTC))
    for month in ("2026-12", "2027-01"):
        assert _close(own, month).status_code == 200
    numbers = [_entries(own, month)["entries"][0]["number"] for month in ("2026-12", "2027-01")]
    assert numbers == ["2026-000001", "2027-000001"]


@pytest.fixture
def bank(own: Story) -> Bank:
    """The carrier's bank, on the database of this test alone."""
    with own.database.transaction() as session:
        token = accounts.create_api_token(session, None, name="admin", role=Role.ADMIN, now=clock.now()).token
    return Bank(own, {"Authorization": f"Bearer {token}"})


def _balance(story: Story, account: str, *months: str) -> list[Decimal]:
    """Debit less credit of an account, month by month, each month balanced."""
    found = []
    for month in months:
        rows = _csv(story, month)
        assert sum(_euros(row, "Debit") for row in rows) == sum(_euros(row, "Credit") for row in rows)
        found.append(
            Decimal(sum(_euros(row, "Debit") - _euros(row, "Credit") for row in rows if row["CompteNum"] == account))
        )
    return found


def test_the_creditor_is_cleared_by_the_bank(bank: Bank, at: Callable[[datetime], None]) -> None:
    story, months = bank.story, ("2026-09", "2026-10", "2026-11")
    at(SEPTEMBER)
    kept, refused = bank.approved("300.00")["reference"], bank.approved("200.00")["reference"]
    waits = bank.approved("50.00")["reference"]
    batch = bank.batch(kept, refused)["reference"]
    at(OCTOBER)
    bank.report(batch, {kept: "ACSC", refused: "RJCT:AC04"})
    assert _balance(story, "467100", *months[:2]) == [-550, 500]
    assert _balance(story, "512000", *months[:2]) == [0, -300]
    at(NOVEMBER)
    bank.report(batch, {kept: "RJCT:MD07"})
    story.done(f"/payments/{waits}/return", {"kind": "undue", "reason": "Erreur."}, by=story.supervisor)
    assert _balance(story, "467100", *months) == [-550, 500, 50]
    assert _balance(story, "512000", *months) == [0, -300, 300]
    assert sum(_balance(story, "601100", *months)) == 0
    labels = {row["JournalLib"] for row in _csv(story, "2026-10")}
    assert "Banque" in labels


def test_a_settlement_of_a_closed_month_is_booked_in_the_next(bank: Bank, at: Callable[[datetime], None]) -> None:
    at(SEPTEMBER)
    reference = bank.approved("300.00")["reference"]
    batch = bank.batch(reference)["reference"]
    at(OCTOBER)
    before = _csv(bank.story, "2026-09")
    assert _close(bank.story, "2026-09").status_code == 200
    body = {"settled_on": "2026-09-16"}
    bank.story.done(f"/payment-batches/{batch}/settlement", body, by=bank.story.supervisor)
    legs = [row for row in _csv(bank.story, "2026-10") if row["JournalCode"] == "BQ"]
    assert {(row["EcritureDate"], row["PieceDate"]) for row in legs} == {("20261015", "20260916")}
    assert len(_csv(bank.story, "2026-09")) == len(before)


def test_money_held_for_the_insured_leaves_by_the_bank(bank: Bank, at: Callable[[datetime], None]) -> None:
    story = bank.story
    at(OCTOBER)
    payment = story.done(f"/claims/{story.claim()}/recoveries", _damages())["payments"][0]
    approved = story.done(f"/payments/{payment}/approval", by=story.supervisor)
    bank.account(approved["payee_id"])
    batch = bank.batch(payment)["reference"]
    assert _balance(story, "467100", "2026-10") == [-700]
    bank.report(batch, {payment: "ACSC"})
    assert [_balance(story, account, "2026-10") for account in ("467100", "467200", "512000")] == [[0], [0], [0]]
