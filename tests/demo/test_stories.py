"""The data of the demonstration: stories that can be told, people and firms who can't be meant."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schwifty import IBAN
from stdnum import luhn
from stdnum.fr import siret

from backend.claims.commands import ContentIn
from backend.deadlines.acts import act_types
from backend.deadlines.kinds import kinds
from backend.demo import house, money_verbs
from backend.demo.declaring import content, declaration
from backend.demo.planning import Life, plan
from backend.demo.plot import Episode, Step, cast, read_yaml, stories, with_looks
from backend.demo.portfolio import Registry, facts_of
from backend.demo.verbs import VERBS
from backend.policies.rules import normalise_name
from backend.policies.rules.facts import FactRow, read_fact_row
from backend.policies.rules.rows import read_row
from backend.providers.rules.lawyers import STEPS
from backend.providers.rules.results import Cause, Seen
from backend.providers.rules.specialities import Speciality

NOW = datetime(2026, 11, 18, 14, 0, tzinfo=UTC)
PRODUCTS = frozenset({"LM-INTERNE", "LM-LIBERAL", "EREP-BASE", "EREP-PLUS"})


@given(st.integers(0, 700))
def test_exactly_the_claims_asked_for_are_cast(claims: int) -> None:
    assert sum(len(story.episodes) for story in cast(claims)) == claims


def test_every_story_is_told_among_300_claims() -> None:
    assert {story.name for story in cast(300)} == {story.name for story in stories()}


def test_steps_use_known_words() -> None:
    words = {
        "act": act_types(),
        "request": list(Speciality),
        "qualify": ["", *kinds()],
        "cause": list(Cause),
        "look": list(Seen),
        "grant": STEPS,
    }
    for story in stories():
        for step in (step for episode in story.episodes for step in episode.steps):
            assert step.verb in VERBS, f"{story.name}: {step}"
            assert step.words in words.get(step.verb, [step.words]), f"{story.name}: {step}"


def test_steps_stand_in_the_order_of_their_days() -> None:
    for story in stories():
        for episode in story.episodes:
            days = [step.day for step in episode.steps]
            assert days == sorted(days), story.name


def test_a_removal_is_looked_at_again_unless_its_story_tells_it() -> None:
    steps = [Step(3, "request", "cleaning"), Step(20, "deliver", ""), Step(36, "pay", "")]
    looks = [step.day for step in with_looks(steps) if step.verb == "look"]
    assert looks == [24, 30, 53, 113]
    assert with_looks([*steps, Step(50, "look", "still_there")])[-1] == Step(50, "look", "still_there")
    assert with_looks([Step(3, "request", "watch"), Step(20, "deliver", "")])[-1].verb == "deliver"
    assert with_looks([Step(3, "request", "cleaning"), Step(20, "deliver", "60")])[-1].verb == "deliver"


def test_the_house_keeps_its_days() -> None:
    start = NOW.date() - timedelta(366)
    found = Counter(rite.act.__name__ for rite in house.rites(start, NOW))
    assert found == {"send_batch": 26, "read_answer": 26, "close_month": 12}
    assert all(rite.at <= NOW for rite in house.rites(start, NOW))


def test_accounts_are_right_and_at_no_bank() -> None:
    ibans = {IBAN(money_verbs.invented_iban(number)) for number in range(50)}
    assert len(ibans) == 50
    assert {iban.bank_code for iban in ibans} == {"99999"}
    assert {iban.bic for iban in ibans} == {None}


def test_a_step_is_read_from_a_line() -> None:
    assert Step.parse("-45 suspend") == Step(-45, "suspend", "")
    assert Step.parse("24 close Contenu retiré.") == Step(24, "close", "Contenu retiré.")


@pytest.mark.parametrize("theme", sorted(read_yaml("contents.yaml")))
def test_every_text_makes_a_content_under_example_org(theme: str) -> None:
    data = read_yaml("contents.yaml")[theme]
    assert data["kind"] in kinds()
    for text in data["contents"]:
        made = content(_life(theme), text, NOW)
        assert isinstance(made, ContentIn)
        assert "{" not in (made.excerpt or "")
        assert made.url is None or re.fullmatch(r"https://[a-z]+\.example\.org/[a-z-]+/[0-9]+", made.url)
        assert made.url or made.place


def _life(theme: str) -> Life:
    contract = Registry("a test").contract("LM-LIBERAL", date(2020, 2, 29))
    return Life(0, "a test", Episode((1, 2), theme, ()), contract, NOW.date(), Random("a test"))


def test_the_importer_accepts_every_contract() -> None:
    contracts = plan(NOW, policies=1500, claims=300).contracts
    assert len(contracts) == 1500
    assert len({contract.number for contract in contracts}) == 1500
    faults = [row[-1] for row in (read_row(contract.cells(), PRODUCTS) for contract in contracts) if row[-1]]
    assert faults == []
    assert {contract.product for contract in contracts} == PRODUCTS
    assert any(contract.anniversary == "29/02" for contract in contracts)
    assert {"67", "57", "2A", "971", "987"} <= {contract.department for contract in contracts}


def test_nobody_real_can_be_meant() -> None:
    for contract in plan(NOW, policies=500, claims=60).contracts:
        assert contract.email.endswith("@cabinet.example.org")
        assert contract.phone.startswith(("01 99 00 ", "06 39 98 "))
        assert not contract.rpps or (contract.rpps.startswith("99") and luhn.is_valid(contract.rpps))


def test_some_people_hold_two_contracts() -> None:
    contracts = Registry("twins").fill(1000, date(2025, 11, 18), date(2026, 11, 18))
    people = [contract.email for contract in contracts]
    assert 5 < len(people) - len(set(people)) < 60


def test_life_facts_can_be_read() -> None:
    contracts = Registry("facts").fill(1000, date(2025, 11, 18), date(2026, 11, 18))
    read = [read_fact_row(row) for row in facts_of(contracts, date(2026, 5, 18))]
    assert all(isinstance(row, FactRow) for row in read)
    assert {row.fact for row in read if isinstance(row, FactRow)} == {"suspended", "resumed", "terminated"}


def test_named_authors_are_nobody_of_the_portfolio() -> None:
    surnames = {normalise_name(name) for name in read_yaml("people.yaml")["last_names"]}
    for author in read_yaml("people.yaml")["author_names"]:
        assert surnames.isdisjoint(normalise_name(author).split())


def test_providers_have_sound_numbers_of_a_free_range() -> None:
    providers = read_yaml("providers.yaml")
    assert len(providers) >= 12
    for provider in providers:
        assert siret.validate(provider["siret"]).startswith("99999")
        assert provider["email"].endswith(".example.org")
        assert set(provider["tariffs"]) <= set(provider["specialities"]) <= {one.value for one in Speciality}


def test_moments_are_in_order_past_and_in_office_hours() -> None:
    moments = plan(NOW, policies=0, claims=300).moments
    assert [moment.at for moment in moments] == sorted(moment.at for moment in moments)
    assert moments[-1].at <= NOW
    assert sum(moment.step.verb == "declare" for moment in moments) == 300
    worked = [moment.at for moment in moments if moment.step.verb in {"cover", "pay"}]
    assert all(at.weekday() < 5 for at in worked)


def test_a_declaration_names_what_its_story_says() -> None:
    for life in plan(NOW, policies=0, claims=60).lives:
        body = declaration(life, NOW)
        assert (body.policy_number == life.contract.number) == (life.episode.told == "number")
        assert body.contents
