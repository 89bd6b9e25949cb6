"""The report through the API: figures, files, months, and who may ask."""

import csv
import io
import re
from datetime import date

import pypdfium2
import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from backend.core.db import Database
from backend.reporting.rules import month_of
from backend.reporting.service import gather, render
from tests.conftest import Headers, key
from tests.reporting.conftest import Told

BASE = "/api/v1/reports/monthly-coverage"


@pytest.fixture
def november(told: Told) -> Told:
    """The story, one day into November."""
    told.calendar.go("2026-11-02")
    return told


def _get(told: Told, path: str) -> Response:
    return told.story.client.get(BASE + path, headers=told.story.handler)


def test_the_months_are_those_with_claims(november: Told) -> None:
    assert _get(november, "").json() == {"months": ["2026-10", "2026-09"]}


def test_a_month_shows_its_figures_with_amounts_as_text(november: Told) -> None:
    shown = _get(november, "/2026-10").json()
    assert (shown["month"], shown["as_of"], shown["currency"], shown["tax_basis"]) == (
        "2026-10",
        "2026-10-31",
        "EUR",
        "TTC",
    )
    assert shown["figures"] == {
        "policies_in_force": 3,
        "claims_declared": 7,
        "claims_decided": 4,
        "decided_covered": 2,
        "decided_not_covered": 1,
        "decided_advice_only": 1,
        "claims_closed": 1,
        "claims_open_at_end": 7,
        "events_opened": 2,
        "policies_at_limit": 1,
        "committed": "1800.00",
        "paid": "2000.00",
        "released": "300.00",
    }
    assert (shown["position"]["paid"], shown["position"]["remaining"]) == ("2000.00", "12000.00")
    assert shown["runs"] == []


def test_the_files_are_made_at_once_when_no_run_was_asked_for(november: Told) -> None:
    pdf, table = _get(november, "/2026-10.pdf"), _get(november, "/2026-10.csv")
    with november.database.reading() as session:
        rendered = render(session, month_of("2026-10", date(2026, 11, 2)))
    assert (pdf.content, table.content) == (rendered.pdf, rendered.csv)
    assert pdf.headers["content-type"] == "application/pdf"
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert pdf.headers["content-disposition"] == 'attachment; filename="couverture-2026-10.pdf"'


def test_the_table_is_what_a_french_spreadsheet_opens(november: Told) -> None:
    lines = list(csv.DictReader(io.StringIO(_get(november, "/2026-10.csv").content.decode("utf-8-sig")), delimiter=";"))
    row = next(line for line in lines if line["Contrat"] == november.policies["LM-INTERNE"])
    assert (row["Événements utilisés"], row["Événements garantis"]) == ("2", "2")
    assert (row["Payé (€)"], row["Reste (€)"], row["Fin de période"]) == ("2000,00", "6000,00", "31/12/2026")
    assert lines[-1]["Mois"] == "10/2026"
    assert lines[-1]["Contrat"] == "Total"


def test_the_pdf_says_the_figures_and_what_they_leave_out(november: Told) -> None:
    text = _text(_get(november, "/2026-10.pdf").content)
    for words in ("octobre 2026", "1 800,00 €", "2 000,00 €", "2/2", november.policies["LM-INTERNE"]):
        assert words in text
    last = text[text.rindex("Ce que ces chiffres ne contiennent pas") :]
    for reference in (november.reference("third"), november.reference("unknown"), november.requests["plus"]):
        assert reference in last


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return re.sub(r"[\u2006\u202f\u00a0]", " ", text)


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "2026-12", "2027-01", "0001-01", "octobre"])
@pytest.mark.parametrize("suffix", ["", ".pdf", ".csv"])
def test_another_month_is_refused(november: Told, month: str, suffix: str) -> None:
    answer = _get(november, f"/{month}{suffix}")
    assert (answer.status_code, answer.json()["code"]) == (422, "month_invalid")


def test_a_run_of_another_month_or_of_nobody_is_not_found(november: Told) -> None:
    client, headers = november.story.client, november.story.handler
    assert client.post(f"{BASE}/2026-13/runs", headers=key(headers)).json()["code"] == "month_invalid"
    run = client.post(f"{BASE}/2026-09/runs", headers=key(headers)).json()
    assert client.get(f"{BASE}/2026-09/runs/{run['id']}", headers=headers).json() == run
    elsewhere = client.get(f"{BASE}/2026-08/runs/{run['id']}", headers=headers)
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (404, "report_run_not_found")


def test_an_auditor_reads_and_asks_for_nothing(client: TestClient, auditor: Headers) -> None:
    assert client.get(BASE, headers=auditor).status_code == 200
    assert client.get(BASE).status_code == 401
    refused = client.post(f"{BASE}/2024-02/runs", headers=key(auditor))
    assert (refused.status_code, refused.json()["code"]) == (403, "permission_missing")


def test_the_current_month_is_told_until_today(november: Told) -> None:
    shown = _get(november, "/2026-11").json()
    assert (shown["as_of"], shown["figures"]["claims_declared"]) == ("2026-11-02", 0)
    assert shown["figures"]["claims_open_at_end"] == 7
    assert "02/11/2026" in _text(_get(november, "/2026-11.pdf").content)


def test_an_empty_month_is_a_report_too(empty_database: Database) -> None:
    month = month_of("2024-02", date(2026, 11, 2))
    with empty_database.reading() as session:
        report, rendered = gather(session, month), render(session, month)
        assert render(session, month) == rendered
    assert (report.figures.claims_declared, report.consumption, report.products) == (0, (), ())
    assert "29/02/2024" in _text(rendered.pdf)
    assert rendered.csv.decode("utf-8-sig").count("\r\n") == 2
