"""Reads of the work-list: one statement a page, its facts gathered for the rows of that page alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import RowMapping, text
from sqlalchemy.orm import Session

from backend.claims.desk.rules import PRESSING_DAYS, STALLED_DAYS, Holder
from backend.claims.queries.claim import VISIBLE, viewer
from backend.claims.queries.cover import BESIDE_THE_DESK
from backend.core.access import Actor
from backend.core.clock import paris_date
from backend.core.db import one_row, rows
from backend.core.pagination import read_cursor
from backend.deadlines.catalogue import Owner, rule_versions

MOST_COUNTED = 1_000
_OPEN = "c.closed_at IS NULL"
_NOT_OURS = ", ".join(sorted({f"'{one.id}'" for one in rule_versions() if one.owner not in {Owner.US, Owner.INSURED}}))

# The tabs as conditions on the claim; each has its partial index (models/desk.py).
TABS: Mapping[str, str] = {
    "expiring": f"{_OPEN} AND c.earliest_prudent_day <= :expires_by"
    f" AND c.earliest_deadline ->> 'rule' NOT IN ({_NOT_OURS})",
    "to_qualify": f"{_OPEN} AND c.to_qualify",
    "replies": f"{_OPEN} AND c.replied_at IS NOT NULL",
    "awaiting_insured": f"{_OPEN} AND c.status = 'awaiting_insured'",
    "stalled": f"{_OPEN} AND c.last_activity_at < :stalled_before",
    # What waits for somebody waits on a closed file too.
    "to_approve": "c.to_approve <> '{}'::text[]",
    "complaints": "c.open_complaint",
    "all": _OPEN,
}

# `desk.rules.held_by` in SQL.
_NO_EYES = f"{_OPEN} AND c.to_approve = '{{}}'::text[]"
_ASKED = f"{_NO_EYES} AND c.replied_at IS NULL"
_INSURED = "(c.status = 'awaiting_insured' OR c.mission_step IS NOT DISTINCT FROM 'agreement')"
_PROVIDER = "(coalesce(c.mission_step, '') IN ('asked', 'quoting', 'working') AND NOT c.to_qualify)"
HELD_BY: Mapping[Holder, str] = {
    Holder.NOBODY: "c.closed_at IS NOT NULL",
    Holder.SUPERVISOR: f"{_OPEN} AND c.to_approve <> '{{}}'::text[]",
    Holder.INSURED: f"{_ASKED} AND {_INSURED}",
    Holder.THIRD_PARTY: f"{_ASKED} AND c.status = 'awaiting_third_party' AND NOT {_INSURED}",
    Holder.PROVIDER: f"{_ASKED} AND c.mission_step IN ('asked', 'quoting', 'working') AND NOT c.to_qualify"
    f" AND c.status NOT IN ('awaiting_insured', 'awaiting_third_party')",
    Holder.HANDLER: f"{_NO_EYES} AND (c.replied_at IS NOT NULL OR NOT ({_INSURED} OR {_PROVIDER}"
    f" OR c.status = 'awaiting_third_party'))",
}


@dataclass(frozen=True, slots=True)
class Sort:
    """A column of the claim to go through with its id, and how a cursor's text is read."""

    column: str
    kind: str
    down: bool = False

    @property
    def order(self) -> str:
        """What follows ORDER BY."""
        way = " DESC" if self.down else ""
        return f"c.{self.column}{way}, c.id{way}"

    def after(self, cursor: str | None) -> tuple[list[str], dict[str, object]]:
        """The condition of the page after a cursor. Raises Refused `cursor_invalid`."""
        found = read_cursor(cursor, _READERS[self.kind], UUID)
        if found is None:
            return [], {}
        compared = f"(c.{self.column}, c.id) {'<' if self.down else '>'}"
        sql = f"{compared} (CAST(:after_first AS {self.kind}), CAST(:after_id AS uuid))"
        return [sql], {"after_first": found[0], "after_id": found[1]}


_READERS: Mapping[str, Callable[[str], object]] = {
    "date": date.fromisoformat,
    "timestamptz": datetime.fromisoformat,
    "text": str,
}
SORTS: Mapping[str, Sort] = {
    "prudent_day": Sort("earliest_prudent_day", "date"),
    "-declared_at": Sort("declared_at", "timestamptz", down=True),
    "declared_at": Sort("declared_at", "timestamptz"),
    "last_activity": Sort("last_activity_at", "timestamptz"),
    "insured_name": Sort("insured_name", "text"),
}

