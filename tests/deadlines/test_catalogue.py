"""The catalogue against the legal reference: rules, versions, acts, kinds, publication events."""

from datetime import date

import pytest

from backend.core.errors import Refused
from backend.deadlines import catalogue
from backend.deadlines.acts import Act, Effect, act_type, act_types
from backend.deadlines.catalogue import Confidence, Extension, Owner, Shows, Unit, rule_at, rule_codes, rule_version
from backend.deadlines.errors import DispatchAfterDelivery, UnknownCode
from backend.deadlines.kinds import NewClock, clocks_for, kind, kinds, publication_events
from backend.deadlines.ladder import ladders

TODAY = date(2026, 11, 21)
PROTECTED = {"PRESS_3M", "PRESS_1Y", "CIVIL_5Y", "PENAL_6Y", "REPLY_3M", "CONSIGNATION"}
PRUDENT = PROTECTED | {"DSA20_6M", "INS_2Y", "ACPR_10JO", "ACPR_2M", "MEDIATION_1Y"}
ESCALATE = {"RGPD_1M", "RGPD_3M", "CNIL_3M", "REPLY_INSERT_3D"}


def test_rules_are_as_the_reference_says() -> None:
    rules = {code: rule_at(code, TODAY) for code in rule_codes()}
    assert {code for code, rule in rules.items() if rule.fatal} == PROTECTED
    assert {code for code, rule in rules.items() if rule.shows is Shows.PRUDENT} == PRUDENT
    assert {code for code, rule in rules.items() if rule.shows is Shows.ESCALATE} == ESCALATE
    extended = {code for code, rule in rules.items() if rule.extend is Extension.NEXT_WORKING_DAY}
    assert extended == {"RGPD_1M", "RGPD_3M", "DSA20_6M", "CONSIGNATION"}
    assert all((rule.n is None) == (rule.unit is Unit.FIXED) for rule in rules.values())
    assert all(rule.ladder in ladders() and rule.source and rule.article for rule in rules.values())
    assert rules["DSA20_6M"].confidence is Confidence.U
    assert rules["LOG_IP_1Y"].owner is Owner.THIRD_PARTY


def test_a_fatal_rule_is_ours_has_a_ladder_and_a_prudent_day() -> None:
    for rule in (rule_at(code, TODAY) for code in PROTECTED):
        assert rule.owner is Owner.US
        assert ladders()[rule.ladder].rungs
        assert rule.shows is Shows.PRUDENT


def test_an_unknown_rule_or_version_is_refused() -> None:
    with pytest.raises(UnknownCode, match="PRESS_4M"):
        rule_at("PRESS_4M", TODAY)
    with pytest.raises(Refused) as refusal:
        rule_version("PRESS_3M", 99)
    assert refusal.value.code == "rule_unknown"
    assert rule_version("PRESS_3M", 1).n == 3


def test_a_changed_law_is_a_new_version_that_leaves_the_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    content = catalogue.read_yaml("catalogue.yaml")
    changed = content["rules"][0] | {"version": 2, "valid_from": date(2027, 1, 1), "n": 6}
    content["rules"].append(changed)
    monkeypatch.setattr(catalogue, "read_yaml", lambda _: content)
    catalogue._versions.cache_clear()
    try:
        assert rule_at("PRESS_3M", date(2026, 12, 31)).n == 3
        assert rule_at("PRESS_3M", date(2027, 1, 1)).n == 6
        assert rule_at("PRESS_3M", date(1800, 1, 1)).version == 1
        assert rule_version("PRESS_3M", 1).n == 3
    finally:
        catalogue._versions.cache_clear()


def test_the_list_of_acts_is_complete() -> None:
    interrupting = (
        "assignation assignation_refere assignation_paf citation_directe plainte_cpc conclusions_demandeur "
        "conclusions_appelant declaration_appel requisition_enquete_qualifiee ordonnance_cloture audience_debats "
        "jugement"
    )
    idle = (
        "mise_en_demeure notification_dsa signalement constat_cj plainte_simple plainte_cpc_non_signee demande_aj "
        "decision_aj requisition_enquete_non_qualifiee audition_police rappel_a_la_loi assignation_nulle_art53 "
        "assignation_1240 requete_145 plainte_cnil droit_de_reponse lettre_avocat renommage_page"
    )
    press, insurance = rule_at("PRESS_3M", TODAY), rule_at("INS_2Y", TODAY)
    effects = {code: act.effect_on(press) for code, act in act_types().items()}
    assert {code for code, effect in effects.items() if effect.interrupts} == set(interrupting.split())
    assert {code for code, act in act_types().items() if not act.effects} == set(idle.split())
    assert effects["consignation_versee"] is Effect.ENDS_SUSPENSION
    assert {code for code, act in act_types().items() if act.effect_on(insurance).interrupts} == {
        "lrar_reglement_indemnite",
        "designation_expert",
        "assignation",
    }


