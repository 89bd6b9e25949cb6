"""The guided qualification: the table as a table, the two answers, and what the API proposes."""

from datetime import date
from itertools import combinations, product
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.claims.commands import Form, Relation
from backend.claims.guide.catalogue import Answer, Qualification, guide
from backend.claims.guide.rules import Case, Proposal, propose
from backend.deadlines.errors import UnknownCode
from backend.deadlines.kinds import UNKNOWN, kinds
from tests.conftest import Headers

TODAY = date(2026, 11, 21)
YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE
API = "/api/v1/qualification-guide"
QUESTIONS = [question.code for question in guide().questions]
FACTS = {"words": "has_words", "public": "is_public", "professional": "author_is_professional"}
BOOLEAN = {YES: True, NO: False, UNSURE: None}
PRESS = {code for code in kinds() if code.startswith(("injure", "diffamation", "provocation"))}

CASES = st.builds(
    Case,
    answers=st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(Answer)),
    relation=st.sampled_from(get_args(Relation)),
    form=st.sampled_from([None, *get_args(Form)]),
    has_words=st.sampled_from([None, True, False]),
    is_public=st.sampled_from([None, True, False]),
    author_is_professional=st.sampled_from([None, True, False]),
    liability_case_open=st.sampled_from([None, True, False]),
)


def proposed(case: Case) -> Proposal:
    """What is proposed on a fixed day."""
    return propose(case, today=TODAY)


def asked(answers: dict[str, Answer], **facts: Any) -> Proposal:
    """What is proposed for answers about a public review, unless told."""
    return proposed(Case(answers=answers, **{"form": "review", "has_words": True, **facts}))


def witness(row: Qualification) -> Case:
    """A case that says what the row asks for, and nothing else."""
    wanted = {name: min(values - {"unsure"}) for name, values in row.conditions.items()}
    breach = {"off_topic": YES} if wanted.pop("platform_breach", None) == YES else {}
    facts = {FACTS[name]: BOOLEAN[Answer(wanted.pop(name))] for name in list(wanted) if name in FACTS}
    if "is_public" in facts and "unsure" in row.conditions["public"]:
        facts["is_public"] = True
    return Case(answers={**breach, **{name: Answer(value) for name, value in wanted.items()}}, **facts)


@pytest.mark.parametrize("row", guide().qualifications, ids=lambda row: f"{row.kind}-{'-'.join(row.conditions)}")
def test_each_row_can_be_proposed(row: Qualification) -> None:
    found = proposed(witness(row))
    assert (found.proposed.kind, found.lawful.answer, found.proposed.reason) == (row.kind, row.lawful, row.reason)


def test_no_two_rows_answer_the_same_conditions() -> None:
    rows = guide().qualifications
    for one, other in combinations(rows, 2):
        assert dict(one.conditions) != dict(other.conditions)
        assert one.reason != other.reason
    # Nothing after a row whose conditions it contains could ever win: only the last row is without conditions.
    for position, row in enumerate(rows):
        for later in rows[position + 1 :]:
            swallowed = all(
                later.conditions.get(name, frozenset()) <= values for name, values in row.conditions.items()
            )
            assert not (swallowed and set(row.conditions) <= set(later.conditions))
    assert [position for position, row in enumerate(rows) if not row.conditions] == [len(rows) - 1]


def test_every_kind_is_reachable_and_told_in_plain_words() -> None:
    table = guide()
    reachable = {proposed(witness(row)).proposed.kind for row in table.qualifications} - {None}
    assert reachable == set(kinds()) - {UNKNOWN} == set(table.plain_kinds)


def test_the_tables_name_only_what_exists() -> None:
    table = guide()
    known = {*QUESTIONS, *FACTS, "relation", "form", "liability_case", "platform_breach", "kind"}
    tables = (table.qualifications, table.platform_rules, table.route_rules, table.warnings)
    conditions = [row.conditions for rows in tables for row in rows] + [one.asked_if for one in table.questions]
    assert {name for one in conditions for name in one} <= known
    values = {name: set().union(*(one.get(name, ()) for one in conditions)) for name in known}
    assert values["relation"] <= set(table.relations) == set(get_args(Relation))
    assert values["form"] <= set(get_args(Form))
    assert values["kind"] <= set(kinds())
    assert set().union(*(values[code] for code in QUESTIONS)) <= set(Answer)
    assert {code for rule in table.route_rules for code in (*rule.adds, *rule.removes)} == set(table.routes)
    assert len(set(QUESTIONS)) == len(QUESTIONS)
    for position, question in enumerate(table.questions):
        assert not set(question.asked_if) & set(QUESTIONS[position:]), "a question may only depend on earlier ones"


