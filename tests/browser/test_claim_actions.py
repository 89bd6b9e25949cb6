"""What is done on a claim beside its cover, each to its end at the screen: what the API then says is what was done."""

import re
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk import Desks, serious, told
from tests.browser.forms import said
from tests.browser.hands import Hand, Keys, Mouse, field_of
from tests.browser.missions import covered
from tests.browser.people import claim_of_ours, every, listed, post, told_by_api, untouched_policy

RGPD = "Effacement, opposition (1 mois)"


def opened(hand: Hand, claim: str, entry: str) -> Locator:
    """The dialogue of an entry of the claim's menu, once it is there and axe accepts it."""
    hand.page.goto(f"/claims/{claim}")
    hand.menu("Actions", entry)
    return there(hand.page)


def there(page: Page) -> Locator:
    """The dialogue on top, once axe accepts what is open."""
    dialogue = page.get_by_role("dialog").last
    expect(dialogue).to_be_visible()
    found = serious(page, "[role=dialog]")
    assert found == [], told(found)
    return dialogue


def select(page: Page, label: str, option: str) -> None:
    """An answer of the browser's own list."""
    field_of(page, label).select_option(label=option)


def clocks_of(page: Page, claim: str) -> dict[str, dict[str, Any]]:
    """The clocks of a claim by their rule."""
    return {one["rule"]: one for one in told_by_api(page, f"/claims/{claim}")["deadlines"]}


