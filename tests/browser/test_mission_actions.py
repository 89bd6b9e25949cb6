"""A mission's less common ways, each to its end at the screen: what the API then says is what was done."""

import re
from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import Locator, expect

from backend.core import clock
from tests.browser.desk import Desks, serious, told
from tests.browser.hands import Hand, Keys, Mouse
from tests.browser.missions import asked, covered, delivered, mission_of, ordered, provider, quoted
from tests.browser.people import told_by_api
from tests.providers.einvoice_samples import Sample


def take(hand: Hand, mission: str, deed: str, *, menu: str = "Autres actions") -> Locator:
    """Open a deed of a mission's page, from its menu; the dialogue is one that axe accepts."""
    hand.page.goto(f"/missions/{mission}")
    hand.menu(menu, deed)
    return opened(hand)


def press(hand: Hand, mission: str, deed: str) -> Locator:
    """Open the deed that is due: it has a button of its own."""
    hand.page.goto(f"/missions/{mission}")
    hand.press(deed)
    return opened(hand)


def opened(hand: Hand) -> Locator:
    """The dialogue, once it is there and axe accepts it."""
    dialogue = hand.page.get_by_role("dialog")
    expect(dialogue).to_be_visible()
    assert (found := serious(hand.page, "[role=dialog]")) == [], told(found)
    return dialogue


def choose(dialogue: Locator, label: str, option: str) -> None:
    """An answer of a closed list."""
    dialogue.get_by_role("combobox", name=label, exact=True).click()
    dialogue.page.get_by_role("option", name=option).click()


