"""The rungs of each clock, late arrivals, interruptions, and the hour of a reminder."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.calendar import METROPOLE, Calendar
from backend.deadlines.acts import Act
from backend.deadlines.catalogue import Rule, rule_at, rule_versions
from backend.deadlines.computation import compute
from backend.deadlines.ladder import Audience, Rung, due_at, rungs
from backend.deadlines.start import Start

P = date(2026, 11, 2)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def ladder(rule: str, start: Start, today: date, *acts: Act) -> tuple[Rung, ...]:
    return rungs(compute(rule_at(rule, today), start, acts), today=today)


def days(found: tuple[Rung, ...]) -> dict[str, date]:
    return {rung.code: rung.due_on for rung in found}


def test_the_press_ladder_from_the_day_of_publication() -> None:
    assert days(ladder("PRESS_3M", Start.on(P), P)) == {
        "capture": P + timedelta(1),
        "constat": date(2026, 11, 4),
        "notice": P + timedelta(5),
        "counsel": P + timedelta(30),
        "decision": P + timedelta(45),
        "red_alert": P + timedelta(60),
        "act_ready": P + timedelta(75),
        "prudent_day": date(2027, 2, 1),
        "last_day": date(2027, 2, 2),
    }


def test_rungs_already_past_merge_into_one_immediate_reminder() -> None:
    found = ladder("PRESS_3M", Start.on(P), P + timedelta(45))
    assert found[0].code == "immediate"
    assert found[0].covers == ("capture", "constat", "notice", "counsel")
    assert found[0].due_on == P + timedelta(45)
    assert [rung.code for rung in found[1:]] == ["decision", "red_alert", "act_ready", "prudent_day", "last_day"]


def test_the_red_alert_goes_to_the_supervisor_even_merged() -> None:
    found = ladder("PRESS_3M", Start.on(P), P + timedelta(70))
    assert "red_alert" in found[0].covers
    assert found[0].audience is Audience.SUPERVISOR


def test_on_the_last_day_one_reminder_and_the_last_day_remain() -> None:
    found = ladder("PRESS_3M", Start.on(P), date(2027, 2, 2))
    assert [rung.code for rung in found] == ["immediate", "last_day"]


def test_expired_on_arrival_is_one_rung() -> None:
    found = ladder("PRESS_3M", Start.on(P), date(2027, 2, 3))
    assert [(rung.code, rung.due_on) for rung in found] == [("expired_on_arrival", date(2027, 2, 3))]


def test_an_unknown_date_is_one_rung_due_the_same_day() -> None:
    found = ladder("PRESS_3M", Start.unknown(P), P)
    assert [(rung.code, rung.due_on) for rung in found] == [("date_publication", P)]


def test_after_an_interruption_the_ladder_restarts_from_the_act() -> None:
    served = date(2027, 1, 20)
    found = ladder("PRESS_3M", Start.on(P), served, Act("assignation", served))
    assert days(found) == {
        "counsel": served + timedelta(30),
        "decision": served + timedelta(45),
        "red_alert": served + timedelta(60),
        "act_ready": served + timedelta(75),
        "prudent_day": date(2027, 4, 19),
        "last_day": date(2027, 4, 20),
    }
    assert found[0].label == "point avec l’avocat sur le prochain acte interruptif"


def test_a_chain_broken_is_a_right_lost() -> None:
    found = ladder("PRESS_3M", Start.on(P), date(2027, 2, 10), Act("assignation", date(2027, 2, 8)))
    assert [rung.code for rung in found] == ["expired_on_arrival"]


def test_other_fatal_clocks_count_down_to_the_prudent_day() -> None:
    found = ladder("CIVIL_5Y", Start.on(P), P)
    prudent = date(2031, 10, 31)
    assert [(rung.due_on - prudent).days for rung in found] == [-180, -90, -30, -14, -7, -3, -1, 0]


def test_a_short_clock_merges_the_long_rungs() -> None:
    found = ladder("CONSIGNATION", Start.on(date(2026, 12, 1)), date(2026, 11, 10))
    assert found[0].covers == ("before_180", "before_90", "before_30")
    assert [rung.code for rung in found] == [
        "immediate", "before_14", "before_7", "before_3", "before_1", "prudent_day",
    ]  # fmt: skip


def test_counterparties_are_escalated_and_never_expire() -> None:
    found = ladder("RGPD_1M", Start.on(date(2026, 4, 14)), date(2026, 4, 14))
    assert days(found) == {"escalate": date(2026, 5, 18)}
    late = ladder("RGPD_1M", Start.on(date(2026, 4, 14)), date(2026, 7, 1))
    assert [rung.code for rung in late] == ["immediate"]


def test_data_purge_hearing_and_declaration() -> None:
    assert list(days(ladder("LOG_IP_1Y", Start.on(P), P))) == ["before_180", "before_90", "before_30"]
    assert days(ladder("ART55_10D", Start.on(P), P)) == {"hearing_possible": P + timedelta(11)}
    assert ladder("DECL_5JO", Start.on(P), P) == ()


def test_served_abroad_no_rung_comes_after_the_day_to_work_by() -> None:
    found = compute(rule_at("PRESS_3M", P), Start.on(P), served_abroad=True)
    ladder_days = days(rungs(found, today=P))
    assert found.prudent_day
    assert ladder_days["act_ready"] == ladder_days["prudent_day"] == found.prudent_day


@given(st.sampled_from(rule_versions()), DAYS, st.integers(0, 2600))
def test_no_rung_is_due_in_the_past_none_is_lost(rule_: Rule, start: date, later: int) -> None:
    computation = compute(rule_, Start.on(start))
    whole = rungs(computation, today=start - timedelta(400))
    today = start + timedelta(later)
    found = rungs(computation, today=today)
    assert all(rung.due_on >= today for rung in found)
    assert [rung.due_on for rung in found] == sorted(rung.due_on for rung in found)
    assert len({rung.code for rung in found}) == len(found)
    if found and found[0].code != "expired_on_arrival":
        seen = [*found[0].covers, *(rung.code for rung in found if rung.code != "immediate")]
        assert seen == [rung.code for rung in whole]


NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "instant"),
    [
        (date(2026, 11, 24), datetime(2026, 11, 24, 7, 30, tzinfo=UTC)),
        (date(2026, 7, 15), datetime(2026, 7, 15, 6, 30, tzinfo=UTC)),
        # Sundays and holidays move back: 25 October and 29 March are also the nights on which the clocks change.
        (date(2026, 10, 25), datetime(2026, 10, 23, 6, 30, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 27, 7, 30, tzinfo=UTC)),
        (date(2026, 11, 1), datetime(2026, 10, 30, 7, 30, tzinfo=UTC)),
        (date(2027, 1, 1), datetime(2026, 12, 31, 7, 30, tzinfo=UTC)),
    ],
)
def test_the_hour_of_a_reminder(day: date, instant: datetime) -> None:
    assert due_at(day, now=NOW) == instant


def test_what_is_past_is_due_now_and_the_handler_s_zone_counts() -> None:
    now = datetime(2026, 11, 24, 15, 12, tzinfo=UTC)
    assert due_at(date(2026, 11, 24), now=now) == now
    reunion = due_at(date(2026, 11, 24), now=NOW, calendar=Calendar.of("97400"), zone="Indian/Reunion")
    assert reunion == datetime(2026, 11, 24, 4, 30, tzinfo=UTC)


@given(DAYS)
def test_a_reminder_is_never_later_than_its_day(day: date) -> None:
    local = due_at(day, now=datetime(1980, 1, 1, tzinfo=UTC)).astimezone(ZoneInfo("Europe/Paris"))
    assert local.date() <= day
    assert METROPOLE.is_working_day(local.date())
    assert (local.hour, local.minute) == (8, 30)
