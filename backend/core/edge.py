"""The edge of every request: who calls, may they, what was already answered, and the one commit.

The order of refusals is 401, 404, 403, 428, 412, 422, 409. The answer is stored and committed before it leaves.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, Protocol

import psycopg
from fastapi import Request, Response
from fastapi.dependencies.utils import get_flat_params
from fastapi.exceptions import RequestValidationError
from fastapi.params import Form, Query
from fastapi.routing import APIRoute
from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.types import Message

from backend.core import clock, idempotency
from backend.core.access import Actor
from backend.core.db import ATTEMPTS, Database, Statement, Unit, is_unwritable_text, is_worth_retrying, pause
from backend.core.errors import Forbidden, Refused, Unauthenticated, check_version
from backend.core.http import Guard, GuardDependency
from backend.core.problems import BadRequest, PreconditionRequired

Inner = Callable[[Request], Coroutine[Any, Any, Response]]
_SAFE = {"GET", "HEAD"}
# What a body may weigh: held in memory, or, for files that no key remembers, spooled to the disk while they come in.
LARGEST_BODY = 32 * 1024 * 1024
LARGEST_FILE = 1024 * 1024 * 1024
# A version has fewer digits; Python refuses to read a number of many thousands.
_LONGEST_VERSION = 18
_OWN_SITE = {"same-origin", "none"}


class Doorkeeper(Protocol):
    """Turns a request's credentials into an actor; `accounts` is plugged in by main.py."""

    def statement(self, request: Request) -> Statement | None:
        """The SELECT that finds the caller (column `actor_id` first), None without credentials."""

    def actor(self, row: Mapping[str, Any]) -> Actor:
        """The actor in the row found."""


class EdgeRoute(APIRoute):
    """A route whose handler runs inside one unit of work, behind its guard."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's handler, wrapped."""
        inner = super().get_route_handler()
        guard = guard_of(self)
        known = {field.alias for field in get_flat_params(self.dependant) if isinstance(field.field_info, Query)}

        on_disk = isinstance(self.body_field and self.body_field.field_info, Form) and not guard.idempotent
        largest = LARGEST_FILE if on_disk else LARGEST_BODY

        async def handle(request: Request) -> Response:
            bounded = _bounded(request, largest)
            return await _retrying(lambda: Edge(bounded, guard, known).serve(inner))

        return handle


def guard_of(route: APIRoute) -> Guard:
    """The guard of a route. Raises TypeError when it has neither `require` nor `public`."""
    for marker in route.dependencies:
        if isinstance(marker.dependency, GuardDependency):
            return marker.dependency.guard
    raise TypeError(f"{route.path} is guarded by nobody: add require(…) or public()")


