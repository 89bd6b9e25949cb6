"""The monthly coverage report: a frozen dataclass in, the bytes of a PDF, CSV or XLSX file out."""

from reports.monthly_coverage.csv_export import render_csv
from reports.monthly_coverage.model import MonthlyCoverage
from reports.monthly_coverage.pdf import render_pdf
from reports.monthly_coverage.xlsx_export import render_xlsx

__all__ = ["MonthlyCoverage", "render_csv", "render_pdf", "render_xlsx"]
