"""What signing in looks like on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field

from backend.core import money
from backend.core.access import Permission, Role
from backend.core.money import Cents
from backend.core.wire import Amount, Strict

Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]


class LoginIn(Strict):
    """An address and a password."""

    email: str = Field(max_length=254)
    password: str = Field(max_length=1024)


class ConfirmationIn(Strict):
    """The password of whoever is signed in, once more."""

    password: str = Field(max_length=1024)


class ConfirmationOut(BaseModel):
    """Until when a sensitive action asks for nothing more."""

    valid_until: datetime


class MeOut(BaseModel):
    """Who is signed in, and what they may do. `demo`: the data of the trial are loaded.

    Left alone, the session ends at `session_expires_at`; however it is used, at `session_ends_at`. A token has none.
    """

    id: UUID
    name: str
    role: Role
    is_token: bool
    permissions: list[Permission]
    authority: str
    email: str | None
    demo: bool
    session_expires_at: datetime | None
    session_ends_at: datetime | None


class PreferencesOut(BaseModel):
    """How a person likes the desk."""

    language: Literal["fr", "en"]
    theme: Literal["light", "dark", "auto"]
    density: Literal["compact", "comfortable"]
    tour_done: bool


class PreferencesIn(Strict):
    """What changes of it."""

    language: Literal["fr", "en"] | None = None
    theme: Literal["light", "dark", "auto"] | None = None
    density: Literal["compact", "comfortable"] | None = None
    tour_done: bool | None = None


class UserIn(Strict):
    """A new account."""

    email: Email
    name: str = Field(min_length=1, max_length=200)
    role: Role
    password: str = Field(max_length=1024)


def _euros(value: object) -> object:
    return money.wire(Cents(value)) if isinstance(value, int) else value


Authority = Annotated[str, BeforeValidator(_euros)]
"""What a person may commit alone, in euro TTC; null: what their role may."""


class UserOut(BaseModel):
    """A member of staff."""

    id: UUID
    name: str
    email: str
    role: Role
    active: bool
    zone: str
    supervisor_id: UUID | None
    second_id: UUID | None
    authority: Authority | None = Field(validation_alias="authority_cents")
    version: int


class UserPatch(Strict):
    """What changes of an account; what is left out stays as it is."""

    active: bool | None = None
    zone: str | None = None
    supervisor_id: UUID | None = None
    second_id: UUID | None = None
    authority: Amount | None = None

    def changes(self) -> dict[str, object]:
        """What was said; null empties a person or an authority (the role's counts again), nothing else."""
        given = self.model_dump(exclude_unset=True)
        if "authority" in given:
            authority = given.pop("authority")
            given["authority_cents"] = None if authority is None else money.parse(authority)
        return {name: value for name, value in given.items() if value is not None or name.endswith(("_id", "_cents"))}


class AbsenceIn(Strict):
    """Days away, both included; without substitute, the supervisor stands in."""

    starts_on: date
    ends_on: date
    substitute_id: UUID | None = None


class AbsenceOut(BaseModel):
    """An absence, perhaps cancelled."""

    id: UUID
    starts_on: date
    ends_on: date
    substitute_id: UUID | None
    substitute: str | None
    recorded_at: datetime
    recorded_by: str
    cancelled_at: datetime | None
    version: int


class TokenIn(Strict):
    """A token to make."""

    name: str = Field(min_length=1, max_length=100)
    role: Role
    days: int | None = Field(default=None, ge=1, le=3650)


class TokenOut(BaseModel):
    """A token, shown once."""

    name: str
    role: Role
    token: str
    expires_at: datetime
