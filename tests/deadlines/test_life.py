"""From the facts of a claim's life to its clocks: events, openings, scope of acts, the watch of closed claims."""

from datetime import date
from uuid import UUID

import pytest

from backend.core.ids import new_id
from backend.deadlines.acts import Act
from backend.deadlines.clocks import (
    ContentFacts,
    History,
    Opening,
    Place,
    PlannedClock,
    Republication,
    opens_a_term,
    plan,
    rule_opened,
    watch_day,
)
from backend.deadlines.computation import Flag
from backend.deadlines.errors import UnknownCode
from backend.deadlines.kinds import NewClock, publication_events
from backend.deadlines.service.recompute import Recomputed

PARIS = Place("75001")
FIRST = date(2026, 3, 16)


def content(kind: str | None = None, on: date | None = FIRST) -> ContentFacts:
    """A public review with words."""
    return ContentFacts(new_id(), kind, True, True, None, on, on, None, date(2026, 3, 20))


def by_rule(clocks: list[PlannedClock]) -> dict[str, PlannedClock]:
    """One clock a rule."""
    return {one.rule.id: one for one in clocks}


def test_only_certain_new_publications_open_a_term() -> None:
    assert {code for code in publication_events() if opens_a_term(code)} == {
        code for code, event in publication_events().items() if event.new_clock is NewClock.YES
    }
    with pytest.raises(UnknownCode):
        opens_a_term("rumeur")


def test_a_new_publication_runs_the_press_term_alone_from_its_own_day() -> None:
    one = content("denigrement")
    event = Republication(new_id(), one.content_id, "lien_par_tiers", date(2026, 5, 4))
    clocks = plan([one], History(events=[event]), PARIS)
    assert [(clock.rule.id, clock.origin_id) for clock in clocks] == [
        ("CIVIL_5Y", one.content_id),
        ("PRESS_3M", one.content_id),
        ("PRESS_3M", event.id),
    ]
    assert clocks[2].computation.last_day == date(2026, 8, 4)
    assert clocks[2].shadow


def test_the_event_of_another_content_opens_nothing_here() -> None:
    one, other = content(), content()
    event = Republication(new_id(), other.content_id, "lien_par_tiers", date(2026, 5, 4))
    assert [clock.content_id for clock in plan([one, other], History(events=[event]), PARIS)] == [
        one.content_id,
        other.content_id,
        other.content_id,
    ]


def test_an_event_to_confirm_flags_its_clock() -> None:
    one = content("injure_publique")
    event = Republication(new_id(), one.content_id, "texte_modifie", date(2026, 5, 4))
    first, second = plan([one], History(events=[event]), PARIS)
    assert Flag.TO_CONFIRM not in first.computation.flags
    assert Flag.TO_CONFIRM in second.computation.flags


def test_an_act_touches_its_contents_and_one_of_the_whole_claim_everything() -> None:
    one, other = content(), content()
    insured = Opening(new_id(), None, "INS_2Y", FIRST)
    act = Act("assignation", date(2026, 5, 20))

    def interrupted(content_ids: list[UUID]) -> list[bool]:
        history = History(acts=[(act, content_ids)], openings=[insured])
        return [clock.computation.interrupted for clock in plan([one, other], history, PARIS)]

    assert interrupted([one.content_id]) == [True, False, False]
    assert interrupted([]) == [True, True, True]


def test_the_insured_declares_within_the_delay_of_the_terms_and_never_under_five_working_days() -> None:
    opening = Opening(new_id(), None, "DECL_5JO", date(2026, 3, 16))
    for days, last in ((3, date(2026, 3, 23)), (5, date(2026, 3, 23)), (8, date(2026, 3, 26))):
        (clock,) = plan([], History(openings=[opening]), Place("75001", declaration_days=days))
        assert clock.computation.last_day == last


@pytest.mark.parametrize(
    ("told_on", "rule"), [(None, "RGPD_1M"), (date(2026, 4, 16), "RGPD_3M"), (date(2026, 4, 17), "RGPD_1M")]
)
def test_an_extension_told_in_the_first_month_gives_three(told_on: date | None, rule: str) -> None:
    assert rule_opened(Opening(new_id(), None, "RGPD_1M", FIRST, told_on), PARIS).id == rule


def test_the_calendar_is_that_of_the_insured_and_of_the_court() -> None:
    one = content(on=date(2025, 9, 27))
    here, there = (plan([one], History(), place)[0] for place in (PARIS, Place("75001", "67000")))
    assert (here.computation.prudent_day, there.computation.prudent_day) == (date(2025, 12, 26), date(2025, 12, 24))


@pytest.mark.parametrize(
    ("owner", "prudent", "not_later_than", "last", "expected"),
    [
        ("us", date(2026, 6, 15), None, date(2026, 6, 16), date(2026, 6, 5)),
        ("insured", date(2026, 5, 5), None, date(2026, 5, 6), date(2026, 5, 1)),
        ("us", None, date(2026, 6, 20), None, date(2026, 6, 10)),
        ("us", date(2026, 4, 15), None, date(2026, 4, 16), None),
        ("us", None, date(2026, 4, 16), None, None),
        ("counterparty", date(2026, 6, 15), None, date(2026, 6, 16), None),
        ("us", None, None, date(2026, 6, 16), None),
    ],
)
def test_a_closed_claim_is_looked_at_ten_days_before_the_prudent_day(
    owner: str, prudent: date | None, not_later_than: date | None, last: date | None, expected: date | None
) -> None:
    assert watch_day(owner, prudent, not_later_than, last, date(2026, 5, 1)) == expected


def expired(one: ContentFacts, history: History, *, fresh: bool = True) -> dict[UUID, date]:
    """What is lost on arrival on 1 July 2026."""
    clocks = tuple((new_id(), clock) for clock in plan([one], history, PARIS))
    keys = frozenset(key for key, _ in clocks) if fresh else frozenset()
    return Recomputed(clocks, keys, history, date(2026, 7, 1)).expired_on_arrival()


def test_expired_on_arrival_is_a_new_press_clock_that_nothing_keeps_alive() -> None:
    one = content("denigrement")
    event = Republication(new_id(), one.content_id, "lien_par_tiers", date(2026, 5, 4))
    late = (Act("assignation", date(2026, 5, 20)), [])
    assert expired(one, History()) == {one.content_id: date(2026, 6, 16)}
    assert expired(one, History(), fresh=False) == {}
    assert expired(one, History(events=[event])) == {}
    assert expired(one, History(acts=[late])) == {}
    assert expired(content(on=None), History()) == {}
