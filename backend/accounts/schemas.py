"""What signing in looks like on the wire."""

from datetime import datetime
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
