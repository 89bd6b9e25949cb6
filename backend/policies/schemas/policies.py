"""People and policies on the wire."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from backend.core.wire import Strict
from backend.policies.rules import Anniversary, PolicyStatus, State
from backend.policies.rules.amending import AmendmentAsked
from backend.policies.rules.facts import FactRow
from backend.policies.schemas.common import FromRow, Number, Text


class PersonOut(FromRow):
    """A policyholder or an insured."""

    id: UUID
    rpps: str | None
    civility: str | None
    last_name: str
    first_name: str | None
    profession: str | None
    specialty: str | None
    email: str | None
    phone: str | None
    address: str | None
    postcode: str | None
    city: str | None
    department: str | None


class PolicySummary(FromRow):
    """A policy as subscribed."""

    number: str
    product: str
    policyholder_id: UUID
    policyholder_name: str
    insured_id: UUID
    insured_name: str
    inception_on: date
    end_on: date | None


class PersonDetail(PersonOut):
    """A person and their policies."""

    policies: list[PolicySummary]


class AnniversaryShape(Strict):
    """The day on which a policy renews."""

    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)


class AmendmentIn(Strict):
    """An amendment: `formula` or `terms` name a product and a version, the others what they change."""

    kind: Literal["formula", "terms", "anniversary", "end", "correction"]
    effect_on: date
    issued_on: date
    reason: Text
    product: str | None = None
    terms_version: int | None = Field(default=None, ge=1)
    anniversary: AnniversaryShape | None = None
    end_on: date | None = None
    end_removed: bool = False

    def asked(self) -> AmendmentAsked:
        """The same, for the rules."""
        anniversary = Anniversary(self.anniversary.month, self.anniversary.day) if self.anniversary else None
        return AmendmentAsked(**{**self.model_dump(), "anniversary": anniversary})


class AmendmentOut(FromRow):
    """An amendment as recorded."""

    id: UUID
    kind: str
    effect_on: date
    issued_on: date
    product: str | None
    terms_version: int | None
    anniversary_month: int | None
    anniversary_day: int | None
    end_on: date | None
    end_removed: bool
    reason: str
    recorded_at: datetime
    recorded_by: str


class StatusFactIn(Strict):
    """A life fact. For `resumed`, `day` is the day of payment and the policy resumes the next day at noon."""

    fact: Literal["suspended", "resumed", "terminated", "void", "replaced"]
    day: date
    notice_on: date | None = None
    reason: str = Field(default="", max_length=500)
    replaced_by: Number | None = None

    def row(self, number: str) -> FactRow:
        """The same, for the rules."""
        return FactRow(number, self.fact, self.day, self.notice_on, self.reason)


class StatusFactOut(FromRow):
    """A life fact as recorded."""

    id: UUID
    fact: str
    effective_at: datetime
    notice_on: date | None
    reason: str
    replaced_by: str | None
    recorded_at: datetime
    recorded_by: str


class StatusOut(BaseModel):
    """Where a policy stands now."""

    state: State
    in_force: bool
    since: datetime

    @classmethod
    def of(cls, status: PolicyStatus) -> "StatusOut":
        """The status found by the rules."""
        return cls(state=status.state, in_force=status.in_force, since=status.since)


class PeriodOut(FromRow):
    """An insurance period; `ends_on` is the first day after it."""

    starts_on: date
    ends_on: date


class BindingOut(BaseModel):
    """What binds the policy today."""

    product: str
    terms_version: int
    anniversary: AnniversaryShape
    end_on: date | None
    period: PeriodOut | None


class PolicyDetail(PolicySummary):
    """A policy: as subscribed, what binds it today, what happened to it."""

    premium: str | None
    currency: str = "EUR"
    tax_basis: str = "TTC"
    binding: BindingOut
    status: StatusOut
    amendments: list[AmendmentOut]
    status_facts: list[StatusFactOut]
