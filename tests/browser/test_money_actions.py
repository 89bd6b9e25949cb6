"""Money at the screen, each action to its end: payments, payees, batches, what a claim pays and gets back, a month."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import FilePayload, Page, expect

from backend.core import clock
from backend.core.db import Database
from backend.demo import ACCOUNTS, load
from tests.browser.conftest import served
from tests.browser.desk import Desks, serious, told
from tests.browser.dialogues import opened
from tests.browser.forms import choose, said
from tests.browser.hands import Hand, Keys, Mouse
from tests.browser.missions import act, confirm, covered, invoiced, mission_of
from tests.browser.people import told_by_api
from tests.payments.bank import IBANS, pain002

PASSWORD = ACCOUNTS[0].password
BATCH = re.compile(r"/payment-batches/LOT")


def confirmed(hand: Hand, words: str) -> None:
    """The password is asked of whoever lets money go; then it is said to be done."""
    hand.write("Mot de passe", PASSWORD)
    hand.press("Confirmer")
    said(hand.page, words)


def money_of(page: Page, claim: str) -> list[dict[str, Any]]:
    """The payments of a claim, the newest first."""
    found: list[dict[str, Any]] = told_by_api(page, f"/payments?claim={claim}&sort=-proposed_at")["items"]
    return found


def payable(page: Page, boss: Page, unit: str) -> dict[str, Any]:
    """An approved payment whose payee has an account."""
    payment = invoiced(page, unit=unit)
    account = {"iban": IBANS[0], "holder": payment["payee_name"], "source": "RIB reçu par courrier."}
    details = act(page, f"/payees/{payment['payee_id']}/bank-details", account)
    act(boss, f"/bank-details/{details['id']}/approval")
    return act(boss, f"/payments/{payment['reference']}/approval", {"duplicate_reason": "Autre mission."})


def test_a_payment_is_approved_in_the_queue(desk: Desks) -> None:
    payment = invoiced(desk("handler"), unit="811.00")
    boss = Keys(desk("supervisor", path="/payments"))
    row = boss.page.get_by_role("row").filter(has_text=payment["reference"])
    row.get_by_role("button", name="Approuver").press("Enter")
    opened(boss)
    boss.press(re.compile("^Approuver .+€$"))
    confirmed(boss, "Approuvé")
    expect(row).to_have_count(0)
    found = told_by_api(boss.page, f"/payments/{payment['reference']}")
    assert (found["state"], found["approved_by"]) == ("paid", ACCOUNTS[2].name)


def test_a_payment_is_rejected_with_its_invoice_and_proposed_again_alone(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    payment = invoiced(hand.page, unit="812.00")
    boss = Mouse(desk("supervisor", path=f"/payments/{payment['reference']}"))
    boss.press("Rejeter")
    opened(boss)
    boss.write("Motif", "Le montant n’est pas celui convenu.")
    boss.page.get_by_label("Refuser aussi la facture").check()
    boss.page.get_by_role("dialog").get_by_role("button", name="Rejeter").click()
    said(boss.page, "Règlement rejeté")
    found = told_by_api(hand.page, f"/payments/{payment['reference']}")
    assert (found["state"], found["rejected_reason"]) == ("rejected", "Le montant n’est pas celui convenu.")
    assert mission_of(hand.page, payment["service_request"])["invoices"][0]["state"] == "refused"


def test_nobody_approves_what_they_proposed(desk: Desks) -> None:
    claim = covered(desk("handler"))
    boss = Mouse(desk("supervisor", path=f"/claims/{claim}"))
    boss.menu("Actions", "Payer hors plafond")
    opened(boss)
    boss.write("Montant", "95")
    boss.write("Motif", "Geste de bienveillance.")
    boss.press("Proposer le règlement")
    said(boss.page, "Règlement hors plafond proposé")
    (payment,) = money_of(boss.page, claim)
    assert (payment["basis"], payment["amount"]) == ("ex_gratia", "95.00")
    boss.page.goto(f"/payments/{payment['reference']}")
    expect(boss.page.get_by_text("Vous avez proposé ce règlement")).to_be_visible()
    expect(boss.page.get_by_role("button", name="Approuver")).to_have_count(0)
    second = Mouse(desk("second", path=f"/payments/{payment['reference']}"))
    second.press("Approuver")
    second.press(re.compile("^Approuver .+€$"))
    confirmed(second, "Approuvé")
    assert money_of(boss.page, claim)[0]["approved_by"] == ACCOUNTS[3].name


def test_a_payee_is_added_and_its_account_verified(desk: Desks) -> None:
    hand = Mouse(desk("handler", path="/payees"))
    hand.press("Nouveau bénéficiaire")
    opened(hand)
    hand.write("Nom", f"Maître Quéméneur {uuid4().hex[:6]}")
    hand.write("Adresse électronique", "quemeneur@example.org")
    hand.press("Créer")
    said(hand.page, "Bénéficiaire créé")
    hand.page.wait_for_url(re.compile(r"/payees/[0-9a-f-]{36}"))
    payee = hand.page.url.rpartition("/")[2]
    for iban in (IBANS[0], IBANS[1]):
        hand.press("Proposer un compte")
        opened(hand)
        hand.write("IBAN", iban)
        hand.write("D’où vient-il ?", "RIB reçu par courrier, vérifié par téléphone.")
        hand.page.get_by_role("dialog").get_by_role("button", name="Proposer un compte").click()
        said(hand.page, "Compte proposé")
        boss = Mouse(desk("supervisor", path=f"/payees/{payee}"))
        if iban == IBANS[0]:
            boss.press("Approuver ce compte")
            confirmed(boss, "Compte approuvé")
        else:
            boss.press("Rejeter")
            opened(boss)
            boss.write("Motif", "Le titulaire ne le reconnaît pas.")
            boss.page.get_by_role("dialog").get_by_role("button", name="Rejeter").click()
            said(boss.page, "Compte rejeté")
    hand.page.reload()
    hand.press("Modifier la fiche")
    opened(hand)
    hand.write("Ville", "Quimper")
    hand.press("Enregistrer")
    said(hand.page, "Fiche enregistrée")
    found = told_by_api(hand.page, f"/payees/{payee}")
    assert (found["account"]["iban"][-4:], found["city"]) == (IBANS[0][-4:], "Quimper")
    assert sorted(one["state"] for one in found["bank_details"]) == ["approved", "rejected"]


def test_a_batch_leaves_and_the_bank_answers(desk: Desks) -> None:
    page, boss = desk("handler"), Mouse(desk("supervisor"))
    confirm(boss.page)
    paid, back = (payable(page, boss.page, unit)["reference"] for unit in ("821.00", "822.00"))
    boss.page.goto("/payment-batches")
    boss.press("Nouveau lot")
    dialogue = opened(boss)
    everything = dialogue.get_by_label(re.compile("^Prendre le"))
    expect(everything).to_be_checked()
    everything.first.uncheck()
    for one in (paid, back):
        dialogue.get_by_label(f"Prendre {one}").check()
    boss.press(re.compile("^Créer le lot : 2 virements"))
    boss.page.wait_for_url(BATCH)
    batch = boss.page.url.rpartition("/")[2]
    with boss.page.expect_download() as coming:
        boss.press("Fichier pour la banque (pain.001)")
    sent = coming.value.path().read_text(encoding="utf-8")
    assert all(one in sent for one in (paid, back))
    told_back = pain002(batch, {paid: "ACSC", back: "RJCT:AC04"})
    answer: FilePayload = {"name": "pain002.xml", "mimeType": "application/xml", "buffer": told_back}
    boss.page.locator("input[type=file]").set_input_files(answer)
    boss.press("Lire le fichier")
    result = boss.page.get_by_role("status").filter(has_text="Réponse lue")
    expect(result).to_contain_text(paid)
    expect(result).to_contain_text(f"{back} — ")
    assert (found := serious(boss.page)) == [], told(found)
    states = {one["payment"]: one["state"] for one in told_by_api(page, f"/payment-batches/{batch}")["items"]}
    assert states == {paid: "settled", back: "returned"}
    boss.page.goto(f"/payments/{back}")
    boss.press("Proposer à nouveau")
    opened(boss).get_by_role("button", name="Proposer à nouveau").click()
    expect(boss.page).not_to_have_url(re.compile(back))
    again = told_by_api(page, f"/payments/{boss.page.url.rpartition('/')[2]}")
    assert (again["state"], again["amount"]) == ("proposed", told_by_api(page, f"/payments/{back}")["amount"])


def test_a_claim_pays_a_deposit_a_refund_and_another_insurer(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    claim = covered(hand.page)
    hand.page.goto(f"/claims/{claim}")
    hand.menu("Actions", "Payer une consignation")
    opened(hand)
    hand.write("Greffe", "Greffe du tribunal de Quimper")
    hand.write("Montant", "300")
    hand.press("Proposer le règlement")
    said(hand.page, "Consignation proposée")
    hand.menu("Actions", "Rembourser l’assuré")
    opened(hand)
    today = clock.today().isoformat()
    typed = {
        "Qui a émis la facture ?": "Psychologue Le Goff", "Numéro de la facture": "P-7", "Facture du": today,
        "Payée par l’assuré le": today, "Montant TTC": "180", "Preuve du paiement": "Relevé bancaire du jour",
    }  # fmt: skip
    for label, text in typed.items():
        hand.write(label, text)
    choose(hand.page, "Prestation", "Nettoyage")
    hand.press(re.compile("^Proposer le remboursement de 180,00"))
    said(hand.page, "Remboursement proposé")
    hand.menu("Actions", "Payer la part due à un autre assureur")
    opened(hand)
    hand.write("Autre assureur", "Mutuelle des Abers")
    hand.write("Montant", "40")
    choose(hand.page, "Frais de", "Nettoyage")
    hand.write("Motif", "Cumul d’assurances.")
    hand.press("Proposer le règlement")
    said(hand.page, "Part proposée")
    found = {one["basis"]: (one["amount"], one["state"]) for one in money_of(hand.page, claim)}
    assert {state for _, state in found.values()} == {"proposed"}
    assert sorted(found) == ["contribution", "deposit", "refund"]
    assert (found["deposit"][0], found["contribution"][0]) == ("300.00", "40.00")


def test_a_sum_recovered_is_shared_and_cancelled(desk: Desks) -> None:
    hand, boss = Mouse(desk("handler")), desk("supervisor")
    confirm(boss)
    payment = invoiced(hand.page, unit="831.00")
    act(boss, f"/payments/{payment['reference']}/approval", {"duplicate_reason": "Autre mission."})
    claim = payment["claim_reference"]
    hand.page.goto(f"/claims/{claim}")
    hand.menu("Actions", "Noter une somme recouvrée")
    opened(hand)
    hand.tick("Part d’un autre assureur")
    hand.write("Montant reçu", "150")
    hand.write("Reçu de", "Mutuelle des Abers")
    hand.press("Voir le partage")
    expect(hand.page.get_by_role("dialog").get_by_text("Partage de la somme")).to_be_visible()
    hand.press("Enregistrer ce partage")
    said(hand.page, "Somme recouvrée enregistrée")
    hand.page.get_by_role("row").filter(has_text="Mutuelle des Abers").get_by_role("button", name="Annuler").click()
    opened(hand)
    hand.write("Motif", "Saisie en double.")
    hand.press("Annuler l’encaissement")
    said(hand.page, "Encaissement annulé")
    rows: Any = hand.page.context.request.get(f"/api/v1/claims/{claim}/recoveries").json()
    assert sorted(bool(one["corrects"]) for one in rows) == [False, True]


def test_a_reserve_is_estimated(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    claim = covered(hand.page)
    hand.page.goto(f"/claims/{claim}")
    hand.menu("Actions", "Évaluer la provision")
    opened(hand)
    choose(hand.page, "Garantie et prestation", "Nettoyage")
    hand.write("Reste attendu", "1234")
    hand.write("Motif", "Trois avis à retirer.")
    hand.press("Enregistrer l’évaluation")
    said(hand.page, "Provision évaluée")
    lines = told_by_api(hand.page, f"/claims/{claim}/reserves")["lines"]
    assert "1234.00" in [one["outstanding"] for one in lines]


@pytest.fixture
def books(new_database: Callable[[], str], tmp_path: Path) -> Iterator[str]:
    """Address of a server whose demonstration ended five weeks ago: its last month is over and not closed."""
    database = Database(new_database())
    load(database, now=clock.now() - timedelta(days=35), policies=60, claims=1)
    with served(database, tmp_path) as address:
        yield address
    database.dispose()


def test_a_month_is_closed(desk: Desks, books: str) -> None:
    desk.url = books
    boss = Mouse(desk("supervisor", path="/accounting"))
    month = told_by_api(boss.page, "/accounting-periods")["next_to_close"]
    with boss.page.expect_download() as coming:
        boss.press("Exporter en CSV")
    assert coming.value.suggested_filename.startswith(f"ecritures-{month}")
    boss.press(re.compile("^Clore "))
    dialogue = opened(boss)
    expect(dialogue.get_by_text("à partir du numéro")).to_be_visible()
    assert told_by_api(boss.page, "/accounting-periods")["next_to_close"] == month
    dialogue.get_by_role("checkbox").check()
    boss.press("Clore le mois")
    expect(dialogue).to_be_hidden()
    (closed, *_) = told_by_api(boss.page, "/accounting-periods")["closed"]
    assert (closed["month"], closed["closed_by"]) == (month, ACCOUNTS[2].name)
