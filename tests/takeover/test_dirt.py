"""What real files hold: every fault comes back with its line, its column and words, and the rest comes over."""

from collections.abc import Callable

import pytest

from backend.core.db import Database
from backend.core.errors import Refused
from backend.core.ids import new_id
from backend.takeover.jobs import Report
from tests.claims.story import read
from tests.factories import StoredPolicy
from tests.factories.bodies import days_ago
from tests.takeover.files import cost, fr, line, more, total

NewPolicy = Callable[..., StoredPolicy]
Take = Callable[..., Report]
LONG = "x" * 4_001


def old() -> str:
    """A reference that no other test uses."""
    return f"OLD-{new_id().hex[-12:]}"


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"url": f"https://avis.example.org/{LONG}"}, "url", "too_long"),
        ({"plateforme": "p" * 300}, "plateforme", "too_long"),
        ({"auteur": "a" * 400}, "auteur", "too_long"),
        ({"numero_contrat": "9" * 80}, "numero_contrat", "policy_unknown"),
        ({"motif_refus": "m" * 80}, "motif_refus", "too_long"),
        ({"ancienne_reference": ""}, "ancienne_reference", "missing_value"),
        ({"declare_le": "29/02/2025"}, "declare_le", "bad_date"),
        ({"publie_le": fr(days_ago(10))}, "publie_le", "days_reversed"),
        ({"connu_le": fr(days_ago(10))}, "connu_le", "days_reversed"),
        ({"decide_le": fr(days_ago(40))}, "decide_le", "days_reversed"),
        ({"evenement": "3"}, "evenement", "event_number_too_high"),
        ({"periode_evenement": fr(days_ago(33))}, "periode_evenement", "event_unknown"),
        (cost("", "-5"), "engage", "bad_amount"),
        (cost("", "1,234.56"), "engage", "bad_amount"),
        (cost("", "", "100", prestation="psychologist") | {"paye": "999999999999"}, "paye", "too_much"),
        (cost("999999999999"), "provision", "too_much"),
        (cost("", "", "100", franchise="999999999999"), "franchise", "too_much"),
        (cost("100", "100", prestataire_nom="n" * 400), "prestataire_nom", "too_long"),
        (cost("", "100", prestataire_email="pas une adresse"), "prestataire_email", "bad_email"),
    ],
)
def test_no_cell_stops_a_file(
    take: Take, new_policy: NewPolicy, database: Database, cells: dict[str, str], column: str, code: str
) -> None:
    number, name = new_policy().number, old()
    sound = old()
    faulty = line(name, number) | cells
    report = take([faulty, line(sound, number), total(2, 2)])
    assert [(one.line, one.column, one.code) for one in report.rejects] == [(2, column, code)]
    assert report.rejects[0].message
    assert (report.created, report.rejected) == (1, 1)
    kept = read(database, "SELECT old_reference FROM taken_over_claim WHERE old_reference = ANY(:n)", n=[name, sound])
    assert [row["old_reference"] for row in kept] == [sound]


def test_a_service_refusal_names_the_line_that_it_is_about(take: Take, new_policy: NewPolicy) -> None:
    number, names = new_policy().number, [old(), old(), old()]
    lines = [
        line(names[0], number, **cost("", "", "10")),
        more(names[0], **cost("", "9000")),
        line(names[1], number),
        more(names[1], forme="press", qualification="rumeur"),
        line(names[2], number),
        more(names[2], url="ftp://avis.example.org"),
        total(3, 5),
    ]
    found = [(one.line, one.column, one.code) for one in take(lines).rejects]
    assert found == [
        (3, "engage", "amount_limit_exceeded"),
        (5, "qualification", "kind_unknown"),
        (7, "url", "url_invalid"),
    ]


def test_marks_blanks_quotes_and_interleaved_lines_are_read(take: Take, new_policy: NewPolicy) -> None:
    number, one, two = new_policy().number, old(), old()
    lines = [
        line(one, number, extrait='"Fuyez ; ""vite"""', **cost("1\u202f200,50", "1 000", "\u00a0200,5 €")),
        line(two, number),
        more(one, forme="press", extrait="suite"),
        total(2, 3, "1200,50", "1 000,00 €", "200,50"),
        {"ancienne_reference": ""},
        {"ancienne_reference": " "},
    ]
    report = take(lines, encoding="utf-8-sig")
    assert (report.rejects, report.created, report.agrees) == ([], 2, True)


def test_one_line_of_totals_and_no_more(take: Take, new_policy: NewPolicy) -> None:
    row = line(old(), new_policy().number)
    with pytest.raises(Refused, match="une seule"):
        take([row, total(1, 1), total(1, 1)])


def test_an_event_whose_elder_did_not_come_over_is_shown_to_somebody(
    take: Take, new_policy: NewPolicy, database: Database
) -> None:
    name = old()
    assert take([line(name, new_policy().number, evenement="2"), total(1, 1)]).created == 1
    sql = """SELECT t.title FROM task t JOIN taken_over_claim o ON o.claim_id = t.claim_id
              WHERE o.old_reference = :name AND t.kind = 'check_event_number'"""
    assert len(read(database, sql, name=name)) == 1
