"""What an endpoint asks for: its session, the instant, who calls; and what guards its door."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, Header, Query, Request, Response
from fastapi.params import Depends as DependsMarker
from sqlalchemy.orm import Session

from backend.core.access import Actor, Permission

Locate = Callable[[Session, Actor, Mapping[str, Any]], int | None]
"""Finds the resource named by the path: its version (None when it has none), or raises NotFound."""


@dataclass(frozen=True, slots=True)
class Guard:
    """The door of a route: the verb, where its resource is, and which headers it needs."""

    permission: Permission | None
    locate: Locate | None = None
    versioned: bool = False
    idempotent: bool = False
    rehearsable: bool = False


class GuardDependency:
    """Carries the guard on the route and documents its headers; `core.edge` enforces it."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard

    async def __call__(self) -> None:
        """Nothing: the edge has already enforced the guard."""


class _Versioned(GuardDependency):
    async def __call__(self, if_match: Annotated[str | None, Header(description='ETag seen, e.g. "7"')] = None) -> None:
        """Documents If-Match."""


class _Idempotent(GuardDependency):
    async def __call__(self, idempotency_key: Annotated[str | None, Header(max_length=255)] = None) -> None:
        """Documents Idempotency-Key."""


class _VersionedIdempotent(GuardDependency):
    async def __call__(
        self,
        if_match: Annotated[str | None, Header(description='ETag seen, e.g. "7"')] = None,
        idempotency_key: Annotated[str | None, Header(max_length=255)] = None,
    ) -> None:
        """Documents both."""


_KINDS: dict[tuple[bool, bool], type[GuardDependency]] = {
    (False, False): GuardDependency,
    (True, False): _Versioned,
    (False, True): _Idempotent,
    (True, True): _VersionedIdempotent,
}


def require(
    permission: Permission,
    *,
    of: Locate | None = None,
    versioned: bool = False,
    idempotent: bool = False,
    rehearsable: bool = False,
) -> DependsMarker:
    """Guard a route by a verb. `of` finds its resource, so that 404 comes before 403, 428, 412 and 422."""
    guard = Guard(permission, of, versioned, idempotent, rehearsable)
    marker = Depends(_KINDS[versioned, idempotent](guard))
    assert isinstance(marker, DependsMarker)
    return marker


def public() -> DependsMarker:
    """Say that a route is meant for everybody."""
    marker = Depends(GuardDependency(Guard(None)))
    assert isinstance(marker, DependsMarker)
    return marker


def _session(request: Request) -> Session:
    session = request.state.session
    assert isinstance(session, Session)
    return session


def _now(request: Request) -> datetime:
    now = request.state.now
    assert isinstance(now, datetime)
    return now


def _actor(request: Request) -> Actor:
    actor = request.state.actor
    assert isinstance(actor, Actor)
    return actor


def _expected_version(request: Request) -> int:
    version = request.state.expected_version
    assert isinstance(version, int)
    return version


DbSession = Annotated[Session, Depends(_session)]
Now = Annotated[datetime, Depends(_now)]
CurrentActor = Annotated[Actor, Depends(_actor)]
ExpectedVersion = Annotated[int, Depends(_expected_version)]
DryRun = Annotated[bool, Query(description="Rehearsal: answers what would happen, changes nothing")]


def tag(response: Response, version: int) -> None:
    """Set the ETag of the resource that is answered."""
    response.headers["ETag"] = f'"{version}"'
