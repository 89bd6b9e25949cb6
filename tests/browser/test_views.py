"""The work-list under a name, given to colleagues, taken out as a sheet; and what the desk remembers of a person."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.desk import Desks
from tests.browser.forms import within_reach
from tests.browser.hands import Mouse
from tests.browser.people import claim_of_ours, post, told_by_api


def views(page: Page, name: str) -> list[dict[str, Any]]:
    found: Any = told_by_api(page, "/views")
    return [one for one in found if one["name"] == name]


def line(page: Page, name: str) -> Any:
    return page.get_by_role("dialog").get_by_role("listitem").filter(has_text=name)


def test_a_view_is_kept_renamed_shared_made_one_s_own_and_deleted(desk: Desks) -> None:
    page, other = desk("handler", path="/?tab=to_qualify&handler=team"), desk("colleague")
    hand = Mouse(page)
    first, name = f"Brouillon {uuid4().hex[:6]}", f"À qualifier {uuid4().hex[:6]}"
    hand.press("Vues")
    hand.write("Nom de la vue", first)
    page.get_by_role("dialog").get_by_role("button", name="Enregistrer", exact=True).click()
    expect(line(page, first)).to_be_visible()
    within_reach(page)
    line(page, first).get_by_role("button", name="Renommer").click()
    line(page, first).get_by_role("textbox").fill(name)
    line(page, first).get_by_role("button", name="Enregistrer").click()
    expect(line(page, name)).to_contain_text("À vous seul")
    assert views(other, name) == []
    line(page, name).get_by_role("button", name="Partager", exact=True).click()
    expect(line(page, name)).to_contain_text("À vous, partagée")
    line(page, name).get_by_role("button", name="Ouvrir d’abord").click()
    expect(line(page, name)).to_contain_text("s’ouvre en premier")
    page.goto("/")
    page.wait_for_url(re.compile("tab=to_qualify"))
    Mouse(other).press("Vues")
    expect(line(other, name)).to_contain_text("Partagée par Claire")
    expect(line(other, name).get_by_role("button", name="Supprimer")).to_have_count(0)
    line(other, name).get_by_role("link", name=name).click()
    other.wait_for_url(re.compile("tab=to_qualify"))
    hand.press("Vues")
    line(page, name).get_by_role("button", name="Supprimer").click()
    expect(line(page, name)).to_contain_text("Supprimer cette vue pour toute l’équipe ?")
    within_reach(page)
    line(page, name).get_by_role("button", name="Supprimer").last.click()
    expect(line(page, name)).to_have_count(0)
    assert views(other, name) == []


@pytest.mark.parametrize(("kind", "begins"), [("Classeur (XLSX)", b"PK"), ("Texte (CSV)", "\ufeff".encode())])
def test_the_list_leaves_as_a_sheet_with_its_filters(desk: Desks, kind: str, begins: bytes) -> None:
    page = desk("handler", path="/?tab=to_qualify&handler=team")
    Mouse(page).press("Exporter")
    within_reach(page)
    with page.expect_download() as took:
        Mouse(page).press(kind)
    sheet = Path(took.value.path()).read_bytes()
    assert sheet.startswith(begins)
    if kind.endswith("(CSV)"):
        total = told_by_api(page, "/claims?tab=to_qualify&total=true&limit=1")["total"]
        assert len(sheet.decode("utf-8-sig").strip().splitlines()) == total + 1


def kept_by_account(answer: Response) -> bool:
    return answer.url.endswith("/preferences") and answer.request.method == "PUT"


def test_what_one_likes_follows_the_account_to_another_browser(desk: Desks) -> None:
    page = desk("second")
    liked = {"language": "fr", "theme": "light", "density": "comfortable"}
    page.context.request.put("/api/v1/auth/me/preferences", data=liked)
    page.reload()
    menu = page.get_by_role("banner").get_by_role("button").last
    menu.click()
    with page.expect_response(kept_by_account):
        page.get_by_role("menuitemcheckbox", name="Listes serrées").click()
    page.keyboard.press("Escape")
    with page.expect_response(kept_by_account):
        page.get_by_role("button", name="Changer de thème, clair ou sombre").click()
    menu.click()
    with page.expect_response(kept_by_account):
        page.get_by_role("menuitemradio", name="English").click()
    kept = told_by_api(page, "/auth/me/preferences")
    assert kept | {"language": "en", "theme": "dark", "density": "compact"} == kept
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    expect(page.get_by_role("heading", level=1, name="Work-list")).to_be_visible()
    page.context.request.put("/api/v1/auth/me/preferences", data=liked)


def test_the_watchdog_speaks_english_to_who_reads_english(desk: Desks) -> None:
    page = desk("handler", language="en")
    found = told_by_api(page, "/deadlines/watch?limit=1") | {
        "ok": False,
        "total": 3,
        "banner": "Veille des délais : 3 anomalies.",
    }
    page.route("**/deadlines/watch?**", lambda one: one.fulfill(json=found))
    page.reload()
    banner = page.get_by_role("status").filter(has_text="Deadline watch")
    expect(banner).to_contain_text("3 anomalies")
    expect(banner).not_to_contain_text("Veille")


def test_the_latest_news_is_seen_at_once_and_the_oldest_makes_room(desk: Desks) -> None:
    page = desk("handler")
    reference = claim_of_ours(page)
    for number in range(6):
        post(page, f"/claims/{reference}/tasks", {"title": f"Rappeler {reference} {number}", "due_on": "2026-11-20"})
    page.goto("/tasks?show=team")
    news = page.get_by_role("alert").filter(has_text="Tâche")
    for number in range(5):
        page.get_by_role("button", name=f"Fait : Rappeler {reference} {number}").press("Enter")
        expect(news).to_have_count(number + 1)
        news.first.hover()  # none goes away by itself while one is pointed at
    page.get_by_role("button", name=f"Confier : Rappeler {reference} 5").press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Confier", exact=True).press("Enter")
    expect(news.filter(has_text="Tâche confiée")).to_be_visible()
    expect(news).to_have_count(5)


def test_every_command_of_the_palette_goes_somewhere(desk: Desks) -> None:
    page = desk("supervisor")
    expect(page.get_by_role("heading", level=1, name="Corbeille")).to_be_visible()
    page.keyboard.press("Control+k")
    palette = page.get_by_role("dialog")
    commands = palette.locator("[data-action], .mantine-Spotlight-action")
    expect(commands.first).to_be_visible()
    within_reach(page)
    names = [one.partition("\n")[0] for one in commands.all_inner_texts()]
    assert len(names) > 12
    page.keyboard.press("Escape")
    for name in names:
        expect(palette).to_have_count(0)
        page.keyboard.press("Control+k")
        palette.get_by_placeholder("Dossier, assuré").fill(name)
        expect(commands.first).to_contain_text(name)
        commands.first.click()
        expect(palette).to_have_count(0)
        expect(page.get_by_role("heading", level=1, name="Page introuvable")).to_have_count(0)
        expect(page.get_by_role("heading", level=1).first).to_be_visible()


def test_what_the_frame_opens_is_within_everybody_s_reach(desk: Desks) -> None:
    page = desk("colleague")
    expect(page.get_by_role("heading", level=1, name="Corbeille")).to_be_visible()
    menu = page.get_by_role("banner").get_by_role("button").last
    menu.click()
    expect(page.get_by_role("menu")).to_be_visible()
    within_reach(page)
    page.get_by_role("menuitem", name="Revoir la visite").click()
    for _ in range(4):
        within_reach(page)
        Mouse(page).press("Suivant")
    Mouse(page).press("Commencer")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("x")
    page.keyboard.press("a")
    expect(page.get_by_role("dialog")).to_be_visible()
    within_reach(page)


def test_a_text_that_was_not_sent_is_told_before_one_signs_out(desk: Desks) -> None:
    page = desk("colleague", path="/claims/new")
    page.get_by_role("textbox", name="Extrait, mot pour mot").first.fill("Elle a menti à ses patients.")
    page.goto("/tasks")
    expect(page.get_by_role("heading", level=1, name="Tâches")).to_be_visible()
    page.get_by_role("banner").get_by_role("button").last.click()
    page.get_by_role("menuitem", name="Se déconnecter").click()
    expect(page.get_by_role("dialog")).to_contain_text("Un texte n’a pas été envoyé")
    within_reach(page)
    Mouse(page).press("Se déconnecter et les effacer")
    expect(page.get_by_role("heading", name="Se connecter")).to_be_visible()


def test_a_part_that_cannot_be_fetched_does_not_take_the_screen_away(desk: Desks) -> None:
    page = desk("handler")
    title = f"Rappeler {uuid4().hex[:6]}"
    post(page, f"/claims/{claim_of_ours(page)}/tasks", {"title": title, "due_on": "2026-11-20"})
    page.route(re.compile(r"/assets/(News|AskAgain)-"), lambda one: one.abort())
    with page.expect_event("requestfailed", lambda one: "/assets/News-" in one.url):
        page.goto("/tasks?show=team")
    Mouse(page).press(f"Fait : {title}")
    expect(page.get_by_role("row", name=re.compile(title))).to_have_count(0)
    expect(page.get_by_role("heading", level=1, name="Tâches")).to_be_visible()
    Mouse(page).press("Nouvelle tâche")
    hand = Mouse(page)
    hand.pick("Dossier", "SIN-")
    hand.write("À faire", "Un texte qui reste")
    page.context.clear_cookies()
    hand.press("Ajouter la tâche")
    expect(page.get_by_role("dialog").get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("textbox", name="À faire")).to_have_value("Un texte qui reste")
