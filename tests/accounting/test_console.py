"""`egide export-accounting`: one document or one file, nothing lost, unknown months refused."""

import csv
import io
import json

from backend.accounting.books import COLUMNS
from backend.core import clock
from backend.core.db import Database
from tests.accounting.money import Money
from tests.cli.conftest import Shell, shell
from tests.deadlines.stored import store_claim

__all__ = ["shell"]


def _with_a_claim(shell: Shell) -> str:
    """One claim, something paid beside its limits today; this month's code."""
    database = Database(shell.url)
    with database.transaction() as session:
        claim = store_claim(session, clock.now())
    Money(database).paid(claim.reference, 12_345, outside="ex_gratia")
    database.dispose()
    return f"{clock.today():%Y-%m}"


def test_it_prints_one_document_whose_sides_agree(shell: Shell) -> None:
    found = shell.told("export-accounting", _with_a_claim(shell))
    assert (found["final"], found["debit"] == found["credit"]) == (False, True)
    paid = [one for one in found["entries"] if one["journal"] == "SIN"]
    assert [one["lines"][0]["debit"] for one in paid] == ["123.45"]
    assert shell.told("verify")["ok"]


def test_it_writes_the_file_of_the_accountant_with_the_companys_accounts(shell: Shell) -> None:
    month = _with_a_claim(shell)
    (shell.folder / "comptes.json").write_text(json.dumps(_accounts()), encoding="utf-8")
    ended, out, err = shell.egide("export-accounting", month, "-o", "ecritures.csv", EGIDE_ACCOUNTS="comptes.json")
    assert (ended, "provisoires" in out) == (0, True), err
    rows = list(csv.reader(io.StringIO((shell.folder / "ecritures.csv").read_text(encoding="utf-8")), delimiter=";"))
    assert tuple(rows[0]) == COLUMNS
    assert {row[4] for row in rows[1:] if row[0] == "SIN"} == {"C0", "C1"}
    printed, out, _ = shell.egide("export-accounting", month, EGIDE_ACCOUNTS="comptes.json")
    assert (printed, list(csv.reader(io.StringIO(out), delimiter=";"))) == (0, rows)


def _accounts() -> dict[str, dict[str, str]]:
    roles = ("claims_paid", "creditors", "bank", "reserves", "reserve_variation", "recoveries", "insured_funds")
    return {role: {"number": f"C{rank}", "label": role} for rank, role in enumerate(roles)}


def test_it_refuses_what_it_does_not_know(shell: Shell) -> None:
    assert "2026-13" in shell.refused(2, "export-accounting", "2026-13")
    assert "à venir" in shell.refused(2, "export-accounting", f"{clock.today().year + 1}-01")
    assert "EGIDE_ACCOUNTS" in shell.refused(2, "export-accounting", "2026-01", EGIDE_ACCOUNTS="absent.yaml")
    assert "--output" in shell.refused(2, "export-accounting", "2026-01", "-o", "absent/x.csv")
