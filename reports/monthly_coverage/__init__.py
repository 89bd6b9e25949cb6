"""The monthly coverage report: a frozen dataclass in, the bytes of a PDF or of a CSV file out."""

from reports.monthly_coverage.csv_export import render_csv
from reports.monthly_coverage.model import MonthlyCoverage
from reports.monthly_coverage.pdf import render_pdf

__all__ = ["MonthlyCoverage", "render_csv", "render_pdf"]
