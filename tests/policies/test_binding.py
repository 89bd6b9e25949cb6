"""What binds, status, names and cells: tables and properties, without a database."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.policies.rules import (
    Amendment,
    Anniversary,
    LifeFact,
    State,
    Subscription,
    binding_terms,
    normalise_name,
    normalise_number,
    status_at,
)
from backend.policies.rules.facts import effective_instant, may_follow
from backend.policies.rules.rows import is_email, is_rpps, read_cents, read_day
from backend.policies.rules.status import midnight

OLD, NEW = uuid4(), uuid4()
SUBSCRIBED = Subscription(OLD, date(2020, 1, 1), Anniversary(1, 1), date(2027, 12, 31))


def _amendment(effect: str, issued: str, **changes: Any) -> Amendment:
    recorded = datetime.fromisoformat(f"{issued}T08:00:00+00:00")
    return Amendment(uuid4(), "correction", date.fromisoformat(effect), date.fromisoformat(issued), recorded, **changes)


def test_a_policy_keeps_its_terms_until_an_amendment_takes_effect() -> None:
    amendment = _amendment("2026-06-01", "2026-05-01", terms_id=NEW, end_removed=True)
    before = binding_terms(SUBSCRIBED, [amendment], date(2026, 5, 31))
    after = binding_terms(SUBSCRIBED, [amendment], date(2026, 6, 1))
    assert (before.terms_id, before.end_on, before.applied) == (OLD, date(2027, 12, 31), ())
    assert (after.terms_id, after.end_on, after.applied) == (NEW, None, (amendment,))


def test_a_backdated_amendment_is_shown_and_used_only_on_demand() -> None:
    amendment = _amendment("2026-06-01", "2026-07-15", terms_id=NEW)
    found = binding_terms(SUBSCRIBED, [amendment], date(2026, 6, 20), knowledge=date(2026, 7, 1))
    assert (found.terms_id, found.backdated) == (OLD, (amendment,))
    used = binding_terms(SUBSCRIBED, [amendment], date(2026, 6, 20), knowledge=date(2026, 7, 1), use_backdated=True)
    assert (used.terms_id, used.backdated) == (NEW, (amendment,))
    in_time = binding_terms(SUBSCRIBED, [amendment], date(2026, 6, 20), knowledge=date(2026, 7, 15))
    assert (in_time.terms_id, in_time.backdated) == (NEW, ())


def test_the_last_recorded_of_one_day_binds_and_changes_do_not_depend_on_the_day() -> None:
    first = _amendment("2026-06-01", "2026-06-01", terms_id=NEW, anniversary=Anniversary(6, 1))
    second = _amendment("2026-06-01", "2026-06-02", terms_id=OLD)
    assert binding_terms(SUBSCRIBED, [second, first], date(2026, 6, 1)).terms_id == OLD
    assert len(binding_terms(SUBSCRIBED, [first], date(2020, 1, 1)).anniversary_changes) == 1


# Status


def _fact(fact: str, day: str, recorded: str = "2026-01-01") -> LifeFact:
    return LifeFact(
        fact, effective_instant(fact, date.fromisoformat(day)), datetime.fromisoformat(f"{recorded}T00:00:00+00:00")
    )


FACTS = [_fact("suspended", "2026-03-01"), _fact("resumed", "2026-03-28")]


@pytest.mark.parametrize(
    ("instant", "state"),
    [
        ("2019-12-31T22:59:59+00:00", State.NOT_STARTED),
        ("2019-12-31T23:00:00+00:00", State.IN_FORCE),
        ("2026-02-28T22:59:59+00:00", State.IN_FORCE),
        ("2026-02-28T23:00:00+00:00", State.SUSPENDED),
        ("2026-03-29T09:59:59+00:00", State.SUSPENDED),  # noon of 29/03/2026 is 10:00 UTC: the clocks have just moved
        ("2026-03-29T10:00:00+00:00", State.IN_FORCE),
        ("2027-12-31T22:59:59+00:00", State.IN_FORCE),
        ("2027-12-31T23:00:00+00:00", State.ENDED),
    ],
)
def test_status_at_the_edges(instant: str, state: State) -> None:
    found = status_at(FACTS, datetime.fromisoformat(instant), inception_on=date(2020, 1, 1), end_on=date(2027, 12, 31))
    assert found.state is state
    assert found.in_force is (state is State.IN_FORCE)


def test_a_termination_stands_over_the_end_and_only_what_was_known_counts() -> None:
    facts = [_fact("terminated", "2026-05-01", recorded="2026-06-01")]
    late = datetime(2030, 1, 1, tzinfo=UTC)
    first_day, last_day = date(2020, 1, 1), date(2027, 12, 31)
    assert status_at(facts, late, inception_on=first_day, end_on=last_day).state is State.TERMINATED
    before = datetime(2026, 5, 15, tzinfo=UTC)
    assert status_at(facts, before, inception_on=first_day).since == midnight(date(2026, 5, 1))
    assert status_at(facts, before, inception_on=first_day, known_at=before).state is State.IN_FORCE


@pytest.mark.parametrize(
    ("fact", "day", "allowed"),
    [
        ("suspended", "2026-03-15", False),
        ("resumed", "2026-03-15", True),
        ("resumed", "2026-02-15", False),
        ("terminated", "2026-03-15", True),
        ("void", "2026-03-15", True),
        ("suspended", "2026-06-15", False),
        ("replaced", "2026-06-15", False),
        ("void", "2026-06-15", True),
    ],
)
def test_what_may_follow(fact: str, day: str, *, allowed: bool) -> None:
    facts = [_fact("suspended", "2026-03-01"), _fact("terminated", "2026-06-01")]
    assert may_follow(facts, _fact(fact, day), inception_on=date(2020, 1, 1), end_on=None) is allowed


# Names, numbers, cells


@pytest.mark.parametrize("text", ["LE GOFF Zoé", "zoe le goff", "  Goff, Le-Zoë ", "Le Goff  ZOE"])
def test_names_agree_whatever_their_case_accents_and_order(text: str) -> None:
    assert normalise_name(text) == "goff le zoe"


@given(st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=1), min_size=1, max_size=4), st.randoms())
def test_a_name_is_normal_once_normalised(words: list[str], random: Any) -> None:
    key = normalise_name(" ".join(words))
    random.shuffle(words)
    assert normalise_name(*words) == key
    assert normalise_name(key) == key


def test_numbers_and_cells() -> None:
    assert normalise_number(" rcp–01 0000042 ") == "RCP-010000042"
    assert normalise_name("D’ŒUVRE", None) == "d oeuvre"
    assert (read_day("29/02/2024"), read_day("29/02/2025"), read_day("2024-02-29")) == ("2024-02-29", None, None)
    assert (read_cents("1 234,5"), read_cents("0,07 €"), read_cents(""), read_cents("-1"), read_cents("1,234")) == (
        "123450",
        "007",
        "",
        None,
        None,
    )


@given(st.integers(0, 10**10 - 1))
def test_exactly_one_key_of_ten_makes_an_rpps(body: int) -> None:
    keys = [key for key in range(10) if is_rpps(f"{body:010d}{key}")]
    assert len(keys) == (0 if body == 0 else 1)


@pytest.mark.parametrize(
    ("address", "valid"),
    [
        ("zoe@cabinet.example.org", True),
        ("zoé.l'écuyer+rcp@hôpital-sud.example.org", True),
        ("z@x.fr", True),
        ("a@@b", False),
        ("x@", False),
        ("dr.sans-arobase.example.org", False),
        ("zoe@example", False),
        ("zoe..x@example.org", False),
        (".zoe@example.org", False),
        ("zoe@-example.org", False),
        ("zoe@example.org,autre@example.org", False),
        ("zoe le@example.org", False),
        ("z" * 250 + "@a.fr", False),
    ],
)
def test_reasonable_addresses(address: str, *, valid: bool) -> None:
    assert is_email(address) is valid


def test_ids_of_amendments_break_ties() -> None:
    same = {"effect": "2026-06-01", "issued": "2026-06-01"}
    low, high = sorted((_amendment(**same, terms_id=OLD), _amendment(**same, terms_id=NEW)), key=lambda a: a.id)
    found: UUID = binding_terms(SUBSCRIBED, [high, low], date(2026, 6, 1)).terms_id
    assert found == high.terms_id
