"""The lawyer lane on the wire: choice, written request, names, agreements to pay."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field

from backend.core.access import Actor, Permission
from backend.core.money import Cents, wire
from backend.core.wire import Strict
from backend.policies.rules import Guarantee
from backend.providers.rules.lawyers import step_label
from backend.providers.schemas.directory import Email, Name, Phone
from backend.providers.schemas.missions import AgreementIn
from backend.providers.schemas.sheets import Reference, Sha256
from backend.providers.schemas.words import Euros, Reason

Step = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Address = Annotated[str, Field(min_length=1, max_length=500)]


class LawyerChoiceIn(Strict):
    """The lawyer whom the insured named, today unless told; `provider_id` when the directory knows them."""

    name: Name
    bar: Name
    email: Email | None = None
    phone: Phone | None = None
    address: Address | None = None
    provider_id: UUID | None = None
    chosen_on: date | None = None
    document: Reference | None = None


class LawyerChoiceOut(BaseModel):
    """A lawyer named by the insured."""

    id: UUID
    name: str
    bar: str
    email: str | None
    phone: str | None
    address: str | None
    provider_id: UUID | None
    chosen_on: date
    document: str | None
    recorded_at: datetime
    recorded_by_name: str


class NameRequestIn(Strict):
    """The insured's written request for names, and the piece that holds it."""

    requested_on: date
    document: Reference
    sha256: Sha256 | None = None


class NameRequestOut(BaseModel):
    """A written request for names."""

    requested_on: date
    document: str
    sha256: str | None
    recorded_at: datetime
    recorded_by_name: str


class LawyerNameOut(BaseModel):
    """A lawyer of the directory: no price, no score."""

    provider_id: UUID
    name: str
    email: str
    phone: str | None


class AgreementToPayIn(Strict):
    """A step of the terms' scale; `refused_on`, when the other side refused; the insured's agreement when over."""

    step: Step
    refused_on: date | None = None
    insured_agreement: AgreementIn | None = None


class DelegationIn(Strict):
    """The insured's written word that the lawyer be paid directly."""

    given_on: date
    document: Reference


class EndIn(Strict):
    """Why an agreement ends."""

    reason: Reason


class AgreementInvoiceOut(BaseModel):
    """A lawyer's invoice: what is paid of it, what stays with the insured."""

    id: UUID
    number: str
    issued_on: date
    amount_ttc: Euros
    insurer_part: Euros
    insured_share: Euros
    payee: Literal["lawyer", "insured"]
    paid_on: date | None
    urgency_reason: str | None
    payment: str | None
    payment_state: str | None
    recorded_at: datetime


class LawyerShortOut(BaseModel):
    """Who the step is for."""

    name: str
    bar: str


class AgreementToPayOut(BaseModel):
    """An agreement: what the scale grants, what is committed, drawn and still to draw."""

    reference: str
    version: int
    claim_reference: str
    event_id: UUID
    state: Literal["open", "used", "cancelled"]
    step: str
    step_label: str
    lawyer: LawyerShortOut
    scale_amount: Euros
    insurer_part: Euros
    insured_share: Euros
    deductible: Euros
    insured_agreed_on: date | None
    drawn: Euros
    remaining: Euros
    delegated_on: date | None
    delegation_document: str | None
    invoices: list[AgreementInvoiceOut]
    issued_at: datetime
    issued_by_name: str
    closed_at: datetime | None
    closed_reason: str | None
    currency: Literal["EUR"] = "EUR"
    tax_basis: Literal["TTC"] = "TTC"
    allowed_actions: list[str]

    @classmethod
    def of(cls, row: Mapping[str, Any], actor: Actor) -> Self:
        """A row of the query, for whoever looks."""
        state, granted, drawn = row["state"], row["insurer_part_cents"], row["drawn_cents"]
        return cls.model_validate(
            {
                **row,
                "event_id": row["current_event_id"],  # where its money stands: it follows its claim
                **{name: row[f"{name}_cents"] for name in ("insurer_part", "insured_share", "deductible")},
                "scale_amount": row["scale_cents"],
                "step_label": step_label(row["step"]),
                "lawyer": {"name": row["lawyer_name"], "bar": row["lawyer_bar"]},
                "drawn": drawn,
                "remaining": granted - drawn if state == "open" else 0,
                "invoices": [_invoice(one) for one in row["invoices"]],
                "allowed_actions": _actions(row, actor),
            }
        )


def _invoice(row: Mapping[str, Any]) -> dict[str, Any]:
    amounts = {name: row[f"{name}_cents"] for name in ("amount_ttc", "insurer_part", "insured_share")}
    return {**row, **amounts, "payment": row["payment_reference"]}


def _actions(row: Mapping[str, Any], actor: Actor) -> list[str]:
    actions = []
    if row["state"] == "open" and actor.may(Permission.REQUESTS_MANAGE):
        actions.append("delegation")
    ended = row["state"] != "open"
    if row["open_cents"] > row["proposed_cents"] if ended else row["drawn_cents"] < row["insurer_part_cents"]:
        actions += ["invoices"] if actor.may(Permission.PAYMENTS_PROPOSE) else []
    if row["state"] != "cancelled" and actor.may(Permission.REQUESTS_MANAGE):
        actions.append("cancellation")
    return actions


class ScaleStepOut(BaseModel):
    """What the terms grant for a step."""

    step: str
    label: str
    amount: Euros


class LegalProtectionOut(BaseModel):
    """The guarantee that pays lawyers."""

    code: str
    label: str
    event_limit: Euros
    scale: list[ScaleStepOut]


class OpposingLawyerOut(BaseModel):
    """The lawyer of the other side."""

    name: str | None
    since: date


class LawyerLaneOut(BaseModel):
    """All that a claim knows of lawyers; `guarantee` is None when the terms pay none.

    The insured chooses freely (L.127-3). Once the other side has a lawyer, amicable letters stop (L.127-2-3).
    """

    guarantee: LegalProtectionOut | None
    choice: LawyerChoiceOut | None
    choices: list[LawyerChoiceOut]
    name_requests: list[NameRequestOut]
    opposing_lawyer: OpposingLawyerOut | None
    amicable_letters_stopped: bool
    lane_open: bool
    agreements: list[AgreementToPayOut]

    @classmethod
    def of(cls, lane: Mapping[str, Any], actor: Actor) -> Self:
        """What `service.lawyers.lane` found, for whoever looks."""
        found = lane["guarantee"]
        return cls.model_validate(
            {
                **lane,
                "guarantee": None if found is None else _guarantee(found),
                **{name: [dict(row) for row in lane[name]] for name in ("choices", "name_requests")},
                **{name: dict(lane[name]) if lane[name] else None for name in ("choice", "opposing_lawyer")},
                "agreements": [AgreementToPayOut.of(row, actor) for row in lane["agreements"]],
            }
        )


def _guarantee(found: Guarantee) -> dict[str, Any]:
    steps = sorted(found.fee_scale_cents.items(), key=lambda one: (one[1], one[0]))
    return {
        "code": found.code,
        "label": found.label,
        "event_limit": wire(Cents(found.event_limit_cents)),
        "scale": [{"step": step, "label": step_label(step), "amount": cents} for step, cents in steps],
    }
