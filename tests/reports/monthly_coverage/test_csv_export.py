"""The CSV file: what a spreadsheet set to French reads."""

import csv
import io
from dataclasses import replace

import pytest

from reports.monthly_coverage import render_csv
from reports.monthly_coverage.model import MonthlyCoverage
from tests.reports.monthly_coverage import samples


def read(report: MonthlyCoverage) -> list[dict[str, str]]:
    data = render_csv(report)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def cents(text: str) -> int:
    return int(text.replace(",", ""))


def test_a_row_says_its_month_period_events_and_amounts() -> None:
    row, last = read(samples.full_report(1))
    assert row == {
        "Mois": "10/2026",
        "Situation au": "31/10/2026",
        "Contrat": "EG-2024-00000",
        "Souscripteur": "Élodie Marchand",
        "Produit": "LM-INTERNE",
        "Assuré": "Camille Dupré",
        "Début de période": "01/11/2025",
        "Fin de période": "31/10/2026",
        "Événements utilisés": "1",
        "Événements garantis": "2",
        "Plafond (€)": "4000,00",
        "Engagé (€)": "450,50",
        "Payé (€)": "0,00",
        "Reste (€)": "3549,50",
    }
    assert last["Contrat"] == "Total"


def test_the_last_line_adds_up_the_others() -> None:
    *rows, last = read(samples.full_report(40))
    assert len(rows) == 40
    for column in ("Plafond (€)", "Engagé (€)", "Payé (€)", "Reste (€)"):
        assert cents(last[column]) == sum(cents(row[column]) for row in rows)


def test_an_empty_month_has_a_total_of_zero() -> None:
    (last,) = read(samples.empty_report())
    assert (last["Contrat"], last["Engagé (€)"]) == ("Total", "0,00")


@pytest.mark.parametrize("name", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_a_name_is_never_a_formula(name: str) -> None:
    report = samples.full_report(1)
    row = replace(report.consumption[0], policyholder=name, insured=name, product=name, policy_number=name)
    line = read(replace(report, consumption=(row,)))[0]
    assert {line[column] for column in ("Souscripteur", "Assuré", "Produit", "Contrat")} == {f"'{name}"}


def test_separators_and_quotes_in_a_name_come_back_whole() -> None:
    name = 'SELARL "Dupré ; fils"\nParis'
    report = samples.full_report(1)
    report = replace(report, consumption=(replace(report.consumption[0], policyholder=name),))
    assert read(report)[0]["Souscripteur"] == name


def test_no_limit_is_an_empty_cell_and_a_negative_amount_stays_a_number() -> None:
    report = samples.full_report(1)
    row = replace(report.consumption[0], limit_cents=None, events_allowed=None, left_cents=-1_205)
    line = read(replace(report, consumption=(row,)))[0]
    assert (line["Plafond (€)"], line["Événements garantis"], line["Reste (€)"]) == ("", "", "-12,05")


def test_the_order_of_the_rows_given_does_not_matter() -> None:
    report = samples.full_report(40)
    assert render_csv(replace(report, consumption=report.consumption[::-1])) == render_csv(report)
