"""Where a request keeps its secret: a session cookie or an Authorization header."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

from backend.accounts import queries, service
from backend.accounts.rules import SESSION_LONGEST
from backend.core.access import Actor
from backend.core.db import Statement

# `__Host-` needs HTTPS; a trial on http://127.0.0.1 has none.
SECURE_COOKIE = "__Host-egide"
PLAIN_COOKIE = "egide_session"
COOKIES = (SECURE_COOKIE, PLAIN_COOKIE)
_SAFE = {"GET", "HEAD"}


class Doorkeeper:
    """Finds who calls: the edge of every request asks it."""

    def statement(self, request: Request) -> Statement | None:
        """The SELECT that finds the caller, None when the request carries no secret."""
        now = request.state.now
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and secret:
            return queries.by_api_token(service.hash_secret(secret.strip()), now)
        cookie = cookie_of(request)
        if cookie is None:
            return None
        return queries.by_session(service.hash_secret(cookie), now, keep_alive=request.method in _SAFE)

    def actor(self, row: Mapping[str, Any]) -> Actor:
        """The actor in the row found."""
        return service.actor_from(row)


def cookie_of(request: Request) -> str | None:
    """The secret of the browser's session, None without one."""
    return next((request.cookies[name] for name in COOKIES if name in request.cookies), None)


def remember(response: Response, request: Request, secret: str) -> None:
    """Set the session cookie: HttpOnly, SameSite=Lax, Secure whenever the public address is HTTPS."""
    secure = request.app.state.settings.public_url.startswith("https://")
    response.set_cookie(
        SECURE_COOKIE if secure else PLAIN_COOKIE,
        secret,
        max_age=int(SESSION_LONGEST.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=secure,
    )


def forget(response: Response) -> None:
    """Remove the session cookie."""
    response.delete_cookie(SECURE_COOKIE, path="/", secure=True, httponly=True, samesite="lax")
    response.delete_cookie(PLAIN_COOKIE, path="/", httponly=True, samesite="lax")
