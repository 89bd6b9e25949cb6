"""Declines, silences and agreements: the next match, the insured's yes or no, what time alone does."""

from datetime import timedelta

from sqlalchemy import text

from backend.core import clock
from backend.core.ids import new_id
from backend.providers.mission_jobs import watch_missions
from tests.providers.story import Json, Story, money


def _tasks(story: Story, kind: str, claim: str) -> list[Json]:
    return [one for one in story.tasks() if one["kind"] == kind and claim in one["title"]]


def _mails(story: Story, to: str, words: str) -> list[str]:
    with story.database.reading() as session:
        sql = text("SELECT body FROM outbox_message WHERE recipient = :to AND position(:words IN body) > 0")
        return list(session.scalars(sql, {"to": to, "words": words}))


def test_the_provider_accepts_then_begins(story: Story) -> None:
    request = story.request(story.claim())
    assert story.done(f"/service-requests/{request}/acceptance")["progress"] == "accepted"
    story.refused("action_not_possible", f"/service-requests/{request}/acceptance")
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "10.00"})
    story.done(f"/service-requests/{request}/order")
    begun = story.done(f"/service-requests/{request}/acceptance")
    assert (begun["progress"], begun["state"]) == ("in_progress", "ordered")


def test_a_decline_asks_the_next_one_and_tells_the_handler(story: Story) -> None:
    for _ in range(2):
        story.provider(specialities=["deindexing"])
    claim = story.claim("LM-LIBERAL")
    body = {"provider_id": story.provider(specialities=["deindexing"])["id"], "speciality": "deindexing"}
    request = story.done(f"/claims/{claim}/service-requests", body)["reference"]
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "100.00"})
    declined = story.post(f"/service-requests/{request}/decline", {"reason": "Trop de missions en cours."})
    assert declined.json()["progress"] == "declined", declined.text
    assert declined.json()["allowed_actions"] == []
    following = declined.headers["Location"].rpartition("/")[2]
    new = story.get(f"/service-requests/{following}")
    assert (new["replaces"], new["progress"], new["speciality"]) == (request, "sent", "deindexing")
    assert new["provider_id"] != body["provider_id"]
    assert following in _tasks(story, "mission_declined", claim)[0]["title"]
    assert money(story, claim)[3] == money(story, claim)[2]


def test_without_a_next_one_a_person_is_told(story: Story) -> None:
    # A speciality that few have: each of them is asked in turn.
    claim, first = story.claim("EREP-PLUS"), story.provider(specialities=["bailiff_report"])["id"]
    body = {"provider_id": first, "speciality": "bailiff_report"}
    request = story.done(f"/claims/{claim}/service-requests", body)["reference"]
    asked = {first}
    for _ in range(60):
        declined = story.post(f"/service-requests/{request}/decline", {"reason": "Indisponible."})
        if "Location" not in declined.headers:
            break
        request = declined.headers["Location"].rpartition("/")[2]
        provider = story.get(f"/service-requests/{request}")["provider_id"]
        assert provider not in asked
        asked.add(provider)
    assert len(_tasks(story, "mission_without_provider", claim)) == 1


def test_a_request_without_an_answer_goes_to_the_next_one_once(story: Story) -> None:
    claim, _next = story.claim(), story.provider()
    body = {"provider_id": story.provider()["id"], "speciality": "cleaning", "answer_working_days": 1}
    request = story.done(f"/claims/{claim}/service-requests", body)["reference"]
    watch_missions(story.database, clock.now())
    assert story.get(f"/service-requests/{request}")["progress"] == "sent"
    late = clock.now() + timedelta(days=6)
    watch_missions(story.database, late)
    watch_missions(story.database, late)
    assert story.get(f"/service-requests/{request}")["progress"] == "expired"
    items = story.get(f"/claims/{claim}/service-requests")["items"]
    assert [one["replaces"] for one in items] == [None, request]


def test_a_quote_lapses_after_its_last_day(story: Story) -> None:
    claim = story.claim()
    last = clock.now().date() + timedelta(days=2)
    request = story.quoted(claim, "100.00", valid_until=last.isoformat())
    watch_missions(story.database, clock.now() + timedelta(days=4))
    lapsed = story.get(f"/service-requests/{request}")
    assert (lapsed["quote_state"], money(story, claim)[3]) == ("expired", "4000.00")


def _over(story: Story) -> tuple[str, str, str]:
    claim = story.claim()
    story.ordered(claim, "3000.00")
    provider = story.provider(email=f"{new_id().hex}@example.org")
    body = {"provider_id": provider["id"], "speciality": "cleaning"}
    request = story.done(f"/claims/{claim}/service-requests", body)["reference"]
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "1250.50"})
    return claim, request, str(provider["email"])


def test_the_insured_agrees_to_the_cent_and_the_order_follows(story: Story) -> None:
    claim, request, _ = _over(story)
    path = f"/service-requests/{request}"
    story.refused("agreement_not_asked", f"{path}/insured-agreement", {"agreed": True})
    asked = story.done(f"{path}/insured-agreement-request")["insured_agreements"]
    assert [(one["insured_share"], one["insurer_part"], one["agreed"]) for one in asked] == [
        ("250.50", "1000.00", None)
    ]
    story.refused("agreement_already_asked", f"{path}/insured-agreement-request")
    story.refused("amount_limit_exceeded", f"{path}/order")
    story.done(f"{path}/insured-agreement", {"agreed": True, "proof": "Courriel de l’assuré"})
    order = story.done(f"{path}/order")["order"]
    assert (order["insurer_part"], order["insured_share"]) == ("1000.00", "250.50")
    assert money(story, claim)[0] == "4000.00"


def test_an_agreement_holds_for_its_quote_alone(story: Story) -> None:
    _, request, _ = _over(story)
    path = f"/service-requests/{request}"
    story.done(f"{path}/insured-agreement-request")
    story.done(f"{path}/insured-agreement", {"agreed": True})
    story.done(f"{path}/quote", {"amount_ttc": "1100.00"})
    story.refused("amount_limit_exceeded", f"{path}/order")


def test_a_no_is_told_to_the_provider(story: Story) -> None:
    _, request, provider = _over(story)
    path = f"/service-requests/{request}"
    story.done(f"{path}/insured-agreement-request")
    story.done(f"{path}/insured-agreement", {"agreed": False})
    assert len(_mails(story, provider, "n’accepte pas")) == 1
    story.refused("amount_limit_exceeded", f"{path}/order")


def test_eight_days_of_silence_are_a_no(story: Story) -> None:
    _, request, provider = _over(story)
    path = f"/service-requests/{request}"
    story.done(f"{path}/insured-agreement-request")
    watch_missions(story.database, clock.now() + timedelta(days=8))
    assert story.get(path)["insured_agreements"][0]["agreed"] is None
    for _ in range(2):
        watch_missions(story.database, clock.now() + timedelta(days=9))
    answer = story.get(path)["insured_agreements"][0]
    assert (answer["agreed"], answer["silent"]) == (False, True)
    assert len(_mails(story, provider, "n’a pas répondu")) == 1
    story.refused("amount_limit_exceeded", f"{path}/order")


def test_no_agreement_is_asked_where_the_cover_suffices(story: Story) -> None:
    request = story.quoted(story.claim(), "100.00")
    story.refused("agreement_not_needed", f"/service-requests/{request}/insured-agreement-request")