def test_every_path_of_two_questions_reaches_an_outcome() -> None:
    """Each pair of questions, each pair of answers, with words and without, in public and in private."""
    for (one, other), (first, second), words, public in product(
        combinations(QUESTIONS, 2), product(Answer, Answer), (True, False), (True, False)
    ):
        found = asked({one: first, other: second}, has_words=words, is_public=public)
        check(found)


@given(CASES)
@settings(max_examples=300)
def test_every_case_reaches_one_coherent_outcome(case: Case) -> None:
    found = proposed(case)
    check(found)
    assert found == proposed(case)
    if case.has_words is False:
        assert not PRESS & {found.proposed.kind, *(one.kind for one in found.alternatives)}
    if case.is_public is False:
        assert "droit_de_reponse" not in {one.code for one in found.added}


def check(found: Proposal) -> None:
    """What holds of any proposal."""
    named = [found.proposed.kind, *(one.kind for one in found.alternatives)]
    assert len(set(named)) == len(named)
    assert found.lawful.reasons
    assert found.lawful.reasons[0] == found.proposed.reason
    assert found.platform_rules_breach.reasons
    assert found.proposed.clocks, "whatever is proposed, a clock runs until a person decides"
    assert found.lawful.answer is not YES or found.proposed.kind in {"critique_licite", "regles_plateforme"}
    assert not {one.code for one in found.added} & {one.code for one in found.removed}
    assert found.warnings


@pytest.mark.parametrize(
    ("answers", "kind", "rules"),
    [
        ({"precise_fact": YES, "insult": NO}, "diffamation_publique", ["PRESS_3M"]),
        ({"precise_fact": NO, "insult": YES}, "injure_publique", ["PRESS_3M"]),
        ({"insult": YES, "discriminatory": YES}, "injure_discriminatoire", ["PRESS_1Y", "PRESS_3M"]),
        ({"about_service": YES, "opinion": NO, "precise_fact": NO}, "denigrement", ["CIVIL_5Y", "PRESS_3M"]),
        ({"opinion": YES, "precise_fact": NO, "insult": NO}, "critique_licite", ["PRESS_3M"]),
        ({"impersonation": YES}, "usurpation_identite", ["PENAL_6Y", "PRESS_3M"]),
        ({"repeated": YES, "insult": YES}, "cyberharcelement", ["PENAL_6Y", "PRESS_3M"]),
        ({"listing": YES}, "fiche_professionnelle_non_consentie", ["CIVIL_5Y", "PRESS_3M"]),
        ({}, None, ["PRESS_3M"]),
    ],
)
def test_the_decision_aid(answers: dict[str, Answer], kind: str | None, rules: list[str]) -> None:
    found = asked(answers).proposed
    assert (found.kind, [clock.rule.id for clock in found.clocks]) == (kind, rules)


def test_the_two_answers_are_independent() -> None:
    opinion = {"opinion": YES, "precise_fact": NO, "insult": NO}
    clean = dict.fromkeys(QUESTIONS, NO) | {"genuine_experience": YES} | opinion
    assert verdicts(asked(opinion)) == (YES, UNSURE)
    assert verdicts(asked(clean, relation="patient")) == (YES, NO)
    assert verdicts(asked(clean)) == (YES, UNSURE), "an unknown author may be in conflict of interest"
    assert verdicts(asked({**clean, "off_topic": YES})) == (YES, YES)
    assert verdicts(asked({**clean, "opinion": NO, "precise_fact": YES}, relation="patient")) == (NO, NO)
    assert asked({**clean, "off_topic": YES}).proposed.kind == "regles_plateforme"


def verdicts(found: Proposal) -> tuple[Answer, Answer]:
    """Lawful, and breach of the platform's rules."""
    return found.lawful.answer, found.platform_rules_breach.answer


