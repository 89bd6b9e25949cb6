"""Days, independence and reminders of complaints."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from backend.complaints import rules, service
from backend.complaints.commands import ComplaintIn
from backend.core.access import Actor, Role
from backend.core.db import rows
from backend.core.errors import Conflict
from backend.core.ids import new_id
from tests.factories import store_user

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("sent", "acknowledge", "answer"),
    [
        (date(2026, 3, 2), date(2026, 3, 13), date(2026, 5, 2)),
        (date(2026, 4, 28), date(2026, 5, 12), date(2026, 6, 28)),  # 1 and 8 May are no working days
        (date(2025, 12, 31), date(2026, 1, 13), date(2026, 2, 28)),  # a month without that day ends on its last
    ],
)
def test_days_count_from_the_sending(sent: date, acknowledge: date, answer: date) -> None:
    found = rules.days_of(sent, None)
    assert (found.acknowledge_by, found.answer_by) == (acknowledge, answer)


def test_the_least_busy_independent_person_is_proposed() -> None:
    people = [rules.Candidate(ONE, "A", 0), rules.Candidate(TWO, "B", 2), rules.Candidate(THREE, "C", 1)]
    assert rules.propose(people, frozenset()) == people[0]
    assert rules.propose(people, frozenset({ONE})) == people[2]
    assert rules.propose(people[:1], frozenset({ONE})) is None
    rules.check_independent(None, frozenset({ONE}))
    with pytest.raises(Conflict, match="indépendant"):
        rules.check_independent(ONE, frozenset({ONE}))


def test_a_complaint_without_a_claim_is_recalled_once_a_rung(session: Session) -> None:
    store_user(session, role="supervisor")
    actor = Actor(new_id(), "Claire Exemple", Role.HANDLER)
    body = ComplaintIn(channel="oral", subject="Trop long", complainant_name="Dr Fictive", sent_on=NOW.date())
    reference = service.record(session, body, actor, now=NOW)
    messages = "SELECT subject FROM outbox_message WHERE subject LIKE :reference"

    def recalled(day: int, month: int = 3) -> int:
        service.remind(session, NOW.replace(month=month, day=day))
        return len(rows(session, messages, reference=f"{reference}%"))

    assert recalled(2) == 0
    first = recalled(6)
    assert first > 0, "seven days before the prudent day of the acknowledgement"
    assert recalled(6) == first
    assert recalled(13) > first
