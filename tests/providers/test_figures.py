"""What missions show of a provider, in their figures and in the ranking; two lawyers' steps asked at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from backend.core import clock
from backend.core.clock import paris_date
from backend.core.db import rows
from tests.conftest import key
from tests.providers.story import API, Json, Story

TODAY = paris_date(clock.now())


def mission(story: Story, claim: str, provider: str, *, cause: str | None, seen: str | None = None) -> str:
    """A removal delivered forty days ago, its cause and what the first look saw."""
    body = {"provider_id": provider, "speciality": "cleaning"}
    request = str(story.done(f"/claims/{claim}/service-requests", body)["reference"])
    path = f"/service-requests/{request}"
    story.done(f"{path}/quote", {"amount_ttc": "100.00", "delivery_days": 5})
    story.done(f"{path}/order")
    story.done(f"{path}/delivery", {"delivered_on": str(TODAY - timedelta(days=40)), "result": "Retiré"})
    if cause:
        story.done(f"{path}/removal-cause", {"cause": cause, "proof": "Réponse de la plateforme"})
    if seen:
        looks = story.get(f"{path}/outcome")["post_checks"]
        story.done(f"{path}/post-checks/{looks[0]['id']}", {"result": "gone"})
        story.done(f"{path}/post-checks/{looks[1]['id']}", {"result": seen})
    return request


def match(story: Story, claim: str, provider: str) -> Json:
    """The provider's components in the ranking of a claim."""
    found = story.get(f"/claims/{claim}/provider-matches?speciality=cleaning")["items"]
    one = next(one for one in found if one["provider_id"] == provider)
    return {part["code"]: part["points"] for part in one["components"]}


def test_figures_tell_causes_promises_and_what_came_back(story: Story) -> None:
    claim, provider = story.claim(), story.provider(specialities=["cleaning"])["id"]
    path = f"/providers/{provider}/figures"
    assert [one["missions"] for one in story.get(path)["items"]] == [0]
    untried = match(story, claim, provider)
    mission(story, claim, provider, cause="provider_action", seen="gone")
    mission(story, claim, provider, cause="author_withdrew")
    mission(story, claim, provider, cause="provider_action", seen="reappeared")
    mission(story, claim, provider, cause="unknown")
    body = {"provider_id": provider, "speciality": "cleaning"}
    story.done(f"/claims/{claim}/service-requests", body)
    cleaning, altogether = story.get(path)["items"]
    assert altogether == {**cleaning, "speciality": None}
    name = story.get(f"/providers/{provider}")["name"]
    (listed,) = story.get(f"/providers?figures=true&q={name}")["items"]
    assert listed["figures"] == altogether
    assert story.get(f"/providers?q={name}")["items"][0]["figures"] is None
    assert {name: cleaning[name] for name in ("missions", "under_way", "ordered", "delivered", "on_time", "late")} == {
        "missions": 5,
        "under_way": 1,
        "ordered": 4,
        "delivered": 4,
        "on_time": 4,
        "late": 0,
    }
    assert cleaning["success_by_cause"] == {
        "provider_action": 2,
        "author_withdrew": 1,
        "platform_own_motion": 0,
        "court": 0,
        "unknown": 1,
    }
    assert (cleaning["failed"], cleaning["checked"], cleaning["reappeared"]) == (1, 2, 1)
    assert (cleaning["reappearance_percent"], cleaning["disputes"], cleaning["median_days"]) == (50, 0, 0)
    tried = match(story, claim, provider)
    assert (untried["success"], untried["reappearance"]) == (10, 5)
    assert (tried["success"], tried["reappearance"]) == (20 * 4 // 6, 10 * 2 // 4)


def test_who_may_not_serve_is_neither_asked_nor_ordered(story: Story) -> None:
    claim, provider = story.claim(), story.provider()["id"]
    asked = {"provider_id": provider, "speciality": "cleaning"}
    request = story.done(f"/claims/{claim}/service-requests", asked)["reference"]
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "100.00"})
    over = {"kind": "insurance_certificate", "reference": "RC", "issued_on": "2020-01-01", "valid_until": "2021-01-01"}
    story.done(f"/providers/{provider}/documents", over)
    refused = story.refused("provider_document_expired", f"/service-requests/{request}/order")
    assert "01/01/2021" in refused["detail"]
    story.refused("provider_document_expired", f"/claims/{claim}/service-requests", asked)
    story.done(f"/providers/{provider}/documents", {**over, "valid_until": str(TODAY)})
    insured = story.get(f"/claims/{claim}")["insured"]["name"]
    link = story.done(f"/providers/{provider}/links", {"name": insured, "reason": "Sœur"})["items"][0]["id"]
    refused = story.refused("provider_conflict_of_interest", f"/service-requests/{request}/order")
    assert "Sœur" in refused["detail"]
    story.done(f"/providers/{provider}/links/{link}/end", {"reason": "Erreur de personne"})
    story.done(f"/service-requests/{request}/order")


def test_two_claims_of_one_event_open_one_event_of_legal_protection_and_never_overdraw_it(story: Story) -> None:
    claims = story.joined("EREP-PLUS", 4)
    for claim in claims:
        story.done(f"/claims/{claim}/lawyer-choice", {"name": "Maître Ada Lovelace", "bar": "Paris"})

    def ask(claim: str) -> tuple[int, dict[str, Any]]:
        path = f"{API}/claims/{claim}/agreements-to-pay"
        answer = story.client.post(path, json={"step": "trial"}, headers=key(story.supervisor))
        return answer.status_code, answer.json()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, claims))
    assert sorted(status for status, _ in answers) == [201, 201, 409, 409]
    assert {body["code"] for status, body in answers if status == 409} == {"amount_limit_exceeded"}
    (event,) = {body["event_id"] for status, body in answers if status == 201}
    with story.database.reading() as session:
        (row,) = rows(
            session,
            "SELECT committed_cents, limit_cents FROM covered_event WHERE id = CAST(:id AS uuid)",
            id=event,
        )
    assert (row["committed_cents"], row["limit_cents"]) == (560_000, 800_000)
