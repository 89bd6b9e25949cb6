"""Somebody on the telephone, three contents, and hands that never leave the keyboard."""

import re

from playwright.sync_api import Page, expect

from tests.browser.desk import Desks
from tests.browser.people import told_by_api, untouched_policy

MOST_STROKES = 90
CONTENTS = (
    ("https://www.google.com/maps/reviews/trois-1", "Un charlatan, il m’a ruiné la mâchoire.", "hier", "Kévin D."),
    (
        "https://www.doctolib.fr/dentiste/avis/2",
        "Il falsifie ses factures.",
        "il y a 3 semaines",
        "Patient déçu",
    ),
    ("Groupe Facebook des parents de l’école", "Le cabinet est d’une saleté repoussante.", "octobre 2026", ""),
)


class Counted:
    """The keyboard; what is typed as text is the story itself, each other stroke is counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.strokes = 0

    def press(self, *keys: str) -> None:
        """One stroke for each key, whatever it is pressed with."""
        for key in keys:
            self.page.keyboard.press(key)
            self.strokes += 1

    def text(self, words: str) -> None:
        """What the caller says."""
        self.page.keyboard.type(words)


def test_three_contents_are_declared_during_a_call_in_under_ninety_strokes(desk: Desks) -> None:
    page = desk("handler")
    policy = untouched_policy(page)
    expect(page.get_by_role("heading", level=1, name="Corbeille")).to_be_visible()
    keys = Counted(page)
    keys.press("d")
    expect(page.get_by_label("Assuré ou contrat")).to_be_focused()
    keys.text(policy["number"])
    expect(page.get_by_role("option", name=policy["number"])).to_be_visible()
    keys.press("Enter")
    for rank, (place, words, published, author) in enumerate(CONTENTS, start=1):
        block = page.get_by_role("region", name=f"Contenu {rank}")
        expect(block.get_by_label("Adresse ou endroit")).to_be_focused()
        keys.text(place)
        keys.press("Tab")
        keys.text(words)
        keys.press("Tab")
        keys.text(published)
        keys.press("Tab")
        keys.text(author)
        if rank < len(CONTENTS):
            keys.press("Enter")
    keys.press("Control+Enter")
    page.wait_for_url(re.compile(r"/claims/SIN-"))
    made = told_by_api(page, f"/claims/{page.url.rpartition('/')[2]}")
    assert made["policy_number"] == policy["number"]
    assert [one["url"] or one["place"] for one in made["contents"]] == [place for place, *_ in CONTENTS]
    assert [one["excerpt"] for one in made["contents"]] == [words for _, words, *_ in CONTENTS]
    assert [one["platform"] for one in made["contents"]][:2] == ["google", "doctolib"]
    assert all(one["published"]["earliest"] for one in made["contents"])
    assert keys.strokes < MOST_STROKES, keys.strokes
