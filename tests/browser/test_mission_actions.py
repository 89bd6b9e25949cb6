"""A mission's less common ways, each to its end at the screen: what the API then says is what was done."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desks
from tests.browser.dialogues import opened, over, press, take
from tests.browser.forms import choose
from tests.browser.hands import Hand, Keys, Mouse
from tests.browser.missions import asked, covered, delivered, mission_of, ordered, provider, quoted
from tests.browser.people import told_by_api


@pytest.mark.parametrize("way", [Mouse, Keys])
def test_a_provider_declines_and_the_next_one_is_asked(desk: Desks, way: Callable[[Page], Hand]) -> None:
    hand = way(desk("handler"))
    claim = covered(hand.page)
    mission = asked(hand.page, claim)
    take(hand, mission, "Le prestataire décline")
    hand.write("Motif", "Complet jusqu’au mois prochain.")
    hand.press("Enregistrer son refus")
    over(hand)
    found = mission_of(hand.page, mission)
    assert (found["progress"], found["closed_reason"]) == ("declined", "Complet jusqu’au mois prochain.")
    missions = told_by_api(hand.page, f"/claims/{claim}/service-requests?limit=100")["items"]
    assert [one["progress"] for one in missions if one["reference"] != mission] == ["sent"]


def test_a_mission_is_cancelled_before_and_after_its_order(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    claim = covered(hand.page)
    early, late = asked(hand.page, claim), ordered(hand.page, claim)
    take(hand, early, "Annuler la mission")
    expect(hand.page.get_by_label("Indemnité due au prestataire")).to_have_count(0)
    hand.write("Motif", "L’assuré y renonce.")
    hand.press("Annuler la mission")
    over(hand)
    take(hand, late, "Annuler la mission")
    hand.write("Motif", "L’avis a disparu seul.")
    hand.write("Indemnité due au prestataire", "120")
    hand.press("Annuler la mission")
    over(hand)
    assert mission_of(hand.page, early)["progress"] == "cancelled"
    found = mission_of(hand.page, late)
    assert (found["progress"], found["order"]["amount_ttc"]) == ("cancelled", "120.00")
    (event,) = told_by_api(hand.page, f"/claims/{claim}")["standing"]["events"]
    assert event["committed"] == found["order"]["insurer_part"]


def test_a_provider_is_replaced(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = ordered(hand.page)
    other = provider(hand.page)
    take(hand, mission, "Remplacer le prestataire")
    hand.pick("Confier à", other["name"])
    hand.write("Motif", "Sans nouvelles depuis dix jours.")
    hand.press("Voir ce que cela engage")
    expect(hand.page.get_by_text(f"{other['name']} prendrait la suite")).to_be_visible()
    assert mission_of(hand.page, mission)["progress"] == "ordered"
    hand.press("Remplacer pour de bon")
    over(hand)
    expect(hand.page).not_to_have_url(re.compile(mission))
    following = mission_of(hand.page, hand.page.url.rpartition("/")[2])
    assert (following["replaces"], following["provider_id"]) == (mission, other["id"])
    assert mission_of(hand.page, mission)["progress"] == "replaced"


def test_an_order_tells_what_is_left_and_is_changed(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    claim = covered(hand.page)
    mission = quoted(hand.page, claim)
    press(hand, mission, "Commander")
    hand.press("Voir ce que cela engage")
    (event,) = told_by_api(hand.page, f"/claims/{claim}")["standing"]["events"]
    part = 840 - float(event["deductible_left"])
    left = float(event["remaining"]) - part
    expect(hand.page.get_by_text(left_is(float(event["remaining"]), left))).to_be_visible()
    hand.press("Commander pour de bon")
    over(hand)
    # At once: the form opens on the version that the order made.
    hand.menu("Autres actions", "Modifier la commande")
    opened(hand)
    hand.write("Prix unitaire HT", "600")
    hand.write("Motif", "Un seul avis reste en ligne.")
    hand.press("Voir ce que cela engage")
    expect(hand.page.get_by_text(left_is(left, left + 120))).to_be_visible()
    hand.press("Modifier pour de bon")
    over(hand)
    found = mission_of(hand.page, mission)
    assert found["order"]["amount_ttc"] == "720.00"
    (event,) = told_by_api(hand.page, f"/claims/{claim}")["standing"]["events"]
    assert float(event["remaining"]) == left + 120


def left_is(was: float, will: float) -> re.Pattern[str]:
    """What the rehearsal says of the cover, however its figures are spaced."""
    return re.compile(rf"Reste de garantie.*{spoken(was)}\s€ avant, {spoken(will)}\s€ après")


def spoken(amount: float) -> str:
    """An amount as a page writes it, with any space between its thousands."""
    return f"{amount:,.2f}".replace(",", r"\s").replace(".", ",")


def test_a_quote_is_refused(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = quoted(hand.page, covered(hand.page))
    take(hand, mission, "Refuser le devis")
    hand.write("Motif", "Trop cher.")
    hand.press("Refuser le devis")
    over(hand)
    expect(hand.page.get_by_text("Trop cher.")).to_be_visible()
    found = mission_of(hand.page, mission)
    assert (found["quote_state"], found["quotes"][-1]["refused_reason"]) == ("refused", "Trop cher.")


def test_a_delivery_comes_in_two_parts(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = ordered(hand.page)
    take(hand, mission, "Livraison partielle")
    hand.write("Part livrée", "40")
    hand.write("Résultat", "Deux avis sur cinq")
    hand.press("Enregistrer la livraison")
    over(hand)
    assert mission_of(hand.page, mission)["progress"] == "partly_delivered"
    hand.press("Enregistrer la livraison")
    opened(hand)
    hand.tick("Totale")
    hand.write("Résultat", "Cinq avis sur cinq")
    hand.write("Preuve", "Captures du jour")
    hand.press("Enregistrer la livraison")
    over(hand)
    found = mission_of(hand.page, mission)
    assert [(one["complete"], one["share_percent"]) for one in found["deliveries"]] == [(False, 40), (True, None)]
    assert found["progress"] == "delivered"


def test_a_removal_is_noted_rated_and_looked_at_again(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = delivered(hand.page)
    take(hand, mission, "Dire pourquoi le contenu a disparu")
    choose(hand.page, "Cause", "Action du prestataire")
    hand.write("Preuve", "Courriel de la plateforme")
    hand.press("Enregistrer la cause")
    over(hand)
    take(hand, mission, "Noter le prestataire")
    hand.page.get_by_role("radio", name="4 sur 5").press("Space")
    hand.write("Commentaire", "Rapide.")
    hand.press("Enregistrer la note")
    over(hand)
    assert told_by_api(hand.page, f"/service-requests/{mission}/outcome")["cause"]["cause"] == "provider_action"
    rating = hand.page.context.request.get(f"/api/v1/service-requests/{mission}/rating").json()
    assert [(one["score"], one["comment"]) for one in rating] == [(4, "Rapide.")]


def test_two_deeds_in_a_row_are_no_conflict(desk: Desks) -> None:
    hand = Mouse(desk("handler"))
    mission = asked(hand.page, covered(hand.page))
    press(hand, mission, "Le prestataire accepte")
    hand.press("Enregistrer son accord")
    hand.menu("Autres actions", "Annuler la mission")
    hand.write("Motif", "L’assuré y renonce.")
    hand.press("Annuler la mission")
    over(hand)
    assert mission_of(hand.page, mission)["progress"] == "cancelled"
