"""The dashboard of the small story: what is open, and what each month brought."""

from typing import Any

import pytest
from sqlalchemy import text

from backend.accounts import service as accounts
from backend.accounts.cookies import PLAIN_COOKIE
from backend.accounts.models import UserAccount
from backend.core import clock
from backend.reporting.errors import month_span_invalid
from backend.reporting.rules import span_of
from tests.core.test_round_trips import Waits, at_most, waits
from tests.factories import Caller, store_user
from tests.factories.calls import done, refused
from tests.reporting.conftest import Told

__all__ = ["waits"]
WAITS = 4  # who calls, then three statements


def read(told: Told, **parameters: str) -> dict[str, Any]:
    """The dashboard."""
    return done(told.caller.get("/dashboard", **parameters))


def month(shown: dict[str, Any], code: str) -> dict[str, Any]:
    """One month of it."""
    return next(one for one in shown["months"] if one["month"] == code)


def counted(rows: list[dict[str, Any]]) -> dict[str | None, int]:
    """Counts by code."""
    return {row["code"]: row["claims"] for row in rows}


def test_twelve_months_by_default_empty_ones_too(told: Told) -> None:
    shown = read(told)
    assert [one["month"] for one in shown["months"]][0::11] == ["2025-11", "2026-10"]
    assert month(shown, "2026-01")["opened"] == 0
    assert shown["as_of"] == "2026-10-31"


def test_what_a_month_brought(told: Told) -> None:
    found = month(read(told, **{"from": "2026-09", "to": "2026-10"}), "2026-10")
    assert (found["opened"], found["closed"]) == (7, 1)
    assert (found["committed"], found["paid"]) == ("1800.00", "2000.00")
    assert (found["days_to_decision"], found["days_to_order"], found["days_to_delivery"]) == (0, 4, 21)
    assert found["removal_success"] is None
    september = month(read(told), "2026-09")
    assert (september["opened"], september["committed"], september["paid"]) == (1, "500.00", "0.00")


def test_what_is_open_adds_up_whatever_it_is_counted_by(told: Told) -> None:
    shown = read(told)
    assert shown["open"] == 7
    for name in ("by_status", "by_kind", "by_platform", "by_urgency"):
        assert sum(counted(shown[name]).values()) == 7, name
    urgency = counted(shown["by_urgency"])
    assert list(urgency) == ["expired", "within_48_hours", "within_7_days", "within_14_days", "later", "none"]
    assert urgency["expired"] >= 1


def test_who_holds_how_much(told: Told) -> None:
    load = {one["name"]: (one["open"], one["overdue_tasks"]) for one in read(told)["handlers"]}
    assert load["Claire Exemple"][0] == 1
    assert load["Bruno Exemple"] == (0, 0)


def test_a_clock_missed_shows_in_the_month_of_its_last_day(told: Told) -> None:
    missed = sum(one["deadlines_missed"] for one in read(told)["months"])
    with told.database.reading() as session:
        sql = "SELECT count(*) FROM deadline WHERE owner = 'us' AND NOT shadow AND state = 'live' AND last_day < :today"
        assert missed == session.scalar(text(sql), {"today": clock.today()})
    assert missed >= 1


def test_a_complaint_counts_in_its_month(told: Told) -> None:
    before = month(read(told), "2026-10")["complaints"]
    body = {"claim": told.reference("late"), "channel": "phone", "subject": "Retard", "cause": "delay"}
    done(told.caller.post("/complaints", {**body, "sent_on": "2026-10-31"}))
    assert month(read(told), "2026-10")["complaints"] == before + 1


def test_a_hidden_claim_is_not_counted(told: Told) -> None:
    with told.database.transaction() as session:
        person = store_user(session, role="supervisor", email="yeux@example.org")
        user = session.get(UserAccount, person)
        assert user is not None
        secret = accounts.open_session(session, user, now=clock.now())
    eyes = Caller(told.caller.client, {"Cookie": f"{PLAIN_COOKIE}={secret}"})
    before = done(eyes.get("/dashboard"))
    hide = text("UPDATE claim SET hidden_from = CAST(:who AS uuid[]) WHERE reference = :claim")
    with told.database.transaction() as session:
        session.execute(hide, {"who": [str(person)], "claim": told.reference("first")})
    after = done(eyes.get("/dashboard"))
    with told.database.transaction() as session:
        session.execute(hide, {"who": [], "claim": told.reference("first")})
    assert (before["open"] - after["open"]) == 1
    assert month(after, "2026-10")["opened"] == month(before, "2026-10")["opened"] - 1
    assert month(after, "2026-10")["committed"] == "0.00"


def test_few_statements(told: Told, waits: Waits) -> None:
    for _ in range(8):
        with at_most(waits, WAITS):
            read(told)


@pytest.mark.parametrize(
    ("first", "last"), [("2026-10", "2026-09"), ("2020-01", "2026-10"), (None, "2027-01"), ("x", None)]
)
def test_spans_that_are_none(told: Told, first: str | None, last: str | None) -> None:
    asked = {name: value for name, value in (("from", first), ("to", last)) if value}
    code = "month_invalid" if last == "2027-01" or first == "x" else month_span_invalid().code
    refused(told.caller.get("/dashboard", **asked), 422, code)


def test_a_span_crosses_the_year() -> None:
    span = span_of("2025-11", "2026-02", clock.today().replace(year=2026, month=6, day=1))
    assert [one.code for one in span] == ["2025-11", "2025-12", "2026-01", "2026-02"]