def test_a_bare_star_is_never_a_press_offence() -> None:
    found = asked({"insult": YES, "precise_fact": YES, "hatred": YES}, form="rating", has_words=False)
    assert (found.proposed.kind, found.lawful.answer, found.alternatives) == ("critique_licite", YES, ())
    assert not {"insult", "precise_fact", "opinion"} & set(found.open_questions)
    assert asked({"genuine_experience": NO}, has_words=False).proposed.kind == "regles_plateforme"


def test_what_is_unsure_stays_an_alternative() -> None:
    found = asked({"precise_fact": UNSURE, "insult": YES})
    assert found.proposed.kind == "injure_publique"
    assert [one.kind for one in found.alternatives] == ["diffamation_publique", "regles_plateforme"]


def test_a_private_message_to_the_doctor_is_an_outrage_not_a_public_insult() -> None:
    found = asked({"insult": YES, "addressed_to_insured": YES}, form="private_message")
    assert found.proposed.kind == "outrage_professionnel_sante"
    assert found.proposed.to_confirm
    assert "injure_publique" not in {one.kind for one in found.alternatives}
    assert "droit_de_reponse" in {one.code for one in found.removed}


def test_the_relation_of_the_author_changes_the_routes() -> None:
    assert "plainte_ordinale" in {one.code for one in asked({}, relation="colleague").added}
    frozen = asked({}, relation="patient", liability_case_open=True)
    assert {one.code for one in frozen.removed} == {"contact_amiable", "reponse_publique", "mise_en_demeure"}
    assert any("aucun contact" in text for text in frozen.warnings)
    free = asked({}, relation="patient", liability_case_open=False)
    assert (free.added, free.removed) == ((), ())
    assert "signalement_dgccrf" in {one.code for one in asked({"genuine_experience": NO}, relation="competitor").added}


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"precise_fact": YES, "insult": YES}, "rend l’action nulle"),
        ({"precise_fact": YES}, "Une seule qualification par passage"),
        ({"about_service": YES, "opinion": NO}, "article 1240"),
        ({"direct_reply": YES}, "droit de réponse en ligne n’est pas ouvert"),
    ],
)
def test_warnings_come_when_they_count(answers: dict[str, Answer], words: str) -> None:
    assert any(words in text for text in asked(answers).warnings)
    assert not any(words in text for text in asked({}).warnings)


def test_a_made_up_question_is_refused() -> None:
    with pytest.raises(UnknownCode):
        asked({"humeur": YES})


def test_the_guide_speaks_both_languages(client: TestClient, auditor: Headers) -> None:
    found = client.get(API, headers=auditor).json()
    assert [one["code"] for one in found["questions"]] == QUESTIONS
    assert {one["code"]: one["doctor"] for one in found["answers"]} == {
        "yes": "Oui",
        "no": "Non",
        "unsure": "Je ne sais pas",
    }
    assert next(one for one in found["questions"] if one["code"] == "insult")["asked_if"] == {"words": ["yes"]}
    for one in (*found["questions"], *found["kinds"], *found["relations"]):
        assert one["handler"] != one["doctor"]


def test_the_api_proposes_and_stores_nothing(client: TestClient, handler: Headers) -> None:
    body = {"answers": {"precise_fact": "yes"}, "author_relation": "colleague", "form": "review", "has_words": True}
    answer = client.post(f"{API}/proposals", json=body, headers=handler)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["proposed_kind"], found["label"]) == ("diffamation_publique", kinds()["diffamation_publique"].label)
    assert (found["lawful"]["answer"], found["platform_rules_breach"]["answer"]) == ("no", "yes")
    assert [(one["rule"], one["shadow"], one["fatal"]) for one in found["clocks"]] == [("PRESS_3M", False, True)]
    assert found["routes"]["added"][0]["label"] == "plainte devant le conseil départemental de l’ordre"
    refusal = client.post(f"{API}/proposals", json={"answers": {"humeur": "yes"}}, headers=handler)
    assert (refusal.status_code, refusal.json()["code"]) == (422, "question_unknown")
    assert (
        client.post(f"{API}/proposals", json={"answers": {"insult": "peut-être"}}, headers=handler).status_code == 422
    )
    assert client.post(f"{API}/proposals", json={}, headers=handler).json()["proposed_kind"] is None
