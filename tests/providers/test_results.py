"""What comes back from a removal: parts delivered, cause with proof, result fee, later looks, indicators."""

from datetime import date, timedelta

from backend.core import clock
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.providers.result_jobs import open_post_checks
from backend.providers.rules.results import indicators, is_whole
from tests.providers.story import Json, Story
from tests.providers.test_credit_notes import tasks_of
from tests.providers.test_invoices import bill, paper

TODAY = paris_date(clock.now())


def long_ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def removed(story: Story, days_ago: int = 100, speciality: str = "cleaning") -> tuple[str, str]:
    """A claim, and its removal delivered so many days ago."""
    claim = story.claim("LM-LIBERAL")
    content = story.get(f"/claims/{claim}")["contents"][0]["id"]
    body = {"provider_id": story.provider()["id"], "speciality": speciality, "content_ids": [content]}
    request = story.done(f"/claims/{claim}/service-requests", body)["reference"]
    story.done(f"/service-requests/{request}/quote", {"amount_ttc": "1000.00"})
    story.done(f"/service-requests/{request}/order")
    story.done(f"/service-requests/{request}/delivery", {"delivered_on": long_ago(days_ago)})
    return claim, request


def outcome(story: Story, request: str) -> Json:
    return story.get(f"/service-requests/{request}/outcome")


def test_parts_never_come_to_more_than_the_whole(story: Story) -> None:
    request = story.ordered(story.claim(), "1000.00")
    path = f"/service-requests/{request}/delivery"
    story.done(path, {"share_percent": 60})
    refused = story.refused("delivery_exceeds_whole", path, {"share_percent": 41})
    assert (refused["left_percent"], len(story.get(f"/service-requests/{request}")["deliveries"])) == (40, 1)
    assert "40\u00a0%" in refused["detail"]
    assert story.done(path, {"share_percent": 40})["progress"] == "partly_delivered"
    story.refused("delivery_exceeds_whole", path, {"share_percent": 1})
    assert story.done(path, {"share_percent": 100})["progress"] == "delivered"


def test_parts_are_delivered_before_the_whole(story: Story) -> None:
    request = story.ordered(story.claim(), "1000.00")
    path = f"/service-requests/{request}/delivery"
    proof = {"proof": "Capture", "proof_sha256": "a" * 64, "proof_url": "https://avis.example.org/1"}
    part = story.done(path, {"share_percent": 40, **proof})
    assert (part["state"], part["progress"]) == ("ordered", "partly_delivered")
    shown = part["deliveries"][0]
    assert (shown["complete"], shown["share_percent"], shown["proof_sha256"]) == (False, 40, "a" * 64)
    assert outcome(story, request)["post_checks"] == []
    assert story.done(path, {"lines": ["Retrait"]})["progress"] == "partly_delivered"
    assert story.done(path)["progress"] == "delivered"
    assert len(outcome(story, request)["post_checks"]) == 4
    story.refused("validation_failed", path, {"share_percent": 40, "complete": True}, status=422)
    story.refused("validation_failed", path, {"proof_sha256": "court"}, status=422)


def test_whole_or_part() -> None:
    assert is_whole(None, None, ())
    assert is_whole(None, 100, ())
    assert is_whole(True, None, ("Retrait",))
    assert not is_whole(None, 99, ())
    assert not is_whole(None, None, ("Retrait",))
    assert not is_whole(False, 100, ())


def test_later_looks_are_planned_once_and_become_tasks_on_their_day(story: Story) -> None:
    claim, request = removed(story, days_ago=8)
    planned = outcome(story, request)["post_checks"]
    assert [(one["after_days"], one["due_on"]) for one in planned] == [
        (days, (TODAY - timedelta(days=8) + timedelta(days=days)).isoformat()) for days in (1, 7, 30, 90)
    ]
    story.done(f"/service-requests/{request}/delivery", {"result": "Précisions."})
    assert outcome(story, request)["post_checks"] == planned
    open_post_checks(story.database, clock.now())
    assert open_post_checks(story.database, clock.now()) == 0
    assert len([task for task in tasks_of(story, claim) if task["kind"] == "post_check"]) == 2


def test_a_look_tells_the_state_of_the_content_and_closes_its_task(story: Story) -> None:
    claim, request = removed(story)
    open_post_checks(story.database, clock.now())
    first, second, *_ = (one["id"] for one in outcome(story, request)["post_checks"])
    path = f"/service-requests/{request}/post-checks"
    shown = story.done(f"{path}/{first}", {"result": "gone", "checked_on": long_ago(99), "proof": "Page 404"})
    assert shown["post_checks"][0]["result"] == "gone"
    assert online(story, claim) is False
    story.done(f"{path}/{second}", {"result": "reappeared"})
    assert online(story, claim) is True
    kinds = sorted(task["kind"] for task in tasks_of(story, claim))
    assert kinds.count("post_check") == 2
    assert {"content_reappeared", "removal_undone"} <= set(kinds)
    assert story.event(claim)["claims"] == [claim]