def _bounded(request: Request, largest: int) -> Request:
    """The request, whose body may weigh `largest` bytes. Raises HTTPException 413, at once when the header tells."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and (len(told) > _LONGEST_VERSION or int(told) > largest):
        raise HTTPException(413)
    left = largest

    async def receive() -> Message:
        nonlocal left
        message = await request.receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise HTTPException(413)
        return message

    return Request(request.scope, receive)


async def _retrying(attempt: Callable[[], Awaitable[Response]]) -> Response:
    for number in range(1, ATTEMPTS):
        try:
            return await attempt()
        except (DBAPIError, psycopg.Error) as error:
            if is_unwritable_text(error):
                raise Refused(
                    "text_unreadable", "Un texte contient un caractère interdit (nul). Retirez-le, puis recommencez."
                ) from None
            if not is_worth_retrying(error):
                raise
            await asyncio.sleep(pause(number))
    return await attempt()


class Edge:
    """One attempt at one request."""

    def __init__(self, request: Request, guard: Guard, known: set[str]) -> None:
        self.request = request
        self.guard = guard
        self.known = known
        self.now = clock.now()
        self.key = request.headers.get("idempotency-key") if guard.idempotent and not self.rehearsal else None
        self.asked = b""

    @property
    def rehearsal(self) -> bool:
        """Whether the caller only wants to know what would happen."""
        return self.guard.rehearsable and self.request.query_params.get("dry_run", "").lower() in {"true", "1"}

    async def serve(self, inner: Inner) -> Response:
        """Authenticate, check, replay or run, then store and commit."""
        database: Database = self.request.app.state.database
        if self.key is not None:
            body = await self.request.body()
            self.asked = idempotency.fingerprint(
                self.request.method, self.request.url.path, self.request.url.query, body
            )
        unit = await run_in_threadpool(Unit, database, reading=self.request.method in _SAFE)
        try:
            stored = await run_in_threadpool(self._enter, unit)
            if stored is not None:
                return Response(stored.body, stored.status, dict(stored.headers))
            return await self._run(inner, unit)
        finally:
            await run_in_threadpool(unit.close)

    async def _run(self, inner: Inner, unit: Unit) -> Response:
        try:
            unknown = sorted(set(self.request.query_params) - self.known)
            if unknown:
                raise Refused("unknown_parameter", f"Paramètre inconnu : {', '.join(unknown)}.", parameters=unknown)
            response = await inner(self.request)
        except (RequestValidationError, Refused):
            await run_in_threadpool(self._check_version, unit)
            raise
        if not self.rehearsal:
            await run_in_threadpool(self._leave, unit, response)
        return response

    def _enter(self, unit: Unit) -> idempotency.StoredAnswer | None:
        state = self.request.state
        state.session, state.now, state.actor = unit.session, self.now, None
        if self.guard.permission is None:
            unit.begin()
            return None
        row = self._caller(unit)
        state.actor = self.request.app.state.doorkeeper.actor(row)
        self._check_door(unit)
        return idempotency.stored_answer(row, self.asked) if self.key else None

    def _caller(self, unit: Unit) -> Mapping[str, Any]:
        doorkeeper: Doorkeeper = self.request.app.state.doorkeeper
        statement = doorkeeper.statement(self.request)
        if statement is None:
            raise Unauthenticated("authentication_required", "Connectez-vous pour continuer.")
        if self.request.method not in _SAFE:
            _refuse_other_sites(self.request)
            statement = idempotency.with_lookup(statement, self.key, self.now)
        row = unit.first(statement)
        if row is None:
            raise Unauthenticated("session_over", "Votre session ou votre jeton n’est plus valable. Reconnectez-vous.")
        return row

    def _check_door(self, unit: Unit) -> None:
        actor, guard = self.request.state.actor, self.guard
        assert guard.permission is not None
        if not actor.may(guard.permission):
            self._locate(unit)
            actor.check(guard.permission)
        if guard.versioned:
            self._read_version(unit)
        if guard.idempotent and not self.key and not self.rehearsal:
            self._locate(unit)
            raise BadRequest(
                "idempotency_key_required", "Ajoutez l’en-tête Idempotency-Key : une clé nouvelle pour chaque demande."
            )

    def _read_version(self, unit: Unit) -> None:
        header = self.request.headers.get("if-match")
        if header is None:
            self._locate(unit)
            raise PreconditionRequired(
                "version_required", "Ajoutez l’en-tête If-Match avec la version que vous avez sous les yeux."
            )
        text = header.removeprefix("W/").strip('"')
        self.request.state.expected_version = int(text) if text.isdecimal() and len(text) <= _LONGEST_VERSION else -1

    def _locate(self, unit: Unit) -> int | None:
        if self.guard.locate is None:
            return None
        return self.guard.locate(unit.session, self.request.state.actor, self.request.path_params)

    def _check_version(self, unit: Unit) -> None:
        """Before saying that a body is wrong, say that its resource is missing or has moved."""
        version = self._locate(unit)
        if self.guard.versioned and version is not None:
            check_version(version, self.request.state.expected_version)

    def _leave(self, unit: Unit, response: Response) -> None:
        if self.key is None:
            unit.commit()
            return
        answer = idempotency.StoredAnswer(response.status_code, dict(response.headers), bytes(response.body))
        unit.commit(idempotency.storing(self.request.state.actor.id, self.key, self.asked, answer, self.now))


def _refuse_other_sites(request: Request) -> None:
    """A browser session may only be used from our own pages."""
    site = request.headers.get("sec-fetch-site")
    if "cookie" in request.headers and site is not None and site not in _OWN_SITE:
        raise Forbidden("cross_site_refused", "Cette demande vient d’un autre site : elle est refusée.")
