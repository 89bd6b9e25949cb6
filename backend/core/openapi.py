"""What the OpenAPI says of refusals: every operation answers them as one kind of document (RFC 9457)."""

from typing import Any

from fastapi import FastAPI

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


class DocumentedApi(FastAPI):
    """FastAPI, with its own shape of a refusal replaced by ours."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document; FastAPI makes it once and keeps it."""
        document = super().openapi()
        document["components"]["schemas"]["Problem"] = _PROBLEM
        return document
