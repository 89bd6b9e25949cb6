"""Accounting months: which one a code names, which one may close (rule 32). Pure."""

import re
from datetime import date, timedelta

from backend.accounting import errors

_CODE = re.compile(r"2[0-9]{3}-(0[1-9]|1[0-2])")


def month_of(code: str, today: date) -> date:
    """First day of the month `2026-10`. Raises Refused `accounting_month_unknown`, also for a month to come."""
    if not _CODE.fullmatch(code):
        raise errors.month_unknown(code)
    first = date(int(code[:4]), int(code[5:]), 1)
    if first > today:
        raise errors.month_unknown(code)
    return first


def following(month: date) -> date:
    """First day of the next month."""
    return (month.replace(day=1) + timedelta(31)).replace(day=1)


def last_day(month: date) -> date:
    """Last day of a month."""
    return following(month) - timedelta(1)


def next_to_close(last_closed: date | None, first_booked: date | None) -> date | None:
    """The month whose turn it is; None when nothing is booked and any month may be the first."""
    if last_closed is not None:
        return following(last_closed)
    return None if first_booked is None else first_booked.replace(day=1)


def check_closable(month: date, *, last_closed: date | None, first_booked: date | None, today: date) -> None:
    """Raise Conflict `accounting_month_closed`, `accounting_month_not_over` or `accounting_month_not_next`."""
    if last_closed is not None and month <= last_closed:
        raise errors.month_already_closed(month)
    if following(month) > today:
        raise errors.month_not_over(month)
    expected = next_to_close(last_closed, first_booked)
    # Before the first entry there is nothing to keep in order: an empty month may be the first to close.
    if expected is not None and (month != expected if last_closed else month > expected):
        raise errors.month_not_next(month, expected)
