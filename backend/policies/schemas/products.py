"""Products, terms and carriers on the wire."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from backend.core import money
from backend.core.wire import Amount, Strict
from backend.policies.schemas.common import FromRow, Slug, Text


class ProductOut(FromRow):
    """A product and its newest version."""

    code: str
    label: str
    terms_version: int
    terms_valid_from: date


class CarrierOut(FromRow):
    """A company that carries the risk."""

    code: str
    name: str
    licence: str
    letterhead: str
    complaint_address: str
    mediator: str


class GuaranteeShape(Strict):
    """One guarantee; amounts are euro TTC, null means no limit."""

    code: Slug
    label: Text
    insurance_class: Literal[16, 17, 18]
    families: list[Slug]
    benefits: list[Slug]
    event_limit: Amount = "0.00"
    events_limit: int = Field(default=0, ge=0, le=1000)
    annual_limit: Amount | None = None
    sub_limits: dict[Slug, Amount] = Field(default_factory=dict)
    deductible: Amount = "0.00"
    minimum_stake: Amount = "0.00"
    sessions_limit: int | None = Field(default=None, ge=0, le=1000)
    legal_protection: bool = False
    fee_scale: dict[Slug, Amount] = Field(default_factory=dict)
    clauses: dict[Slug, Text]


_AMOUNTS = ("event_limit", "annual_limit", "deductible", "minimum_stake")
_AMOUNT_MAPS = ("sub_limits", "fee_scale")


class TermsShape(Strict):
    """A version's promises: how events attach and count, and its guarantees."""

    attaching: str
    period_basis: str = "insurance_year"
    anniversary_change: str = "whole"
    waiting_days: int = Field(default=0, ge=0, le=3650)
    prior_publication_covered: bool = False
    declaration_working_days: int = Field(default=5, ge=0, le=365)
    join_window_days: int = Field(default=30, ge=0, le=365)
    counts_at: str = "decision"
    recovery_refills_limit: bool = False
    counters_pass_on_replacement: bool = True
    evidence_gate: str = "asked"
    agreement_silence_days: int = Field(default=8, ge=1, le=90)
    guarantees: list[GuaranteeShape] = Field(min_length=1, max_length=20)

    def stored(self) -> dict[str, Any]:
        """The document as it is stored: amounts in cents."""
        document = self.model_dump()
        return {**document, "guarantees": [_in_cents(part) for part in document["guarantees"]]}

    @classmethod
    def shown(cls, document: dict[str, Any]) -> "TermsShape":
        """A stored document as it is shown: amounts in euro."""
        return cls(**{**document, "guarantees": [_in_euro(part) for part in document["guarantees"]]})


def _in_cents(part: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in part.items() if name not in {*_AMOUNTS, *_AMOUNT_MAPS}}
    amounts = {f"{name}_cents": None if part[name] is None else money.parse(part[name]) for name in _AMOUNTS}
    maps = {f"{name}_cents": {key: money.parse(text) for key, text in part[name].items()} for name in _AMOUNT_MAPS}
    return {**kept, **amounts, **maps}


def _in_euro(part: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in part.items() if not name.endswith("_cents")}
    cents = {name: part[f"{name}_cents"] for name in _AMOUNTS}
    amounts = {name: None if value is None else money.wire(value) for name, value in cents.items()}
    maps = {name: {key: money.wire(value) for key, value in part[f"{name}_cents"].items()} for name in _AMOUNT_MAPS}
    return {**kept, **amounts, **maps}


class TermsIn(Strict):
    """A new dated version."""

    valid_from: date
    carrier: Text
    terms: TermsShape


class TermsOut(BaseModel):
    """A dated version."""

    product: str
    version: int
    valid_from: date
    carrier: str
    terms: TermsShape
    currency: str = "EUR"
    tax_basis: str = "TTC"
    created_at: datetime
    created_by: str
