"""What the examples do not reach: suspension, refused acts, service abroad, unknown starts, flags."""

from dataclasses import replace
from datetime import date

import pytest

from backend.core.calendar import Calendar
from backend.deadlines.acts import Act
from backend.deadlines.catalogue import rule_at
from backend.deadlines.computation import Computation, Flag, Outcome, compute
from backend.deadlines.errors import UnknownCode
from backend.deadlines.start import Start

PRESS = rule_at("PRESS_3M", date(2026, 1, 1))
START = date(2026, 1, 15)


def press(*acts: Act, **facts: bool) -> Computation:
    return compute(PRESS, Start.on(START), acts, **facts)


def act(code: str, month: int, day: int) -> Act:
    return Act(code, date(2026, month, day))


def test_the_consignation_moves_the_last_day_and_never_the_prudent_one() -> None:
    found = press(act("plainte_cpc", 4, 10), act("consignation_versee", 5, 5))
    assert (found.last_day, found.prudent_day) == (date(2026, 8, 5), date(2026, 7, 9))
    assert Flag.SUSPENSION_NOT_RELIED_ON in found.flags
    assert found.runs_from == date(2026, 4, 10)


@pytest.mark.parametrize(
    ("acts", "outcome", "last"),
    [
        # On the last day then running: still in time. The day after: nothing.
        ([act("plainte_cpc", 4, 10), act("consignation_versee", 7, 10)], Outcome.PROLONGED, date(2026, 10, 10)),
        ([act("plainte_cpc", 4, 10), act("consignation_versee", 7, 11)], Outcome.TOO_LATE, date(2026, 7, 10)),
        # No complaint, or a complaint out of time: there is no suspension to end.
        ([act("consignation_versee", 2, 1)], Outcome.NO_EFFECT, date(2026, 4, 15)),
        ([act("plainte_cpc", 4, 16), act("consignation_versee", 4, 20)], Outcome.NO_EFFECT, date(2026, 4, 15)),
        # A second payment ends nothing, a second complaint opens a suspension of its own.
        (
            [act("plainte_cpc", 4, 10), act("consignation_versee", 5, 5), act("consignation_versee", 6, 5)],
            Outcome.NO_EFFECT,
            date(2026, 8, 5),
        ),
        # Another act between filing and payment does not wake the term that sleeps.
        (
            [act("plainte_cpc", 4, 10), act("requisition_enquete_qualifiee", 5, 1), act("consignation_versee", 5, 5)],
            Outcome.PROLONGED,
            date(2026, 8, 5),
        ),
        # Filed and paid on the same day, told in the wrong order.
        ([act("consignation_versee", 4, 10), act("plainte_cpc", 4, 10)], Outcome.PROLONGED, date(2026, 7, 10)),
    ],
)
def test_when_a_payment_counts(acts: list[Act], outcome: Outcome, last: date) -> None:
    found = press(*acts)
    assert found.steps[-1].outcome is outcome
    assert found.last_day == last


def test_an_act_in_the_time_won_by_a_suspension_restarts_the_term() -> None:
    found = press(act("plainte_cpc", 4, 10), act("consignation_versee", 5, 5), act("assignation", 7, 20))
    assert (found.last_day, found.prudent_day) == (date(2026, 10, 20), date(2026, 10, 19))
    assert not found.broken


def test_a_late_payment_does_not_break_the_chain_but_a_late_act_does() -> None:
    late_payment = press(act("plainte_cpc", 4, 10), act("consignation_versee", 7, 11))
    assert not late_payment.broken
    broken = press(act("assignation", 4, 16), act("jugement", 4, 17))
    assert broken.broken
    assert [step.outcome for step in broken.steps[1:]] == [Outcome.TOO_LATE, Outcome.AFTER_THE_END]


def test_an_act_before_the_start_is_refused_and_noted() -> None:
    found = press(act("assignation", 1, 14), act("constat_cj", 1, 10))
    assert found.last_day == date(2026, 4, 15)
    assert [step.outcome for step in found.steps[1:]] == [Outcome.NO_EFFECT, Outcome.BEFORE_START]


def test_an_act_on_the_very_day_of_publication_counts() -> None:
    found = press(act("citation_directe", 1, 15))
    assert found.interrupted
    assert found.last_day == date(2026, 4, 15)


@pytest.mark.parametrize(
    ("rule", "code", "interrupts"),
    [
        ("PRESS_1Y", "assignation", True),
        ("INS_2Y", "designation_expert", True),
        ("INS_2Y", "lrar_reglement_indemnite", True),
        ("INS_2Y", "assignation", True),
        ("INS_2Y", "citation_directe", False),
        ("INS_2Y", "mise_en_demeure", False),
        ("PRESS_3M", "lrar_reglement_indemnite", False),
        ("PRESS_3M", "designation_expert", False),
        ("PRESS_3M", "assignation_1240", False),
        ("CIVIL_5Y", "assignation_refere", True),
        ("CIVIL_5Y", "mise_en_demeure", False),
        ("CIVIL_5Y", "requete_145", False),
        ("PENAL_6Y", "plainte_cpc", True),
        ("PENAL_6Y", "plainte_simple", False),
        ("PENAL_6Y", "consignation_versee", False),
        ("RGPD_1M", "assignation", False),
        ("REPLY_3M", "assignation", False),
        ("DSA20_6M", "plainte_cpc", False),
    ],
)
def test_an_act_interrupts_only_the_terms_of_its_family(rule: str, code: str, interrupts: bool) -> None:
    found = compute(rule_at(rule, START), Start.on(START), [Act(code, date(2026, 1, 20))])
    assert found.interrupted is interrupts


