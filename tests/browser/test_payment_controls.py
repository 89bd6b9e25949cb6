"""What holds a payment back, and who lets it go: a frozen name, a bill that looks like another."""

import re
from uuid import uuid4

from playwright.sync_api import Page, expect

from backend.demo import ACCOUNTS
from tests.browser.desk import FROZEN, Desks, serious, told
from tests.browser.forms import said
from tests.browser.hands import Mouse
from tests.browser.missions import act, covered, mission_of, provider, quoted
from tests.browser.people import listed, told_by_api


def billed(page: Page, provider_id: str) -> str:
    """The payment of a mission of this provider, proposed; its reference."""
    claim = covered(page)
    mission = quoted(page, claim, "613.00", provider_id=provider_id)
    act(page, f"/service-requests/{mission}/order")
    act(page, f"/service-requests/{mission}/delivery", {"result": "Retiré", "proof": "Capture", "complete": True})
    amount = mission_of(page, mission)["order"]["amount_ttc"]
    act(page, f"/service-requests/{mission}/invoice", {"number": uuid4().hex[:8], "amount_ttc": amount})
    (payment,) = told_by_api(page, f"/payments?claim={claim}")["items"]
    return str(payment["reference"])


def approve(hand: Mouse, payment: str) -> None:
    """Ask to approve, with the password."""
    hand.page.goto(f"/payments/{payment}")
    hand.press("Approuver")
    hand.press(re.compile("^Approuver .+€$"))
    hand.write("Mot de passe", ACCOUNTS[0].password)
    hand.press("Confirmer")


def within_reach(page: Page) -> None:
    """Axe has nothing serious to say of the dialogue."""
    expect(page.get_by_role("dialog")).to_have_count(1)
    found = serious(page, "[role=dialog]")
    assert found == [], told(found)


def test_a_name_in_the_register_is_held_until_compliance_clears_it(desk: Desks) -> None:
    page = desk("handler")
    payment = billed(page, provider(page, name=FROZEN)["id"])
    boss = Mouse(desk("supervisor"))
    approve(boss, payment)
    expect(boss.page.get_by_role("dialog").get_by_role("alert").filter(has_text="gels").first).to_be_visible()
    within_reach(boss.page)
    assert told_by_api(page, f"/payments/{payment}")["state"] == "proposed"
    judge = Mouse(desk("compliance", path=f"/payments/{payment}"))
    judge.press("Décider du rapprochement")
    within_reach(judge.page)
    judge.tick("Ce n’est pas la même personne")
    judge.write("Motif", "Autre date de naissance.")
    judge.press("Enregistrer")
    said(judge.page, "Décision de la conformité enregistrée")
    approve(Mouse(desk("supervisor")), payment)
    expect(desk.pages[-1].get_by_role("alert").filter(has_text="Approuvé").last).to_be_visible()
    assert told_by_api(page, f"/payments/{payment}")["state"] == "paid"


def test_a_bill_that_looks_like_another_is_paid_for_a_reason_alone(desk: Desks) -> None:
    page = desk("handler")
    provider_id = provider(page)["id"]
    first, second = billed(page, provider_id), billed(page, provider_id)
    boss = Mouse(desk("supervisor"))
    approve(boss, second)
    expect(boss.page.get_by_role("textbox", name="Pourquoi payer malgré tout ?")).to_be_visible()
    within_reach(boss.page)
    boss.write("Pourquoi payer malgré tout ?", "Deux missions distinctes.")
    boss.press(re.compile("^Approuver .+€$"))
    expect(boss.page.get_by_role("alert").filter(has_text="Approuvé").last).to_be_visible()
    (reason,) = (
        one["reason"] for one in listed(page, f"/payments/{second}/controls") if one["kind"] == "duplicate_accepted"
    )
    assert reason == "Deux missions distinctes."
    assert told_by_api(page, f"/payments/{first}")["state"] == "proposed"
