"""A month of the calendar: which months there are, and their holidays."""

from datetime import date

import pytest
from fastapi.testclient import TestClient

from backend.core.calendar import METROPOLE
from backend.deadlines.feeds import month_holidays
from tests.conftest import Headers

API = "/api/v1"


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "0000-01", "9999-12", "novembre"])
def test_a_month_that_is_none_is_refused(client: TestClient, handler: Headers, month: str) -> None:
    assert client.get(f"{API}/deadlines/calendar", params={"month": month}, headers=handler).status_code == 422


def test_local_holidays_say_where() -> None:
    found = {(row["day"], row["name"]): row["places"] for row in month_holidays(date(2026, 12, 1))}
    assert found == {
        (date(2026, 12, 20), "abolition de l’esclavage"): ["La Réunion"],
        (date(2026, 12, 25), "Noël"): [],
        (date(2026, 12, 26), "Saint-Étienne"): ["Alsace-Moselle"],
    }
    for month in range(1, 13):
        for row in month_holidays(date(2026, month, 1)):
            assert row["places"] or METROPOLE.holiday(row["day"]) == row["name"]
