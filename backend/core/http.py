"""What an endpoint asks for: its session, the instant, who calls; and what guards its door."""

import inspect
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
    """Carries the guard on the route and documents the headers that it needs; `core.edge` enforces it."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard
        wanted = {"if_match": guard.versioned, "idempotency_key": guard.idempotent, "dry_run": guard.rehearsable}
        parameters = [parameter for parameter in _DOCUMENTED if wanted[parameter.name]]
        # FastAPI reads this signature, so that the OpenAPI shows just the parameters of this route.
        self.__signature__ = inspect.Signature(parameters)

    async def __call__(self, **_given: object) -> None:
        """Nothing: the edge has already enforced the guard."""


_IfMatch = Annotated[str | None, Header(description='ETag of the version seen, for instance "7"')]
_IdempotencyKey = Annotated[str | None, Header(max_length=255, description="A new key for each new request")]
_DryRun = Annotated[bool, Query(description="Rehearsal: answers what would happen, changes nothing")]
_DOCUMENTED = [
    inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
    for name, annotation, default in (
        ("if_match", _IfMatch, None),
        ("idempotency_key", _IdempotencyKey, None),
        ("dry_run", _DryRun, False),
    )
]


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
    marker = Depends(GuardDependency(guard))
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


def tag(response: Response, version: int) -> None:
    """Set the ETag of the resource that is answered."""
    response.headers["ETag"] = f'"{version}"'
