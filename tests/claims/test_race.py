"""Twenty acceptances at once against a limit of two: exactly two pass, whatever the interleaving."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from backend.core.db import Database, rows
from tests.factories import Caller, StoredPolicy

PARALLEL = 20


@pytest.mark.parametrize("repetition", range(10))
def test_twenty_parallel_acceptances_take_two_slots(
    repetition: int, handler_calls: Caller, new_policy: Callable[..., StoredPolicy], database: Database
) -> None:
    policy = new_policy()
    claims = [handler_calls.qualified(policy.number) for _ in range(PARALLEL)]
    together = Barrier(PARALLEL)

    def accept(claim: dict[str, object]) -> tuple[int, str | None]:
        together.wait()
        answer = handler_calls.post(
            f"/claims/{claim['reference']}/coverage-decision", {"outcome": "covered", "event": "new"}, version=2
        )
        return answer.status_code, answer.json().get("code")

    with ThreadPoolExecutor(PARALLEL) as pool:
        answers = Counter(pool.map(accept, claims))

    assert answers == {(200, None): 2, (409, "event_limit_reached"): PARALLEL - 2}
    with database.reading() as session:
        (found,) = rows(
            session,
            """SELECT p.events_used, count(e.id) AS events, sum(CASE WHEN e.counted THEN 1 ELSE 0 END) AS counted,
                      (SELECT sum(CASE s.kind WHEN 'take' THEN 1 ELSE -1 END) FROM event_slot_entry s
                        WHERE s.period_id = p.id) AS slots,
                      (SELECT count(*) FROM coverage_decision d JOIN claim c ON c.id = d.claim_id
                        WHERE c.policy_id = p.policy_id AND d.outcome = 'covered') AS decisions
                 FROM coverage_period p JOIN covered_event e ON e.period_id = p.id
                WHERE p.policy_id = :id GROUP BY p.id""",
            id=policy.id,
        )
    assert set(found.values()) == {2}
