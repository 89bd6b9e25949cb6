"""What the OpenAPI says of refusals: every operation answers them as one kind of document (RFC 9457)."""

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

from backend.core.edge import guard_of
from backend.core.problems import MEDIA_TYPE

REFUSALS: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "Refus ou incident (RFC 9457)",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
}
_TEXT = {"type": "string"}
_PROBLEM = {
    "title": "Problem",
    "description": "A refusal: `code` is stable, `detail` is for the person; other members are its facts.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": _TEXT,
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
        "code": _TEXT,
        "instance": {"type": ["string", "null"], "description": "X-Request-ID"},
        "errors": {
            "type": "array",
            "items": {"type": "object", "properties": {"pointer": _TEXT, "code": _TEXT, "message": _TEXT}},
        },
    },
    "additionalProperties": True,
}


_DOORS = {
    "token": {"type": "http", "scheme": "bearer", "description": "Jeton d’un autre système (POST /api/v1/api-tokens)"},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "egide_session",
        "description": "Session du navigateur (POST /api/v1/auth/login)\u00a0; `__Host-egide` en HTTPS",
    },
}


class DocumentedApi(FastAPI):
    """FastAPI, with its own shape of a refusal replaced by ours, and the doors named."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.guarded: set[tuple[str, str]] = set()

    def include_router(self, *given: Any, **named: Any) -> None:
        """Take the routes of a router, and remember which of them ask who calls."""
        super().include_router(*given, **named)
        self.guarded |= set(_guarded(given[0], named.get("prefix", "")))

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document; FastAPI makes it once and keeps it."""
        document = super().openapi()
        document["components"]["schemas"]["Problem"] = _PROBLEM
        document["components"]["securitySchemes"] = _DOORS
        for path, method in self.guarded:
            if operation := document["paths"].get(path, {}).get(method):
                operation["security"] = [{name: []} for name in _DOORS]
        return document


def _guarded(router: APIRouter, prefix: str) -> Iterator[tuple[str, str]]:
    """Path and method of each route that asks who calls."""
    for route in router.routes:
        if isinstance(route, APIRoute) and guard_of(route).permission is not None:
            yield from ((prefix + route.path_format, method.lower()) for method in route.methods or ())
