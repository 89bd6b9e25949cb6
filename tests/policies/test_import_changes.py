"""What a portfolio file changes: amendments, people, periods in use, life facts."""

from datetime import date
from pathlib import Path

import pytest

from backend.core.db import Database, rows
from backend.core.ids import new_id
from tests.policies.portfolios import counts, faults, row, run, text_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file of a test lies."""
    return tmp_path / "portefeuille.csv"


def _all(database: Database, sql: str, **facts: object) -> list[dict[str, object]]:
    with database.reading() as session:
        return [dict(found) for found in rows(session, sql, **facts)]


def test_a_full_file_lists_what_it_lacks_and_a_delta_does_not(empty_database: Database, path: Path) -> None:
    ended = row(3, date_fin="31/10/2026")
    run(empty_database, path, text_of(row(1), row(2), ended, row(4)))
    full = run(empty_database, path, text_of(row(1), row(4, nom="")))
    assert [dict(warning) for warning in full.warnings] == [
        {"code": "absent_from_file", "policy_number": "RCP-77-0000002"}
    ]
    assert run(empty_database, path, text_of(row(1)), delta=True).warnings == []
    assert len(_all(empty_database, "SELECT 1 FROM policy")) == 4


def test_a_changed_formula_binds_from_the_situation_date(empty_database: Database, path: Path) -> None:
    run(empty_database, path, text_of(row(1)))
    changed = text_of(row(1, formule="EREP-PLUS", date_fin="31/12/2027", echeance="01/01", prime_ttc="200"))
    report = run(empty_database, path, changed, as_of=date(2026, 12, 1))
    assert counts(report) == {"updated": 1}
    amendments = _all(
        empty_database,
        """SELECT a.kind, a.effect_on, q.code, a.anniversary_month, a.end_on FROM policy_amendment a
             LEFT JOIN coverage_terms t ON t.id = a.terms_id LEFT JOIN product q ON q.id = t.product_id ORDER BY 1""",
    )
    day = date(2026, 12, 1)
    assert [tuple(amendment.values()) for amendment in amendments] == [
        ("anniversary", day, None, 1, None),
        ("end", day, None, None, date(2027, 12, 31)),
        ("formula", day, "EREP-PLUS", None, None),
    ]
    assert counts(run(empty_database, path, changed, as_of=date(2026, 12, 1))) == {"unchanged": 1}
    # The policy of before is still what bound it the day before.
    older = text_of(row(1, prime_ttc="200"))
    assert counts(run(empty_database, path, older, as_of=date(2026, 11, 30))) == {"unchanged": 1}
    back = run(empty_database, path, older, as_of=date(2026, 12, 15))
    assert counts(back) == {"updated": 1}
    assert counts(run(empty_database, path, older, as_of=date(2026, 12, 15))) == {"unchanged": 1}
    assert _all(empty_database, "SELECT end_removed FROM policy_amendment WHERE kind = 'end' AND end_on IS NULL")


def test_a_change_opens_one_task_for_each_later_claim(empty_database: Database, path: Path) -> None:
    run(empty_database, path, text_of(row(1)))
    _claim(empty_database, "SIN-2026-000001", "2026-11-02T10:00:00Z")
    _claim(empty_database, "SIN-2026-000002", "2026-10-31T10:00:00Z")
    for _ in range(2):
        run(empty_database, path, text_of(row(1, formule="EREP-PLUS")))
    assert _all(empty_database, "SELECT title FROM task") == [
        {"title": "Contrat RCP-77-0000001 modifié au 01/11/2026 : revoir le sinistre SIN-2026-000001"}
    ]


def _claim(database: Database, reference: str, declared_at: str) -> None:
    with database.transaction() as session:
        rows(
            session,
            """INSERT INTO claim (id, reference, version, status, policy_id, insured_name, declared_at, channel,
                                  created_by, earliest_prudent_day)
               SELECT :id, :reference, 1, 'declared', id, 'x', CAST(:declared_at AS timestamptz), 'phone', 'x',
                      '2026-12-31'
                 FROM policy RETURNING id""",
            id=new_id(),
            reference=reference,
            declared_at=declared_at,
        )


def _event(database: Database) -> None:
    """A covered event in the period that starts on 16/09/2026."""
    _claim(database, "SIN-2026-000009", "2026-10-10T10:00:00Z")
    with database.transaction() as session:
        rows(
            session,
            """WITH period AS (
                 INSERT INTO coverage_period (id, policy_id, insured_id, guarantee, starts_on, ends_on, terms_id,
                                              events_limit, created_at)
                 SELECT :period, id, insured_id, 'e_reputation', '2026-09-16', '2027-09-16', terms_id, 2, now()
                   FROM policy RETURNING id, terms_id)
               INSERT INTO covered_event (id, period_id, opened_by_claim_id, attached_on, terms_id, limit_cents,
                                          deductible_cents, minimum_stake_cents, counts_at, created_at)
               SELECT :event, period.id, claim.id, '2026-10-01', period.terms_id, 400000, 0, 0, 'first_commitment',
                      now()
                 FROM period, claim RETURNING id""",
            period=new_id(),
            event=new_id(),
        )


def test_an_anniversary_that_would_move_a_period_in_use_is_rejected(empty_database: Database, path: Path) -> None:
    run(empty_database, path, text_of(row(1)))
    _event(empty_database)
    moved = run(empty_database, path, text_of(row(1, echeance="01/01", formule="EREP-PLUS", telephone="0")))
    assert faults(moved) == [(2, "echeance", "period_in_use")]
    assert counts(moved) == {"rejected": 1}
    assert _all(empty_database, "SELECT 1 FROM policy_amendment") == []
    assert moved.warnings == []
    # After the period that holds the event, the year may move.
    later = run(empty_database, path, text_of(row(1, echeance="01/10")))
    assert counts(later) == {"updated": 1}


def test_a_known_rpps_under_another_name_is_accepted_and_said(empty_database: Database, path: Path) -> None:
    rpps = "10066907436"
    run(empty_database, path, text_of(row(1, rpps=rpps)))
    content = text_of(
        row(1, rpps=rpps), row(2, rpps=rpps, nom="LE  goff", prenom="ZOE"), row(3, rpps=rpps, nom="MARTIN")
    )
    report = run(empty_database, path, content)
    assert counts(report) == {"created": 2, "unchanged": 1}
    assert [dict(warning) for warning in report.warnings] == [
        {
            "code": "identity_mismatch",
            "line": 4,
            "policy_number": "RCP-77-0000003",
            "in_file": "MARTIN Zoé",
            "on_file": "LE GOFF Zoé",
        }
    ]
    assert len(_all(empty_database, "SELECT 1 FROM person")) == 1
    again = run(empty_database, path, content)
    assert counts(again) == {"unchanged": 3}
    assert again.warnings == report.warnings


def test_people_are_recognised_by_email_and_name_where_the_rpps_is_unknown(
    empty_database: Database, path: Path
) -> None:
    mail = {"email": "Zoe@Cabinet.example.org"}
    rpps = "10066907436"
    content = text_of(row(1, **mail), row(2, **mail, rpps=rpps), row(3, **mail), row(4, **mail, nom="AUTRE"))
    assert counts(run(empty_database, path, content)) == {"created": 4}
    assert len(_all(empty_database, "SELECT 1 FROM person")) == 2
    assert counts(run(empty_database, path, content)) == {"unchanged": 4}
    # An unknown person who gets an RPPS stays the same person.
    with_rpps = text_of(
        row(4, **mail, nom="AUTRE", rpps="10533740683"), row(5, **mail, nom="AUTRE", rpps="10533740683")
    )
    assert counts(run(empty_database, path, with_rpps, delta=True)) == {"created": 1, "updated": 1}
    assert len(_all(empty_database, "SELECT 1 FROM person")) == 2
    assert counts(run(empty_database, path, with_rpps, delta=True)) == {"unchanged": 2}


def test_people_without_rpps_or_email_stay_apart(empty_database: Database, path: Path) -> None:
    content = text_of(row(1, email=""), row(2, email=""))
    run(empty_database, path, content)
    assert len(_all(empty_database, "SELECT 1 FROM person")) == 2
    assert counts(run(empty_database, path, content)) == {"unchanged": 2}


def test_a_new_address_counts_one_policy_and_an_empty_cell_erases_nothing(empty_database: Database, path: Path) -> None:
    rpps = "10066907436"
    run(empty_database, path, text_of(row(1, rpps=rpps)))
    moved = text_of(row(1, rpps=rpps, ville="Lyon", telephone=""), row(2, rpps=rpps, ville="Lille"))
    report = run(empty_database, path, moved)
    assert counts(report) == {"created": 1, "updated": 1}
    assert counts(run(empty_database, path, moved)) == {"unchanged": 2}
    assert _all(empty_database, "SELECT city, phone FROM person") == [{"city": "Lyon", "phone": "06 39 98 00 01"}]


def test_another_first_day_is_said_and_changes_nothing(empty_database: Database, path: Path) -> None:
    run(empty_database, path, text_of(row(1)))
    report = run(empty_database, path, text_of(row(1, date_effet="01/01/2020")))
    assert counts(report) == {"unchanged": 1}
    assert report.warnings[0]["code"] == "inception_mismatch"


def test_a_policy_is_bound_by_the_version_of_its_first_day(empty_database: Database, path: Path) -> None:
    with empty_database.transaction() as session:
        rows(
            session,
            """INSERT INTO coverage_terms (id, product_id, version, valid_from, carrier_id, document, created_at,
                                           created_by)
               SELECT :id, product_id, 2, '2026-01-01', carrier_id, document, now(), 'x' FROM coverage_terms t
                 JOIN product p ON p.id = t.product_id WHERE p.code = 'LM-INTERNE' RETURNING id""",
            id=new_id(),
        )
    days = ("31/12/2025", "01/01/2026", "01/01/1998")
    run(empty_database, path, text_of(*(row(number, date_effet=day) for number, day in enumerate(days))))
    versions = _all(
        empty_database, "SELECT t.version FROM policy p JOIN coverage_terms t ON t.id = p.terms_id ORDER BY p.number"
    )
    assert [found["version"] for found in versions] == [1, 2, 1]


def test_backslashes_tabs_and_the_end_of_copy_mark_are_plain_text(empty_database: Database, path: Path) -> None:
    content = text_of(row(1, adresse="a\\b\tc\\."), row(2, adresse="\\N"))
    assert run(empty_database, path, content).created == 2
    assert [found["address"] for found in _all(empty_database, "SELECT address FROM person ORDER BY email")] == [
        "a\\b\tc\\.",
        "\\N",
    ]


FACTS = "numero_contrat;fait;date_effet;date_avis;motif\r\n"


def test_life_facts_come_by_their_own_file(empty_database: Database, path: Path) -> None:
    run(empty_database, path, text_of(row(1), row(2)))
    content = FACTS + (
        "RCP-77-0000001;Suspension;01/03/2026;29/01/2026;impayé\r\n"
        "rcp-77-0000001;remise en vigueur;10/03/2026;;\r\n"
        "RCP-77-0000001;remise en vigueur;12/03/2026;;\r\n"
        "RCP-77-0000002;Résilié;01/04/2026;;vente du cabinet\r\n"
        "RCP-77-0000002;suspendu;01/05/2026;;\r\n"
        "RCP-0;nul;01/05/2026;;\r\n"
        ";inventé;31/02/2026;x;\r\n"
    )
    report = run(empty_database, path, content)
    assert faults(report) == [
        (4, "fait", "fact_out_of_order"),
        (6, "date_avis", "missing_notice"),
        (7, "numero_contrat", "unknown_policy"),
        (8, "numero_contrat", "missing_number"),
        (8, "fait", "unknown_fact"),
        (8, "date_effet", "bad_date"),
        (8, "date_avis", "bad_date"),
    ]
    assert counts(report) == {"created": 3, "rejected": 4}
    stored = _all(
        empty_database,
        """SELECT fact, to_char(effective_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD HH24:MI') AS at
             FROM policy_status_fact ORDER BY effective_at""",
    )
    assert [tuple(fact.values()) for fact in stored] == [
        ("suspended", "2026-03-01 00:00"),
        ("resumed", "2026-03-11 12:00"),
        ("terminated", "2026-04-01 00:00"),
    ]
    assert counts(run(empty_database, path, content)) == {"unchanged": 3, "rejected": 4}
