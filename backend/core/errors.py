"""The families of refusals. They know no HTTP status: `core.http` maps each family once."""

from collections.abc import Mapping


class DomainError(Exception):
    """A refusal: a stable `code`, a French `message` for the person, and `facts` for the screen."""

    def __init__(self, code: str, message: str, **facts: object) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.facts: Mapping[str, object] = facts


class NotFound(DomainError):
    """It does not exist, or this person may not know that it does."""


class Forbidden(DomainError):
    """It exists and may be seen, but not done by this person."""


class Conflict(DomainError):
    """The request is well formed and contradicts the present state (limit reached, already decided…)."""


class Refused(DomainError):
    """The request itself can't be accepted; `facts["errors"]` may hold (pointer, message) pairs."""


class Unauthenticated(DomainError):
    """Nobody is signed in, the secret is wrong, or the session is over."""


class Stale(DomainError):
    """The caller decided on an older version of the resource than the stored one."""


def check_version(stored: int, expected: int) -> None:
    """Raise Stale when the caller saw another version than the stored one."""
    if stored != expected:
        raise Stale(
            "version_stale",
            "Ce dossier a été modifié entre-temps. Rechargez-le, comparez, puis recommencez : rien n’a été perdu.",
            current_version=stored,
        )
