"""What is decided of a claim's cover, each to its end at the screen: what the API then says is what was done."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk import Desks
from tests.browser.forms import said, within_reach
from tests.browser.hands import Hand, Keys, Mouse, field_of
from tests.browser.missions import covered
from tests.browser.people import claim_of_ours, post, told_by_api, twins, untouched_policy

THREE = ("Il a volé sa patiente.", "Ce docteur est un âne.", "J’ai attendu deux heures.")
KINDS = ("Diffamation", "Injure", "Dénigrement")


def events_of(page: Page, claim: str) -> list[list[str]]:
    """The claims of each event of the period, as the policy's standing tells them."""
    found = told_by_api(page, f"/claims/{claim}")["standing"]
    return sorted(sorted(one["claims"]) for one in found["events"] if one["claims"])


def together(dialogue: Locator, claim: str) -> str:
    """What the radio button of another claim's event says."""
    return str(dialogue.get_by_role("radio", name=re.compile(claim)).evaluate("one => one.labels[0].innerText"))


def opened(hand: Hand, claim: str, entry: str) -> Locator:
    """The dialogue of an entry of the claim's menu, once it is there and axe accepts it."""
    hand.page.goto(f"/claims/{claim}")
    hand.menu("Actions", entry)
    dialogue = hand.page.get_by_role("dialog")
    expect(dialogue).to_be_visible()
    within_reach(hand.page)
    return dialogue


@pytest.mark.parametrize("way", [Mouse, Keys])
def test_two_events_are_joined_then_one_claim_leaves(desk: Desks, way: type[Hand]) -> None:
    hand = way(desk("handler"))
    page = hand.page
    _, (first, second) = twins(page, 2)
    for claim in (first, second):
        covered(page, claim)
    assert events_of(page, first) == [[first], [second]]
    dialogue = opened(hand, second, "Rejoindre un événement")
    hand.tick(together(dialogue, first))
    hand.write("Pourquoi", "Le même auteur, la même soirée.")
    hand.press("Voir l’effet")
    expect(dialogue.get_by_role("status")).to_contain_text("Réunis")
    expect(dialogue.get_by_role("status")).to_contain_text("1 sur 3 événements")
    within_reach(page)
    assert events_of(page, first) == [[first], [second]]
    hand.press("Réunir")
    said(page, "Dossiers réunis sur un même événement")
    assert events_of(page, first) == [[first, second]]
    opened(hand, second, "Séparer l’événement")
    hand.write("Pourquoi", "Un autre auteur, finalement.")
    hand.press("Voir l’effet")
    expect(dialogue.get_by_role("alert")).to_contain_text("Demandez à un responsable")
    split(way(desk("supervisor")), second)
    assert events_of(page, first) == [[first], [second]]


def split(hand: Hand, claim: str) -> None:
    """Against the proposal, the supervisor alone, warned of it."""
    dialogue = opened(hand, claim, "Séparer l’événement")
    hand.write("Pourquoi", "Un autre auteur, finalement.")
    hand.press("Voir l’effet")
    expect(dialogue.get_by_role("status")).to_contain_text("2 sur 3 événements")
    expect(dialogue.get_by_role("alert")).to_contain_text("Le système propose l’inverse")
    hand.press("Séparer")
    said(hand.page, "Le dossier a son propre événement")


@pytest.mark.parametrize("way", [Mouse, Keys])
def test_three_contents_are_qualified_one_after_the_other_without_a_pause(desk: Desks, way: type[Hand]) -> None:
    hand = way(desk("handler"))
    page = hand.page
    contents = [{"url": f"https://example.org/{uuid4()}", "excerpt": words, "form": "review"} for words in THREE]
    body = {"policy_number": untouched_policy(page)["number"], "contents": contents}
    claim = post(page, "/claims", body)["reference"]
    page.goto(f"/claims/{claim}")
    hand.menu("Actions", "Qualifier")
    for number, kind in enumerate(KINDS, start=1):
        expect(page.get_by_text(f"Contenu {number} sur 3")).to_be_visible()
        hand.pick("Qualification du passage", kind)
        hand.write("Motifs", f"Motif {number}.")
        hand.press("Voir les délais")
        hand.press("Confirmer la qualification")
        expect(page.get_by_text("Modifié entre-temps")).to_have_count(0)
    page.wait_for_url(f"**/claims/{claim}")
    found = told_by_api(page, f"/claims/{claim}")["contents"]
    assert [one["qualification"]["reasons"] for one in found] == ["Motif 1.", "Motif 2.", "Motif 3."]
    hand.menu("Actions", "Décider la garantie")
    hand.tick("Garantie accordée")
    hand.tick("Un événement nouveau")
    hand.press("Accorder la garantie")
    page.wait_for_url(f"**/claims/{claim}")
    assert told_by_api(page, f"/claims/{claim}")["coverage_decision"]["outcome"] == "covered"


def test_the_vat_position_is_asked_and_every_answer_kept(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    claim = claim_of_ours(hand.page)
    opened(hand, claim, "Noter la position de TVA")
    hand.tick("Récupère une partie")
    hand.write("Part récupérée, en %", "42,5")
    hand.write("Preuve", "Courriel de l’expert-comptable")
    hand.press("Enregistrer")
    said(hand.page, "Position de TVA enregistrée")
    found = told_by_api(hand.page, f"/claims/{claim}")["vat_position"]
    assert (found["position"], float(found["rate_percent"])) == ("partial", 42.5)
    dialogue = opened(hand, claim, "Noter la position de TVA")
    expect(dialogue.get_by_text("Courriel de l’expert-comptable")).to_be_visible()


def test_a_refusal_is_read_as_the_insured_will_before_it_is_sent(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    page = hand.page
    claim = claim_of_ours(page)
    page.goto(f"/claims/{claim}/decision")
    hand.tick("Garantie refusée")
    field_of(page, "Motif du refus").click()
    page.get_by_role("option").first.click()
    hand.write("Fait retenu", "L’avis date d’avant le contrat.")
    hand.write("Preuve de ce fait", "Capture de l’archive du 3 mars")
    letter = page.get_by_role("region", name="La lettre telle qu’elle partirait")
    expect(letter).to_contain_text("L’avis date d’avant le contrat.")
    within_reach(page)
    hand.press("Refuser la garantie")
    page.wait_for_url(f"**/claims/{claim}")
    decision = told_by_api(page, f"/claims/{claim}")["coverage_decision"]
    assert (decision["outcome"], decision["fact"]) == ("not_covered", "L’avis date d’avant le contrat.")
