"""What if: the route of the simulator, and what it says of a supposed situation."""

from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from backend.core.errors import DomainError
from backend.deadlines.acts import Act
from backend.deadlines.catalogue import rule_codes
from backend.deadlines.errors import RuleNotOpened, UnknownCode
from backend.deadlines.kinds import kinds
from backend.deadlines.simulation import Scenario, simulate
from backend.deadlines.start import Start
from tests.conftest import Headers

PATH = "/api/v1/deadlines/simulations"
TODAY = date(2026, 3, 20)
START = Start.on(date(2026, 3, 16))
FACT = st.sampled_from([None, True, False])


@given(st.sampled_from([None, *kinds()]), FACT, FACT, FACT)
def test_a_situation_always_opens_a_clock_and_doubt_opens_the_press_one(
    kind: str | None, words: bool | None, public: bool | None, professional: bool | None
) -> None:
    scenario = Scenario(start=START, kind=kind, words=words, public=public, author_is_professional=professional)
    found = {clock.computation.rule.id for clock in simulate(scenario, today=TODAY)}
    assert found
    if kind is None or (words is not False and public is not False):
        assert "PRESS_3M" in found


def test_a_rule_restricts_a_kind() -> None:
    whole = simulate(Scenario(start=START, kind="denigrement"), today=TODAY)
    (shadow,) = simulate(Scenario(start=START, kind="denigrement", rule="PRESS_3M"), today=TODAY)
    assert [(one.computation.rule.id, one.shadow) for one in whole] == [("CIVIL_5Y", False), ("PRESS_3M", True)]
    assert shadow == whole[1]


@pytest.mark.parametrize("code", rule_codes())
def test_a_rule_can_be_computed_alone(code: str) -> None:
    (found,) = simulate(Scenario(start=START, rule=code), today=TODAY)
    assert (found.computation.rule.id, found.shadow) == (code, False)


@pytest.mark.parametrize(
    ("kind", "rule", "refusal", "code"),
    [
        ("denigrement", "RGPD_1M", RuleNotOpened, "rule_not_opened"),
        ("denigrement", "PRESS_3", UnknownCode, "rule_unknown"),
        (None, "PRESS_3", UnknownCode, "rule_unknown"),
        ("mechancete", None, UnknownCode, "kind_unknown"),
    ],
)
def test_what_no_catalogue_holds_is_refused(
    kind: str | None, rule: str | None, refusal: type[DomainError], code: str
) -> None:
    with pytest.raises(refusal) as refused:
        simulate(Scenario(start=START, kind=kind, rule=rule), today=TODAY)
    assert refused.value.code == code


def test_the_reminders_are_those_of_the_day_and_of_the_acts_supposed() -> None:
    served = Act("assignation", date(2026, 6, 1))
    (before,) = simulate(Scenario(start=START), today=TODAY)
    (after,) = simulate(Scenario(start=START, acts=(served,)), today=TODAY)
    assert (before.rungs[0].code, before.rungs[-1].due_on) == ("immediate", date(2026, 6, 16))
    assert (after.rungs[0].code, after.rungs[-1].due_on) == ("counsel", date(2026, 9, 1))


def body(**more: Any) -> dict[str, Any]:
    return {"start": {"earliest": "2026-03-16"}, "postcode": "75001", "today": "2026-03-20", **more}


