"""The sentences told to an insured, from facts alone."""

from dataclasses import replace
from datetime import date

import pytest

from backend.portal.rules.insured import Consent, Cover, InsuredFacts, amount, day, tell
from backend.portal.rules.words import WORDS

TODAY = date(2026, 11, 22)
FACTS = InsuredFacts(today=TODAY, declared_on=date(2026, 11, 1), status="declared")
COVER = Cover(events_used=2, events_limit=2, limit_cents=400_000, number=2, left_cents=220_000)


def said(facts: InsuredFacts, code: str, language: str = "fr") -> str:
    """The sentences of a section, joined."""
    return " ".join(" ".join(one.sentences) for one in tell(facts, language) if one.code == code)


def test_both_languages_know_the_same_sentences_with_the_same_blanks() -> None:
    assert WORDS["fr"].keys() == WORDS["en"].keys()
    blanks = [{code: sorted(_blanks(text)) for code, text in WORDS[language].items()} for language in ("fr", "en")]
    assert blanks[0] == blanks[1]


def _blanks(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.split("{")[1:]]


def test_days_and_amounts_as_a_reader_writes_them() -> None:
    assert (day(date(2026, 5, 1), "fr"), day(date(2026, 12, 12), "fr")) == ("1er mai 2026", "12 décembre 2026")
    assert day(date(2026, 5, 1), "en") == "1 May 2026"
    assert amount(123_456, "fr").replace("\u202f", " ").replace("\u00a0", " ") == "1 234,56 €"
    assert amount(123_456, "en") == "€1,234.56"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "Nous examinons"),
        ({"status": "awaiting_insured"}, "Nous attendons de votre part"),
        ({"outcome": "covered"}, "Nous préparons"),
        ({"outcome": "covered", "working": True}, "Un prestataire travaille"),
        ({"outcome": "not_covered"}, "votre réclamation sera examinée"),
        ({"outcome": "advice_only"}, "aucune dépense"),
        ({"status": "awaiting_third_party"}, "réponse d’un tiers"),
        ({"closed_on": date(2026, 11, 20)}, "demandez-nous de rouvrir"),
        ({"outcome": "covered", "working": True, "work_due_on": date(2026, 12, 1)}, "d’ici le 1er décembre 2026"),
        ({"outcome": "covered", "working": True, "work_due_on": date(2026, 11, 2)}, "nous le relançons"),
        ({"ours": [date(2026, 11, 25), date(2026, 11, 24)]}, "au plus tard le 24 novembre 2026"),
        ({"ours": [date(2026, 11, 21)]}, "nous sommes en retard"),
        ({"theirs": [date(2026, 11, 30)]}, "Vous nous avez annoncé un élément pour le 30 novembre 2026"),
    ],
)
def test_what_happens_next(change: dict[str, object], words: str) -> None:
    assert words in said(replace(FACTS, **change), "next")


def test_who_holds_the_file() -> None:
    assert "un gestionnaire va vous être attribué" in said(FACTS, "holder")
    held = replace(FACTS, handler="Claire Exemple", held_since=date(2026, 11, 3))
    assert "Claire Exemple suit votre dossier depuis le 3 novembre 2026." in said(held, "holder")


def test_the_time_limit_is_told_until_when_and_once_over() -> None:
    assert said(FACTS, "deadline") == ""
    assert "s’achève au plus tôt le 30 janvier 2027" in said(replace(FACTS, action_day=date(2027, 1, 30)), "deadline")
    assert "s’est achevé le 1er novembre 2026" in said(replace(FACTS, action_day=date(2026, 11, 1)), "deadline")
    assert "n’est pas connue" in said(replace(FACTS, undated=True), "deadline")
    closed = replace(FACTS, action_day=date(2027, 1, 30), closed_on=TODAY)
    assert "n’arrête pas ce délai" in said(closed, "deadline")


def test_the_last_day_is_still_a_day_to_act() -> None:
    assert "s’achève" in said(replace(FACTS, action_day=TODAY), "deadline")


def test_money_in_plain_words() -> None:
    assert "0 utilisés" in said(replace(FACTS, cover=Cover(0, 2, 400_000)), "cover")
    told = said(replace(FACTS, cover=COVER), "cover").replace("\u202f", " ").replace("\u00a0", " ")
    assert "l’événement 2 sur 2" in told
    assert "Il reste 2 200,00 € sur les 4 000,00 €" in told
    assert "franchise" not in told
    own = replace(COVER, deductible_left_cents=15_000, agreed_share_cents=30_000)
    told = said(replace(FACTS, cover=own), "cover")
    assert "150,00" in told
    assert "300,00" in told


def test_a_consent_is_asked_with_its_day() -> None:
    consent = Consent("MIS-2026-000001", 50_000, 450_000, date(2026, 11, 20), date(2026, 11, 27))
    told = replace(FACTS, consents=[consent])
    assert "avant le 27 novembre 2026" in said(told, "consents")
    assert "Nous attendons votre accord" in said(told, "next")
    assert "€500.00 would be yours to pay" in said(told, "consents", "en")


def test_what_not_to_do_comes_while_the_file_is_open() -> None:
    assert said(FACTS, "do_not").startswith("Ne répondez pas en ligne")
    assert said(replace(FACTS, closed_on=TODAY), "do_not") == ""
