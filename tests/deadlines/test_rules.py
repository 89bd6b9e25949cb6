"""What an act must satisfy, what closes a clock, which clock comes first, delays of terms."""

from datetime import date

import pytest

from backend.deadlines.acts import Act
from backend.deadlines.catalogue import Owner, rule_at
from backend.deadlines.computation import compute
from backend.deadlines.errors import (
    ActBeforeStart,
    ActInFuture,
    NotExpired,
    ProofMissing,
    ReasonNotAccepted,
    SupervisorNeeded,
)
from backend.deadlines.rules import (
    Closure,
    OpenClock,
    check_act,
    check_closure,
    days_left,
    earliest_live,
    erasure_rule,
    is_expired,
    with_delay,
)
from backend.deadlines.start import Start

TODAY = date(2026, 11, 21)
PRESS, ERASURE = rule_at("PRESS_3M", TODAY), rule_at("RGPD_1M", TODAY)
LAST = date(2026, 12, 1)


def test_an_act_in_the_future_or_before_the_publication_is_refused() -> None:
    start = Start.on(date(2026, 10, 1))
    check_act(Act("assignation", TODAY), PRESS, start, today=TODAY)
    check_act(Act("constat_cj", date(2026, 9, 1)), PRESS, start, today=TODAY)
    check_act(Act("assignation", date(2026, 9, 1)), PRESS, Start.unknown(TODAY), today=TODAY)
    with pytest.raises(ActInFuture):
        check_act(Act("assignation", date(2026, 11, 22)), PRESS, start, today=TODAY)
    with pytest.raises(ActBeforeStart) as refusal:
        check_act(Act("assignation", date(2026, 9, 30)), PRESS, start, today=TODAY)
    assert "30/09/2026" in refusal.value.message


def close(reason: Closure, *, fatal: bool = True, proof: bool = False, boss: bool = False, last: date = LAST) -> None:
    rule = PRESS if fatal else ERASURE
    check_closure(reason, rule, last_day=last, today=TODAY, has_proof=proof, is_supervisor=boss)


@pytest.mark.parametrize("reason", [Closure.ACT_SERVED, Closure.COUNSEL_ABANDONMENT, Closure.INSURED_WAIVER])
def test_a_fatal_clock_closes_on_a_document(reason: Closure) -> None:
    close(reason, proof=True)
    with pytest.raises(ProofMissing):
        close(reason)


def test_a_fatal_clock_never_closes_because_something_is_simply_done() -> None:
    with pytest.raises(ReasonNotAccepted):
        close(Closure.DUTY_DONE, proof=True, boss=True)
    close(Closure.DUTY_DONE, fatal=False)
    assert "content_removed" not in set(Closure)


def test_an_expiry_is_acknowledged_by_a_supervisor_once_it_is_real() -> None:
    with pytest.raises(NotExpired):
        close(Closure.EXPIRY_ACKNOWLEDGED, boss=True, last=TODAY)
    with pytest.raises(SupervisorNeeded):
        close(Closure.EXPIRY_ACKNOWLEDGED, last=date(2026, 11, 20))
    close(Closure.EXPIRY_ACKNOWLEDGED, boss=True, last=date(2026, 11, 20))
    close(Closure.EXPIRY_ACKNOWLEDGED, fatal=False, last=date(2026, 11, 20))


def test_the_last_day_is_usable_until_midnight() -> None:
    assert not is_expired(TODAY, TODAY)
    assert is_expired(date(2026, 11, 20), TODAY)
    assert not is_expired(None, TODAY)
    assert (days_left(date(2026, 11, 20), TODAY), days_left(None, TODAY)) == (-1, None)


def test_the_clock_that_a_claim_shows() -> None:
    erasure = OpenClock("erasure", Owner.COUNTERPARTY, date(2026, 11, 22), None, expired=False)
    civil = OpenClock("civil", Owner.US, date(2031, 1, 1), date(2030, 12, 31), expired=False)
    press = OpenClock("press", Owner.US, date(2026, 12, 1), date(2026, 11, 30), expired=False)
    lost = OpenClock("lost", Owner.US, date(2026, 12, 30), date(2026, 12, 29), expired=True)
    undated = OpenClock("undated", Owner.US, None, None, expired=False)
    assert earliest_live([]) is None
    assert earliest_live([erasure]) == erasure
    assert earliest_live([erasure, civil, press]) == press
    assert earliest_live([erasure, civil, press, lost]) == lost
    assert earliest_live([lost, undated, press]) == undated


def test_the_declaration_delay_is_that_of_the_terms_never_under_five_days() -> None:
    rule = rule_at("DECL_5JO", TODAY)
    start = Start.on(date(2026, 12, 23))
    assert compute(with_delay(rule, 10), start).last_day == date(2027, 1, 8)
    assert compute(with_delay(rule, 2), start).last_day == date(2026, 12, 31)


def test_an_erasure_request_has_three_months_only_if_that_was_told_in_the_first() -> None:
    received = date(2026, 1, 31)
    assert erasure_rule(received, None).id == "RGPD_1M"
    assert erasure_rule(received, date(2026, 3, 2)).id == "RGPD_3M"
    assert erasure_rule(received, date(2026, 3, 3)).id == "RGPD_1M"
