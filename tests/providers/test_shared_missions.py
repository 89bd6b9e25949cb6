"""A mission that several claims share: whatever is checked of its own claim is checked of the others too."""

from tests.providers.story import Json, Story, money


def shared(story: Story, provider: str, **more: object) -> tuple[str, str, Json]:
    """Two claims of different insured, and the request that serves both."""
    first, second = story.claim(), story.claim("EREP-PLUS", author={"name": "Ludivine Ferracci"})
    body = {
        "provider_id": provider,
        "speciality": "cleaning",
        "shared_with": [{"claim_reference": second, "share": 1}],
        "share_reason": "Même auteur.",
        **more,
    }
    return first, second, body


def test_who_is_tied_with_another_claim_of_the_mission_is_not_asked(story: Story) -> None:
    rival = story.provider(name="FERRACCI Ludivine")["id"]
    first, _, body = shared(story, rival)
    path = f"/claims/{first}/service-requests"
    story.refused("provider_conflict_of_interest", path, body)
    story.done(path, {"provider_id": rival, "speciality": "cleaning"})


def test_a_tie_with_another_claim_found_later_stops_the_order(story: Story) -> None:
    provider = story.provider()["id"]
    first, second, body = shared(story, provider)
    request = story.done(f"/claims/{first}/service-requests", body)["reference"]
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "600.00"})
    tie = {"name": "Ludivine Ferracci", "reason": "Associée"}
    link = story.done(f"/providers/{provider}/links", tie)["items"][0]["id"]
    refused = story.refused("provider_conflict_of_interest", f"/service-requests/{request}/order")
    assert "Ludivine Ferracci" in refused["detail"]
    assert (money(story, first)[0], money(story, second)[0]) == ("0.00", "0.00")
    story.done(f"/providers/{provider}/links/{link}/end", {"reason": "Erreur de personne"})
    story.done(f"/service-requests/{request}/order")
