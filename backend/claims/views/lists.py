"""Lists of claims and of clocks: filters as fragments of ours, values as parameters, keyset paging."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims import errors, queries
from backend.claims.schemas import ClaimRow
from backend.claims.views.page import deadline_out, earliest_out
from backend.core.access import Actor
from backend.core.clock import paris_date
from backend.core.pagination import Page, encode_cursor, read_cursor
from backend.policies.rules import normalise_name


@dataclass(frozen=True, slots=True)
class Filters:
    """What the work-list may be narrowed to."""

    status: str | None = None
    is_open: bool | None = True
    handler: str | None = None
    search: str | None = None
    policy_number: str | None = None
    flag: str | None = None
    before: date | None = None

    def fragments(self, actor: Actor) -> tuple[list[str], dict[str, object]]:
        """SQL conditions and their values."""
        wanted: list[tuple[bool, str, dict[str, object]]] = [
            (self.status is not None, "c.status = :status", {"status": self.status}),
            (self.status is None and self.is_open is True, "c.closed_at IS NULL", {}),
            (self.status is None and self.is_open is False, "c.closed_at IS NOT NULL", {}),
            (self.handler == "none", "c.handler_id IS NULL", {}),
            (self.handler == "me", "c.handler_id = :handler", {"handler": actor.user_id}),
            (self.handler not in (None, "me", "none"), "c.handler_id = :handler", {"handler": self.handler}),
            (self.flag is not None, ":flag = ANY(c.flags)", {"flag": self.flag}),
            (self.before is not None, "c.earliest_prudent_day < :before", {"before": self.before}),
            (self.policy_number is not None, _OF_POLICY, {"policy_number": self.policy_number}),
            (
                bool(self.search),
                _SEARCHED,
                {"search": _prefix(self.search), "words": normalise_name(self.search).split()},
            ),
        ]
        kept = [(sql, values) for applies, sql, values in wanted if applies]
        return [sql for sql, _ in kept], {name: value for _, values in kept for name, value in values.items()}


_OF_POLICY = "c.policy_id = (SELECT p.id FROM policy p WHERE p.number = :policy_number)"
# A reference from its beginning, or the beginning of each word of a name, in any order. Looked up from the claims: they
# are far fewer than the persons of a portfolio.
_NAMED = """NOT EXISTS (SELECT FROM unnest(CAST(:words AS text[])) AS w (word)
    WHERE NOT (i.name_key LIKE w.word || '%' OR i.name_key LIKE '% ' || w.word || '%'))"""
_SEARCHED = f"""(c.reference LIKE :search OR (cardinality(CAST(:words AS text[])) > 0 AND (
    EXISTS (SELECT 1 FROM person i WHERE i.id = c.insured_id AND {_NAMED})
    OR (c.insured_id IS NULL AND c.insured_name ILIKE '%' || array_to_string(CAST(:words AS text[]), '%') || '%'))))"""


def _prefix(search: str | None) -> str:
    return (search or "").strip().upper().replace("%", "").replace("_", "") + "%"


def work_list(
    session: Session,
    actor: Actor,
    filters: Filters,
    *,
    sort: str,
    limit: int,
    cursor: str | None,
    with_total: bool,
    now: datetime,
) -> Page[ClaimRow]:
    """A page of claims, the most urgent first (or the latest declared). Raises Refused `cursor_invalid`."""
    conditions, values = filters.fragments(actor)
    counted = queries.count_claims(session, actor, filters=values, conditions=conditions) if with_total else None
    by_date = sort == "-declared_at"
    after = read_cursor(cursor, datetime.fromisoformat if by_date else date.fromisoformat, UUID)
    if after is not None:
        compared = "(c.declared_at, c.id) <" if by_date else "(c.earliest_prudent_day, c.id) >"
        kind = "timestamptz" if by_date else "date"
        conditions = [*conditions, f"{compared} (CAST(:after_first AS {kind}), CAST(:after_id AS uuid))"]
        values |= {"after_first": after[0], "after_id": after[1]}
    found = queries.work_list(session, actor, filters=values, conditions=conditions, by_date=by_date, limit=limit + 1)
    today = paris_date(now)
    items = [_row(row, today) for row in found[:limit]]
    more = found[limit - 1] if len(found) > limit else None
    position = ("declared_at", "id") if by_date else ("earliest_prudent_day", "id")
    return Page(items=items, next=encode_cursor(*(more[name] for name in position)) if more else None, total=counted)


def _row(row: RowMapping, today: date) -> ClaimRow:
    return ClaimRow.model_validate({**row, "earliest_deadline": earliest_out(row["earliest_deadline"], today)})


def deadline_page(
    session: Session, actor: Actor, *, before: date, limit: int, cursor: str | None, now: datetime
) -> Page[dict[str, object]]:
    """Live clocks whose prudent day comes before a day, the nearest first."""
    after = read_cursor(cursor, date.fromisoformat, UUID)
    found = queries.upcoming(session, actor, before, after, limit + 1)
    today = paris_date(now)
    items = [_upcoming(row, today) for row in found[:limit]]
    more = found[limit - 1] if len(found) > limit else None
    return Page(items=items, next=encode_cursor(more["prudent_day"], more["id"]) if more else None)


def _upcoming(row: RowMapping, today: date) -> dict[str, object]:
    shown = deadline_out(row, today).model_dump()
    return {**shown, "claim": row["reference"], "insured_name": row["insured_name"]}


def conflicts_of(session: Session, reference: str, actor: Actor) -> Sequence[RowMapping]:
    """The conflicts of interest of a visible claim. Raises NotFound `claim_not_found`."""
    claim_id = queries.claim_id(session, reference, actor)
    if claim_id is None:
        raise errors.claim_not_found()
    return queries.conflicts(session, claim_id)
