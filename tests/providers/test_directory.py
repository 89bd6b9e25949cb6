"""The directory through the API."""

import pytest

from tests.conftest import Headers
from tests.providers.story import API, Story, siret


def test_a_provider_is_added_and_found(story: Story) -> None:
    added = story.provider(name="Ménage du Web", platforms=["doctolib"], tariffs={"cleaning": "1800.00"})
    assert (added["version"], added["open_requests"], added["tariffs"]) == (1, 0, {"cleaning": "1800.00"})
    assert story.get(f"/providers/{added['id']}") == added
    found = story.get("/providers?speciality=cleaning&platform=doctolib&q=ménage")["items"]
    assert [one["id"] for one in found] == [added["id"]]
    assert story.get("/providers?speciality=legal_advice&q=ménage")["items"] == []


@pytest.mark.parametrize("wrong", ["73282932000075", "123", "7328293200007A", ""])
def test_a_wrong_siret_is_refused_clearly(story: Story, wrong: str) -> None:
    body = {"name": "A", "siret": wrong, "email": "a@example.org", "specialities": ["cleaning"]}
    refused = story.refused("siret_invalid", "/providers", body, status=422)
    assert refused["errors"][0]["pointer"] == "/siret"
    assert "14 chiffres" in refused["detail"]


def test_a_siret_is_taken_once_whatever_its_spaces(story: Story) -> None:
    given = siret()
    story.provider(siret=f"{given[:3]} {given[3:6]} {given[6:9]} {given[9:]}")
    body = {"name": "A", "siret": given, "email": "a@example.org", "specialities": ["cleaning"]}
    story.refused("siret_taken", "/providers", body)


def test_a_tariff_needs_its_speciality(story: Story) -> None:
    body = {
        "name": "A",
        "siret": siret(),
        "email": "a@example.org",
        "specialities": ["cleaning"],
        "tariffs": {"watch": "10.00"},
    }
    story.refused("tariff_unknown", "/providers", body, status=422)


def patch(story: Story, provider_id: str, version: int, body: dict[str, object]) -> tuple[int, dict[str, object]]:
    """A PATCH on the version seen."""
    headers = {**story.handler, "If-Match": f'"{version}"'}
    answer = story.client.patch(f"{API}/providers/{provider_id}", json=body, headers=headers)
    return answer.status_code, answer.json()


def test_suspending_says_why_and_resuming_forgets_it(story: Story) -> None:
    added = story.provider()
    status, refused = patch(story, added["id"], 1, {"active": False})
    assert (status, refused["code"]) == (422, "reason_required")
    _, suspended = patch(story, added["id"], 1, {"active": False, "suspended_reason": "Assurance expirée"})
    assert (suspended["active"], suspended["version"]) == (False, 2)
    body = {"provider_id": added["id"], "speciality": "cleaning"}
    refusal = story.refused("provider_suspended", f"/claims/{story.claim()}/service-requests", body)
    assert "Assurance expirée" in refusal["detail"]
    assert patch(story, added["id"], 1, {"active": True})[0] == 412
    _, resumed = patch(story, added["id"], 2, {"active": True})
    assert (resumed["active"], resumed["suspended_reason"]) == (True, None)


def test_a_change_touches_only_what_it_names(story: Story) -> None:
    added = story.provider(tariffs={"cleaning": "100.00", "watch": "20.00"})
    _, changed = patch(story, added["id"], 1, {"specialities": ["cleaning"], "territories": ["2A", "971"]})
    assert changed == {
        **added,
        "specialities": ["cleaning"],
        "territories": ["2A", "971"],
        "tariffs": {"cleaning": "100.00"},
        "version": 2,
    }
    assert patch(story, added["id"], 2, {"territories": ["20"]})[0] == 422
    assert patch(story, added["id"], 2, {"siret": "1"})[1]["code"] == "siret_invalid"


def test_pages_follow_each_other(story: Story) -> None:
    names = [f"Page commune {number}" for number in range(3)]
    for name in names:
        story.provider(name=name)
    first = story.get("/providers?q=page commune&limit=2")
    second = story.get(f"/providers?q=page commune&limit=2&cursor={first['next']}")
    assert [one["name"] for one in first["items"] + second["items"]] == names
    assert second["next"] is None


def test_who_may_read_and_write(story: Story, auditor: Headers) -> None:
    assert story.client.get(f"{API}/providers", headers=auditor).status_code == 200
    story.refused("permission_missing", "/providers", {}, by=auditor, status=403)
    assert story.client.get(f"{API}/providers/not-an-id", headers=auditor).status_code == 404