def test_a_clock_is_opened_proven_by_an_act_and_closed(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    page = hand.page
    claim = covered(page)
    opened(hand, claim, "Ouvrir un délai")
    field_of(page, "Délai").select_option("RGPD_1M")
    hand.write("Preuve", "Courriel du jour")
    hand.press("Ouvrir")
    expect(page.get_by_role("dialog", name="Le délai ouvert")).to_be_visible()
    there(page)
    hand.press("Fermer")
    assert clocks_of(page, claim)["RGPD_1M"]["state"] == "live"
    opened(hand, claim, "Enregistrer un acte")
    hand.pick("Acte", "Plainte à la CNIL")
    hand.write("Preuve", "Avis de réception")
    hand.press("Enregistrer")
    expect(page.get_by_role("dialog", name="Ce que cet acte change")).to_be_visible()
    there(page)
    hand.press("Fermer")
    (recorded,) = listed(page, f"/claims/{claim}/acts")
    assert recorded["code"] == "plainte_cnil"
    page.get_by_role("button", name=re.compile(r"^Voir les? \d* ?délais?$")).click()
    drawer = page.get_by_role("dialog", name="Délais du dossier")
    clock = drawer.get_by_role("article").filter(has_text=RGPD)
    clock.get_by_role("button", name="Clore ce délai").click()
    there(page)
    field_of(page, "L’acte qui le prouve").select_option(recorded["id"])
    resolve = page.get_by_role("dialog", name="Clore ce délai").get_by_role("button", name="Clore ce délai")
    resolve.click()
    expect(page.get_by_role("alert").filter(has_text="Cet acte ne clôt pas ce délai")).to_be_visible()
    field_of(page, "L’acte qui le prouve").select_option("")
    select(page, "Pourquoi", "Obligation remplie")
    hand.write("Preuve", "Réponse reçue le jour même")
    resolve.click()
    expect(page.get_by_role("alert").filter(has_text="Délai clos").last).to_be_visible()
    expect(drawer.get_by_role("heading", name="Clos ou recalculés")).to_be_visible()
    expect(clock).to_contain_text("Obligation remplie")
    (found,) = (one for one in listed(page, f"/claims/{claim}/deadlines") if one["rule"] == "RGPD_1M")
    assert (found["state"], found["closed_reason"]) == ("closed", "duty_done")


def test_escape_closes_the_dialogue_above_the_clocks_then_the_clocks(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    page = hand.page
    page.goto(f"/claims/{covered(page)}")
    page.get_by_role("button", name=re.compile(r"^Voir les? \d* ?délais?$")).click()
    drawer = page.get_by_role("dialog", name="Délais du dossier")
    for button, title in (("Clore ce délai", "Clore ce délai"), ("Enregistrer un acte", "Enregistrer un acte")):
        drawer.get_by_role("button", name=button).first.click()
        dialogue = page.get_by_role("dialog", name=title)
        expect(dialogue).to_be_visible()
        page.keyboard.press("Escape")
        expect(dialogue).to_have_count(0)
        expect(drawer).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def test_a_copy_elsewhere_starts_its_own_clock(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    page = hand.page
    claim = covered(page)
    content = told_by_api(page, f"/claims/{claim}")["contents"][0]["id"]
    opened(hand, claim, "Noter un événement de publication")
    select(page, "Événement", "Copie ou partage ailleurs")
    hand.write("Nouvelle adresse", "https://example.org/copie")
    hand.press("Enregistrer")
    expect(page.get_by_role("dialog", name="Ce que cet événement change")).to_contain_text("Source")
    there(page)
    hand.press("Fermer")
    (found,) = listed(page, f"/claims/{claim}/contents/{content}/publication-events")
    assert (found["code"], found["url"]) == ("copie_autre_site", "https://example.org/copie")
    opened(hand, claim, "Noter un événement de publication")
    page.get_by_label("Corrige un événement enregistré").select_option(value=found["id"])
    hand.write("Nouvelle adresse", "https://example.org/autre-copie")
    hand.press("Enregistrer")
    expect(page.get_by_role("dialog", name="Ce que cet événement change")).to_be_visible()
    last = next(
        one for one in listed(page, f"/claims/{claim}/contents/{content}/publication-events") if one["corrects"]
    )
    assert (last["corrects"], last["code"], last["on"]) == (found["id"], found["code"], found["on"])
    assert last["url"] == "https://example.org/autre-copie"


@pytest.mark.parametrize("way", [Mouse, Keys])
def test_an_outside_case_is_linked_its_author_spoken_to_with_leave_then_let_go(desk: Desks, way: type[Hand]) -> None:
    hand = way(desk("handler"))
    page = hand.page
    claim = claim_of_ours(page)
    opened(hand, claim, "Lier à un autre dossier")
    field_of(page, "Nature du lien").select_option("outside_case")
    hand.write("Référence ailleurs", "MED-12")
    hand.write("Suivi par", "Maître Exemple")
    hand.press("Lier")
    said(page, "Lien enregistré")
    hand.press("Noter l’accord pour contacter l’auteur")
    there(page)
    hand.write("Accord donné par", "Maître Exemple")
    hand.write("Preuve", "Courriel du 3")
    hand.press("Enregistrer l’accord")
    said(page, "Enregistrer l’accord")
    (link,) = listed(page, f"/claims/{claim}/links")
    assert (link["contact_agreed_by"], link["contact_needs_agreement"]) == ("Maître Exemple", False)
    hand.press("Retirer le lien")
    there(page)
    hand.write("Pourquoi le retirer", "Affaire close.")
    hand.press("Retirer le lien")
    said(page, "Lien retiré")
    assert listed(page, f"/claims/{claim}/links")[0]["ended_reason"] == "Affaire close."


def test_an_author_who_is_also_an_insured_is_a_conflict_that_a_supervisor_decides(desk: Desks) -> None:
    hand = Mouse(desk("supervisor"))
    page = hand.page
    number = untouched_policy(page)["number"]
    other = next(one for one in every(page, "/policies?name=") if one["number"] != number)
    author = {"name": other["insured_name"], "relation": "colleague"}
    content = {"url": f"https://example.org/{uuid4()}", "excerpt": "Un charlatan.", "form": "review", "author": author}
    claim = post(page, "/claims", {"policy_number": number, "contents": [content]})["reference"]
    hidden = told_by_api(desk("colleague"), "/auth/me")
    opened(hand, claim, "Trancher un conflit d’intérêts")
    hand.write("Décision", "Deux gestionnaires qui ne se parlent pas.")
    page.get_by_role("checkbox", name=hidden["name"]).check()
    hand.press("Trancher")
    said(page, "Conflit tranché")
    (found,) = listed(page, f"/claims/{claim}/conflicts")
    assert found["decision"] == "Deux gestionnaires qui ne se parlent pas."
    blind = desk("colleague", path=f"/claims/{claim}")
    expect(blind.get_by_text(found["author_name"])).to_have_count(0)
    assert blind.context.request.get(f"/api/v1/claims/{claim}").status == 404


def test_a_complaint_is_recorded_acknowledged_raised_and_answered(desk: Desks) -> None:
    hand = Mouse(desk("supervisor"))
    page = hand.page
    claim = claim_of_ours(page)
    opened(hand, claim, "Enregistrer une réclamation")
    hand.write("Objet", "Trop long")
    hand.write("Ce qui est reproché", "Trois semaines sans nouvelle.")
    hand.press("Enregistrer")
    said(page, "Réclamation enregistrée")
    (made,) = told_by_api(page, f"/complaints?claim={claim}")["items"]
    page.get_by_role("link", name=re.compile(made["reference"])).click()
    for deed, text, sent in (
        ("Accuser réception", None, "Accuser réception"),
        ("Répondre", "Vous aviez raison.", "Envoyer la réponse"),
        ("Porter plus haut", "Il saisit le service.", "Porter plus haut"),
    ):
        hand.press(deed)
        there(page)
        if deed == "Répondre":
            field_of(page, "Issue").select_option(index=1)
            hand.write("Votre réponse", str(text))
        elif text:
            hand.write("Ce qui est demandé", text)
        page.get_by_role("dialog").get_by_role("button", name=sent).click()
        expect(page.get_by_role("dialog")).to_have_count(0)
    found = told_by_api(page, f"/complaints/{made['reference']}")
    assert [one["kind"] for one in found["steps"]][:3] == ["recorded", "acknowledged", "answered"]
    assert found["level"] != "first"


def test_a_disagreement_goes_to_a_third_person_and_is_settled(desk: Desks) -> None:
    hand = Mouse(desk("supervisor"))
    page = hand.page
    claim = covered(page)
    opened(hand, claim, "Enregistrer un désaccord")
    hand.write("La mesure en cause", "Assigner tout de suite")
    hand.write("Position de l’assuré", "Assigner.")
    hand.write("Position de l’assureur", "Négocier d’abord.")
    hand.press("Enregistrer et informer l’assuré")
    said(page, "Désaccord enregistré")
    hand.press("Désigner la tierce personne")
    there(page)
    hand.write("Nom et qualité", "Bâtonnier de Rouen")
    hand.press("Désigner")
    said(page, "Tierce personne désignée")
    page.get_by_role("button", name=re.compile("avis")).last.click()
    there(page)
    field_of(page, "En faveur de").select_option("insured")
    hand.write("L’avis", "Assigner.")
    hand.press("Enregistrer l’avis")
    said(page, "Avis enregistré")
    hand.press("Noter l’issue")
    there(page)
    hand.write("Comment il s’est réglé", "L’assignation part.")
    hand.press("Enregistrer l’issue")
    said(page, "Désaccord réglé")
    (found,) = listed(page, f"/claims/{claim}/disagreements")
    assert (found["state"], found["opinion"], found["outcome"]) == ("settled", "Assigner.", "L’assignation part.")


def test_a_campaign_gathers_claims_and_lets_one_go(desk: Desks) -> None:
    hand = Mouse(desk("supervisor"))
    page = hand.page
    first, second = claim_of_ours(page), claim_of_ours(page)
    page.goto("/campaigns")
    hand.press("Ouvrir une campagne")
    there(page)
    hand.write("Nom", "Appel à noter")
    hand.write("Références des dossiers", first)
    hand.press("Ouvrir")
    page.wait_for_url(re.compile("/campaigns/.+"))
    said(page, "Campagne ouverte")
    hand.press("Ajouter des dossiers")
    there(page)
    hand.write("Références des dossiers", f"{second}, SIN-1999-000001")
    hand.press("Ajouter 2 dossiers")
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("SIN-1999-000001")
    there(page)
    hand.press("Annuler")
    campaign = page.url.rpartition("/")[2]
    assert [one["reference"] for one in told_by_api(page, f"/campaigns/{campaign}")["claims"]] == [first, second]
    hand.press(f"Retirer {first} de la campagne")
    there(page)
    hand.write("Pourquoi il n’en fait pas partie", "Autre auteur.")
    hand.press("Retirer de la campagne")
    said(page, "Dossier retiré de la campagne")
    assert [one["reference"] for one in told_by_api(page, f"/campaigns/{campaign}")["claims"]] == [second]
    assert told_by_api(page, f"/claims/{first}")["campaigns"] == []
