"""Ranking, explained: tables, properties, and the figures that the database counts."""

from dataclasses import replace
from datetime import date
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.money import Cents
from backend.providers.rules.matching import Candidate, Tie, Wanted, exclusion_of, has_conflict, rank, serves
from backend.providers.rules.papers import Paper, PaperKind
from backend.providers.rules.specialities import Speciality
from tests.providers.story import API, Story

INSURANCE = PaperKind.INSURANCE_CERTIFICATE
GOOD = Candidate(
    id=UUID(int=1),
    name="Net et Clair",
    active=True,
    suspended_reason=None,
    platforms=("google", "doctolib"),
    territories=(),
    capacity=10,
    open_requests=0,
    usual_delay_days=7,
    median_delay_days=None,
    ordered=0,
    delivered=0,
    tariff=Cents(100_000),
)
WANTED = Wanted(
    speciality=Speciality.CLEANING,
    platforms=("google",),
    postcode="69003",
    insured_name="Dr Camille Martin",
    author_names=("Jean Dupont",),
    left=Cents(400_000),
    today=date(2026, 11, 22),
)


def points(candidate: Candidate, code: str, wanted: Wanted = WANTED) -> int:
    """Points of one component."""
    (match,) = rank([candidate], wanted).matches
    return next(component.points for component in match.components if component.code == code)


@pytest.mark.parametrize(
    ("changes", "code", "expected"),
    [
        ({}, "platform", 15),
        ({"platforms": ()}, "platform", 0),
        ({}, "load", 10),
        ({"open_requests": 5}, "load", 5),
        ({}, "delay", 15),
        ({"usual_delay_days": 60}, "delay", 0),
        ({"usual_delay_days": 7, "median_delay_days": 60}, "delay", 0),
        ({"usual_delay_days": 0}, "delay", 15),
        ({}, "success", 10),
        ({"ordered": 8, "delivered": 8}, "success", 18),
        ({"ordered": 8, "delivered": 8, "failed": 4}, "success", 10),
        ({"ordered": 8, "delivered": 0}, "success", 2),
        ({}, "reappearance", 5),
        ({"checked": 8}, "reappearance", 9),
        ({"checked": 8, "reappeared": 8}, "reappearance", 1),
        ({}, "price", 10),
        ({"tariff": Cents(0)}, "price", 10),
        ({"tariff": None}, "price", 3),
        ({"tariff": Cents(400_000)}, "cover", 10),
        ({"tariff": Cents(800_000)}, "cover", 5),
        ({"tariff": None}, "cover", 3),
    ],
)
def test_each_component_alone(changes: dict[str, object], code: str, expected: int) -> None:
    assert points(replace(GOOD, **changes), code) == expected


def test_unknown_facts_stay_neutral() -> None:
    assert points(GOOD, "platform", replace(WANTED, platforms=())) == 7
    assert points(GOOD, "cover", replace(WANTED, left=None)) == 5
    assert points(GOOD, "cover", replace(WANTED, left=Cents(0))) == 0


def test_the_lowest_price_of_those_who_may_come_wins_every_point_of_price() -> None:
    dear = replace(GOOD, id=UUID(int=2), tariff=Cents(200_000))
    out = replace(GOOD, id=UUID(int=3), tariff=Cents(1), active=False)
    prices = {
        match.candidate.id: next(one.points for one in match.components if one.code == "price")
        for match in rank([dear, GOOD, out], WANTED).matches
    }
    assert prices == {GOOD.id: 10, dear.id: 5}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"active": False, "suspended_reason": "Assurance expirée"}, "suspended"),
        ({"open_requests": 10}, "full"),
        ({"capacity": 0}, "full"),
        ({"territories": ("75", "92")}, "other_territory"),
        ({"name": "DUPONT Jean"}, "conflict_of_interest"),
        ({"name": "Camille MARTIN"}, "conflict_of_interest"),
        ({"name": "Cabinet Cible"}, "conflict_of_interest"),
        ({"ties": (Tie("Dupont Jean", "époux"),)}, "conflict_of_interest"),
        ({"ties": (Tie("Nom d’usage", "associée", UUID(int=9)),)}, "conflict_of_interest"),
        ({"id": UUID(int=7)}, "already_asked"),
        ({"papers": (Paper(INSURANCE, recorded=False, required=True),)}, "document_missing"),
        ({"papers": (Paper(INSURANCE, recorded=True, valid_until=date(2026, 11, 21)),)}, "document_expired"),
    ],
)
def test_who_is_left_out_and_why(changes: dict[str, object], code: str) -> None:
    wanted = replace(
        WANTED,
        target_names=("Cabinet Cible",),
        person_ids=frozenset({UUID(int=9)}),
        excluding=frozenset({UUID(int=7)}),
    )
    ranking = rank([replace(GOOD, **changes)], wanted)
    assert not ranking.matches
    assert [one.code for one in ranking.excluded] == [code]
    assert ranking.excluded[0].reason.endswith(".")


