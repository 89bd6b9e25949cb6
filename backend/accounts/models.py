"""Staff, their sessions and the tokens of other systems. Only hashes of secrets are stored."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, func, text
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import CentsColumn, Day, Id, Instant, Str
from backend.core.db import Base

ROLES = "role IN ('handler', 'supervisor', 'auditor', 'admin', 'compliance')"


class UserAccount(Base):
    """A member of staff; `authority_cents` (TTC) replaces the role's own limit when set.

    What nobody acknowledges goes to `supervisor_id`, then to the named second; `zone` is that of their working hours.
    """

    __tablename__ = "user_account"
    __table_args__ = (
        CheckConstraint(ROLES, name="role_known"),
        Index("uq_user_account_email", func.lower(text("email")), unique=True),
    )

    id: Mapped[Id]
    email: Mapped[Str]
    name: Mapped[Str]
    role: Mapped[Str]
    password_hash: Mapped[Str]
    authority_cents: Mapped[CentsColumn | None]
    active: Mapped[bool] = mapped_column(server_default=text("true"))
    zone: Mapped[Str] = mapped_column(server_default=text("'Europe/Paris'"))
    supervisor_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    second_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    created_at: Mapped[Instant]


class LoginSession(Base):
    """A browser's session: idle 30 minutes, 10 hours at most; `confirmed_at` is when the password was given again."""

    __tablename__ = "login_session"

    id: Mapped[Id]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    token_hash: Mapped[bytes] = mapped_column(BYTEA, unique=True)
    created_at: Mapped[Instant]
    last_seen_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]
    confirmed_at: Mapped[Instant | None]


class LoginAttempt(Base):
    """A failed sign-in: slows down whoever guesses."""

    __tablename__ = "login_attempt"
    __table_args__ = (Index("ix_login_attempt_email_at", "email_hash", "at"),)

    id: Mapped[Id]
    email_hash: Mapped[bytes] = mapped_column(BYTEA)
    at: Mapped[Instant]


class ApiToken(Base):
    """A token of another system, acting with one role on every claim."""

    __tablename__ = "api_token"
    __table_args__ = (CheckConstraint(ROLES, name="role_known"),)

    id: Mapped[Id]
    name: Mapped[Str]
    role: Mapped[Str]
    token_hash: Mapped[bytes] = mapped_column(BYTEA, unique=True)
    created_at: Mapped[Instant]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    expires_at: Mapped[Instant]
    revoked_at: Mapped[Instant | None]


class Absence(Base):
    """Days on which somebody is away, both included; their reminders go to the substitute, else to the supervisor."""

    __tablename__ = "absence"
    __table_args__ = (
        CheckConstraint("starts_on <= ends_on", name="has_days"),
        Index("ix_absence_user", "user_id", "ends_on"),
    )

    id: Mapped[Id]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    starts_on: Mapped[Day]
    ends_on: Mapped[Day]
    substitute_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[Str]
    cancelled_at: Mapped[Instant | None]


class UserPreference(Base):
    """How a person likes the desk: it follows them from one machine to the next."""

    __tablename__ = "user_preference"
    __table_args__ = (
        CheckConstraint("language IN ('fr', 'en')", name="language_known"),
        CheckConstraint("theme IN ('light', 'dark', 'auto')", name="theme_known"),
        CheckConstraint("density IN ('compact', 'comfortable')", name="density_known"),
    )

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    language: Mapped[Str]
    theme: Mapped[Str]
    density: Mapped[Str]
    tour_done: Mapped[bool]
    changed_at: Mapped[Instant]
