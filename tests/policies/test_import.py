"""The portfolio import on a real database: what is accepted, what is rejected, what changes."""

import json
from pathlib import Path

import pytest

from backend.core.db import Database, rows
from backend.core.errors import Refused
from backend.policies.jobs import import_file
from tests.conftest import data_file
from tests.policies.portfolios import AS_OF, HEADER, NOW, counts, faults, row, run, text_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file of a test lies."""
    return tmp_path / "portefeuille.csv"


def _all(database: Database, sql: str, **facts: object) -> list[dict[str, object]]:
    with database.reading() as session:
        return [dict(found) for found in rows(session, sql, **facts)]


def test_the_reference_file_gives_exactly_what_it_must(empty_database: Database, path: Path) -> None:
    content = data_file("portefeuille.csv").read_bytes()
    expected = json.loads(data_file("portefeuille.expected.json").read_text())
    report = run(empty_database, path, content)
    assert {str(line): code for line, _, code in report.rejects} == expected["rejected_lines"]
    assert (report.rows, report.created, report.rejected) == (5000, expected["accepted"], expected["rejected"])
    again = run(empty_database, path, content)
    assert counts(again) == {"unchanged": 4952, "rejected": 48}
    assert again.as_json()["rejects"] == report.as_json()["rejects"]


def test_every_encoding_line_end_and_order_of_columns_reads_alike(empty_database: Database, path: Path) -> None:
    text = text_of(row(1, nom="LÉVY-D’ŒUVRE", ville="Nœux"), row(2, adresse='"3 ; rue ""des"" Tests"'))
    assert run(empty_database, path, text).created == 2
    turned = "\n".join(
        ";".join(reversed(line.split(";"))) for line in text_of(row(1, nom="LÉVY-D’ŒUVRE", ville="Nœux")).splitlines()
    )
    variants = [
        text.encode("utf-8-sig"),
        text.encode("cp1252"),
        text.replace("\r\n", "\n").encode(),
        text.rstrip("\r\n").encode(),
        text.replace("\r\n", "\r\n\r\n").encode(),
    ]
    for content in variants:
        assert counts(run(empty_database, path, content)) == {"unchanged": 2}
    assert counts(run(empty_database, path, turned, delta=True)) == {"unchanged": 1}
    stored = _all(empty_database, "SELECT address, city FROM person ORDER BY email")
    assert stored[0]["city"] == "Nœux"
    assert stored[1]["address"] == '3 ; rue "des" Tests'


def test_faults_are_counted_by_line_as_a_person_counts(empty_database: Database, path: Path) -> None:
    two_lines = row(2, adresse='"3, rue\r\ndes Tests"', nom=" ")
    shifted = row(4) + ";en trop"
    report = run(empty_database, path, text_of(row(1), "", two_lines, shifted, row(1), row(5)))
    assert faults(report) == [
        (4, "nom", "missing_name"),
        (6, "ligne", "bad_columns"),
        (7, "numero_contrat", "duplicate_contract"),
    ]
    assert counts(report) == {"created": 2, "rejected": 3}


def test_a_forgotten_quote_costs_its_own_line_only(empty_database: Database, path: Path) -> None:
    report = run(empty_database, path, text_of(row(1, nom='"LE GOFF'), row(2), row(3, nom='"LE GOFF"')))
    assert faults(report) == [(2, "ligne", "bad_columns")]
    assert report.created == 2


def test_many_forgotten_quotes_neither_swallow_rows_nor_the_end_of_the_file(
    empty_database: Database, path: Path
) -> None:
    lines = [row(number, nom='"LE GOFF' if number % 2 else "LE GOFF") for number in range(1, 401)]
    report = run(empty_database, path, text_of(*lines, row(401, nom='"A"B')))
    assert (report.rows, report.created) == (401, 200)
    assert {code for _, _, code in faults(report)} == {"bad_columns"}
    assert [line for line, _, _ in faults(report)] == [*range(2, 402, 2), 402]


def test_two_faults_give_two_entries_and_one_rejected_row(empty_database: Database, path: Path) -> None:
    report = run(empty_database, path, text_of(row(1, nom="", email="a@@b", date_effet="31/02/2025", prime_ttc="x")))
    assert [code for _, _, code in faults(report)] == ["missing_name", "bad_email", "bad_date", "bad_amount"]
    assert counts(report) == {"rejected": 1}


def test_the_first_occurrence_wins_even_when_it_is_rejected(empty_database: Database, path: Path) -> None:
    report = run(empty_database, path, text_of(row(1, formule="X"), row(1), row(1, nom="")))
    assert faults(report) == [
        (2, "formule", "unknown_product"),
        (3, "numero_contrat", "duplicate_contract"),
        (4, "nom", "missing_name"),
        (4, "numero_contrat", "duplicate_contract"),
    ]
    kept = _all(empty_database, "SELECT raw FROM policy_import_reject WHERE line = 3")
    assert kept == [{"raw": row(1)}]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "header_unknown"),
        (HEADER.replace("rpps", "rpp").encode(), "header_unknown"),
        (f"{HEADER};motif\r\n{HEADER};x".encode(), ""),
        (f"{HEADER};autre".encode(), "header_unknown"),
        (HEADER.encode("utf-16"), "encoding_unknown"),
        (HEADER.encode() + b"\r\n\x81\xff", "encoding_unknown"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(
    empty_database: Database, path: Path, content: bytes, code: str
) -> None:
    if not code:
        assert run(empty_database, path, content).rejected == 1
        return
    with pytest.raises(Refused) as refusal:
        run(empty_database, path, content)
    assert refusal.value.code == code
    assert _all(empty_database, "SELECT 1 FROM policy_import") == []


def test_a_crash_leaves_nothing(empty_database: Database, path: Path) -> None:
    path.write_text(text_of(row(1)))

    def crash(step: str, done: int, total: int) -> None:
        if done == total and "jour" in step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file(empty_database, path, as_of=AS_OF, delta=False, actor_name="x", now=NOW, progress=crash)
    for table in ("policy", "person", "policy_import", "policy_import_reject"):
        assert _all(empty_database, f"SELECT 1 FROM {table}") == []