def over(hand: Hand) -> None:
    """The action is done: its dialogue is gone."""
    expect(hand.page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize("way", [Mouse, Keys])
def test_a_provider_declines_and_the_next_one_is_asked(desk: Desks, way: type[Hand]) -> None:
    hand = way(desk("handler"))
    claim = covered(hand.page)
    mission = asked(hand.page, claim)
    take(hand, mission, "Le prestataire décline")
    hand.write("Motif", "Complet jusqu’au mois prochain.")
    hand.press("Enregistrer son refus")
    over(hand)
    found = mission_of(hand.page, mission)
    assert (found["progress"], found["closed_reason"]) == ("declined", "Complet jusqu’au mois prochain.")
    missions = told_by_api(hand.page, f"/claims/{claim}/service-requests?limit=100")["items"]
    assert [one["progress"] for one in missions if one["reference"] != mission] == ["sent"]


def test_a_mission_is_cancelled_before_and_after_its_order(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    claim = covered(hand.page)
    early, late = asked(hand.page, claim), ordered(hand.page, claim)
    take(hand, early, "Annuler la mission")
    expect(hand.page.get_by_label("Indemnité due au prestataire")).to_have_count(0)
    hand.write("Motif", "L’assuré y renonce.")
    hand.press("Annuler la mission")
    over(hand)
    take(hand, late, "Annuler la mission")
    hand.write("Motif", "L’avis a disparu seul.")
    hand.write("Indemnité due au prestataire", "120")
    hand.press("Annuler la mission")
    over(hand)
    assert mission_of(hand.page, early)["progress"] == "cancelled"
    found = mission_of(hand.page, late)
    assert (found["progress"], found["order"]["amount_ttc"]) == ("cancelled", "120.00")
    (event,) = told_by_api(hand.page, f"/claims/{claim}")["standing"]["events"]
    assert event["committed"] == found["order"]["insurer_part"]


def test_a_provider_is_replaced(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = ordered(hand.page)
    other = provider(hand.page)
    take(hand, mission, "Remplacer le prestataire")
    hand.pick("Confier à", other["name"])
    hand.write("Motif", "Sans nouvelles depuis dix jours.")
    hand.press("Voir ce que cela engage")
    expect(hand.page.get_by_text(f"{other['name']} prendrait la suite")).to_be_visible()
    assert mission_of(hand.page, mission)["progress"] == "ordered"
    hand.press("Remplacer pour de bon")
    over(hand)
    expect(hand.page).not_to_have_url(re.compile(mission))
    following = mission_of(hand.page, hand.page.url.rpartition("/")[2])
    assert (following["replaces"], following["provider_id"]) == (mission, other["id"])
    assert mission_of(hand.page, mission)["progress"] == "replaced"


def test_an_order_tells_what_is_left_and_is_changed(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    claim = covered(hand.page)
    mission = quoted(hand.page, claim)
    press(hand, mission, "Commander")
    hand.press("Voir ce que cela engage")
    (event,) = told_by_api(hand.page, f"/claims/{claim}")["standing"]["events"]
    part = 840 - float(event["deductible_left"])
    left = float(event["remaining"]) - part
    expect(hand.page.get_by_text(left_is(float(event["remaining"]), left))).to_be_visible()
    hand.press("Commander pour de bon")
    over(hand)
    # At once: the form opens on the version that the order made.
    hand.menu("Autres actions", "Modifier la commande")
    opened(hand)
    hand.write("Prix unitaire HT", "600")
    hand.write("Motif", "Un seul avis reste en ligne.")
    hand.press("Voir ce que cela engage")
    expect(hand.page.get_by_text(left_is(left, left + 120))).to_be_visible()
    hand.press("Modifier pour de bon")
    over(hand)
    found = mission_of(hand.page, mission)
    assert found["order"]["amount_ttc"] == "720.00"
    (event,) = told_by_api(hand.page, f"/claims/{claim}")["standing"]["events"]
    assert float(event["remaining"]) == left + 120


def left_is(was: float, will: float) -> re.Pattern[str]:
    """What the rehearsal says of the cover, however its figures are spaced."""
    return re.compile(rf"Reste de garantie.*{spoken(was)}\s€ avant, {spoken(will)}\s€ après")


def spoken(amount: float) -> str:
    """An amount as a page writes it, with any space between its thousands."""
    return f"{amount:,.2f}".replace(",", r"\s").replace(".", ",")


def test_a_quote_is_refused(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = quoted(hand.page, covered(hand.page))
    take(hand, mission, "Refuser le devis")
    hand.write("Motif", "Trop cher.")
    hand.press("Refuser le devis")
    over(hand)
    expect(hand.page.get_by_text("Trop cher.")).to_be_visible()
    found = mission_of(hand.page, mission)
    assert (found["quote_state"], found["quotes"][-1]["refused_reason"]) == ("refused", "Trop cher.")


def test_a_delivery_comes_in_two_parts(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = ordered(hand.page)
    take(hand, mission, "Livraison partielle")
    hand.write("Part livrée", "40")
    hand.write("Résultat", "Deux avis sur cinq")
    hand.press("Enregistrer la livraison")
    over(hand)
    assert mission_of(hand.page, mission)["progress"] == "partly_delivered"
    hand.press("Enregistrer la livraison")
    opened(hand)
    hand.tick("Totale")
    hand.write("Résultat", "Cinq avis sur cinq")
    hand.write("Preuve", "Captures du jour")
    hand.press("Enregistrer la livraison")
    over(hand)
    found = mission_of(hand.page, mission)
    assert [(one["complete"], one["share_percent"]) for one in found["deliveries"]] == [(False, 40), (True, None)]
    assert found["progress"] == "delivered"


def test_a_deposit_is_deducted_from_the_last_invoice_and_a_credit_note_follows(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = delivered(hand.page)
    take(hand, mission, "Enregistrer un acompte")
    hand.write("Numéro de facture", "AC-1")
    hand.write("Montant TTC", "240")
    hand.press("Enregistrer la facture")
    over(hand)
    hand.press("Enregistrer la facture")
    opened(hand)
    hand.write("Numéro de facture", "FA-2")
    expect(hand.page.get_by_label("Acomptes déduits")).to_have_value("240,00")
    hand.press("Enregistrer la facture")
    over(hand)
    bills = {one["number"]: one for one in mission_of(hand.page, mission)["invoices"]}
    assert (bills["AC-1"]["kind"], bills["AC-1"]["amount_ttc"]) == ("deposit", "240.00")
    assert (bills["FA-2"]["kind"], bills["FA-2"]["deposit_deducted"]) == ("final", "240.00")
    take(hand, mission, "Enregistrer un avoir", menu="Actions")
    hand.write("Numéro de l’avoir", "AV-3")
    hand.write("Montant TTC", "60")
    hand.write("Motif", "Geste du prestataire.")
    hand.press("Enregistrer l’avoir")
    over(hand)
    (note,) = told_by_api(hand.page, f"/service-requests/{mission}/credit-notes")["items"]
    assert (note["number"], note["of_invoice"], note["amount"]) == ("AV-3", "FA-2", "60.00")


def test_an_instalment_is_invoiced(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = delivered(hand.page)
    choose(press(hand, mission, "Enregistrer la facture"), "Nature", "Situation")
    hand.write("Numéro de facture", "SI-1")
    hand.page.get_by_label("Détailler les lignes").uncheck()
    hand.write("Montant TTC", "300")
    hand.press("Enregistrer la facture")
    over(hand)
    (bill,) = mission_of(hand.page, mission)["invoices"]
    assert (bill["kind"], bill["amount_ttc"]) == ("instalment", "300.00")


@pytest.mark.parametrize(("deed", "state"), [("Approuver la facture", "paid"), ("Rejeter la facture", "refused")])
def test_an_invoice_that_differs_goes_to_a_second_person(desk: Desks, deed: str, state: str) -> None:
    hand = Mouse(desk("handler"))
    mission = delivered(hand.page)
    press(hand, mission, "Enregistrer la facture")
    hand.write("Numéro de facture", f"D-{state}")
    hand.write("Prix unitaire HT", "750")
    expect(hand.page.get_by_text("Les factures ne peuvent pas dépasser la commande")).to_be_visible()
    hand.write("Prix unitaire HT", "650")
    hand.write("Accepter l’écart, parce que", "Une démarche de moins.")
    hand.press("Enregistrer la facture")
    over(hand)
    assert [one["state"] for one in mission_of(hand.page, mission)["invoices"]] == ["to_approve"]
    boss = Mouse(desk("supervisor"))
    if state == "paid":
        press(boss, mission, deed)
    else:
        take(boss, mission, deed)
        boss.write("Motif", "Tout a été fait.")
    boss.press(deed)
    over(boss)
    (bill,) = mission_of(hand.page, mission)["invoices"]
    assert bill["state"] == ("refused" if state == "refused" else "due")


def test_an_electronic_invoice_is_read(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = delivered(hand.page)
    siret = told_by_api(hand.page, f"/providers/{mission_of(hand.page, mission)['provider_id']}")["siret"]
    sample = Sample(
        number="FE-9", siret=siret, unit="700.00", ht="700.00", vat="140.00", ttc="840.00", payable="840.00",
        day=clock.today().isoformat(),
    )  # fmt: skip
    take(hand, mission, "Déposer une facture électronique")
    bill = {"name": "facture.xml", "mimeType": "application/xml", "buffer": sample.ubl()}
    hand.page.locator("input[type=file]").set_input_files([bill])  # type: ignore[list-item]
    hand.press("Lire et enregistrer")
    over(hand)
    (read,) = mission_of(hand.page, mission)["invoices"]
    assert (read["number"], read["amount_ttc"], read["state"]) == ("FE-9", "840.00", "due")


def test_what_the_cover_does_not_pay_needs_the_insured_s_word(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = quoted(hand.page, covered(hand.page), "2000.00", speciality="burying")
    press(hand, mission, "Commander")
    hand.press("Voir ce que cela engage")
    hand.press("Demander l’accord de l’assuré")
    opened(hand)
    hand.press("Écrire à l’assuré")
    over(hand)
    hand.press("Noter la réponse de l’assuré")
    opened(hand)
    hand.tick("Il accepte")
    hand.write("Preuve de l’accord", "Courriel du jour")
    hand.press("Enregistrer la réponse")
    over(hand)
    hand.press("Commander")
    opened(hand)
    hand.press("Voir ce que cela engage")
    hand.press("Commander pour de bon")
    over(hand)
    found = mission_of(hand.page, mission)
    assert [one["agreed"] for one in found["insured_agreements"]] == [True]
    assert date.fromisoformat(found["order"]["insured_agreed_on"]) == clock.today()
    beyond = Decimal(found["order"]["insured_share"]) - Decimal(found["order"]["deductible"])
    assert Decimal(found["insured_agreements"][0]["insured_share"]) == beyond


def test_a_quote_over_the_authority_is_approved_by_a_second_person(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = quoted(hand.page, covered(hand.page), "3600.00")
    press(hand, mission, "Commander")
    hand.press("Voir ce que cela engage")
    expect(hand.page.get_by_role("dialog").get_by_role("alert")).to_contain_text("approuv")
    boss = Mouse(desk("supervisor"))
    boss.page.goto("/payments")
    row = boss.page.get_by_role("row").filter(has_text=mission)
    row.get_by_role("button", name="Examiner").click()
    opened(boss)
    boss.press("Approuver")
    over(boss)
    assert mission_of(hand.page, mission)["quote_state"] == "approved"
    press(hand, mission, "Commander")
    hand.press("Voir ce que cela engage")
    hand.press("Commander pour de bon")
    over(hand)
    assert mission_of(hand.page, mission)["order"]["amount_ttc"] == "4320.00"


def test_the_step_of_a_lawyer_is_granted_and_invoiced(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    claim = covered(hand.page)
    hand.page.goto(f"/claims/{claim}")
    hand.menu("Actions", "Noter l’avocat choisi")
    opened(hand)
    hand.write("Nom", "Maître Solène Abgrall")
    hand.write("Barreau", "Rennes")
    hand.press("Enregistrer l’avocat")
    over(hand)
    assert told_by_api(hand.page, f"/claims/{claim}/lawyers")["choice"]["name"] == "Maître Solène Abgrall"
    hand.menu("Actions", "Accorder une étape de procédure")
    dialogue = opened(hand)
    dialogue.get_by_role("combobox", name="Étape du barème").click()
    hand.page.get_by_role("option", name="€").first.click()
    hand.press("Voir ce que cela engage")
    expect(dialogue.get_by_text("Ce qui se passerait")).to_be_visible()
    hand.press("Accorder pour de bon")
    over(hand)
    (step,) = told_by_api(hand.page, f"/claims/{claim}/lawyers")["agreements"]
    hand.press("Noter la délégation")
    opened(hand)
    hand.write("Pièce", "Lettre de l’assuré")
    hand.press("Enregistrer la délégation")
    over(hand)
    hand.press("Enregistrer une facture")
    opened(hand)
    hand.write("Numéro de facture", "H-1")
    hand.write("Montant TTC", "100")
    hand.page.get_by_label("Dernière facture").uncheck()
    hand.press("Enregistrer la facture")
    over(hand)
    hand.press("Mettre fin")
    opened(hand)
    hand.write("Motif", "L’assuré transige.")
    hand.press("Mettre fin à l’étape")
    over(hand)
    (step,) = told_by_api(hand.page, f"/claims/{claim}/lawyers")["agreements"]
    assert [(one["number"], one["amount_ttc"]) for one in step["invoices"]] == [("H-1", "100.00")]
    assert (step["state"], step["closed_reason"]) == ("cancelled", "L’assuré transige.")


def test_a_removal_is_noted_rated_and_looked_at_again(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = delivered(hand.page)
    choose(take(hand, mission, "Dire pourquoi le contenu a disparu"), "Cause", "Action du prestataire")
    hand.write("Preuve", "Courriel de la plateforme")
    hand.press("Enregistrer la cause")
    over(hand)
    take(hand, mission, "Noter le prestataire")
    hand.page.get_by_role("radio", name="4 sur 5").press("Space")
    hand.write("Commentaire", "Rapide.")
    hand.press("Enregistrer la note")
    over(hand)
    assert told_by_api(hand.page, f"/service-requests/{mission}/outcome")["cause"]["cause"] == "provider_action"
    rating = hand.page.context.request.get(f"/api/v1/service-requests/{mission}/rating").json()
    assert [(one["score"], one["comment"]) for one in rating] == [(4, "Rapide.")]


def test_two_deeds_in_a_row_are_no_conflict(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = asked(hand.page, covered(hand.page))
    press(hand, mission, "Le prestataire accepte")
    hand.press("Enregistrer son accord")
    hand.menu("Autres actions", "Annuler la mission")
    hand.write("Motif", "L’assuré y renonce.")
    hand.press("Annuler la mission")
    over(hand)
    assert mission_of(hand.page, mission)["progress"] == "cancelled"
