"""Everybody's missions in one list, and what handlers think of them."""

from sqlalchemy import text

from backend.core.ids import new_id
from tests.providers.story import Story


def test_missions_are_listed_filtered_and_paged(story: Story) -> None:
    claim = story.claim()
    missions = [story.request(claim) for _ in range(3)]
    path = f"/service-requests?claim={claim}"
    assert [row["reference"] for row in story.get(path)["items"]] == missions[::-1]
    page = story.get(f"{path}&limit=2")
    rest = story.get(f"{path}&limit=2&cursor={page['next']}")
    assert [row["reference"] for row in page["items"] + rest["items"]] == missions[::-1]
    story.done(f"/service-requests/{missions[0]}/quote", {"amount_ttc": "120.00"})
    (quoted,) = story.get(f"{path}&state=quoted")["items"]
    assert (quoted["reference"], quoted["quoted"], quoted["late"]) == (missions[0], "120.00", False)
    assert not story.get(f"{path}&late=true")["items"]


def test_a_quote_beyond_the_handlers_authority_waits_for_somebody_else(story: Story) -> None:
    claim = story.claim()
    path = f"/service-requests?claim={claim}"
    nobodys = story.request(claim)
    story.done(f"/service-requests/{nobodys}/quote", {"amount_ttc": "1.00"})
    assert story.get(path)["items"][0]["needs_approval"], "a claim of nobody is under nobody's authority"
    with story.database.transaction() as session:
        person = """INSERT INTO user_account (id, email, name, role, password_hash, created_at)
                    VALUES (:id, :email, 'Ana', 'handler', 'none', now())"""
        found = {"id": new_id(), "email": f"{new_id().hex}@example.org", "claim": claim}
        session.execute(text(person), found)
        session.execute(text("UPDATE claim SET handler_id = :id WHERE reference = :claim"), found)
    small, large = story.request(claim), story.request(claim)
    assert not any(row["needs_approval"] for row in story.get(path)["items"])
    story.done(f"/service-requests/{small}/quote", {"amount_ttc": "4000.00"})
    story.done(f"/service-requests/{large}/quote", {"amount_ttc": "4000.01"})
    told = {row["reference"]: row["needs_approval"] for row in story.get(path)["items"]}
    assert told == {nobodys: False, small: False, large: True}
    story.done(f"/service-requests/{large}/quote-approval", by=story.supervisor)
    assert not any(row["needs_approval"] for row in story.get(path)["items"])


def test_a_promise_not_kept_is_late(story: Story) -> None:
    claim = story.claim()
    mission = story.quoted(claim, "120.00", delivery_days=0)
    story.done(f"/service-requests/{mission}/order")
    path = f"/service-requests?claim={claim}&late=true"
    assert not story.get(path)["items"]  # promised for today
    with story.database.transaction() as session:
        earlier = """UPDATE purchase_order SET promised_on = promised_on - 1
                      WHERE request_id = (SELECT id FROM service_request WHERE reference = :mission)"""
        session.execute(text(earlier), {"mission": mission})
    assert [row["reference"] for row in story.get(path)["items"]] == [mission]
    story.done(f"/service-requests/{mission}/delivery", {"result": "Retiré."})
    assert not story.get(path)["items"]


def test_a_delivered_mission_is_rated_and_a_persons_last_note_counts(story: Story) -> None:
    claim = story.claim()
    mission = story.quoted(claim, "120.00")
    path = f"/service-requests/{mission}"
    story.refused("nothing_to_rate", f"{path}/rating", {"score": 4})
    story.done(f"{path}/order")
    story.done(f"{path}/delivery", {"result": "Retiré."})
    story.done(f"{path}/rating", {"score": 2, "comment": "Lent."})
    story.done(f"{path}/rating", {"score": 4})
    notes = story.done(f"{path}/rating", {"score": 5}, by=story.supervisor)
    assert [note["score"] for note in notes] == [5, 4]
    assert story.get(f"{path}/rating") == notes
    provider = story.get(path)["provider_id"]
    page = story.get(f"/providers/{provider}/ratings?limit=1")
    rest = story.get(f"/providers/{provider}/ratings?cursor={page['next']}")
    assert [(one["mission"], one["score"]) for one in page["items"] + rest["items"]] == [(mission, 5), (mission, 4)]
    whole = story.get(f"/providers/{provider}/figures")["items"][-1]
    assert (whole["speciality"], whole["ratings"], whole["rating_average"]) == (None, 2, "4.5")
    story.refused("validation_failed", f"{path}/rating", {"score": 6}, status=422)