def online(story: Story, claim: str) -> bool | None:
    seen: bool | None = story.get(f"/claims/{claim}")["contents"][0]["still_online"]
    return seen


def test_still_there_goes_back_to_the_provider(story: Story) -> None:
    claim, request = removed(story)
    first, second, *_ = (one["id"] for one in outcome(story, request)["post_checks"])
    path = f"/service-requests/{request}/post-checks"
    story.done(f"{path}/{first}", {"result": "still_there"})
    assert "removal_not_obtained" in [task["kind"] for task in tasks_of(story, claim)]
    story.refused("nothing_reappeared", f"{path}/{second}", {"result": "reappeared"})
    story.refused("post_check_not_found", f"{path}/{new_id()}", {"result": "gone"}, status=404)


def test_a_look_is_not_taken_before_its_day(story: Story) -> None:
    _, request = removed(story, days_ago=3)
    later = outcome(story, request)["post_checks"][1]["id"]
    story.refused("post_check_too_early", f"/service-requests/{request}/post-checks/{later}", {"result": "gone"})


def test_a_page_out_of_a_search_engine_stays_online(story: Story) -> None:
    claim, request = removed(story, speciality="deindexing")
    before = online(story, claim)
    first = outcome(story, request)["post_checks"][0]["id"]
    story.done(f"/service-requests/{request}/post-checks/{first}", {"result": "gone"})
    assert online(story, claim) == before


def test_the_result_fee_waits_for_the_provider_s_own_action(story: Story) -> None:
    request = story.quoted(story.claim(), "1000.00", obligation="result", result_fee="400.00")
    story.done(f"/service-requests/{request}/order")
    path, cause = f"/service-requests/{request}/invoice", f"/service-requests/{request}/removal-cause"
    refused = story.refused("result_fee_not_earned", path, paper("1000.00"))
    assert (refused["result_fee"], refused["billable"], refused["cause"]) == ("400.00", "600.00", None)
    flagged = [{"label": "Honoraire de résultat", "amount_ttc": "100.00", "result_fee": True}]
    story.refused("result_fee_not_earned", path, paper("100.00", kind="instalment", lines=flagged))
    bill(story, request, "500.00", kind="instalment")
    assert story.refused("result_fee_not_earned", path, paper("100.01"))["billable"] == "100.00"
    story.refused("proof_required", cause, {"cause": "provider_action"}, status=422)
    story.done(cause, {"cause": "author_withdrew", "proof": "Courriel de l’auteur"})
    assert story.refused("result_fee_not_earned", path, paper("500.00"))["cause"] == "author_withdrew"
    shown = story.done(
        cause, {"cause": "provider_action", "proof": "Réponse de la plateforme", "established_on": long_ago(1)}
    )
    assert shown["cause"]["cause"] == "provider_action"
    assert bill(story, request, "500.00")["state"] == "invoiced"


def test_only_removals_have_a_cause(story: Story) -> None:
    adviser = {"provider_id": story.provider(specialities=["legal_advice"])["id"], "speciality": "legal_advice"}
    request = story.done(f"/claims/{story.claim('LM-LIBERAL')}/service-requests", adviser)["reference"]
    story.refused("removal_not_expected", f"/service-requests/{request}/removal-cause", {"cause": "unknown"})


def test_the_claim_tells_what_to_look_at(story: Story) -> None:
    claim = story.claim()
    content = story.get(f"/claims/{claim}")["contents"][0]["id"]
    assert story.get(f"/claims/{claim}/indicators")["items"] == []
    story.done(f"/claims/{claim}/contents/{content}/state", {"still_online": False})
    found = story.get(f"/claims/{claim}/indicators")["items"]
    assert [one["code"] for one in found] == ["removed_before_first_action"]


def test_indicators_are_facts_judged_by_plain_rules() -> None:
    day = date(2026, 3, 10)
    file = {
        "inception_on": date(2026, 3, 1),
        "first_act_on": day,
        "first_order_on": None,
        "contents": [{"position": 1, "published_on": date(2026, 3, 31), "gone_on": date(2026, 3, 9)}],
        "pairs": [{"provider": "N", "author": "X", "claims": 3}],
        "linked": [{"provider": "N", "reason": "associé"}],
    }
    assert [one.code for one in indicators(file)] == [
        "removed_before_first_action",
        "same_cleaner_same_author",
        "content_soon_after_inception",
        "insured_and_provider_linked",
    ]
    quiet = {
        **file,
        "contents": [{"position": 1, "published_on": date(2026, 4, 1), "gone_on": day}],
        "pairs": [{"provider": "N", "author": "X", "claims": 2}],
        "linked": [],
    }
    assert indicators(quiet) == []
