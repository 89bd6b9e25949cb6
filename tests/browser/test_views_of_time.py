"""What a handler reads of time: the simulator's awkward days, the calendar's address, the dashboard's deadlines."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desks, settle


@pytest.mark.parametrize(
    ("published", "prudent", "last"),
    [
        ("29/02/2024", "28 mai 2024", "29 mai 2024"),
        ("30/11/2025", "27 févr. 2026", "28 févr. 2026"),
        ("01/08/2025", "31 oct. 2025", "1er nov. 2025"),
    ],
)
def test_the_simulator_counts_months_of_any_length(desk: Desks, published: str, prudent: str, last: str) -> None:
    page = desk(path="/deadlines?view=simulator")
    page.get_by_label("Première publication").fill(published)
    answer = page.get_by_role("main")
    expect(answer).to_contain_text(f"Jour prudent · {prudent}")
    expect(answer).to_contain_text(f"Dernier jour · {last}")


def test_a_day_that_does_not_exist_is_said(desk: Desks) -> None:
    page = desk(path="/deadlines?view=simulator")
    field = page.get_by_label("Première publication")
    field.fill("29/02/2025")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Dernier jour ·")).to_have_count(0)


def test_the_address_of_a_calendar_is_copied_read_and_revoked(desk: Desks) -> None:
    page = desk(path="/deadlines?view=feeds")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Créer une adresse").click()
    page.get_by_role("button", name="Copier l’adresse").click()
    expect(page.get_by_role("button", name="Copié")).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    answer = page.request.get(address)
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "BEGIN:VCALENDAR" in answer.text()
    page.get_by_role("button", name="Révoquer").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Révoquer").click()
    expect(page.get_by_text("Adresse révoquée.")).to_be_visible()
    assert page.request.get(address).status == 404


def test_the_figures_of_a_chart_are_read_from_the_keyboard(desk: Desks) -> None:
    page = desk("supervisor", path="/dashboard")
    settle(page)
    months = page.request.get("/api/v1/dashboard").json()["months"]
    met, missed, moot = (sum(one[f"deadlines_{name}"] for one in months) for name in ("met", "missed", "moot"))
    card = page.get_by_role("region", name="Délais qui dépendaient de nous")
    said = f"Tenus\u00a0: {met}\u202f; manqués\u00a0: {missed}\u202f; sans objet\u00a0: {moot}."
    expect(card.get_by_text(said)).to_be_visible()
    expect(card.get_by_role("img").first).to_have_accessible_name(
        f"Graphique\u00a0: Délais qui dépendaient de nous. {card.locator('p').first.inner_text()} "
        "Les chiffres sont dans le tableau, sous «\u00a0Voir les chiffres\u00a0»."
    )
    card.get_by_role("button", name="Voir les chiffres").focus()
    page.keyboard.press("Enter")
    table = card.get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(len(months) + 1)
    expect(table.get_by_role("columnheader")).to_have_text(["Mois", "Tenus", "Sans objet", "Manqués"])
