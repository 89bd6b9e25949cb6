"""What is learnt of a content moves its clocks: what changed becomes history, what stands keeps its reminders."""

from collections.abc import Callable, Sequence

from backend.core.db import Database, rows
from tests.factories import Caller, ContentBody, PublishedBody, StoredPolicy
from tests.factories.bodies import days_ago
from tests.factories.calls import Json, done, refused

NewPolicy = Callable[..., StoredPolicy]


def clocks(calls: Caller, claim: Json) -> list[Json]:
    """Every clock of a claim, the live ones first."""
    found: list[Json] = calls.get(f"/claims/{claim['reference']}/deadlines").json()
    return found


def reminders(database: Database, deadline_id: str) -> Sequence[tuple[str, str]]:
    """Id and state of the reminders of a clock."""
    sql = "SELECT id::text, state FROM reminder WHERE deadline_id = CAST(:id AS uuid) ORDER BY id"
    with database.reading() as session:
        return [(row["id"], row["state"]) for row in rows(session, sql, id=deadline_id)]


def test_a_clock_whose_dates_stand_keeps_its_row_and_reminders(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    claim = handler_calls.declare(new_policy().number)
    (before,) = clocks(handler_calls, claim)
    told = reminders(database, before["id"])
    after = handler_calls.qualify(claim, "injure_publique")
    (clock,) = clocks(handler_calls, claim)
    assert (clock["id"], clock["kind"]) == (before["id"], "injure_publique")
    assert told
    assert reminders(database, clock["id"]) == told
    assert (after["status"], after["version"]) == ("qualified", 2)
    assert after["contents"][0]["qualification"]["label"] == "injure publique"


def test_another_kind_opens_its_clocks_and_the_old_ones_become_history(
    handler_calls: Caller, new_policy: NewPolicy, database: Database
) -> None:
    claim = handler_calls.declare(new_policy().number)
    handler_calls.qualify(claim, "denigrement")
    first = {clock["rule"]: clock["state"] for clock in clocks(handler_calls, claim)}
    assert first == {"CIVIL_5Y": "live", "PRESS_3M": "live"}
    (press,) = (clock for clock in clocks(handler_calls, claim) if clock["rule"] == "PRESS_3M")
    assert (press["id"], press["shadow"]) == (claim["deadlines"][0]["id"], True)
    handler_calls.qualify(claim, "diffamation_publique")
    found = clocks(handler_calls, claim)
    assert [clock["rule"] for clock in found if clock["state"] == "live"] == ["PRESS_3M"]
    gone = next(clock for clock in found if clock["rule"] == "CIVIL_5Y")
    assert gone["state"] == "superseded"
    assert {state for _, state in reminders(database, gone["id"])} == {"cancelled"}


def test_a_better_date_moves_the_clock(handler_calls: Caller, new_policy: NewPolicy, database: Database) -> None:
    claim = handler_calls.declare(new_policy().number, contents=[ContentBody(published=None)])
    path = f"contents/{claim['contents'][0]['id']}/publication-date"
    dated = done(handler_calls.change(claim, path, PublishedBody(on=days_ago(20))))
    assert dated["contents"][0]["published"]["earliest"] == days_ago(20).isoformat()
    assert [clock["start_on"] for clock in dated["deadlines"]] == [days_ago(20).isoformat()]
    assert dated["earliest_deadline"]["id"] == dated["deadlines"][0]["id"]
    assert [clock["state"] for clock in clocks(handler_calls, claim)] == ["live", "superseded"]
    instant = {"at": f"{days_ago(21)}T10:00:00+01:00", "source": "platform"}
    assert done(handler_calls.change(claim, path, instant))["contents"][0]["published"]["certainty"] == "exact"
    refused(handler_calls.change(claim, path, {"earliest": days_ago(-2).isoformat()}), 422, "date_in_future")
    refused(handler_calls.change(claim, path, {**instant, "earliest": "2026-01-01"}), 422, "earliest_with_at")
    facts = "SELECT count(*) AS facts FROM publication_fact WHERE content_id = CAST(:id AS uuid)"
    with database.reading() as session:
        assert rows(session, facts, id=claim["contents"][0]["id"])[0]["facts"] == 3


def test_qualifying_refuses_what_does_not_exist(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim = handler_calls.declare(new_policy().number)
    content = claim["contents"][0]["id"]
    reasons = {"reasons": "Motif."}
    path = f"contents/{content}/qualification"
    refused(handler_calls.change(claim, path, {"kind": "inconnu", **reasons}), 422, "kind_unknown")
    refused(handler_calls.change(claim, path, {"kind": "injure_publique"}), 422, "validation_failed")
    other = "contents/00000000-0000-0000-0000-000000000000/qualification"
    refused(handler_calls.change(claim, other, {"kind": "injure_publique", **reasons}), 404, "content_not_found")
    assert handler_calls.page(claim["reference"]) == claim


def test_a_rehearsed_qualification_shows_its_clocks_and_keeps_none(
    handler_calls: Caller, new_policy: NewPolicy
) -> None:
    claim = handler_calls.declare(new_policy().number)
    path = f"contents/{claim['contents'][0]['id']}/qualification?dry_run=true"
    seen = done(handler_calls.change(claim, path, {"kind": "denigrement", "reasons": "Essai."}))
    assert {clock["rule"] for clock in seen["deadlines"]} == {"CIVIL_5Y", "PRESS_3M"}
    assert handler_calls.page(claim["reference"]) == claim


def test_the_acts_of_a_claim_move_only_its_own_clocks(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim, other = (handler_calls.declare(new_policy().number) for _ in range(2))
    path = f"/claims/{claim['reference']}/acts"
    recorded = done(handler_calls.post(path, {"code": "assignation", "date": days_ago(2).isoformat()}))
    (clock,) = recorded["deadlines"]
    assert clock["last_day"] > claim["deadlines"][0]["last_day"]
    assert recorded["effects"]
    after = handler_calls.page(claim["reference"])
    assert (after["version"], after["earliest_deadline"]["last_day"]) == (claim["version"], clock["last_day"])
    # A correction names an act of the same file: nobody undoes an act of a file that is not in front of them.
    correction = {"code": "assignation", "date": days_ago(1).isoformat(), "corrects": recorded["id"]}
    elsewhere = f"/claims/{other['reference']}/acts"
    refused(handler_calls.post(elsewhere, correction), 422, "act_to_correct_unknown")
    assert handler_calls.page(claim["reference"]) == after
    corrected = done(handler_calls.post(path, correction))
    assert corrected["deadlines"][0]["last_day"] > clock["last_day"]
    refused(handler_calls.post(path, {"code": "rumeur", "date": days_ago(1).isoformat()}), 422, "act_unknown")
    refused(handler_calls.post(path, {"code": "assignation", "date": days_ago(-1).isoformat()}), 422, "act_in_future")
    refused(
        handler_calls.post(path, {"code": "assignation", "date": days_ago(11).isoformat()}), 422, "act_before_start"
    )


def test_an_act_without_effect_is_told_in_the_explanation(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim = handler_calls.declare(new_policy().number)
    recorded = done(
        handler_calls.post(
            f"/claims/{claim['reference']}/acts", {"code": "mise_en_demeure", "date": days_ago(2).isoformat()}
        )
    )
    (clock,) = recorded["deadlines"]
    assert (clock["id"], clock["last_day"]) == (claim["deadlines"][0]["id"], claim["deadlines"][0]["last_day"])
    told = done(handler_calls.get(f"/deadlines/{clock['id']}/explanation"))
    assert told["claim"] == claim["reference"]
    assert any("demeure" in step["sentence"] for step in told["steps"])


def test_looking_again_records_a_state_and_closes_no_clock(handler_calls: Caller, new_policy: NewPolicy) -> None:
    claim = handler_calls.declare(new_policy().number)
    path = f"/claims/{claim['reference']}/contents/{claim['contents'][0]['id']}/state"
    seen = done(handler_calls.post(path, {"still_online": False}))
    assert seen["contents"][0]["still_online"] is False
    assert seen["deadlines"] == claim["deadlines"]
