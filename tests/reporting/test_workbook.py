"""The workbook of a month tells what the report tells, and runs nothing."""

import io
import re
import zipfile
from datetime import date

from reports.monthly_coverage import render_xlsx
from reports.monthly_coverage.model import Carrier, ConsumptionRow, MonthFigures, MonthlyCoverage
from tests.reporting.conftest import Told

ROW = ConsumptionRow(
    policy_number="=1+1",
    policyholder="@SUM(A1)",
    product="LM-LIBERAL",
    insured="Dr Fictif",
    period_start=date(2026, 1, 1),
    period_end=date(2026, 12, 31),
    events_used=1,
    events_allowed=2,
    limit_cents=400_000,
    committed_cents=0,
    paid_cents=123_456,
    left_cents=276_544,
)


def sheets(content: bytes) -> dict[str, str]:
    """The parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_text_is_text_and_amounts_are_numbers() -> None:
    month = MonthlyCoverage(date(2026, 10, 1), date(2026, 10, 31), Carrier("Compagnie"), MonthFigures())
    parts = sheets(
        render_xlsx(MonthlyCoverage(month.month, month.as_of, month.carrier, month.figures, consumption=(ROW,)))
    )
    whole = "".join(text for name, text in parts.items() if "/sheet" in name)
    assert "<f>" not in whole
    assert "<v>1234.56</v>" in parts["xl/worksheets/sheet2.xml"]
    words = parts["xl/sharedStrings.xml"]
    assert "=1+1" in words
    assert "@SUM(A1)" in words
    names = re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"])
    assert names == ["Synthèse", "Consommation", "Échéances", "Prestataires"]


def test_the_same_data_give_the_same_cells() -> None:
    month = MonthlyCoverage(date(2026, 10, 1), date(2026, 10, 31), Carrier("Compagnie"), MonthFigures())
    assert sheets(render_xlsx(month)) == sheets(render_xlsx(month))


def test_it_is_sent_as_a_file(told: Told) -> None:
    answer = told.caller.get("/reports/monthly-coverage/2026-10.xlsx")
    assert answer.status_code == 200
    assert 'filename="couverture-2026-10.xlsx"' in answer.headers["content-disposition"]
    assert "Sinistres déclarés" in sheets(answer.content)["xl/sharedStrings.xml"]
