"""The paragraph that goes into a letter."""

from dataclasses import replace
from datetime import date

import pytest

from backend.deadlines.acts import Act
from backend.deadlines.catalogue import rule_at, rule_versions
from backend.deadlines.computation import Computation, compute
from backend.deadlines.explanation import FLAG_LABELS, Flag, duration, explain, sentence
from backend.deadlines.start import Start


def explained(rule: str, start: Start, *acts: Act) -> str:
    return explain(compute(rule_at(rule, date(2026, 1, 1)), start, acts))


def test_a_plain_press_term() -> None:
    assert explained("PRESS_3M", Start.on(date(2026, 3, 16))) == (
        "Prescription de l’action en injure ou en diffamation (article 65 de la loi du 29 juillet 1881) : 3 mois "
        "depuis la première mise en ligne, le 16/03/2026 ; ce jour n’étant pas compté, le délai court jusqu’au "
        "16/06/2026. "
        "Dernier jour : le 16/06/2026 à minuit, sans report pour une fin de semaine ou un jour férié. "
        "Jour prudent pour agir : le 15/06/2026."
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            explained("PRESS_3M", Start.on(date(2026, 11, 30))),
            "Le mois d’arrivée n’ayant pas de 30, le délai s’achève le dernier jour de ce mois.",
        ),
        (
            explained("PRESS_3M", Start.on(date(2026, 3, 2)), Act("mise_en_demeure", date(2026, 4, 1))),
            "Acte du 01/04/2026 (mise en demeure) : La mise en demeure n’interrompt pas la prescription.",
        ),
        (
            explained("PRESS_3M", Start.on(date(2026, 3, 2)), Act("citation_directe", date(2026, 5, 20))),
            "La citation directe interrompt la prescription. Un nouveau délai court jusqu’au 20/08/2026.",
        ),
        (
            explained("PRESS_3M", Start.on(date(2026, 3, 2)), Act("assignation", date(2026, 6, 3))),
            "Il est postérieur au 02/06/2026, dernier jour du délai, et ne sauve rien.",
        ),
        (
            explained("PRESS_3M", Start.on(date(2026, 3, 2)), Act("consignation_versee", date(2026, 5, 3))),
            "Aucune suspension n’étant en cours, il est sans effet.",
        ),
        (
            explained("RGPD_1M", Start.on(date(2026, 4, 14))),
            "Le 14/05/2026 étant un jour férié (Ascension), le délai est reporté au 15/05/2026.",
        ),
        (
            explained("RGPD_1M", Start.on(date(2026, 1, 31))),
            "Le 28/02/2026 étant un samedi, le délai est reporté au 02/03/2026.",
        ),
        (
            explained("DECL_5JO", Start.on(date(2026, 12, 23))),
            "Le 25/12/2026, jour férié (Noël), n’est pas compté.",
        ),
        (
            explained("CONSIGNATION", Start.on(date(2026, 11, 3))),
            "la date fixée par le juge est le 03/11/2026.",
        ),
        (
            explained("PRESS_3M", Start.unknown(date(2026, 3, 2))),
            "Aucun dernier jour n’est garanti : le délai expire au plus tard le 02/06/2026.",
        ),
        (
            explained("PRESS_3M", Start.between(date(2026, 2, 20), date(2026, 3, 20))),
            "entre le 20/02/2026 et le 20/03/2026, la date la plus ancienne étant retenue",
        ),
        (
            explained("DSA20_6M", Start.on(date(2026, 3, 2))),
            "Réserves : à confirmer par un juriste",
        ),
        (
            explained("PRESS_3M", Start.on(date(2026, 3, 2)), Act("assignation", date(2026, 5, 20), date(2026, 4, 20))),
            "Il a été expédié à l’étranger le 20/04/2026 et remis le 20/05/2026.",
        ),
    ],
)
def test_each_step_is_told(text: str, told: str) -> None:
    assert told in text


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("PRESS_3M", "3 mois"),
        ("PRESS_1Y", "1 an"),
        ("CIVIL_5Y", "5 ans"),
        ("REPLY_INSERT_3D", "3 jours"),
        ("DECL_5JO", "5 jours ouvrés"),
        ("ACPR_10JO", "10 jours ouvrables"),
        ("CONSIGNATION", "date fixée par le juge"),
    ],
)
def test_durations(rule: str, text: str) -> None:
    found = rule_at(rule, date(2026, 1, 1))
    assert duration(found) == text
    assert duration(replace(rule_at("DECL_5JO", date(2026, 1, 1)), n=1)) == "1 jour ouvré"


def test_every_flag_has_a_french_label_and_every_rule_reads_well() -> None:
    assert set(FLAG_LABELS) == set(Flag)
    for rule in rule_versions():
        found: Computation = compute(rule, Start.on(date(2026, 1, 31)))
        text = explain(found)
        assert "None" not in text
        assert "  " not in text
        assert "'" not in text


def test_the_first_step_can_be_told_alone() -> None:
    found = compute(rule_at("PRESS_3M", date(2026, 1, 1)), Start.on(date(2026, 3, 16)))
    assert sentence(found.steps[0], found) == "Le délai, parti le 16/03/2026, s’achève le 16/06/2026."
