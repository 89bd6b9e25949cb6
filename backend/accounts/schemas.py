"""What signing in looks like on the wire."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from backend.core.access import Permission, Role
from backend.core.wire import Strict

Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]


class LoginIn(Strict):
    """An address and a password."""

    email: str = Field(max_length=254)
    password: str = Field(max_length=1024)


class MeOut(BaseModel):
    """Who is signed in, and what they may do."""

    id: UUID
    name: str
    role: Role
    is_token: bool
    permissions: list[Permission]
    authority: str


class UserIn(Strict):
    """A new account."""

    email: Email
    name: str = Field(min_length=1, max_length=200)
    role: Role
    password: str = Field(max_length=1024)


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
    version: int


class UserPatch(Strict):
    """What changes of an account; what is left out stays as it is."""

    active: bool | None = None
    zone: str | None = None
    supervisor_id: UUID | None = None
    second_id: UUID | None = None

    def changes(self) -> dict[str, object]:
        """What was said; null empties a person, and says nothing of the rest."""
        given = self.model_dump(exclude_unset=True)
        return {name: value for name, value in given.items() if value is not None or name.endswith("_id")}


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