_ROWS = f"""SELECT c.*, p.number AS policy_number, {BESIDE_THE_DESK},
        CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS handler,
        told.contents_count, told.platform, told.kind, told.looks, k.outcome,
        CASE WHEN e.id IS NOT NULL THEN jsonb_build_object('events_used', y.events_used, 'events_limit', y.events_limit,
            'committed', e.committed_cents, 'paid', e.paid_cents,
            'remaining', greatest(e.limit_cents - e.committed_cents - e.paid_cents, 0)) END AS cover
   FROM page c
   LEFT JOIN policy p ON p.id = c.policy_id
   LEFT JOIN user_account u ON u.id = c.handler_id
   LEFT JOIN LATERAL (SELECT k.outcome, k.event_id FROM coverage_decision k WHERE k.claim_id = c.id
                       ORDER BY k.decided_at DESC, k.id DESC LIMIT 1) k ON true
   LEFT JOIN covered_event e ON e.id = k.event_id
   LEFT JOIN coverage_period y ON y.id = e.period_id
   LEFT JOIN LATERAL (
     SELECT count(*) AS contents_count, (array_agg(d.platform ORDER BY d.position))[1] AS platform,
            (array_agg(q.kind ORDER BY d.position))[1] AS kind,
            coalesce(jsonb_agg(jsonb_build_object('still_online', s.still_online, 'checked_at', s.checked_at)), '[]')
              AS looks
       FROM disputed_content d
       LEFT JOIN LATERAL (SELECT q.kind FROM qualification q WHERE q.content_id = d.id
                           ORDER BY q.decided_at DESC, q.id DESC LIMIT 1) q ON true
       LEFT JOIN LATERAL (SELECT s.still_online, s.checked_at FROM content_state s WHERE s.content_id = d.id
                           ORDER BY s.checked_at DESC, s.id DESC LIMIT 1) s ON true
      WHERE d.claim_id = c.id) told ON true"""


def tab_days(now: datetime) -> dict[str, object]:
    """The days by which tabs are bounded: our clocks that press, files that nobody touched."""
    expires_by = paris_date(now) + timedelta(days=PRESSING_DAYS)
    return {"expires_by": expires_by, "stalled_before": now - timedelta(days=STALLED_DAYS)}


def work_list(
    session: Session, actor: Actor, *, filters: Mapping[str, object], conditions: Sequence[str], sort: Sort, limit: int
) -> Sequence[RowMapping]:
    """A page of claims. `conditions` are fragments of ours; their values stand in `filters`."""
    kept = " AND ".join([VISIBLE, *conditions])
    return rows(
        session,
        f"""WITH page AS (SELECT * FROM claim c WHERE {kept} ORDER BY {sort.order} LIMIT :limit)
            {_ROWS} ORDER BY {sort.order}""",
        viewer=viewer(actor),
        limit=limit,
        **filters,
    )


def count_claims(session: Session, actor: Actor, *, filters: Mapping[str, object], conditions: Sequence[str]) -> int:
    """How many claims the same conditions keep."""
    sql = f"SELECT count(*) AS total FROM claim c WHERE {' AND '.join([VISIBLE, *conditions])}"
    row = one_row(session, sql, viewer=viewer(actor), **filters)
    return 0 if row is None else int(row["total"])


def count_tabs(
    session: Session, actor: Actor, *, filters: Mapping[str, object], conditions: Sequence[str], now: datetime
) -> RowMapping:
    """How many claims each tab holds, at most one more than MOST_COUNTED: one statement."""
    counted = ", ".join(
        f"""(SELECT count(*) FROM (SELECT 1 FROM claim c WHERE {" AND ".join([VISIBLE, tab, *conditions])}
              LIMIT {MOST_COUNTED + 1}) AS capped) AS "{name}" """
        for name, tab in TABS.items()
    )
    row = one_row(session, f"SELECT {counted}", viewer=viewer(actor), **tab_days(now), **filters)
    assert row is not None, "a SELECT without FROM has one row"
    return row


def savepoint(session: Session) -> None:
    """Begin one claim of many: what fails takes only itself back."""
    session.execute(text("SAVEPOINT one_of_many"))


def back_to_savepoint(session: Session) -> None:
    """Undo what was done since the last savepoint."""
    session.execute(text("ROLLBACK TO SAVEPOINT one_of_many"))
