"""The directory at the screen: a provider added, priced, papered, tied and untied, suspended and taken back."""

import re
from uuid import uuid4

from playwright.sync_api import expect

from tests.browser.desk import Desks
from tests.browser.dialogues import opened
from tests.browser.forms import choose, said
from tests.browser.hands import Hand, Keys, Mouse
from tests.browser.missions import provider
from tests.browser.people import told_by_api
from tests.providers.story import siret


def open_by(hand: Hand, button: str) -> None:
    """A dialogue by its button; axe accepts it."""
    hand.press(button)
    opened(hand)


def test_a_provider_is_added_and_changed(desk: Desks) -> None:
    hand = Keys(desk("handler", path="/providers"))
    name = f"Cabinet {uuid4().hex[:8]}"
    open_by(hand, "Ajouter un prestataire")
    for label, text in {"Nom": name, "SIRET": siret(), "Courriel": "accueil@example.org"}.items():
        hand.write(label, text)
    hand.pick("Spécialités", "Nettoyage")
    hand.page.keyboard.press("Escape")
    hand.press("Ajouter")
    said(hand.page, "Prestataire ajouté.")
    hand.page.wait_for_url(re.compile(r"/providers/[0-9a-f-]{36}$"))
    made = hand.page.url.rpartition("/")[2]
    open_by(hand, "Modifier la fiche")
    hand.write("Missions à la fois", "3")
    hand.press("Enregistrer")
    said(hand.page, "Fiche modifiée.")
    found = told_by_api(hand.page, f"/providers/{made}")
    assert (found["name"], found["specialities"], found["capacity"]) == (name, ["cleaning"], 3)


def test_a_provider_is_suspended_and_taken_back_at_once(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    one = provider(hand.page)["id"]
    hand.page.goto(f"/providers/{one}")
    open_by(hand, "Suspendre")
    hand.write("Motif", "Trois réapparitions.")
    hand.press("Suspendre")
    said(hand.page, "Prestataire suspendu.")
    assert told_by_api(hand.page, f"/providers/{one}")["suspended_reason"] == "Trois réapparitions."
    open_by(hand, "Reprendre")
    hand.write("Motif", "Engagement écrit.")
    hand.press("Reprendre")
    said(hand.page, "Suspension levée.")
    assert told_by_api(hand.page, f"/providers/{one}")["active"] is True
    facts = told_by_api(hand.page, f"/providers/{one}/status-facts")["items"]
    assert [fact["reason"] for fact in facts] == ["Trois réapparitions.", "Engagement écrit."]


def test_a_provider_gets_a_price_a_paper_and_a_tie(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    one, other = provider(hand.page)["id"], provider(hand.page)
    hand.page.goto(f"/providers/{one}")
    open_by(hand, "Ajouter un tarif")
    hand.write("HT", "480")
    expect(hand.page.get_by_text("TTC 576,00")).to_be_visible()
    hand.press("Enregistrer le tarif")
    said(hand.page, "Tarif enregistré.")
    (tariff,) = told_by_api(hand.page, f"/providers/{one}/tariffs")["items"]
    assert (tariff["speciality"], tariff["amount_ht"], tariff["amount_ttc"]) == ("cleaning", "480.00", "576.00")
    open_by(hand, "Ajouter une pièce")
    choose(hand.page, "Pièce", "Convention")
    hand.write("Référence", "CONV-7")
    hand.press("Enregistrer la pièce")
    said(hand.page, "Pièce enregistrée.")
    (paper,) = told_by_api(hand.page, f"/providers/{one}/documents")["items"]
    assert (paper["kind"], paper["reference"], paper["counts"]) == ("convention", "CONV-7", True)
    open_by(hand, "Déclarer un lien")
    hand.tick("Autre prestataire")
    hand.pick("Autre prestataire", other["name"])
    hand.write("Motif", "Même gérante.")
    hand.press("Déclarer le lien")
    said(hand.page, "Lien déclaré.")
    open_by(hand, f"Mettre fin au lien avec {other['name']}")
    hand.write("Motif", "Cabinet vendu.")
    hand.press("Mettre fin")
    said(hand.page, "Lien terminé.")
    (link,) = told_by_api(hand.page, f"/providers/{one}/links")["items"]
    assert (link["other_provider_id"], link["ended_reason"]) == (other["id"], "Cabinet vendu.")
