"""What must hold for every date, rule and act."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backend.core.calendar import Calendar
from backend.deadlines.acts import Act, Effect, act_types
from backend.deadlines.catalogue import Rule, Shows, Unit, rule_codes, rule_versions
from backend.deadlines.computation import Flag, Outcome, compute
from backend.deadlines.explanation import explain
from backend.deadlines.start import Start

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
RULES = st.sampled_from(rule_versions())
INTERRUPTIBLE = st.sampled_from([rule for rule in rule_versions() if rule.restart])
CALENDARS = st.builds(
    Calendar.of,
    st.sampled_from(["75001", "57000", "97110", "97133", "97150", "97200", "97300", "97400", "97600"]),
    st.sampled_from([None, "67000", "97400"]),
)
CODES = sorted(act_types())


def codes(rule: Rule, *effects: Effect) -> st.SearchStrategy[str]:
    return st.sampled_from([code for code in CODES if act_types()[code].effect_on(rule) in effects])


def acts(start: date) -> st.SearchStrategy[list[Act]]:
    days = st.integers(-40, 2500).map(lambda offset: start + timedelta(offset))
    return st.lists(st.builds(Act, st.sampled_from(CODES), days), max_size=6)


@given(RULES, DAYS, st.integers(0, 400), CALENDARS)
def test_a_later_start_never_ends_earlier(rule: Rule, start: date, later: int, calendar: Calendar) -> None:
    first = compute(rule, Start.on(start), calendar=calendar)
    second = compute(rule, Start.on(start + timedelta(later)), calendar=calendar)
    for column in ("last_day", "prudent_day", "escalate_from"):
        before, after = getattr(first, column), getattr(second, column)
        assert (before is None and after is None) or before <= after


@given(st.data(), RULES, DAYS, CALENDARS)
def test_an_act_without_effect_changes_nothing(
    data: st.DataObject, rule: Rule, start: date, calendar: Calendar
) -> None:
    others = data.draw(acts(start))
    idle = Act(data.draw(codes(rule, Effect.NONE)), data.draw(DAYS))
    alone = compute(rule, Start.on(start), others, calendar=calendar)
    beside = compute(rule, Start.on(start), [*others, idle], calendar=calendar)
    assert (alone.last_day, alone.prudent_day, alone.broken) == (beside.last_day, beside.prudent_day, beside.broken)


@given(st.data(), INTERRUPTIBLE, DAYS)
def test_an_act_after_the_end_revives_nothing(data: st.DataObject, rule: Rule, start: date) -> None:
    before = compute(rule, Start.on(start), data.draw(acts(start)))
    assert before.last_day
    late = before.last_day + timedelta(data.draw(st.integers(1, 5000)))
    known = [step.act for step in before.steps if step.act]
    late_act = Act(data.draw(codes(rule, Effect.INTERRUPTS, Effect.INTERRUPTS_AWAITING_PAYMENT)), late)
    after = compute(rule, Start.on(start), [*known, late_act])
    assert after.broken
    assert Flag.BROKEN_CHAIN in after.flags
    assert (after.last_day, after.prudent_day) == (before.last_day, before.prudent_day)


@given(st.data(), RULES, DAYS, CALENDARS, st.booleans())
def test_the_prudent_day_is_a_working_day_before_the_last(
    data: st.DataObject, rule: Rule, start: date, calendar: Calendar, abroad: bool
) -> None:
    found = compute(rule, Start.on(start), data.draw(acts(start)), calendar=calendar, served_abroad=abroad)
    assert found.last_day
    assert (found.prudent_day is not None) == (rule.shows is Shows.PRUDENT)
    if found.prudent_day:
        assert found.prudent_day < found.last_day
        assert calendar.is_working_day(found.prudent_day)
        assert found.prudent_day <= found.counted_to - timedelta(31 if abroad else 1)
    if found.escalate_from:
        assert found.escalate_from > found.last_day
        assert calendar.is_working_day(found.escalate_from)


@given(st.data(), RULES, DAYS)
def test_the_order_in_which_acts_are_told_does_not_matter(data: st.DataObject, rule: Rule, start: date) -> None:
    told = data.draw(acts(start))
    shuffled = data.draw(st.permutations(told))
    first, second = compute(rule, Start.on(start), told), compute(rule, Start.on(start), shuffled)
    assert (first.last_day, first.prudent_day, first.broken) == (second.last_day, second.prudent_day, second.broken)


@given(st.data(), RULES, DAYS)
def test_each_act_is_accounted_for_and_explained(data: st.DataObject, rule: Rule, start: date) -> None:
    told = data.draw(acts(start))
    found = compute(rule, Start.on(start), told)
    assert sorted(map(str, told)) == sorted(str(step.act) for step in found.steps if step.act)
    assert found.steps[0].outcome is Outcome.STARTED
    text = explain(found)
    assert f"{found.last_day:%d/%m/%Y}" in text
    assert all(f"{act.on:%d/%m/%Y}" in text for act in told)


@given(RULES.filter(lambda rule: rule.unit is Unit.MONTH), DAYS)
def test_months_keep_the_day_number_or_the_end_of_the_month(rule: Rule, start: date) -> None:
    end = compute(rule, Start.on(start)).counted_to
    assert end.day == start.day or (end.day < start.day and (end + timedelta(1)).day == 1)


@given(RULES, DAYS, st.integers(0, 60), st.integers(0, 60))
def test_an_interval_is_ruled_by_its_earliest_day(rule: Rule, start: date, width: int, seen: int) -> None:
    between = compute(rule, Start.between(start, start + timedelta(width)))
    exact = compute(rule, Start.on(start))
    assert between.last_day == exact.last_day
    assert (Flag.UNCERTAIN_DATE in between.flags) == (width > 0)
    unknown = compute(rule, Start.unknown(start + timedelta(seen)))
    assert (unknown.last_day, unknown.prudent_day, unknown.escalate_from) == (None, None, None)
    assert unknown.not_later_than
    assert exact.last_day
    assert unknown.not_later_than >= exact.last_day


def test_the_rules_are_eighteen() -> None:
    assert len(rule_codes()) == 18
