"""The command, the API and the sample file: the same import by every road."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from backend.cli import app
from backend.core import clock, logs
from backend.core.db import Database
from backend.core.settings import Settings
from backend.takeover import console
from backend.takeover.jobs import Report, import_file, run_queued_claim_imports
from backend.takeover.rules.rows import COLUMNS
from backend.takeover.service.rejects import rejects_csv
from tests.conftest import data_file
from tests.factories import Caller, StoredPolicy, committed_policy
from tests.factories.calls import Json, done, refused
from tests.takeover.conftest import ACTOR
from tests.takeover.files import cost, line, total, write


def imported(database: Database, name: str) -> Report:
    """A file of tests/data, taken over."""
    return import_file(database, data_file(name), dry_run=False, actor=ACTOR, now=clock.now())


def test_the_sample_comes_over_whole(empty_database: Database) -> None:
    for number in ("RCP-REPRISE-1", "RCP-REPRISE-2"):
        committed_policy(empty_database, number=number)
    report = imported(empty_database, "open-claims.csv")
    assert (report.rejects, report.created, report.agrees) == ([], 4, True)
    assert imported(empty_database, "open-claims.csv").unchanged == 4
    faults = imported(empty_database, "open-claims-faults.csv")
    assert [(one.line, one.column, one.code) for one in faults.rejects] == [
        (2, "declare_le", "bad_date"),
        (2, "decide_le", "missing_value"),
        (2, "url", "missing_value"),
        (2, "decision", "bad_decision"),
        (4, "declare_le", "claim_lines_differ"),
        (3, "prestataire_siret", "missing_value"),
        (3, "prestataire_nom", "missing_value"),
        (5, "ligne", "bad_columns"),
        (5, "numero_contrat", "missing_value"),
        (5, "declare_le", "missing_value"),
        (5, "url", "missing_value"),
    ]
    assert not faults.agrees
    written = rejects_csv(faults.header, faults.rejects).splitlines()
    assert written[0].endswith(";motif_colonne;motif_code;motif")
    assert len(written) == 1 + 4


def test_the_command_rehearses_imports_and_says_1_when_totals_differ(
    server_url: str, new_database: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_database()
    # Logs and signals would keep what this test changes for the tests that follow.
    monkeypatch.setattr(logs, "configure", lambda _level: None)
    monkeypatch.setattr(console, "leave_on_signals", lambda: None)
    monkeypatch.setenv("EGIDE_DATABASE_URL", url)
    monkeypatch.setenv("EGIDE_DATA_DIR", str(tmp_path / "data"))
    database = Database(url)
    number = committed_policy(database).number
    database.dispose()
    good = write(tmp_path / "good.csv", [line("A-1", number, **cost("10", "10")), total(1, 1, "10", "10")])
    wrong = write(tmp_path / "wrong.csv", [line("A-1", number, **cost("10", "10")), total(2, 1, "10", "10,01")])
    runner, rejects = CliRunner(), tmp_path / "rejects.csv"
    rehearsed = runner.invoke(app, ["import-claims", str(good), "--dry-run", "--json"])
    assert (rehearsed.exit_code, json.loads(rehearsed.stdout)["created"]) == (0, 1)
    first = runner.invoke(app, ["import-claims", str(good), "--json", "--rejects", str(rejects)])
    assert (first.exit_code, json.loads(first.stdout)["created"]) == (0, 1)
    assert rejects.read_text(encoding="utf-8-sig").startswith(COLUMNS[0])
    second = runner.invoke(app, ["import-claims", str(wrong)])
    assert second.exit_code == 1
    assert "DIFFÈRENT" in second.stdout
    assert "-0.01" in second.stdout


def _send(calls: Caller, path: Path, **parameters: str) -> Json:
    with path.open("rb") as file:
        answer = calls.client.post(
            "/api/v1/claim-imports", files={"file": file}, params=parameters, headers=calls.headers
        )
    assert answer.status_code in {200, 202}, answer.text
    found: Json = answer.json()
    return found


def _finished(calls: Caller, import_id: str) -> Json:
    for _ in range(200):
        shown = done(calls.get(f"/claim-imports/{import_id}"))
        if shown["state"] in {"done", "failed"}:
            return shown
        time.sleep(0.05)
    raise AssertionError("the import does not end")


def test_the_api_rehearses_then_takes_over(
    supervisor_calls: Caller, new_policy: Callable[..., StoredPolicy], tmp_path: Path, handler: dict[str, str]
) -> None:
    number = new_policy().number
    lines = [line(f"API-{number}", number), line(f"API-X-{number}", number, evenement="zéro"), total(2, 2)]
    path = write(tmp_path / "file.csv", lines)
    told = _send(supervisor_calls, path, dry_run="true")
    assert (told["created"], told["rejected"], told["reconciled"]) == (1, 1, False)
    queued = _send(supervisor_calls, path)
    shown = _finished(supervisor_calls, queued["id"])
    assert (shown["state"], shown["created"], shown["rejected"], shown["reconciled"]) == ("done", 1, 1, False)
    assert [one["code"] for one in shown["rejects"]] == ["bad_number"]
    rejects = supervisor_calls.get(f"/claim-imports/{queued['id']}/rejects.csv").text
    assert f"API-X-{number}" in rejects
    refused(Caller(supervisor_calls.client, handler).get(f"/claim-imports/{queued['id']}"), 403, "permission_missing")
    refused(supervisor_calls.get(f"/claim-imports/{queued['id'][:-4]}0000"), 404, "claim_import_not_found")


def test_a_queued_file_that_is_gone_fails_with_words(
    supervisor_calls: Caller, database: Database, tmp_path: Path, settings: Settings
) -> None:
    path = tmp_path / "file.csv"
    path.write_text("rien\n", encoding="utf-8")
    shown = _finished(supervisor_calls, _send(supervisor_calls, path)["id"])
    assert (shown["state"], shown["reconciled"]) == ("failed", None)
    assert "en-tête" in shown["error"]
    assert run_queued_claim_imports(database, settings, clock.now()) == 0
