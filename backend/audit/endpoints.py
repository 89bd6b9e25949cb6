"""The audit trail, to read and to take away."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response
from sqlalchemy.orm import Session

from backend.audit import errors, queries
from backend.audit.schemas import AuditEntryOut, AuditPage
from backend.audit.trail import trail_csv
from backend.core.access import Permission
from backend.core.clock import PARIS
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, encode_cursor, read_cursor

router = APIRouter(tags=["audit"], route_class=EdgeRoute)
_READ = [require(Permission.AUDIT_READ)]
_Word = Annotated[str | None, Query(max_length=100)]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entries asked for; days are those of Paris, both included."""

    subject: Annotated[str | None, Query(max_length=100, description="Id, claim reference or policy number")] = None
    subject_kind: _Word = None
    actor: UUID | None = None
    action: Annotated[str | None, Query(max_length=100, description="A verb, from its beginning")] = None
    since: Annotated[date | None, Query(alias="from")] = None
    until: Annotated[date | None, Query(alias="to")] = None

    def conditions(self, session: Session) -> dict[str, Any]:
        """What the query is asked. Raises Refused `audit_subject_unknown`."""
        after = self.until + timedelta(1) if self.until and self.until < date.max else None
        return {
            "subject": _subject(session, self.subject),
            "subject_kind": self.subject_kind,
            "actor": self.actor,
            "action": self.action,
            "since": datetime.combine(self.since, time(), PARIS) if self.since else None,
            "until": datetime.combine(after, time(), PARIS) if after else None,
        }


Filters = Annotated[Chosen, Depends(Chosen)]


@router.get("/audit", dependencies=_READ)
def entries(
    session: DbSession, actor: CurrentActor, chosen: Filters, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> AuditPage:
    """Who did what, the last first; `whole` says whether the chain of hashes of these entries is unbroken."""
    after = read_cursor(cursor, int)
    before = int(str(after[0])) if after else None
    conditions = chosen.conditions(session)
    found = queries.entries(session, actor.user_id, **conditions, before=before, limit=limit + 1)
    items = [AuditEntryOut.model_validate(dict(row)) for row in found[:limit]]
    following = encode_cursor(items[-1].id) if len(found) > limit else None
    return AuditPage(items=items, next=following, whole=all(one.whole for one in items))


@router.get(
    "/audit.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
    dependencies=_READ,
)
def entries_csv(session: DbSession, actor: CurrentActor, chosen: Filters) -> Response:
    """The same entries as a file, the last first; at most 100 000 of them."""
    text = trail_csv(session, actor.user_id, chosen.conditions(session))
    headers = {"Content-Disposition": 'attachment; filename="journal.csv"'}
    # With its mark, so that a spreadsheet reads the accents.
    return Response(text.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)


def _subject(session: Session, given: str | None) -> UUID | None:
    if given is None:
        return None
    try:
        return UUID(given)
    except ValueError:
        found = queries.subject_named(session, given.strip())
    if found is None:
        raise errors.subject_unknown(given)
    return found
