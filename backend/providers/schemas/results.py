"""Deliveries, causes of removal, later checks and indicators on the wire."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, Field, model_validator

from backend.core.wire import Strict
from backend.providers.rules.results import Cause, Seen
from backend.providers.service.deliveries import Extent, Proof

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Url = Annotated[str, Field(pattern=r"^https?://\S+$", max_length=2_000)]
Words = Annotated[str, Field(min_length=1, max_length=2_000)]


class DeliveryIn(Strict):
    """What was delivered, today unless told; the whole unless a share or lines are named."""

    delivered_on: date | None = None
    result: Annotated[str, Field(min_length=1, max_length=1_000)] = "Prestation livrée."
    proof: Annotated[str, Field(max_length=2_000)] | None = None
    proof_sha256: Sha256 | None = None
    proof_url: Url | None = None
    share_percent: Annotated[int, Field(ge=1, le=100)] | None = None
    lines: Annotated[list[Annotated[str, Field(min_length=1, max_length=500)]], Field(max_length=200)] = Field(
        default_factory=list
    )
    complete: bool | None = None

    @model_validator(mode="after")
    def _part_or_whole(self) -> "DeliveryIn":
        if self.complete and self.share_percent not in {None, 100}:
            raise ValueError("Une livraison complète n’est pas une part : retirez l’une des deux indications.")
        return self

    def extent(self) -> Extent:
        """How much."""
        return Extent(self.share_percent, tuple(self.lines), self.complete)

    def proven(self) -> Proof:
        """What proves it."""
        return Proof(self.proof, self.proof_sha256, self.proof_url)


class CauseIn(Strict):
    """Why a content is gone; every cause but `unknown` is told with its proof."""

    cause: Cause
    proof: Words | None = None
    established_on: date | None = None


class CheckIn(Strict):
    """What a later look shows; of all the contents of the mission unless some are named."""

    result: Seen
    checked_on: date | None = None
    proof: Words | None = None
    note: Words | None = None
    content_ids: Annotated[list[UUID], Field(max_length=200)] = Field(default_factory=list)


class CauseOut(BaseModel):
    """The cause that counts now."""

    cause: Cause
    proof: str | None
    established_on: date
    recorded_at: datetime
    recorded_by: str = Field(validation_alias="recorded_by_name")


class CheckOut(BaseModel):
    """A later look, planned or taken."""

    id: UUID
    after_days: int
    due_on: date
    result: Seen | None
    checked_on: date | None
    proof: str | None
    note: str | None
    content_ids: list[UUID] | None
    recorded_by: str | None = Field(validation_alias="recorded_by_name")


class OutcomeOut(BaseModel):
    """What became of a removal."""

    cause: CauseOut | None
    post_checks: list[CheckOut]


class IndicatorOut(BaseModel):
    """Something for a person to look at."""

    code: str
    message: str
    facts: dict[str, Any]


class IndicatorsOut(BaseModel):
    """What the facts of a claim show; nothing follows by itself."""

    items: list[IndicatorOut]
