"""What each role finds at the desk is what the API lets it do: rooms, the claim's actions, a payment's buttons."""

import pytest
from playwright.sync_api import Page, expect

from scripts.browser import STAFF
from tests.browser.desk import Desks, settle
from tests.browser.people import told_by_api

ROOMS = {
    "Corbeille": "claims:read",
    "Tâches": "tasks:read",
    "Échéances": "deadlines:read",
    "Missions": "requests:read",
    "Règlements": "payments:read",
    "Réclamations": "complaints:read",
    "Campagnes": "campaigns:read",
    "Assistance": "claims:read",
    "Assurés et contrats": "policies:read",
    "Prestataires": "providers:read",
    "Pilotage": "reports:read",
    "Rapports": "reports:read",
    "Comptabilité": "accounting:read",
    "Messagerie": "mailbox:read",
    "Administration": "products:read",
}
# What an entry of the claim's menu is called, for actions whose entry depends on nothing else.
ENTRIES = {
    "Décider la garantie": "decide_coverage",
    "Demander une prestation": "request_service",
    "Affecter": "assign",
    "Clore le dossier": "close",
    "Modifier les informations": "edit",
    "Payer hors plafond": "pay_ex_gratia",
    "Enregistrer une réclamation": "record_complaint",
}
BUTTONS = {"Approuver": "approve", "Rejeter": "reject"}
ROLES = [role for role in STAFF if role not in {"colleague", "second"}]


def rooms_of(page: Page) -> list[str]:
    """The rooms that the person is shown, without what is counted beside them."""
    rooms = page.get_by_role("navigation", name="Principale").get_by_role("link")
    rooms.first.wait_for()
    said = rooms.all_inner_texts()
    return [name for name in ROOMS if any(text.strip().startswith(name) for text in said)]


@pytest.mark.parametrize("role", ROLES)
def test_the_rooms_are_those_of_the_role(desk: Desks, role: str) -> None:
    page = desk(role)
    granted = told_by_api(page, "/auth/me")["permissions"]
    assert rooms_of(page) == [name for name, needs in ROOMS.items() if needs in granted]


@pytest.mark.parametrize("role", ROLES)
def test_the_actions_of_a_claim_are_those_that_the_api_allows(desk: Desks, role: str) -> None:
    page = desk(role)
    if "claims:read" not in told_by_api(page, "/auth/me")["permissions"]:
        pytest.skip(f"{role} reads no claim")
    claim = told_by_api(page, "/claims?status=in_progress&limit=1")["items"][0]["reference"]
    allowed = told_by_api(page, f"/claims/{claim}")["allowed_actions"]
    page.goto(f"/claims/{claim}")
    settle(page)
    actions = page.get_by_role("button", name="Actions", exact=True)
    shown: list[str] = []
    if allowed:
        actions.click()
        page.get_by_role("menuitem").first.wait_for()
        shown = page.get_by_role("menuitem").all_inner_texts()
    else:
        expect(actions).to_have_count(0)
    assert [name for name in ENTRIES if name in shown] == [name for name, act in ENTRIES.items() if act in allowed]
    composer = page.get_by_role("textbox", name="Ce qui s’est dit")
    expect(composer).to_have_count(int("edit" in allowed))


@pytest.mark.parametrize("role", ROLES)
def test_the_buttons_of_a_payment_are_those_that_the_api_allows(desk: Desks, role: str) -> None:
    page = desk(role)
    if "payments:read" not in told_by_api(page, "/auth/me")["permissions"]:
        pytest.skip(f"{role} reads no payment")
    payment = told_by_api(page, "/payments?state=proposed&limit=1")["items"][0]
    page.goto(f"/payments/{payment['reference']}")
    settle(page)
    shown = [name for name in BUTTONS if page.get_by_role("button", name=name, exact=True).count()]
    assert shown == [name for name, act in BUTTONS.items() if act in payment["allowed_actions"]]