def test_each_act_says_its_effect_in_french() -> None:
    press, erasure = rule_at("PRESS_3M", TODAY), rule_at("RGPD_1M", TODAY)
    assert act_type("mise_en_demeure").sentence_for(press) == "La mise en demeure n’interrompt pas la prescription."
    assert "sans effet sur ce délai" in act_type("citation_directe").sentence_for(erasure)
    assert all(act.sentence.endswith(".") and "'" not in act.sentence for act in act_types().values())


def test_an_act_is_not_delivered_before_it_is_sent() -> None:
    with pytest.raises(DispatchAfterDelivery):
        Act("assignation", date(2026, 5, 1), dispatched_on=date(2026, 5, 2))


def opened(code: str | None, **facts: bool) -> list[str]:
    return [f"{plan.rule_id}{'*' if plan.shadow else ''}" for plan in clocks_for(code, **facts)]


PRESS, SHADOW = "PRESS_3M", "PRESS_3M*"


@pytest.mark.parametrize(
    ("code", "facts", "clocks"),
    [
        (None, {}, [PRESS]),
        ("unknown", {"words": False}, [PRESS]),
        ("injure_publique", {}, [PRESS]),
        ("diffamation_publique", {}, [PRESS]),
        ("diffamation_fonction_publique", {}, [PRESS]),
        ("injure_non_publique", {}, [PRESS]),
        ("diffamation_non_publique", {}, [PRESS]),
        ("injure_non_publique_discriminatoire", {}, [PRESS]),
        ("diffamation_non_publique_discriminatoire", {}, [PRESS]),
        ("injure_discriminatoire", {}, ["PRESS_1Y", SHADOW]),
        ("diffamation_discriminatoire", {}, ["PRESS_1Y", SHADOW]),
        ("provocation_haine", {}, ["PRESS_1Y", SHADOW]),
        ("denigrement", {}, ["CIVIL_5Y", SHADOW]),
        ("vie_privee", {"words": False}, ["CIVIL_5Y", SHADOW]),
        ("droit_image", {}, ["CIVIL_5Y", SHADOW]),
        ("fiche_professionnelle_non_consentie", {"words": True}, ["CIVIL_5Y", SHADOW]),
        ("fiche_professionnelle_non_consentie", {"words": False}, ["CIVIL_5Y"]),
        ("faux_avis", {"author_is_professional": True}, ["PENAL_6Y", SHADOW]),
        ("faux_avis", {"author_is_professional": False}, [PRESS]),
        ("faux_avis", {}, [PRESS]),
        ("vie_privee_penal", {}, ["PENAL_6Y", SHADOW]),
        ("usurpation_identite", {"words": False}, ["PENAL_6Y"]),
        ("cyberharcelement", {"words": True, "public": True}, ["PENAL_6Y", SHADOW]),
        ("menaces", {"words": True, "public": False}, ["PENAL_6Y"]),
        ("chantage", {}, ["PENAL_6Y", SHADOW]),
        ("outrage_professionnel_sante", {"public": False}, ["PENAL_6Y"]),
        ("regles_plateforme", {}, [SHADOW]),
        ("regles_plateforme", {"confirmed_lawful": True}, []),
        ("critique_licite", {}, [SHADOW]),
        ("critique_licite", {"confirmed_lawful": True}, []),
    ],
)
def test_clocks_of_each_kind(code: str | None, facts: dict[str, bool], clocks: list[str]) -> None:
    assert opened(code, **facts) == clocks


def test_every_kind_runs_the_press_clock_until_a_person_says_otherwise() -> None:
    for code in kinds():
        assert any(plan.rule_id == "PRESS_3M" for plan in clocks_for(code)), code


def test_kinds_name_known_rules_and_their_shadow() -> None:
    for one in kinds().values():
        assert one.label
        assert one.basis
        own = [rule_at(plan.rule_id, TODAY) for plan in one.clocks if not plan.shadow]
        for plan in (plan for plan in one.clocks if plan.shadow):
            assert plan.rule_id in {rule.shadow for rule in own if rule.shadow} or not own
    with pytest.raises(UnknownCode):
        kind("rumeur")


def test_publication_events() -> None:
    events = publication_events()
    assert events["nouveau_lien_par_auteur"].new_clock is NewClock.YES
    assert events["renommage_page"].new_clock is NewClock.NO
    assert events["nouvelle_adresse"].new_clock is NewClock.CONFLICTING
    assert events["nouvelle_adresse"].to_confirm
