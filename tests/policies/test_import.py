"""The portfolio import on a real database: what is accepted, what is rejected, what changes."""

import json
from datetime import date
from pathlib import Path

import pytest

from backend.core.db import Database, rows
from backend.core.errors import Refused
from tests.conftest import data_file
from tests.policies.portfolios import AS_OF, HEADER, NOW, counts, faults, row, run, text_of


def test_the_reference_file_gives_exactly_what_it_must(empty_database: Database, tmp_path: Path) -> None:
    content = data_file("portefeuille.csv").read_bytes()
    expected = json.loads(data_file("portefeuille.expected.json").read_text())
    report = run(empty_database, tmp_path / "p.csv", content)
    assert {str(line): code for line, _, code in report.rejects} == expected["rejected_lines"]
    assert (report.rows, report.created, report.rejected) == (5000, expected["accepted"], expected["rejected"])
    again = run(empty_database, tmp_path / "p.csv", content)
    assert counts(again) == {"unchanged": 4952, "rejected": 48}
    assert again.as_json()["rejects"] == report.as_json()["rejects"]
