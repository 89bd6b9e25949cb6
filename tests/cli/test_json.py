"""With `--json`, a command prints exactly one document on stdout; progress and logs go elsewhere."""

import json
from datetime import date
from pathlib import Path

from backend.core import schema
from tests.cli.conftest import Shell
from tests.conftest import data_file
from tests.end_to_end.house import House
from tests.policies.portfolios import HEADER, row


def test_each_command_prints_one_document(shell: Shell) -> None:
    assert shell.told("migrate") == {"schema": schema.head()}
    token = shell.told("api-token", "essai", "--role", "auditor", "--days", "1")
    assert {**token, "token": "", "expires_at": ""} == {
        "name": "essai",
        "role": "auditor",
        "token": "",
        "expires_at": "",
    }
    account = ("create-user", "lea@example.org", "--name", "Léa Exemple", "--role", "admin")
    user = shell.told(*account, EGIDE_NEW_PASSWORD="une-phrase-assez-longue")
    assert (user["email"], user["role"], sorted(user)) == ("lea@example.org", "admin", ["email", "id", "role"])
    assert shell.told("demo", "--if-empty") == {"loaded": False}
    promises = shell.told("verify")
    assert promises["ok"]
    assert set(promises["broken"]) >= {"I1", "I2", "I3", "I4", "I5", "I10"}


def test_an_import_prints_what_became_of_each_line(shell: Shell) -> None:
    expected = json.loads(data_file("portefeuille.expected.json").read_text())
    head = data_file("portefeuille.csv").read_text(encoding="utf-8-sig").splitlines()[:60]
    file = shell.folder / "portefeuille.csv"
    file.write_text("\n".join(head), encoding="utf-8")
    lines = {line: code for line, code in expected["rejected_lines"].items() if int(line) <= 60}
    found = shell.told("import-policies", "portefeuille.csv", "--as-of", "2026-11-01")
    assert sorted(found) == ["created", "rejected", "rejects", "rows", "unchanged", "updated", "warnings"]
    assert (found["rows"], found["created"]) == (59, 59 - len(lines))
    assert {str(one["line"]): one["code"] for one in found["rejects"]} == lines
    again = shell.told("import-policies", str(file), "--as-of", "2026-11-01", "--delta")
    assert (again["created"], again["unchanged"]) == (0, found["created"])


def test_a_report_prints_where_its_files_lie(shell: Shell) -> None:
    found = shell.told("report", "2024-02")
    assert (found["month"], found["as_of"]) == ("2024-02", date(2024, 2, 29).isoformat())
    folder = shell.data_dir / "files" / "reports" / "2024-02"
    assert (found["pdf"], found["csv"]) == (
        str(folder / "couverture-2024-02.pdf"),
        str(folder / "couverture-2024-02.csv"),
    )
    assert Path(found["pdf"]).read_bytes().startswith(b"%PDF-")
    # A relative folder is that of the person who types, wherever the program lies.
    here = shell.told("report", "2024-02", "-o", "ici")
    assert here["pdf"] == str(shell.folder / "ici" / "couverture-2024-02.pdf")
    assert here["sha256"] == found["sha256"]


def test_without_json_a_person_reads_a_sentence(shell: Shell) -> None:
    assert shell.egide("report", "2024-02")[1].startswith("Rapport de 2024-02, situation au 29/02/2024 :\n")
    assert shell.egide("verify")[1].startswith("tenu   I1 ")
    assert "Valable jusqu’au" in shell.egide("api-token", "essai", "--role", "handler")[1]


def test_logs_and_progress_go_to_stderr(lodger: House) -> None:
    (lodger.folder / "un.csv").write_text(f"{HEADER}\n{row(1)}\n")
    done = lodger.egide("import-policies", "un.csv", "--json", env={"EGIDE_LOG_LEVEL": "DEBUG"})
    assert json.loads(done.stdout)["created"] == 1
    assert "Import" in done.stderr
