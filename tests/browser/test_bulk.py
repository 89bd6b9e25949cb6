"""Work given to a colleague in one go: each claim says what became of it, the refused one why."""

import re

from playwright.sync_api import expect

from tests.browser.desk import Desks
from tests.browser.people import post, told_by_api, twins


def test_two_of_three_are_assigned_and_the_one_that_moved_is_refused(desk: Desks) -> None:
    page = desk("supervisor")
    number, claims = twins(page, 3)
    page.goto(f"/?policy_number={number}")
    for claim in claims:
        page.get_by_role("checkbox", name=f"Choisir {claim}").click()
    expect(page.get_by_role("region", name="Dossiers choisis").get_by_text("3 dossiers choisis")).to_be_visible()
    post(page, f"/claims/{claims[1]}/closure", {"reason": "Doublon"}, **{"If-Match": '"1"'})
    page.get_by_role("region", name="Dossiers choisis").get_by_role("button", name="Affecter").click()
    dialogue = page.get_by_role("dialog")
    dialogue.get_by_role("combobox", name="À qui").or_(dialogue.get_by_role("textbox", name="À qui")).fill("Bruno")
    page.get_by_role("option", name=re.compile("Bruno")).click()
    dialogue.get_by_role("textbox", name="Motif").fill("Absence de Claire")
    dialogue.get_by_role("button", name="Affecter").click()
    expect(dialogue.get_by_role("alert")).to_contain_text("1 ne peut pas l’être")
    expect(dialogue.get_by_role("row", name=re.compile(f"{claims[1]}.*Refusé"))).to_be_visible()
    dialogue.get_by_role("button", name="Affecter les 2 autres").click()
    expect(dialogue.get_by_role("status")).to_contain_text("2 dossiers affectés. 1 refusé.")
    held = [told_by_api(page, f"/claims/{claim}")["handler"] for claim in claims]
    assert [one and one["name"].partition(" ")[0] for one in held] == ["Bruno", None, "Bruno"]