@pytest.mark.parametrize(
    ("paper", "warning"),
    [
        (Paper(INSURANCE, recorded=True, valid_until=date(2026, 11, 22)), "Expire le 22/11/2026"),
        (Paper(INSURANCE, recorded=True, valid_until=date(2026, 12, 22)), "Expire le 22/12/2026"),
        (Paper(INSURANCE, recorded=True, valid_until=date(2026, 12, 23)), None),
        (Paper(INSURANCE, recorded=True), None),
        (Paper(INSURANCE, recorded=True, valid_until=date(2020, 1, 1), required=False), None),
        (Paper(INSURANCE, recorded=False), "Aucune pièce enregistrée"),
        (Paper(INSURANCE, recorded=False, required=False), None),
    ],
)
def test_a_paper_that_ends_soon_or_is_not_there_is_said_and_costs_no_point(paper: Paper, warning: str | None) -> None:
    (match,) = rank([replace(GOOD, papers=(paper,))], WANTED).matches
    assert match.score == rank([GOOD], WANTED).matches[0].score
    assert [one.split(" :")[0] for one in match.warnings] == ([warning] if warning else [])


@pytest.mark.parametrize(
    ("provider", "people", "expected"),
    [
        ("Émilie Léger", ("LEGER Emilie",), True),
        ("Me Paul Roux", ("Paul Roux",), True),
        ("Paul Roux Conseil", ("Paul Roux",), False),
        ("Dr", ("Mme",), False),
        ("Zéphyr", (), False),
    ],
)
def test_a_name_is_the_same_whatever_its_writing(provider: str, people: tuple[str, ...], expected: bool) -> None:
    assert has_conflict(provider, people) is expected


@pytest.mark.parametrize(
    ("territories", "postcode", "expected"),
    [
        ((), "69003", True),
        (("69",), "69003", True),
        (("75",), "69003", False),
        (("75",), None, True),
        (("2A",), "20000", True),
        (("2A",), "20200", False),
        (("2B",), "20200", True),
        (("971",), "97110", True),
        (("971",), "97200", False),
    ],
)
def test_departments(territories: tuple[str, ...], postcode: str | None, expected: bool) -> None:
    assert serves(territories, postcode) is expected


CANDIDATES = st.builds(
    Candidate,
    id=st.uuids(),
    name=st.sampled_from(["Net", "Clair", "Jean Dupont", "Zéphyr"]),
    active=st.booleans(),
    suspended_reason=st.none(),
    platforms=st.sets(st.sampled_from(["google", "doctolib"])).map(tuple),
    territories=st.sampled_from([(), ("69",), ("75",)]),
    capacity=st.integers(0, 20),
    open_requests=st.integers(0, 20),
    usual_delay_days=st.integers(0, 100),
    median_delay_days=st.none() | st.integers(0, 100),
    ordered=st.integers(0, 50),
    delivered=st.just(0),
    tariff=st.none() | st.integers(0, 900_000).map(Cents),
)


@given(st.lists(CANDIDATES, max_size=8, unique_by=lambda one: one.id), st.randoms(use_true_random=False))
def test_a_ranking_is_whole_bounded_and_indifferent_to_order(candidates: list[Candidate], random: Random) -> None:
    ranking = rank(candidates, WANTED)
    assert len(ranking.matches) + len(ranking.excluded) == len(candidates)
    scores = [match.score for match in ranking.matches]
    assert scores == sorted(scores, reverse=True)
    for match in ranking.matches:
        assert exclusion_of(match.candidate, WANTED) is None
        assert all(0 <= component.points <= component.out_of for component in match.components)
        assert sum(component.out_of for component in match.components) == 100
    shuffled = list(candidates)
    random.shuffle(shuffled)
    assert rank(shuffled, WANTED).matches == ranking.matches


def test_the_database_counts_load_delay_and_success(story: Story) -> None:
    claim = story.claim(platform="matching-test")
    busy = story.provider(
        specialities=["cleaning"], platforms=["matching-test"], tariffs={"cleaning": "900.00"}, capacity=3
    )
    for step in range(3):
        body = {"provider_id": busy["id"], "speciality": "cleaning"}
        request = story.done(f"/claims/{claim}/service-requests", body)["reference"]
        if step:
            story.done(f"/service-requests/{request}/quote", {"amount_ttc": "100.00"})
            story.done(f"/service-requests/{request}/order")
        if step == 2:
            story.done(f"/service-requests/{request}/delivery")
    matches = story.get(f"/claims/{claim}/provider-matches?speciality=cleaning")
    found = next(one for one in matches["items"] if one["provider_id"] == busy["id"])
    assert found["score"] == sum(component["points"] for component in found["components"])
    assert found["delay_days"] == 0
    assert "1 mission(s) livrée(s) sur 2 commandée(s)." in found["reasons"]
    assert "2 mission(s) en cours pour une capacité de 3." in found["reasons"]
    assert "Tarif : 900,00 € pour 3 800,00 € restant sur l’événement." in [
        one.replace("\u202f", " ").replace("\xa0", " ") for one in found["reasons"]
    ]
    assert story.get(f"/providers/{busy['id']}")["open_requests"] == 2


def test_matches_need_a_claim_and_a_known_speciality(story: Story) -> None:
    unknown = story.client.get(f"{API}/claims/SIN-1999-000001/provider-matches?speciality=x", headers=story.handler)
    assert unknown.status_code == 404
    wrong = story.client.get(f"{API}/claims/{story.claim()}/provider-matches?speciality=x", headers=story.handler)
    assert wrong.status_code == 422
