"""The directory of providers."""

from sqlalchemy import CheckConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.columns import Document, Id, Instant, Str, Words
from backend.core.db import Base


class Provider(Base):
    """A cleaner, de-indexer, burier, watcher, bailiff, lawyer or psychologist. `tariffs`: speciality -> cents TTC."""

    __tablename__ = "provider"
    __table_args__ = (CheckConstraint("capacity >= 0", name="capacity_not_negative"),)

    id: Mapped[Id]
    name: Mapped[Str]
    siret: Mapped[Str] = mapped_column(unique=True)
    email: Mapped[Str]
    phone: Mapped[Str | None]
    specialities: Mapped[Words]
    platforms: Mapped[Words]
    territories: Mapped[Words]
    capacity: Mapped[int]
    usual_delay_days: Mapped[int]
    tariffs: Mapped[Document]
    active: Mapped[bool] = mapped_column(server_default=text("true"))
    suspended_reason: Mapped[Str | None]
    version: Mapped[int] = mapped_column(server_default=text("1"))
    created_at: Mapped[Instant]
