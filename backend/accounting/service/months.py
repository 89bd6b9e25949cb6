"""Accounting months: their entries, and closing them one after the other (rule 32)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.accounting import queries
from backend.accounting.books import Books, sha256
from backend.accounting.chart import stored
from backend.accounting.models import AccountingMonth
from backend.accounting.rules import months as rules
from backend.accounting.rules.bookkeeping import Chart, Entry, Kind, Movement, entries, read_chart
from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.money import Cents


@dataclass(frozen=True, slots=True)
class Months:
    """The closed months, and the one whose turn it is."""

    closed: Sequence[RowMapping]
    next_to_close: date | None
    closable: bool


def months(session: Session, *, today: date) -> Months:
    """Every closed month, the last one first."""
    expected = rules.next_to_close(queries.last_closed(session), queries.first_booked(session))
    closable = expected is not None and rules.following(expected) <= today
    return Months(queries.closed_months(session), expected, closable)


def books(session: Session, month: date, chart: Chart) -> Books:
    """The entries of a month: final once it is closed, with the accounts of that day; provisional before."""
    closed = queries.closed_month(session, month)
    if closed is not None:
        told = _told(session, month, read_chart(closed["accounts"]), closed["first_number"], final=True)
        return Books(month, final=True, entries=told, closed_on=paris_date(closed["closed_at"]))
    first = queries.entries_before(session, month) + 1
    return Books(month, final=False, entries=_told(session, month, chart, first, final=False), closed_on=None)


def hidden_claims(session: Session, actor: Actor) -> frozenset[str]:
    """The claims that entries must not name to this person (rule 16)."""
    return queries.hidden_claims(session, actor.user_id)


def _told(session: Session, month: date, chart: Chart, first_number: int, *, final: bool) -> tuple[Entry, ...]:
    found = queries.movements(session, month, rules.last_day(month), rules.following(month))
    return entries([_movement(row) for row in found], chart, first_number=first_number if final else 1)


def _movement(row: RowMapping) -> Movement:
    return Movement(
        kind=Kind(row["kind"]),
        booked_on=row["booked_on"],
        value_on=row["value_on"],
        claim=row["claim"],
        piece=row["piece"],
        line=row["line"],
        amount=Cents(row["amount_cents"]),
        insurer_part=Cents(row["insurer_cents"]),
    )


def close(session: Session, actor: Actor, month: date, chart: Chart, *, now: datetime) -> None:
    """Close a month that has ended: its entries get their numbers, and nothing is booked in it any more.

    Raises Conflict `accounting_month_closed`, `accounting_month_not_over`, `accounting_month_not_next`.
    """
    queries.hold_months(session)
    rules.check_closable(
        month,
        last_closed=queries.last_closed(session),
        first_booked=queries.first_booked(session),
        today=paris_date(now),
    )
    first = queries.entries_before(session, month) + 1
    told = Books(month, final=True, entries=_told(session, month, chart, first, final=True), closed_on=paris_date(now))
    batch = Batch()
    row = {
        "month": month,
        "closed_at": now,
        "closed_by": actor.id,
        "closed_by_name": actor.name,
        "first_number": first,
        "entries": len(told.entries),
        "debit_cents": told.debit,
        "sha256": sha256(told),
        "accounts": stored(chart),
    }
    batch.insert(AccountingMonth, row)
    subject = uuid5(NAMESPACE_URL, f"accounting_month:{month:%Y-%m}")  # a month has no id of its own
    facts = {"month": f"{month:%Y-%m}", "entries": len(told.entries), "sha256": row["sha256"]}
    audit.record(batch, actor, "accounting.month_closed", "accounting_month", subject, now, **facts)
    batch.send(session)
