"""Doors: signing in and out, who am I, accounts, tokens."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy.orm import Session

from backend.accounts import errors, me, queries, service
from backend.accounts.cookies import COOKIES, Doorkeeper, cookie_of, forget, remember
from backend.accounts.schemas import LoginIn, MeOut, TokenIn, TokenOut, UserIn, UserOut, UserPatch
from backend.core import money
from backend.core.access import ROLE_PERMISSIONS, Actor, Permission
from backend.core.db import Database
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, ExpectedVersion, Now, public, require

__all__ = ["Doorkeeper", "router"]

router = APIRouter(tags=["accounts"], route_class=EdgeRoute)


@router.post("/auth/login", dependencies=[public()])
def login(body: LoginIn, request: Request, response: Response, session: DbSession, now: Now) -> MeOut:
    """Sign in with a password; the session is a cookie."""
    database: Database = request.app.state.database
    # A failed try must be remembered although this request is refused: it has a transaction of its own.
    user = database.run(lambda own: service.verify_password(own, body.email, body.password, now=now))
    if user is None:
        raise errors.wrong_credentials()
    secret = service.open_session(session, user, now=now)
    remember(response, request, secret)
    return _me(session, service.actor_of(user), secret)


@router.post("/auth/logout", status_code=204, dependencies=[public()])
def logout(request: Request, response: Response, session: DbSession, now: Now) -> None:
    """Sign out; harmless when nobody is signed in."""
    for name in COOKIES:
        if secret := request.cookies.get(name):
            service.close_session(session, secret, now=now)
    forget(response)


@router.get("/auth/me", name="me", dependencies=[require(Permission.CLAIMS_READ)])
def who_am_i(request: Request, session: DbSession, actor: CurrentActor) -> MeOut:
    """Who is signed in."""
    return _me(session, actor, None if actor.is_token else cookie_of(request))


@router.get("/users", response_model=list[UserOut], dependencies=[require(Permission.USERS_READ)])
def users(
    session: DbSession, closed: Annotated[bool, Query(description="Closed accounts instead")] = False
) -> Sequence[Any]:
    """Members of staff who may be given work, or those whose account is closed."""
    return queries.users(session, closed=closed)


@router.post("/users", status_code=201, dependencies=[require(Permission.USERS_EDIT, idempotent=True)])
def create_user(body: UserIn, session: DbSession, now: Now, actor: CurrentActor) -> UserOut:
    """Open an account."""
    user = service.create_user(
        session, actor, email=body.email, name=body.name, role=body.role, password=body.password, now=now
    )
    return UserOut.model_validate(dict(service.get_user(session, user.id)))


def locate_user(session: Session, _actor: Actor, path: Mapping[str, Any]) -> int:
    """The version of the account that the path names. Raises NotFound `user_not_found`."""
    try:
        user_id = UUID(path["user_id"])
    except ValueError:
        raise errors.user_not_found() from None
    return int(service.get_user(session, user_id)["version"])


@router.patch("/users/{user_id}", dependencies=[require(Permission.USERS_EDIT, of=locate_user, versioned=True)])
def change_user(
    user_id: UUID, body: UserPatch, session: DbSession, now: Now, actor: CurrentActor, version: ExpectedVersion
) -> UserOut:
    """Close or reopen an account, say where and under whom the person works."""
    user = service.change_user(session, actor, user_id, body.changes(), version=version, now=now)
    return UserOut.model_validate(dict(user))


@router.post("/api-tokens", status_code=201, dependencies=[require(Permission.TOKENS_CREATE)])
def create_token(body: TokenIn, session: DbSession, now: Now, actor: CurrentActor) -> TokenOut:
    """Make a token for another system; it is shown once, so this answer is never stored."""
    token = service.create_api_token(session, actor, name=body.name, role=body.role, now=now, days=body.days)
    return TokenOut.model_validate(token, from_attributes=True)


def _me(session: Session, actor: Actor, secret: str | None) -> MeOut:
    standing = me.standing(session, actor, service.hash_secret(secret) if secret else None)
    return MeOut(
        id=actor.id,
        name=actor.name,
        role=actor.role,
        is_token=actor.is_token,
        permissions=sorted(ROLE_PERMISSIONS[actor.role]),
        authority=money.wire(money.Cents(actor.authority_cents)),
        **asdict(standing),
    )
