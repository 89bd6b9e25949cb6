"""Every SELECT of the reports."""

from backend.reporting.queries.details import deadlines, exclusions, providers
from backend.reporting.queries.figures import carrier, consumption, declared_by_day, figures, products, trailing
from backend.reporting.queries.runs import lock_queued_run, months_with_data, run, runs

__all__ = [
    "carrier",
    "consumption",
    "deadlines",
    "declared_by_day",
    "exclusions",
    "figures",
    "lock_queued_run",
    "months_with_data",
    "products",
    "providers",
    "run",
    "runs",
    "trailing",
]
