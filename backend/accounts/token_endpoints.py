"""The tokens of other systems, once made: listed without their secret, and taken back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.accounts import errors, queries, service
from backend.core.access import Actor, Permission, Role
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.core.pagination import DEFAULT_LIMIT, Cursor, Limit, Page, before_id, page_by_id

router = APIRouter(tags=["accounts"], route_class=EdgeRoute)


class TokenRow(BaseModel):
    """A token without its secret; `active` until it expires or is taken back."""

    id: UUID
    name: str
    role: Role
    created_at: datetime
    created_by: str | None
    expires_at: datetime
    revoked_at: datetime | None
    active: bool

    @classmethod
    def of(cls, row: Mapping[str, Any] | RowMapping, now: datetime) -> "TokenRow":
        """The token in a row."""
        return cls.model_validate({**row, "active": row["revoked_at"] is None and row["expires_at"] > now})


def _locate(session: Session, _actor: Actor, path: Mapping[str, Any]) -> None:
    try:
        found = queries.api_token(session, UUID(path["token_id"]))
    except ValueError:
        found = None
    if found is None:
        raise errors.token_not_found()


@router.get("/api-tokens", dependencies=[require(Permission.TOKENS_CREATE)])
def tokens(session: DbSession, now: Now, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT) -> Page[TokenRow]:
    """Every token, the last made first."""
    found = queries.api_tokens(session, before=before_id(cursor), limit=limit + 1)
    return page_by_id(found, limit, lambda row: TokenRow.of(row, now))


@router.post("/api-tokens/{token_id}/revocation", dependencies=[require(Permission.TOKENS_CREATE, of=_locate)])
def revoke_token(token_id: UUID, session: DbSession, actor: CurrentActor, now: Now) -> TokenRow:
    """Take a token back at once; saying it twice is harmless, so no key is asked."""
    return TokenRow.of(service.revoke_api_token(session, actor, token_id, now=now), now)
