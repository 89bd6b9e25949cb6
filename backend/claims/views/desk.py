"""The work-list: filters as fragments of ours, values as parameters, keyset paging; what each row asks for next."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims import queries
from backend.claims.desk.rules import Holder
from backend.claims.queries.desk import HELD_BY, MOST_COUNTED, SORTS, TABS, Sort, tab_days
from backend.claims.schemas import ClaimRow, RowCoverOut
from backend.claims.schemas.desk import TabOut, TabsOut
from backend.claims.views.ball import desk_fields
from backend.claims.views.page import earliest_out
from backend.core.access import Actor
from backend.core.clock import PARIS, paris_date
from backend.core.money import Cents, wire
from backend.core.pagination import Page, encode_cursor
from backend.policies.rules import normalise_name

_WHEREVER = frozenset({"to_approve", "complaints"})
EXPORT_CHUNK = 1_000
MOST_EXPORTED = 100_000

Wanted = tuple[bool, str, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the work-list may be narrowed to."""

    status: Sequence[str] = ()
    is_open: bool | None = True
    handler: str | None = None
    search: str | None = None
    policy_number: str | None = None
    flag: str | None = None
    before: date | None = None
    tab: str | None = None
    after: date | None = None
    platform: str | None = None
    kind: str | None = None
    product: str | None = None
    channel: str | None = None
    declared_from: date | None = None
    declared_to: date | None = None
    waiting_on: Holder | None = None
    now: datetime | None = None

    def fragments(self, actor: Actor) -> tuple[list[str], dict[str, object]]:
        """SQL conditions and their values."""
        kept = [(sql, values) for applies, sql, values in (*self._of_file(actor), *self._of_facts()) if applies]
        return [sql for sql, _ in kept], {name: value for _, values in kept for name, value in values.items()}

    def _of_file(self, actor: Actor) -> list[Wanted]:
        looks_like_number = _REFERENCE.match(self.search or "") is not None
        known_state = self.status or self.tab in _WHEREVER or self.waiting_on is Holder.NOBODY
        return [
            (bool(self.status), "c.status = ANY(:status)", {"status": list(self.status)}),
            # A closed claim has the status `closed`: said in the words of the indexes.
            (bool(self.status) and "closed" not in self.status, "c.closed_at IS NULL", {}),
            (not known_state and self.is_open is True, "c.closed_at IS NULL", {}),
            (not known_state and self.is_open is False, "c.closed_at IS NOT NULL", {}),
            (self.handler == "none", "c.handler_id IS NULL", {}),
            (self.handler == "me", "c.handler_id = :handler", {"handler": actor.user_id}),
            (self.handler not in (None, "me", "none"), "c.handler_id = :handler", {"handler": self.handler}),
            (self.tab is not None, TABS.get(self.tab or "", ""), self._days()),
            (self.waiting_on is not None, HELD_BY.get(self.waiting_on or Holder.NOBODY, ""), {}),
            (self.policy_number is not None, _OF_POLICY, {"policy_number": self.policy_number}),
            (looks_like_number, "c.reference LIKE :search", {"search": _prefix(self.search)}),
            (
                bool(self.search) and not looks_like_number,
                _SEARCHED,
                {"search": _prefix(self.search), "words": normalise_name(self.search).split()},
            ),
        ]

    def _of_facts(self) -> list[Wanted]:
        until = self.declared_to + timedelta(days=1) if self.declared_to else None
        return [
            (self.flag is not None, ":flag = ANY(c.flags)", {"flag": self.flag}),
            (self.before is not None, "c.earliest_prudent_day < :before", {"before": self.before}),
            (self.after is not None, "c.earliest_prudent_day > :after", {"after": self.after}),
            (self.platform is not None, _ON_PLATFORM, {"platform": self.platform}),
            (self.kind is not None, _OF_KIND, {"kind": self.kind}),
            (self.product is not None, _OF_PRODUCT, {"product": self.product}),
            (self.channel is not None, "c.channel = :channel", {"channel": self.channel}),
            (self.declared_from is not None, "c.declared_at >= :since", {"since": _midnight(self.declared_from)}),
            (until is not None, "c.declared_at < :until", {"until": _midnight(until)}),
        ]

    def _days(self) -> dict[str, object]:
        bounds = {"expiring": "expires_by", "stalled": "stalled_before"}
        name = bounds.get(self.tab or "")
        return {name: tab_days(self.now)[name]} if name and self.now else {}