def test_no_act_restarts_a_rule_that_does_not_restart() -> None:
    once = replace(PRESS, restart=False)
    assert not compute(once, Start.on(START), [act("assignation", 2, 1)]).interrupted


def test_an_unknown_act_is_an_error_never_no_effect() -> None:
    with pytest.raises(UnknownCode) as refusal:
        Act("courriel", START)
    assert refusal.value.code == "act_unknown"


def test_service_abroad_brings_the_prudent_day_thirty_days_earlier() -> None:
    assert press().prudent_day == date(2026, 4, 14)
    planned = press(served_abroad=True)
    assert (planned.last_day, planned.prudent_day) == (date(2026, 4, 15), date(2026, 3, 13))
    served = press(Act("assignation", date(2026, 4, 1), dispatched_on=date(2026, 3, 2)))
    assert (served.last_day, served.prudent_day) == (date(2026, 7, 1), date(2026, 5, 29))
    assert {Flag.SERVED_ABROAD, Flag.TO_CONFIRM} <= served.flags


def test_an_unknown_start_claims_no_last_day() -> None:
    found = compute(PRESS, Start.unknown(START))
    assert (found.last_day, found.prudent_day, found.not_later_than) == (None, None, date(2026, 4, 15))
    assert Flag.UNKNOWN_DATE in found.flags
    assert not found.broken


def test_an_act_proves_that_an_unknown_publication_existed_before_it() -> None:
    found = compute(PRESS, Start.unknown(START), [act("assignation", 1, 10)])
    assert found.not_later_than == date(2026, 4, 10)


def test_an_extended_clock_takes_its_prudent_day_from_the_day_before_extension() -> None:
    appeal = compute(rule_at("DSA20_6M", START), Start.on(date(2026, 2, 15)))
    assert (appeal.last_day, appeal.prudent_day) == (date(2026, 8, 17), date(2026, 8, 14))
    payment = compute(rule_at("CONSIGNATION", START), Start.on(date(2026, 11, 1)))
    assert (payment.last_day, payment.prudent_day) == (date(2026, 11, 2), date(2026, 10, 30))
    kept = compute(rule_at("CONSIGNATION", START), Start.on(date(2026, 11, 3)))
    assert (kept.last_day, kept.prudent_day) == (date(2026, 11, 3), date(2026, 11, 2))


def test_the_calendar_of_the_court_counts() -> None:
    start = Start.on(date(2026, 1, 5))
    paris = compute(PRESS, start, calendar=Calendar.of("75001"))
    strasbourg = compute(PRESS, start, calendar=Calendar.of("75001", "67000"))
    assert (paris.prudent_day, strasbourg.prudent_day) == (date(2026, 4, 3), date(2026, 4, 2))
    assert Flag.CALENDAR_TO_CONFIRM in compute(PRESS, start, calendar=Calendar.of("98800")).flags


@pytest.mark.parametrize(
    ("rule", "start", "flags"),
    [
        ("PRESS_3M", date(2026, 3, 16), set()),
        ("PRESS_3M", date(2026, 11, 30), {Flag.TO_CONFIRM}),
        ("PRESS_1Y", date(2026, 3, 16), set()),
        ("PENAL_6Y", date(2026, 3, 16), {Flag.TO_CONFIRM}),
        ("DSA20_6M", date(2026, 3, 16), {Flag.TO_CONFIRM}),
        ("RGPD_1M", date(2026, 1, 31), set()),
        ("RGPD_1M", date(2010, 3, 16), {Flag.OUTSIDE_LAW_DATES}),
    ],
)
def test_unverified_points_are_flagged_when_they_decide(rule: str, start: date, flags: set[Flag]) -> None:
    assert compute(rule_at(rule, start), Start.on(start)).flags == flags


def test_an_unverified_act_is_flagged() -> None:
    assert Flag.TO_CONFIRM in press(act("requete_145", 2, 1)).flags
    assert Flag.TO_CONFIRM not in press(act("plainte_simple", 2, 1)).flags
    discriminatory = compute(rule_at("PRESS_1Y", START), Start.on(START), [act("assignation", 2, 1)])
    assert Flag.TO_CONFIRM in discriminatory.flags


def test_holidays_jumped_over_are_told() -> None:
    found = compute(rule_at("DECL_5JO", START), Start.on(date(2026, 12, 23)))
    skipped = [(step.on, step.holiday) for step in found.steps if step.outcome is Outcome.HOLIDAY_SKIPPED]
    assert skipped == [(date(2026, 12, 25), "Noël")]
