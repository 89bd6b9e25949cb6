"""What a mission's papers go through at the screen: invoices, agreements, a second person's word, a lawyer's steps."""

from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import FilePayload, expect

from backend.core import clock
from tests.browser.desk import Desks
from tests.browser.dialogues import opened, over, press, take
from tests.browser.forms import choose
from tests.browser.hands import Mouse
from tests.browser.missions import covered, delivered, mission_of, quoted
from tests.browser.people import told_by_api
from tests.providers.einvoice_samples import Sample


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
    press(hand, mission, "Enregistrer la facture")
    choose(hand.page, "Nature", "Situation")
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
    bill: FilePayload = {"name": "facture.xml", "mimeType": "application/xml", "buffer": sample.ubl()}
    hand.page.locator("input[type=file]").set_input_files(bill)
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