_REFERENCE = re.compile(r"\s*sin-[0-9]", re.IGNORECASE)  # nobody is called so: names need not be looked at
_OF_POLICY = "c.policy_id = (SELECT p.id FROM policy p WHERE p.number = :policy_number)"
_ON_PLATFORM = "c.id IN (SELECT d.claim_id FROM disputed_content d WHERE d.platform = :platform)"
# The qualification that counts is the last one.
_OF_KIND = """c.id IN (SELECT d.claim_id FROM qualification q JOIN disputed_content d ON d.id = q.content_id
    WHERE q.kind = :kind AND NOT EXISTS (SELECT 1 FROM qualification l WHERE l.content_id = q.content_id
                                            AND (l.decided_at, l.id) > (q.decided_at, q.id)))"""
_OF_PRODUCT = """EXISTS (SELECT 1 FROM policy p WHERE p.id = c.policy_id
    AND p.product_id = (SELECT f.id FROM product f WHERE f.code = :product))"""
# A reference from its beginning, or the beginning of each word of a name, in any order. Looked up from the claims: they
# are far fewer than the persons of a portfolio.
_NAMED = """NOT EXISTS (SELECT FROM unnest(CAST(:words AS text[])) AS w (word)
    WHERE NOT (i.name_key LIKE w.word || '%' OR i.name_key LIKE '% ' || w.word || '%'))"""
_SEARCHED = f"""(c.reference LIKE :search OR (cardinality(CAST(:words AS text[])) > 0 AND (
    EXISTS (SELECT 1 FROM person i WHERE i.id = c.insured_id AND {_NAMED})
    OR (c.insured_id IS NULL AND c.insured_name ILIKE '%' || array_to_string(CAST(:words AS text[]), '%') || '%'))))"""


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), PARIS) if day else None


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
    """A page of claims in the order asked. Raises Refused `cursor_invalid`."""
    conditions, values = filters.fragments(actor)
    counted = queries.count_claims(session, actor, filters=values, conditions=conditions) if with_total else None
    chosen = SORTS[sort]
    further, bounds = chosen.after(cursor)
    found = queries.work_list(
        session,
        actor,
        filters=values | bounds,
        conditions=[*conditions, *further],
        sort=chosen,
        limit=limit + 1,
    )
    today = paris_date(now)
    items = [row_out(row, today) for row in found[:limit]]
    return Page(items=items, next=_next(found, chosen, limit), total=counted)


def _next(found: Sequence[RowMapping], sort: Sort, limit: int) -> str | None:
    last = found[limit - 1] if len(found) > limit else None
    return encode_cursor(last[sort.column], last["id"]) if last else None


def every_row(session: Session, actor: Actor, filters: Filters, *, sort: str, now: datetime) -> Iterator[ClaimRow]:
    """The claims of a list one after the other, at most MOST_EXPORTED, read by the thousand."""
    cursor, left = None, MOST_EXPORTED
    while left > 0:
        limit = min(EXPORT_CHUNK, left)
        page = work_list(session, actor, filters, sort=sort, limit=limit, cursor=cursor, with_total=False, now=now)
        yield from page.items
        cursor, left = page.next, left - limit
        if cursor is None:
            return


def tabs(session: Session, actor: Actor, handler: str | None, *, now: datetime) -> TabsOut:
    """How many claims each tab holds, of one handler or of everybody; counting stops after a thousand."""
    conditions, values = Filters(is_open=None, handler=handler).fragments(actor)
    counted = queries.count_tabs(session, actor, filters=values, conditions=conditions, now=now)
    shown = [
        {"tab": name, "count": min(counted[name], MOST_COUNTED), "capped": counted[name] > MOST_COUNTED}
        for name in TABS
    ]
    return TabsOut(items=[TabOut.model_validate(one) for one in shown])


def row_out(row: RowMapping, today: date) -> ClaimRow:
    """A claim as a line of the work-list."""
    shown = desk_fields(row, row, row["looks"], outcome=row["outcome"], today=today)
    clock = earliest_out(row["earliest_deadline"], today)
    return ClaimRow.model_validate({**row, **shown, "earliest_deadline": clock, "cover": _cover(row["cover"])})


def _cover(stored: Mapping[str, int] | None) -> RowCoverOut | None:
    if stored is None:
        return None
    amounts = {name: wire(Cents(stored[name])) for name in ("committed", "paid", "remaining")}
    return RowCoverOut.model_validate({**stored, **amounts})
