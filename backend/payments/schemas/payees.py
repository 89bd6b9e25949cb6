"""Payees and their bank details on the wire. Who may not edit payees sees an IBAN masked."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator

from backend.core.access import Actor, Permission
from backend.core.wire import Strict
from backend.payments.rules import PayeeKey, PayeeKind
from backend.payments.rules.payees import masked
from backend.providers.schemas.words import Reason

Name = Annotated[str, Field(min_length=1, max_length=140)]
Line = Annotated[str, Field(min_length=1, max_length=70)]
Short = Annotated[str, Field(min_length=1, max_length=16)]
Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class PayeeRefIn(Strict):
    """A payee: one that exists, or named by kind and name, and then made when it is not there yet."""

    payee_id: UUID | None = None
    kind: PayeeKind | None = None
    name: Name | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.payee_id is None) == (self.kind is None or self.name is None):
            raise ValueError("Indiquez soit `payee_id`, soit `kind` et `name`.")
        return self

    def key(self) -> PayeeKey:
        """The same, for the service."""
        return PayeeKey(id=self.payee_id, kind=self.kind, name=self.name)


class PayeeIn(Strict):
    """A payee to enter: a provider or an insured by its id, anybody else by name, for one claim or for all."""

    kind: PayeeKind
    name: Name | None = None
    provider_id: UUID | None = None
    person_id: UUID | None = None
    claim: str | None = None
    email: Email | None = None
    street: Line | None = None
    building_number: Short | None = None
    postcode: Short | None = None
    city: Annotated[str, Field(min_length=1, max_length=35)] | None = None
    country: Country = "FR"

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if (self.kind is PayeeKind.PROVIDER) != (self.provider_id is not None):
            raise ValueError("Un prestataire se désigne par `provider_id`, et lui seul.")
        if self.provider_id is None and self.person_id is None and self.name is None:
            raise ValueError("Indiquez le nom du bénéficiaire.")
        return self


class PayeePatch(Strict):
    """What changes of a payee; what is left out stays. The account changes by two people, elsewhere."""

    name: Name | None = None
    email: Email | None = None
    street: Line | None = None
    building_number: Short | None = None
    postcode: Short | None = None
    city: Annotated[str, Field(min_length=1, max_length=35)] | None = None
    country: Country | None = None

    def changes(self) -> dict[str, object]:
        """What was said; null empties a line, never the name or the country."""
        given = self.model_dump(exclude_unset=True)
        return {key: value for key, value in given.items() if value is not None or key not in {"name", "country"}}


class BankDetailsIn(Strict):
    """Bank details proposed; `source` says where they come from (RIB received by post on…)."""

    iban: Annotated[str, Field(min_length=10, max_length=50)]
    holder: Name
    source: Reason


class DetailsRejectionIn(Strict):
    """Why bank details are rejected."""

    reason: Reason


class BankDetailsOut(BaseModel):
    """Bank details, and what a second person decided of them."""

    id: UUID
    payee_id: UUID
    iban: str
    bic: str | None
    holder: str
    source: str
    state: Literal["pending", "approved", "rejected"]
    proposed_at: datetime
    proposed_by: str = Field(validation_alias="proposed_by_name")
    decided_at: datetime | None
    decided_by: str | None = Field(validation_alias="decided_by_name")
    reason: str | None
    allowed_actions: list[str]

    @classmethod
    def of(cls, row: Mapping[str, Any], actor: Actor) -> Self:
        """Bank details for this reader."""
        may = row["state"] == "pending" and actor.may(Permission.PAYEES_APPROVE) and row["proposed_by"] != actor.id
        iban = shown_iban(row["iban"], actor)
        return cls.model_validate({**row, "iban": iban, "allowed_actions": ["approve", "reject"] if may else []})


class AccountOut(BaseModel):
    """The account that is used now."""

    iban: str
    bic: str | None
    holder: str


class PayeeOut(BaseModel):
    """A payee; `awaits_approval` when bank details wait for a second person."""

    id: UUID
    version: int
    kind: PayeeKind
    name: str
    provider_id: UUID | None
    person_id: UUID | None
    claim: str | None = Field(validation_alias="claim_reference")
    email: str | None
    street: str | None
    building_number: str | None
    postcode: str | None
    city: str | None
    country: str
    account: AccountOut | None
    awaits_approval: bool
    allowed_actions: list[str]

    @classmethod
    def of(cls, row: Mapping[str, Any], actor: Actor) -> Self:
        """A payee for this reader."""
        account = None
        if row["iban"] is not None:
            account = {"iban": shown_iban(row["iban"], actor), "bic": row["bic"], "holder": row["holder"]}
        actions = ["edit", "propose_bank_details"] if actor.may(Permission.PAYEES_EDIT) else []
        return cls.model_validate({**row, "account": account, "allowed_actions": actions})


class PayeePage(PayeeOut):
    """A payee with every account proposed for it."""

    bank_details: list[BankDetailsOut] = Field(default_factory=list)


def shown_iban(iban: str, actor: Actor) -> str:
    """An IBAN whole for who may write or check it, masked for everybody else."""
    whole = actor.may(Permission.PAYEES_EDIT) or actor.may(Permission.PAYEES_APPROVE)
    return iban if whole else masked(iban)
