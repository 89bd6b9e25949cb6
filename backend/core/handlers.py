"""Refusals become problem documents; every request has an id, a log line and safe headers."""

import time

import psycopg
import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.core import metrics
from backend.core.compression import Compressed
from backend.core.db import driver_error
from backend.core.errors import DomainError
from backend.core.logs import describe
from backend.core.problems import Unavailable, http_problem, problem, unexpected_problem, validation_problem
from backend.core.tracing import REQUEST_ID, request_id_from

log = structlog.get_logger("egide.http")

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
}
# A page of ours may show a document of ours; the browser's own viewer draws it with styles of its own.
_DOCUMENT = _HEADERS | {
    "X-Frame-Options": "SAMEORIGIN",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
}


def install(app: FastAPI) -> None:
    """Attach the handlers and the outermost middleware."""
    app.add_exception_handler(DomainError, _domain)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(SQLAlchemyError, _database)
    app.add_exception_handler(psycopg.Error, _database)
    app.add_middleware(Compressed)
    app.add_middleware(Traced)


async def _domain(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, DomainError)
    return problem(error)


async def _validation(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    return validation_problem(error.errors())


async def _http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return http_problem(error.status_code)


async def _database(_request: Request, error: Exception) -> JSONResponse:
    origin = driver_error(error)
    # Class 57: shutting down or cancelled; 53: out of resources; 55: somebody holds the row; none: connection lost.
    if isinstance(error, DBAPIError | psycopg.Error) and (
        origin is None or origin.sqlstate is None or origin.sqlstate[:2] in {"57", "55", "53", "08"}
    ):
        log.warning("database_unavailable", sqlstate=origin.sqlstate if origin else None)
        return problem(
            Unavailable("database_unavailable", "La base de données ne répond pas. Rien n’a été perdu : réessayez.")
        )
    log.error("database_error", **describe(error))
    return unexpected_problem()


class Traced:
    """Gives each request its id, its headers and one log line without personal data."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
        token = REQUEST_ID.set(request_id_from(given))
        try:
            await self._serve(scope, receive, send)
        finally:
            REQUEST_ID.reset(token)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        started, status = time.perf_counter(), 0

        async def send_traced(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = str(REQUEST_ID.get())
                shown = headers.get("content-type", "").startswith("application/pdf")
                for name, value in (_DOCUMENT if shown else _HEADERS).items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self.app(scope, receive, send_traced)
        except Exception as error:  # the last net: whatever it is, the person gets a problem and we get the trace
            log.error("unexpected_error", **describe(error))
            if status:
                raise
            await unexpected_problem()(scope, receive, send_traced)
        finally:
            route, seconds = getattr(scope.get("route"), "path", None), time.perf_counter() - started
            metrics.observe(scope["method"], route, status, seconds)
            log.info(
                "request",
                method=scope["method"],
                route=route or "unmatched",
                status=status,
                ms=round(seconds * 1000, 1),
                request_id=REQUEST_ID.get(),
            )
