"""The monthly coverage report: figures gathered, rendered by `reports/`, filed, once a run."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import PARIS
from backend.core.ids import new_id
from backend.core.storage import Files
from backend.deadlines.catalogue import rule_version
from backend.reporting import queries
from backend.reporting.models import ReportRun
from backend.reporting.rules import Month
from backend.reporting.words import SPECIALITIES
from reports.monthly_coverage import render_csv, render_pdf, render_xlsx
from reports.monthly_coverage.model import (
    Carrier,
    ConsumptionRow,
    DailyCount,
    DeadlineRow,
    Exclusions,
    MonthFigures,
    MonthlyCoverage,
    MonthPoint,
    Position,
    ProductRow,
    ProviderRow,
)

NEAREST_DEADLINES = 25
SCHEDULED = "planification"
_APART = {"recovered_cents", "outside_limit_cents"}  # told beside the figures of the cover


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report ready to be filed: same data, same bytes."""

    month: str
    pdf: bytes
    csv: bytes

    @property
    def sha256(self) -> str:
        """Hash of the PDF, by which a copy can be recognised."""
        return hashlib.sha256(self.pdf).hexdigest()


def render(session: Session, month: Month) -> Rendered:
    """Gather a month and render it."""
    report = gather(session, month)
    return Rendered(month.code, render_pdf(report), render_csv(report))


def workbook(session: Session, month: Month) -> bytes:
    """A month as a workbook, as it is known now."""
    return render_xlsx(gather(session, month))


def gather(session: Session, month: Month) -> MonthlyCoverage:
    """Everything that the report of a month says, as known at its end."""
    carrier = queries.carrier(session)
    found = queries.figures(session, month)
    periods = queries.consumption(session, month)
    since = datetime.combine(month.year_before, datetime.min.time(), PARIS)
    return MonthlyCoverage(
        month=month.first,
        as_of=month.as_of,
        carrier=_carrier(carrier),
        figures=_figures(found),
        position=_position(periods),
        previous=_figures(queries.figures(session, month.previous)),
        daily=tuple(DailyCount(row["day"], row["declared"]) for row in queries.declared_by_day(session, month)),
        trailing=tuple(_point(row) for row in queries.trailing(session, month, since)),
        products=tuple(_product(row) for row in queries.products(session, month)),
        consumption=tuple(_consumption(row) for row in periods),
        deadlines=tuple(_deadline(row) for row in queries.deadlines(session, month, NEAREST_DEADLINES)),
        providers=tuple(_provider(row) for row in queries.providers(session, month)),
        exclusions=_exclusions(queries.exclusions(session, month), found),
    )


def request_run(session: Session, month: Month, actor: Actor, *, now: datetime) -> UUID:
    """Queue a run of a month's report; the worker makes it."""
    run_id = new_id()
    row = {"id": run_id, "month": month.code, "state": "queued", "requested_at": now, "requested_by": actor.name}
    batch = Batch()
    batch.insert(ReportRun, row)
    audit.record(batch, actor, "report.requested", "report_run", run_id, now, month=month.code)
    batch.send(session)
    return run_id


def schedule(session: Session, month: str, *, now: datetime) -> None:
    """Queue the report of the month that ended, once, however many workers ask."""
    row = {"id": new_id(), "month": month, "state": "queued", "requested_at": now, "requested_by": SCHEDULED}
    session.execute(insert(ReportRun).values(row).on_conflict_do_nothing())


def file_report(files: Files, rendered: Rendered, run_id: UUID) -> tuple[str, str]:
    """Store both files of a run; returns their keys."""
    folder = f"reports/{rendered.month}/{run_id}"
    pdf, csv = f"{folder}/couverture-{rendered.month}.pdf", f"{folder}/couverture-{rendered.month}.csv"
    files.write(pdf, rendered.pdf)
    files.write(csv, rendered.csv)
    return pdf, csv


def _carrier(row: RowMapping | None) -> Carrier:
    if row is None:
        return Carrier("Compagnie non renseignée")
    return Carrier(row["name"], tuple(part.strip() for part in row["letterhead"].split("—")[1:]))


def _figures(row: RowMapping) -> MonthFigures:
    return MonthFigures(**{name: int(value) for name, value in row.items() if name not in _APART})


def _position(periods: Sequence[RowMapping]) -> Position:
    return Position(
        committed_cents=sum(int(row["committed"]) for row in periods),
        paid_cents=sum(int(row["paid"]) for row in periods),
        released_cents=sum(int(row["released"]) for row in periods),
        remaining_cents=sum(_left(row) for row in periods),
    )


def _left(row: RowMapping) -> int:
    return int(row["limit_cents"] - row["committed"] - row["paid"])


def _point(row: RowMapping) -> MonthPoint:
    return MonthPoint(row["month"], int(row["declared"]), int(row["covered"]), int(row["committed"]), int(row["paid"]))


def _product(row: RowMapping) -> ProductRow:
    return ProductRow(
        product=row["product"],
        policies_in_force=row["in_force"],
        claims_declared=int(row["declared"]),
        covered_events=int(row["events"]),
        committed_cents=int(row["committed"]),
        paid_cents=int(row["paid"]),
        left_cents=int(row["remaining"]),
    )


def _consumption(row: RowMapping) -> ConsumptionRow:
    return ConsumptionRow(
        policy_number=row["number"],
        policyholder=_name(row["first_name"], row["last_name"]),
        product=row["product"],
        insured=_name(row["insured_first_name"], row["insured_last_name"]),
        period_start=row["starts_on"],
        period_end=date.fromordinal(row["ends_on"].toordinal() - 1),
        events_used=int(row["used"]),
        events_allowed=row["events_limit"],
        limit_cents=int(row["limit_cents"]),
        committed_cents=int(row["committed"]),
        paid_cents=int(row["paid"]),
        left_cents=_left(row),
    )


def _name(first: str | None, last: str) -> str:
    return f"{last} {first}" if first else last


def _deadline(row: RowMapping) -> DeadlineRow:
    return DeadlineRow(
        reference=row["reference"],
        insured=row["insured_name"],
        rule=rule_version(row["rule"], row["rule_version"]).title,
        last_day=row["last_day"],
        prudent_day=row["prudent_day"],
        handler=row["handler"] or "",
    )


def _provider(row: RowMapping) -> ProviderRow:
    return ProviderRow(
        name=row["name"],
        speciality=SPECIALITIES.get(row["speciality"], row["speciality"]),
        requests=row["requests"],
        ordered=row["ordered"],
        delivered=row["delivered"],
        median_days=None if row["median_days"] is None else float(row["median_days"]),
        amount_cents=int(row["amount"]),
    )


def _exclusions(row: RowMapping, moved: RowMapping) -> Exclusions:
    return Exclusions(
        undecided_claims=tuple(row["undecided"]),
        unidentified_policies=tuple(row["unidentified"]),
        unpriced_orders=tuple(row["unpriced"]),
        unknown_publication=tuple(row["undated"]),
        outside_limit_cents=int(moved["outside_limit_cents"]),
        recovered_cents=int(moved["recovered_cents"]),
    )
