"""The whole main job as two people do it at the desk: declared, decided, ordered, delivered, invoiced, paid.

Once by mouse and once by keyboard alone, from one script: what the API then says is the same.
"""

import re

import pytest
from playwright.sync_api import expect

from backend.demo import ACCOUNTS
from tests.browser.desk import Desks
from tests.browser.hands import Hand, Keys, Mouse
from tests.browser.people import told_by_api, untouched_policy

CLAIM = re.compile(r"/claims/SIN-\d{4}-\d{6}$")
MISSION = re.compile(r"/missions/[^/]+$")
WORDS = "Cette doctoresse est une voleuse, elle facture des radios qu’elle ne fait pas."
PASSWORD = ACCOUNTS[0].password


def last_of(hand: Hand, where: re.Pattern[str]) -> str:
    """The reference at the end of the address, once the screen is there."""
    hand.page.wait_for_url(where)
    return hand.page.url.partition("?")[0].rpartition("/")[2]


def declare(hand: Hand, number: str) -> str:
    """The call is noted; gives the claim's reference."""
    hand.follow("Déclarer un sinistre")
    hand.pick("Assuré ou contrat", number)
    hand.write("Adresse ou endroit", f"https://www.google.com/maps/reviews/{number}")
    hand.write("Extrait, mot pour mot", WORDS)
    hand.write("Publié le", "hier")
    hand.press("Déclarer 1 contenu")
    return last_of(hand, CLAIM)


def qualify(hand: Hand) -> None:
    """The passage gets its kind, the deadlines seen before it is confirmed."""
    hand.menu("Actions", "Qualifier")
    hand.pick("Qualification du passage", "Diffamation")
    hand.write("Motifs", "Le passage impute un fait précis.")
    hand.press("Voir les délais")
    hand.press("Confirmer la qualification")
    hand.page.wait_for_url(CLAIM)


def decide(hand: Hand) -> None:
    """The cover is granted, its effect on the quota seen first."""
    hand.menu("Actions", "Décider la garantie")
    hand.tick("Garantie accordée")
    hand.tick("Un événement nouveau")
    expect(hand.page.get_by_text("Accepter consomme l’événement 1 sur 3.")).to_be_visible()
    hand.press("Accorder la garantie")
    hand.page.wait_for_url(CLAIM)


def order(hand: Hand) -> str:
    """A provider is asked, answers with a quote, and gets the order; gives the mission's reference."""
    hand.menu("Actions", "Demander une prestation")
    hand.press(re.compile("^Demander à "))
    mission = last_of(hand, MISSION)
    hand.press("Le prestataire accepte")
    hand.press("Enregistrer son accord")
    hand.press("Enregistrer un devis")
    hand.write("Prix unitaire HT", f"{700 + int(mission[-3:])}")  # two bills alike would be a duplicate
    hand.press("Enregistrer le devis")
    hand.press("Commander")
    hand.press("Voir ce que cela engage")
    hand.press("Commander pour de bon")
    return mission


def deliver(hand: Hand, number: str) -> None:
    """The work is done, proven and invoiced: its payment proposes itself."""
    hand.press("Enregistrer la livraison")
    hand.write("Résultat", "Avis retiré")
    hand.write("Preuve", "Capture du jour")
    hand.press("Enregistrer la livraison")
    hand.press("Enregistrer la facture")
    hand.write("Numéro de facture", number)
    hand.press("Enregistrer la facture")


def approve(hand: Hand, claim: str, payment: str) -> None:
    """The second person finds the payment on the claim, and answers for it with the password."""
    hand.page.goto(f"/claims/{claim}")
    hand.follow(payment)
    hand.press("Approuver")
    hand.press(re.compile("^Approuver .+€$"))
    hand.write("Mot de passe", PASSWORD)
    hand.press("Confirmer")
    expect(hand.page.get_by_role("alert").filter(has_text="Approuvé")).to_be_visible()


@pytest.mark.parametrize("way", [Mouse, Keys])
def test_from_the_call_to_the_payment(desk: Desks, way: type[Hand]) -> None:
    hand = way(desk("handler"))
    policy = untouched_policy(hand.page)["number"]
    claim = declare(hand, policy)
    qualify(hand)
    decide(hand)
    mission = order(hand)
    deliver(hand, f"F-{mission}")
    expect(hand.page.get_by_text("Le règlement", exact=True)).to_be_visible()
    ordered = told_by_api(hand.page, f"/service-requests/{mission}")["order"]
    (payment,) = told_by_api(hand.page, f"/payments?claim={claim}")["items"]
    assert (payment["state"], payment["amount"]) == ("proposed", ordered["insurer_part"])
    assert "approve" not in payment["allowed_actions"]
    approve(way(desk("supervisor")), claim, payment["reference"])
    (payment,) = told_by_api(hand.page, f"/payments?claim={claim}")["items"]
    assert (payment["state"], payment["approved_by"]) == ("paid", ACCOUNTS[2].name)
    standing = told_by_api(hand.page, f"/policies/{policy}/standing")
    totals = standing["totals"]
    assert (standing["events_used"], totals["committed"], totals["paid"]) == (1, "0.00", payment["amount"])
    assert told_by_api(hand.page, f"/claims/{claim}")["status"] == "in_progress"
