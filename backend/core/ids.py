"""Identifiers: time-ordered uuid7 inside, human references outside."""

from typing import NewType
from uuid import UUID

import uuid_utils.compat as uuid_utils

ClaimId = NewType("ClaimId", UUID)
ContentId = NewType("ContentId", UUID)
PolicyId = NewType("PolicyId", UUID)
PersonId = NewType("PersonId", UUID)
EventId = NewType("EventId", UUID)
ProviderId = NewType("ProviderId", UUID)
ServiceRequestId = NewType("ServiceRequestId", UUID)
UserId = NewType("UserId", UUID)


def new_id() -> UUID:
    """A fresh uuid7: rows made one after the other lie side by side in the index."""
    return uuid_utils.uuid7()


def human_reference(prefix: str, year: int, number: int) -> str:
    """`SIN-2026-000123`: what people quote on the telephone."""
    return f"{prefix}-{year:04d}-{number:06d}"
