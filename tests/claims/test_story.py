"""The main job through the use cases, in one transaction, on the newest and the oldest server."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from backend.claims import service, views
from backend.claims.commands import ClaimIn, DecisionIn, QualificationIn
from backend.claims.schemas import ClaimOut
from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.db import rows
from backend.core.errors import Conflict
from backend.core.ids import new_id
from backend.coverage import service as coverage
from tests.factories import ClaimBody, store_policy

ACTOR = Actor(new_id(), "Claire Exemple", Role.HANDLER)
NEW = DecisionIn(outcome="covered", event="new")


def _qualified(session: Session, number: str) -> ClaimOut:
    now = clock.now()
    reference = service.declare(session, ClaimIn.model_validate(ClaimBody(policy_number=number)), ACTOR, now=now)
    content = views.page(session, reference, ACTOR, now=now).contents[0]
    kind = QualificationIn(kind="diffamation_publique", reasons="Imputation d’un fait précis.")
    service.qualify(session, reference, content.id, kind, ACTOR, expected_version=1, now=now)
    return views.page(session, reference, ACTOR, now=now)


@pytest.mark.both_servers
def test_the_whole_story(session: Session) -> None:
    policy, now = store_policy(session), clock.now()
    claims = [_qualified(session, policy.number) for _ in range(3)]
    for claim in claims[:2]:
        service.decide(session, claim.reference, NEW, ACTOR, expected_version=2, now=now)
    with pytest.raises(Conflict) as refusal:
        service.decide(session, claims[2].reference, NEW, ACTOR, expected_version=2, now=now)
    assert refusal.value.code == "event_limit_reached"
    refused = DecisionIn(outcome="not_covered", reason_code="limit_reached")
    service.decide(session, claims[2].reference, refused, ACTOR, expected_version=2, now=now)

    first = views.page(session, claims[0].reference, ACTOR, now=now)
    service.close(session, first.reference, "Avis retiré.", ACTOR, expected_version=3, now=now + timedelta(minutes=1))
    shown = coverage.standing(session, policy.number, ACTOR, on=clock.today(), as_of=None)
    assert (shown["events_used"], shown["events_limit"]) == (1, 2)
    known = coverage.standing(session, policy.number, ACTOR, on=clock.today(), as_of=now)
    assert known["events_used"] == 2

    chains = rows(
        session,
        """SELECT bool_and(a.hash = audit_hash(a)) AS sound, count(*) AS entries FROM audit_entry a
             JOIN claim c ON c.id = a.subject_id WHERE c.policy_id = :id""",
        id=policy.id,
    )
    assert dict(chains[0]) == {"sound": True, "entries": 10}