def test_the_route_answers_clocks_steps_and_a_paragraph(client: TestClient, handler: Headers) -> None:
    acts = [
        {"code": "mise_en_demeure", "date": "2026-04-01"},
        {"code": "assignation", "date": "2026-05-20", "dispatched_on": "2026-04-20"},
    ]
    answer = client.post(PATH, json=body(kind="injure_discriminatoire", acts=acts), headers=handler)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["today"], found["kind"]["label"]) == ("2026-03-20", "injure publique discriminatoire")
    assert [(one["rule"], one["shadow"], one["last_day"]) for one in found["clocks"]] == [
        ("PRESS_1Y", False, "2027-05-20"),
        ("PRESS_3M", True, "2026-08-20"),
    ]
    press = found["clocks"][1]
    assert [step["outcome"] for step in press["steps"]] == ["started", "no_effect", "restarted"]
    assert press["steps"][1]["sentence"].endswith("La mise en demeure n’interrompt pas la prescription.")
    assert all(step["sentence"] in press["explanation"] for step in press["steps"][1:])
    assert {"code": "served_abroad", "label": press["flags"][1]["label"]} == press["flags"][1]
    assert press["prudent_day"] == "2026-07-20", "thirty-one days earlier, back to the Monday"
    assert press["days_left"] == 122
    assert press["rungs"][-1]["label"] == "dernier jour du délai"


def test_today_in_paris_is_the_default(client: TestClient, handler: Headers) -> None:
    asked = body()
    del asked["today"]
    (clock,) = client.post(PATH, json=asked, headers=handler).json()["clocks"]
    assert (clock["expired"], clock["rungs"][0]["code"]) == (True, "expired_on_arrival")


@pytest.mark.parametrize(
    ("start", "start_on", "not_later_than"),
    [
        ({"at": "2026-07-15T00:02:00+02:00"}, "2026-07-14", None),
        ({"earliest": "2026-02-20", "latest": "2026-03-20"}, "2026-02-20", None),
        ({"ago": {"count": 1, "unit": "month", "seen_on": "2026-04-20"}}, "2026-02-20", None),
        ({"first_seen": "2026-04-20"}, None, "2026-07-20"),
    ],
)
def test_the_start_is_told_in_any_of_the_ways(
    client: TestClient, handler: Headers, start: dict[str, Any], start_on: str | None, not_later_than: str | None
) -> None:
    (clock,) = client.post(PATH, json=body(start=start), headers=handler).json()["clocks"]
    assert (clock["start_on"], clock["not_later_than"]) == (start_on, not_later_than)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"start": {}}, "validation_failed"),
        ({"start": {"latest": "2026-03-20"}}, "validation_failed"),
        ({"start": {"earliest": "2026-03-20", "first_seen": "2026-03-20"}}, "validation_failed"),
        ({"start": {"at": "2026-03-20T10:00:00"}}, "validation_failed"),
        ({"start": {"earliest": "2026-03-20", "latest": "2026-03-19"}}, "interval_reversed"),
        ({"start": {"earliest": "0026-03-20"}}, "date_out_of_range"),
        ({"start": {"at": "0001-01-01T00:00:00+14:00"}}, "date_out_of_range"),
        ({"start": {"at": "9999-12-31T23:59:59-12:00"}}, "date_out_of_range"),
        ({"start": {"ago": {"count": 9000, "unit": "year", "seen_on": "2026-04-20"}}}, "date_out_of_range"),
        ({"kind": "mechancete"}, "kind_unknown"),
        ({"rule": "PRESS_9M"}, "rule_unknown"),
        ({"kind": "denigrement", "rule": "RGPD_1M"}, "rule_not_opened"),
        ({"acts": [{"code": "courriel", "date": "2026-04-01"}]}, "act_unknown"),
        (
            {"acts": [{"code": "assignation", "date": "2026-04-01", "dispatched_on": "2026-04-02"}]},
            "dispatch_after_delivery",
        ),
        ({"claim": "SIN-2026-000001"}, "unknown_field"),
    ],
)
def test_a_situation_that_makes_no_sense_is_refused(
    client: TestClient, handler: Headers, more: dict[str, Any], code: str
) -> None:
    answer = client.post(PATH, json=body(**more), headers=handler)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_the_door(client: TestClient, auditor: Headers) -> None:
    assert client.post(PATH, json=body()).status_code == 401
    assert client.post(PATH, json=body(), headers=auditor).status_code == 200
