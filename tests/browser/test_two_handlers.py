"""Two handlers on one claim: the second sees both versions, loses nothing, and sends on the new one."""

import re

from playwright.sync_api import Page, expect

from tests.browser.desk import Desks
from tests.browser.people import claim_of_ours, told_by_api


def begin_edit(page: Page, claim: str, *, court: str) -> None:
    """The dialogue of the facts, with another court typed in and not sent."""
    page.goto(f"/claims/{claim}")
    page.get_by_role("button", name="Actions", exact=True).click()
    page.get_by_role("menuitem", name="Modifier les informations").click()
    page.get_by_label("Code postal du tribunal").fill(court)


def save(page: Page) -> None:
    """Send the dialogue."""
    page.get_by_role("dialog").get_by_role("button", name="Enregistrer", exact=True).click()


def test_the_second_sees_both_versions_and_sends_on_the_new_one(desk: Desks) -> None:
    first, second = desk("handler"), desk("colleague")
    claim = claim_of_ours(first)
    begin_edit(first, claim, court="75001")
    begin_edit(second, claim, court="69003")
    save(first)
    expect(first.get_by_role("dialog")).to_be_hidden()
    save(second)
    notice = second.get_by_role("dialog").get_by_role("alert")
    expect(notice).to_contain_text("Modifié entre-temps")
    expect(notice.get_by_role("table").get_by_text("75001")).to_be_visible()
    expect(notice.get_by_text("69003")).to_be_visible()
    expect(second.get_by_label("Code postal du tribunal")).to_have_value("69003")
    notice.get_by_role("button", name=re.compile("^Reprendre ma saisie")).click()
    expect(second.get_by_role("dialog")).to_be_hidden()
    assert told_by_api(second, f"/claims/{claim}")["court_postcode"] == "69003"


def test_the_second_may_give_up_and_the_first_s_words_stand(desk: Desks) -> None:
    first, second = desk("handler"), desk("colleague")
    claim = claim_of_ours(first)
    begin_edit(first, claim, court="75001")
    begin_edit(second, claim, court="69003")
    save(first)
    expect(first.get_by_role("dialog")).to_be_hidden()
    save(second)
    second.get_by_role("dialog").get_by_role("button", name="Abandonner").click()
    expect(second.get_by_role("dialog")).to_be_hidden()
    assert told_by_api(second, f"/claims/{claim}")["court_postcode"] == "75001"
