"""Refusals as RFC 9457 problem documents: the one place where a refusal meets an HTTP status."""

from collections.abc import Sequence
from typing import Any

from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse

from backend.core.errors import Conflict, DomainError, Forbidden, NotFound, Refused, Stale, Unauthenticated
from backend.core.tracing import REQUEST_ID

MEDIA_TYPE = "application/problem+json"


class BadRequest(DomainError):
    """A header that this request needs is missing or can't be read."""


class PreconditionRequired(DomainError):
    """The change needs the version that the person saw (If-Match)."""


class Unavailable(DomainError):
    """The database can't be reached just now."""


class TooManyRequests(DomainError):
    """Slow down."""


_FAMILIES: tuple[tuple[type[DomainError], int, str], ...] = (
    (NotFound, 404, "Introuvable"),
    (Forbidden, 403, "Action non autorisée"),
    (Stale, 412, "Modifié entre-temps"),
    (Conflict, 409, "Impossible dans l’état actuel"),
    (Refused, 422, "Demande refusée"),
    (Unauthenticated, 401, "Connexion nécessaire"),
    (BadRequest, 400, "Demande incomplète"),
    (PreconditionRequired, 428, "Version attendue"),
    (TooManyRequests, 429, "Trop d’essais"),
    (Unavailable, 503, "Service indisponible"),
)

_VALIDATION = {
    "missing": "Ce champ est obligatoire.",
    "extra_forbidden": "Ce champ est inconnu : retirez-le ou corrigez son nom.",
    "string_too_short": "Ce texte est trop court.",
    "string_too_long": "Ce texte est trop long.",
    "string_type": "Un texte est attendu.",
    "list_type": "Une liste est attendue.",
    "too_short": "Il en faut davantage.",
    "too_long": "Il y en a trop.",
    "enum": "Cette valeur ne fait pas partie des valeurs possibles.",
    "literal_error": "Cette valeur ne fait pas partie des valeurs possibles.",
    "bool_type": "Vrai ou faux est attendu.",
    "bool_parsing": "Vrai ou faux est attendu.",
    "int_parsing": "Un nombre entier est attendu.",
    "int_type": "Un nombre entier est attendu.",
    "uuid_parsing": "Cet identifiant n’est pas lisible.",
    "json_invalid": "Le corps de la demande n’est pas du JSON lisible.",
    "greater_than_equal": "Cette valeur est trop petite.",
    "less_than_equal": "Cette valeur est trop grande.",
    "timezone_aware": "Indiquez l’heure avec son fuseau (par exemple 2026-11-18T09:30:00+01:00).",
}


def problem(error: DomainError) -> JSONResponse:
    """The answer to a DomainError: status by family, facts as members."""
    for family, status, title in _FAMILIES:
        if isinstance(error, family):
            slug = getattr(error, "problem", None) or error.code.replace("_", "-")
            return _document(status, title, slug, error.code, error.message, dict(error.facts))
    raise TypeError(f"{type(error).__name__} belongs to no family") from error


def validation_problem(errors: Sequence[Any]) -> JSONResponse:
    """The answer to a body or a parameter that does not have the expected shape."""
    items = [_validation_item(error) for error in errors]
    unknown = any(error["type"] == "extra_forbidden" for error in errors)
    code = "unknown_field" if unknown else "validation_failed"
    detail = "Certaines informations sont à corriger : voyez le détail de chaque champ."
    return _document(422, "Demande refusée", code.replace("_", "-"), code, detail, {"errors": items})


def unexpected_problem() -> JSONResponse:
    """The answer to a fault of ours: no detail leaves, the request id finds it in the logs."""
    detail = "Une erreur inattendue s’est produite. Rien n’a été enregistré. Signalez l’identifiant de la demande."
    return _document(500, "Erreur interne", "internal-error", "internal_error", detail, {})


def http_problem(status: int) -> JSONResponse:
    """The answer to an address or a method that does not exist."""
    code, detail = {
        404: ("not_found", "Cette adresse n’existe pas."),
        413: ("body_too_large", "Cet envoi est trop lourd. Allégez-le, ou envoyez-le en plusieurs fois."),
        405: ("method_not_allowed", "Cette action n’existe pas à cette adresse."),
    }.get(status, ("request_refused", "La demande n’a pas pu être lue."))
    return _document(status, "Demande refusée", code.replace("_", "-"), code, detail, {})


def _validation_item(error: Any) -> dict[str, object]:
    place = [str(part) for part in error["loc"] if part not in {"body"}]
    kind = str(error["type"])
    message = _VALIDATION.get(kind) or _plain_message(kind, str(error.get("msg", "")))
    return {"pointer": "/" + "/".join(place), "code": kind, "message": message}


def _plain_message(kind: str, message: str) -> str:
    if kind == "value_error":
        return message.removeprefix("Value error, ")
    if kind.startswith(("date", "datetime")):
        return "Une date est attendue, par exemple 2026-11-18."
    return "Cette valeur n’a pas la forme attendue."


def _document(status: int, title: str, slug: str, code: str, detail: str, facts: dict[str, object]) -> JSONResponse:
    content = {
        "type": f"/problems/{slug}",
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
        "instance": REQUEST_ID.get(),
        **facts,
    }
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return JSONResponse(jsonable_encoder(content), status, headers, media_type=MEDIA_TYPE)
