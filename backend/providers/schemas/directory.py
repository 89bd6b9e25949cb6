"""Providers and their ranking."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from backend.core import money
from backend.core.wire import Amount, Strict
from backend.providers.rules.matching import Exclusion, Match
from backend.providers.rules.specialities import Speciality
from backend.providers.schemas.words import Days, Euros, Reason

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$", max_length=60)]
Department = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-9]|2[1-9AB]|[3-8][0-9]|9[0-5]|97[1-8]|98[678])$")]
Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Phone = Annotated[str, Field(max_length=40)]
Siret = Annotated[str, Field(max_length=30)]
Capacity = Annotated[int, Field(ge=0, le=10_000)]
Tariffs = dict[Speciality, Amount]


class ProviderIn(Strict):
    """A provider to add; without territories they work everywhere."""

    name: Name
    siret: Siret
    email: Email
    phone: Phone | None = None
    specialities: Annotated[list[Speciality], Field(min_length=1)]
    platforms: list[Slug] = Field(default_factory=list)
    territories: list[Department] = Field(default_factory=list)
    capacity: Capacity = 10
    usual_delay_days: Days = 30
    tariffs: Tariffs = Field(default_factory=dict)

    def columns(self) -> dict[str, Any]:
        """Columns of the table, tariffs in cents."""
        return _columns(self.model_dump())


class ProviderPatch(Strict):
    """What changes of a provider; `active: false` suspends them and needs `suspended_reason`."""

    name: Name = ""
    siret: Siret = ""
    email: Email = ""
    phone: Phone | None = None
    specialities: Annotated[list[Speciality], Field(min_length=1)] = Field(default_factory=list)
    platforms: list[Slug] = Field(default_factory=list)
    territories: list[Department] = Field(default_factory=list)
    capacity: Capacity = 0
    usual_delay_days: Days = 0
    tariffs: Tariffs = Field(default_factory=dict)
    active: bool = True
    suspended_reason: Reason | None = None

    def columns(self) -> dict[str, Any]:
        """Only what was sent."""
        return _columns(self.model_dump(exclude_unset=True))


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    if "tariffs" in values:
        values["tariffs"] = {one: money.parse(amount) for one, amount in values["tariffs"].items()}
    return values


class ProviderOut(BaseModel):
    """A provider of the directory; `open_requests` is their load now."""

    id: UUID
    name: str
    siret: str
    email: str
    phone: str | None
    specialities: list[Speciality]
    platforms: list[str]
    territories: list[str]
    capacity: int
    open_requests: int
    usual_delay_days: int
    tariffs: dict[Speciality, Euros]
    currency: Literal["EUR"] = "EUR"
    tax_basis: Literal["TTC"] = "TTC"
    active: bool
    suspended_reason: str | None
    version: int


class ComponentOut(BaseModel):
    """Points won, out of how many, and why."""

    code: str
    points: int
    out_of: int
    reason: str


class MatchOut(BaseModel):
    """A provider who may be asked."""

    provider_id: UUID
    name: str
    score: int
    reasons: list[str]
    components: list[ComponentOut]
    warnings: list[str]
    tariff: Euros | None
    delay_days: int

    @classmethod
    def of(cls, match: Match) -> "MatchOut":
        """The match of a ranking."""
        candidate = match.candidate
        return cls(
            provider_id=candidate.id,
            name=candidate.name,
            score=match.score,
            reasons=[component.reason for component in match.components],
            components=[ComponentOut.model_validate(one, from_attributes=True) for one in match.components],
            warnings=list(match.warnings),
            tariff=None if candidate.tariff is None else money.wire(candidate.tariff),
            delay_days=candidate.delay_days,
        )


class ExclusionOut(BaseModel):
    """A provider who should not be asked."""

    provider_id: UUID
    name: str
    code: str
    reason: str

    @classmethod
    def of(cls, exclusion: Exclusion) -> "ExclusionOut":
        """The exclusion of a ranking."""
        candidate = exclusion.candidate
        return cls(provider_id=candidate.id, name=candidate.name, code=exclusion.code, reason=exclusion.reason)


class MatchesOut(BaseModel):
    """Providers, best first, and who was left out and why; a person chooses."""

    speciality: Speciality
    items: list[MatchOut]
    excluded: list[ExclusionOut]
