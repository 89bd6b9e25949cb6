"""The decision of cover as a table, and its money as properties."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.money import Cents
from backend.coverage.rules import FAMILIES, CoverInputs, assess, attaching_day, covered_since, family_of, split
from backend.deadlines.kinds import kinds
from backend.policies.rules.terms import FAMILIES as TERMS_FAMILIES

INCEPTION = date(2026, 1, 1)
FACTS = CoverInputs(
    kinds=("diffamation_publique",),
    attaching_on=date(2026, 3, 2),
    attaching_known=True,
    published_earliest=date(2026, 3, 2),
    published_latest=date(2026, 3, 2),
    discovered_on=date(2026, 3, 4),
    declared_on=date(2026, 3, 5),
    inception_on=INCEPTION,
    covered_since=INCEPTION,
    status="in_force",
    families=("defamation", "denigration", "insult"),
    waiting_days=0,
    prior_publication_covered=False,
    events_used=0,
    events_limit=2,
    declaration_last_day=date(2026, 3, 11),
)
BEFORE = INCEPTION - timedelta(days=1)
CASES: dict[str, tuple[dict[str, object], str, list[str]]] = {
    "nothing against": ({}, "covered", []),
    "nothing qualified": ({"kinds": ()}, "not_covered", ["qualification_missing"]),
    "lawful criticism": ({"kinds": ("critique_licite",)}, "advice_only", ["lawful_content"]),
    "lawful beside a covered one": ({"kinds": ("critique_licite", "injure_publique")}, "covered", []),
    "a kind of another formula": ({"kinds": ("vie_privee",)}, "not_covered", ["kind_not_covered"]),
    "one covered kind is enough": ({"kinds": ("vie_privee", "denigrement")}, "covered", []),
    "known the day before": ({"discovered_on": BEFORE}, "not_covered", ["known_before_inception"]),
    "known on the first day": ({"discovered_on": INCEPTION}, "covered", []),
    "published the day before": (
        {"published_earliest": BEFORE, "published_latest": BEFORE},
        "not_covered",
        ["published_before_inception"],
    ),
    "published before, terms accept it": (
        {"published_earliest": BEFORE, "published_latest": BEFORE, "prior_publication_covered": True},
        "covered",
        [],
    ),
    "published around inception": ({"published_earliest": BEFORE}, "covered", []),
    "known before wins over published before": (
        {"discovered_on": BEFORE, "published_earliest": BEFORE, "published_latest": BEFORE},
        "not_covered",
        ["known_before_inception"],
    ),
    "last waiting day": (
        {"waiting_days": 30, "attaching_on": date(2026, 1, 30)},
        "not_covered",
        ["waiting_period"],
    ),
    "first day after waiting": ({"waiting_days": 30, "attaching_on": date(2026, 1, 31)}, "covered", []),
    "waited under the policy before": (
        {"waiting_days": 30, "attaching_on": date(2026, 1, 2), "covered_since": date(2025, 1, 1)},
        "covered",
        [],
    ),
    "suspended": ({"status": "suspended"}, "not_covered", ["suspended"]),
    "terminated": ({"status": "terminated"}, "not_covered", ["not_in_force"]),
    "ended": ({"status": "ended"}, "not_covered", ["not_in_force"]),
    "one slot left": ({"events_used": 1}, "covered", []),
    "no slot left": ({"events_used": 2}, "not_covered", ["limit_reached"]),
    "everything, in order": (
        {"kinds": ("menaces",), "discovered_on": BEFORE, "status": "suspended", "events_used": 2},
        "not_covered",
        ["kind_not_covered", "known_before_inception", "suspended", "limit_reached"],
    ),
    "advice whatever else": (
        {"kinds": ("critique_licite",), "events_used": 2},
        "advice_only",
        ["lawful_content", "limit_reached"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_the_rules_propose(name: str) -> None:
    changed, outcome, codes = CASES[name]
    found = assess(replace(FACTS, **changed), {"limit_reached": "Article 5.1"}, new_event=True)
    assert (found.outcome, [reason.code for reason in found.reasons]) == (outcome, codes)
    assert (found.blocking.code if found.blocking else None) == (codes[0] if codes else None)
    assert all(reason.clause == ("Article 5.1" if reason.code == "limit_reached" else None) for reason in found.reasons)


def test_joining_an_event_needs_no_slot() -> None:
    full = replace(FACTS, events_used=2)
    assert assess(full, {}, new_event=False).outcome == "covered"


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"attaching_known": False}, ["attaching_date_unknown"]),
        ({"published_earliest": BEFORE}, ["publication_straddles_inception"]),
        ({"declared_on": date(2026, 3, 12)}, ["late_declaration"]),
        ({"declared_on": date(2026, 3, 11)}, []),
        ({"amendment_after_knowledge": True}, ["amendment_after_knowledge"]),
    ],
)
def test_warnings_refuse_nothing(changed: dict[str, object], codes: list[str]) -> None:
    found = assess(replace(FACTS, **changed), {}, new_event=True)
    assert (found.outcome, [warning.code for warning in found.warnings]) == ("covered", codes)


@pytest.mark.parametrize(
    ("basis", "day", "known"),
    [
        ("first_publication", date(2026, 3, 2), True),
        ("knowledge", date(2026, 3, 4), True),
        ("declaration", date(2026, 3, 5), True),
        ("refusal", date(2026, 4, 1), True),
    ],
)
def test_the_terms_name_the_attaching_date(basis: str, day: date, known: bool) -> None:
    found = attaching_day(
        basis,
        published_earliest=date(2026, 3, 2),
        discovered_on=date(2026, 3, 4),
        declared_on=date(2026, 3, 5),
        refused_on=date(2026, 4, 1),
    )
    assert found == (day, known)


@pytest.mark.parametrize(("discovered_on", "day"), [(date(2026, 3, 4), date(2026, 3, 4)), (None, date(2026, 3, 5))])
def test_knowledge_then_declaration_stand_in_for_an_unknown_date(discovered_on: date | None, day: date) -> None:
    for basis in ("first_publication", "refusal"):
        found = attaching_day(
            basis,
            published_earliest=None,
            discovered_on=discovered_on,
            declared_on=date(2026, 3, 5),
            refused_on=None,
        )
        assert found == (day, False)


@pytest.mark.parametrize(
    ("earlier", "since"),
    [
        ([], INCEPTION),
        ([(date(2025, 1, 1), date(2025, 12, 31))], date(2025, 1, 1)),
        ([(date(2025, 1, 1), date(2025, 12, 30))], INCEPTION),
        ([(date(2025, 1, 1), None)], date(2025, 1, 1)),
        ([(date(2023, 1, 1), date(2024, 6, 1)), (date(2024, 5, 1), date(2026, 2, 1))], date(2023, 1, 1)),
        ([(date(2023, 1, 1), date(2024, 4, 1)), (date(2024, 5, 1), date(2026, 2, 1))], date(2024, 5, 1)),
    ],
)
def test_waiting_runs_from_the_first_policy_without_a_gap(earlier: list[tuple[date, date | None]], since: date) -> None:
    assert covered_since(INCEPTION, earlier) == since


def test_every_kind_has_its_family_and_every_family_is_known_to_the_terms() -> None:
    without = {code for code in kinds() if family_of(code) is None}
    assert without <= {"critique_licite", "unknown"}
    assert set(FAMILIES) == TERMS_FAMILIES


AMOUNT = st.integers(0, 10_000_000)


@given(cost=AMOUNT, left=AMOUNT, deductible_left=AMOUNT)
def test_who_pays_adds_up_to_the_cent(cost: int, left: int, deductible_left: int) -> None:
    found = split(Cents(cost), left=Cents(left), deductible_left=Cents(deductible_left))
    assert found.insurer_part + found.insured_share == cost
    assert found.insurer_part == min(left, max(0, cost - deductible_left))
    assert 0 <= found.deductible <= min(found.insured_share, deductible_left)
