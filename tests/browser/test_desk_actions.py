"""Tasks, assistance and the mailbox: given, done, counted, read, to the end."""

import re
from uuid import uuid4

from playwright.sync_api import expect

from tests.browser.desk import Desks
from tests.browser.forms import choose, said, within_reach
from tests.browser.hands import Mouse
from tests.browser.people import claim_of_ours, every, untouched_policy


def test_a_task_is_made_given_to_a_colleague_and_done(desk: Desks) -> None:
    page, other = desk("handler"), desk("colleague")
    reference, title = claim_of_ours(page), f"Rappeler le cabinet {uuid4().hex[:6]}"
    page.goto("/tasks")
    hand = Mouse(page)
    hand.press("Nouvelle tâche")
    hand.pick("Dossier", reference)
    hand.write("À faire", title)
    within_reach(page)
    hand.press("Ajouter la tâche")
    said(page, "Tâche ajoutée")
    hand.press(f"Confier : {title}")
    hand.pick("Qui s’en charge", "Bruno")
    within_reach(page)
    page.get_by_role("dialog").get_by_role("button", name="Confier", exact=True).click()
    said(page, "Tâche confiée")
    expect(page.get_by_text(title)).to_have_count(0)
    other.goto("/tasks")
    Mouse(other).press(f"Fait : {title}")
    expect(other.get_by_role("row", name=re.compile(title))).to_have_count(0)
    done = [one for one in every(page, "/tasks?open=false") if one["title"] == title]
    assert [one["done_by"].partition(" ")[0] for one in done] == ["Bruno"]


def test_an_assistance_is_attached_its_sessions_counted_taken_back_and_closed(desk: Desks) -> None:
    page = desk("handler", path="/assistance")
    hand = Mouse(page)
    policy, name = untouched_policy(page), f"Paul Essai {uuid4().hex[:6]}"
    hand.press("Nouvelle demande")
    hand.write("Nom de l’assuré", name)
    choose(page, "Événement", "Agression")
    within_reach(page)
    hand.press("Enregistrer la demande")
    said(page, "Demande enregistrée.")
    row = page.get_by_role("row", name=re.compile(name))
    row.get_by_role("button", name=re.compile("Identifier le contrat")).click()
    hand.pick("Contrat", policy["number"])
    within_reach(page)
    hand.press("Rattacher au contrat")
    said(page, "Contrat identifié.")
    row = page.get_by_role("row", name=re.compile(policy["number"]))
    row.get_by_role("button", name=re.compile("^Séances")).click()
    dialogue = page.get_by_role("dialog")
    expect(dialogue.get_by_text(re.compile("^Aucune séance sur"))).to_be_visible()
    hand.write("Séances", "2")
    hand.press("Compter")
    expect(dialogue.get_by_text(re.compile("^2 séances sur"))).to_be_visible()
    within_reach(page)
    dialogue.get_by_role("button", name=re.compile("^Reprendre les séances")).click()
    expect(dialogue.get_by_text(re.compile("^Aucune séance sur"))).to_be_visible()
    hand.write("Séances", "1")
    hand.press("Compter")
    expect(dialogue.get_by_text(re.compile("^1 séance sur"))).to_be_visible()
    page.keyboard.press("Escape")
    row.get_by_role("button", name=re.compile("^Clore")).click()
    within_reach(page)
    hand.press("Clore la demande")
    said(page, "Demande close.")
    (kept,) = every(page, f"/assistance-requests?policy_number={policy['number']}")
    assert (kept["state"], kept["sessions_used"], len(kept["sessions"])) == ("closed", 1, 3)


MAIL = {
    "id": "01990000-0000-7000-8000-000000000001",
    "subject": "Délai proche : SIN-2026-000001",
    "recipient": "claire@egide.example.org",
    "sent_at": "2026-11-20T08:00:00Z",
}


def test_a_mail_of_the_trial_is_found_and_read(desk: Desks) -> None:
    page = desk("handler")
    other = MAIL | {"id": str(uuid4()), "subject": "Autre", "recipient": "hugo@egide.example.org"}
    page.route("**/api/v1/mailbox?**", lambda one: one.fulfill(json={"items": [other, MAIL], "next": None}))
    page.route(f"**/api/v1/mailbox/{MAIL['id']}", lambda one: one.fulfill(json=MAIL | {"body": "Il reste deux jours."}))
    page.goto("/mailbox")
    page.get_by_role("searchbox").fill("delai claire")
    lines = page.get_by_role("region", name="Courriels").get_by_role("button")
    expect(lines).to_have_count(1)
    lines.click()
    opened = page.get_by_role("region", name="Courriel ouvert")
    expect(opened.get_by_role("heading", name=MAIL["subject"])).to_be_visible()
    expect(opened).to_contain_text("Il reste deux jours.")
    within_reach(page)
    page.get_by_role("searchbox").fill("aucun mot pareil")
    expect(page.get_by_text("Aucun courriel ne correspond.")).to_be_visible()
