"""What tests of the work-list read of it."""

from typing import Any

from tests.factories import Caller
from tests.factories.calls import Json, done

TABS = ("expiring", "to_qualify", "replies", "awaiting_insured", "stalled", "to_approve", "complaints", "all")


def every(calls: Caller, **filters: Any) -> list[Json]:
    """Every row that filters keep, page after page."""
    cursor, found = None, []
    while True:
        page = done(calls.get("/claims", limit=7, **filters, **({"cursor": cursor} if cursor else {})))
        found += page["items"]
        if (cursor := page["next"]) is None:
            return found


def row(calls: Caller, reference: str) -> Json:
    """The line of a claim; the page says the same of it."""
    (found,) = every(calls, q=reference, open="true") or every(calls, q=reference, open="false")
    page = calls.page(reference)
    for name in ("next_action", "ball", "online", "online_checked_at"):
        assert found[name] == page[name]
    return found


def tabs_of(calls: Caller, reference: str) -> set[str]:
    """The tabs that hold a claim."""
    return {tab for tab in TABS if reference in {one["reference"] for one in every(calls, tab=tab, q=reference)}}


def give(calls: Caller, claim: Json, handler: str) -> None:
    """Assign a claim as it is."""
    done(calls.change(claim, "assignment", {"handler_id": handler}))
