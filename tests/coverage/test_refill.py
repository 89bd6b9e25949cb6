"""Money that comes back is shown beside; it refills the limit only where the terms say so, and may be undone."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.coverage.conftest import Event, open_event
from tests.coverage.test_guards import refuses
from tests.factories import store_policy
from tests.factories.rows import amend, new_terms


@pytest.fixture
def refilled(session: Session) -> Event:
    """An event of terms that let recoveries refill."""
    policy = store_policy(session, inception_on=date(2020, 1, 1))
    terms = new_terms(session, "LM-INTERNE", date(2001, 2, 3), main={}, recovery_refills_limit=True)
    amend(session, policy, date(2020, 1, 1), terms_id=terms)
    return open_event(session, policy)


def limit(event: Event) -> int:
    """The limit as it stands, in cents."""
    found = event.session.execute(text("SELECT limit_cents FROM covered_event WHERE id = :id"), {"id": event.id})
    return int(found.scalar_one())


def test_a_recovery_refills_nothing_by_default(event: Event) -> None:
    event.enter("pay", 400_000, of=event.enter("commit", 400_000))
    event.enter("recover", 100_000)
    assert (limit(event), event.balances()["recovered"]) == (400_000, 100_000)
    refuses(event.session, "amount_within_limit", lambda: event.enter("commit", 1))


def test_a_recovery_refills_where_the_terms_say_so(refilled: Event) -> None:
    refilled.enter("pay", 400_000, of=refilled.enter("commit", 400_000))
    back = refilled.enter("recover", 100_000)
    assert limit(refilled) == 500_000
    refilled.enter("commit", 60_000)
    # Undone, it takes the room away again, unless somebody uses it.
    refuses(refilled.session, "amount_within_limit", lambda: refilled.enter("release", 40_001, of=back))
    refilled.enter("release", 40_000, of=back)
    assert (limit(refilled), refilled.balances()["recovered"]) == (460_000, 60_000)
