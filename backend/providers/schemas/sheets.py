"""What stands on a provider's sheet: papers, dated prices, ties, suspensions, figures."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator

from backend.core import money
from backend.core.wire import Amount, Strict
from backend.providers.rules.papers import PaperKind
from backend.providers.rules.specialities import Speciality
from backend.providers.rules.tariffs import RATES_BP, Price, price
from backend.providers.schemas.directory import Name, ProviderOut
from backend.providers.schemas.words import Euros, Reason

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Reference = Annotated[str, Field(min_length=1, max_length=200)]
Rate = Annotated[str, Field(pattern=r"^[0-9]{1,2}(\.[0-9]{1,2})?$")]


class DocumentIn(Strict):
    """A paper; without a last day it does not end."""

    kind: PaperKind
    reference: Reference
    issued_on: date
    valid_until: date | None = None
    sha256: Sha256 | None = None


class DocumentOut(BaseModel):
    """A paper of a provider; `counts` is false for those that another replaced."""

    id: UUID
    kind: PaperKind
    reference: str
    issued_on: date
    valid_until: date | None
    sha256: str | None
    counts: bool
    recorded_at: datetime
    recorded_by_name: str


class RequirementIn(Strict):
    """Whether a paper is asked of a speciality, today unless told."""

    speciality: Speciality
    kind: Literal[PaperKind.INSURANCE_CERTIFICATE, PaperKind.CONVENTION, PaperKind.REGISTRATION]
    required: bool
    since: date | None = None


class RequirementOut(BaseModel):
    """What the house asks."""

    speciality: Speciality
    kind: PaperKind
    required: bool
    since: date
    recorded_at: datetime
    recorded_by_name: str


class TariffIn(Strict):
    """A price from a day on: HT and rate (the tax is computed), or the TTC alone; nothing withdraws the price."""

    speciality: Speciality
    valid_from: date | None = None
    amount_ht: Amount | None = None
    vat_rate: Rate | None = None
    reverse_charge: bool = False
    amount_ttc: Amount | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.amount_ht is None) != (self.vat_rate is None):
            raise ValueError("Un montant hors taxe va avec son taux de TVA.")
        if self.reverse_charge and self.amount_ht is None:
            raise ValueError("L’autoliquidation se déclare avec le montant hors taxe et le taux dû.")
        if self.vat_rate is not None and _bp(self.vat_rate) not in RATES_BP:
            raise ValueError("Ce taux de TVA n’existe pas en France.")
        return self

    def price(self) -> Price | None:
        """The price in cents, None when it is withdrawn. Raises Refused `tariff_amounts_differ`."""
        ttc = None if self.amount_ttc is None else money.parse(self.amount_ttc)
        if self.amount_ht is None or self.vat_rate is None:
            return None if ttc is None else Price(ttc)
        ht, rate = money.parse(self.amount_ht), _bp(self.vat_rate)
        return price(ttc=ttc, ht=ht, vat_rate_bp=rate, reverse_charge=self.reverse_charge)


def _bp(rate: str) -> int:
    whole, _, decimals = rate.partition(".")
    return int(whole) * 100 + int(decimals.ljust(2, "0") or 0)


class TariffOut(BaseModel):
    """A dated price; without amounts, none from that day on. With reverse charge the TTC holds the tax that is due."""

    id: UUID
    speciality: Speciality
    valid_from: date
    amount_ht: Euros | None
    vat_rate: str | None
    vat: Euros | None
    amount_ttc: Euros | None
    reverse_charge: bool
    currency: Literal["EUR"] = "EUR"
    recorded_at: datetime
    recorded_by_name: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """A row of the table."""
        rate = row["vat_rate_bp"]
        amounts = {name: row[f"{name}_cents"] for name in ("amount_ht", "vat", "amount_ttc")}
        return cls(**{**row, **amounts, "vat_rate": None if rate is None else f"{rate // 100}.{rate % 100:02d}"})


class LinkIn(Strict):
    """A tie with a person on file, with a name (an author), or with another provider: exactly one."""

    person_id: UUID | None = None
    name: Name | None = None
    other_provider_id: UUID | None = None
    reason: Reason

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(one is not None for one in (self.person_id, self.name, self.other_provider_id)) != 1:
            raise ValueError("Désignez une personne, un nom ou un autre prestataire : un seul des trois.")
        return self


class LinkOut(BaseModel):
    """A tie and its end, if any."""

    id: UUID
    provider_id: UUID
    provider_name: str
    person_id: UUID | None
    person_name: str | None
    name: str | None
    other_provider_id: UUID | None
    other_provider_name: str | None
    reason: str
    recorded_at: datetime
    recorded_by_name: str
    ended_at: datetime | None
    ended_reason: str | None


class ReasonIn(Strict):
    """Why."""

    reason: Reason


class StatusFactOut(BaseModel):
    """A suspension or its end."""

    fact: Literal["suspended", "resumed"]
    reason: str | None
    at: datetime
    recorded_by_name: str


class FiguresOut(BaseModel):
    """What missions show, of one speciality or altogether (None). `on_time` and `late` count those with a promise.

    `failed` were delivered and did not hold; `disputes` are missions taken away or with a refused invoice.
    """

    speciality: Speciality | None
    missions: int
    under_way: int
    ordered: int
    delivered: int
    on_time: int
    late: int
    median_days: int | None
    declined: int
    unanswered: int
    cancelled: int
    success_by_cause: dict[str, int]
    failed: int
    checked: int
    reappeared: int
    reappearance_percent: int | None
    disputes: int
    ratings: int
    rating_average: Decimal | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Counts of the database; the percentage is rounded down."""
        causes = {name.removeprefix("by_"): count for name, count in row.items() if name.startswith("by_")}
        percent = 100 * row["reappeared"] // row["checked"] if row["checked"] else None
        return cls(**row, success_by_cause=causes, reappearance_percent=percent)


class DirectoryRow(ProviderOut):
    """A provider in a list; `figures` are those of all their missions, None when not asked for or without a mission."""

    figures: FiguresOut | None = None
