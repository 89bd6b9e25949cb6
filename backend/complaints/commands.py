"""What a use case of complaints is told, parsed and checked at the edge."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.complaints.workflow import Level
from backend.core.wire import Amount, Strict

Channel = Literal["letter", "email", "portal", "phone", "oral", "social_network", "broker", "authority"]
Cause = Literal["refusal", "delay", "quality", "amount", "information", "provider", "conduct", "data", "other"]
Outcome = Literal["upheld", "partly_upheld", "rejected", "withdrawn"]
Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Line = Annotated[str, Field(min_length=1, max_length=500)]
Email = Annotated[str, Field(max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")]


class ComplaintIn(Strict):
    """A complaint, whatever its channel. Said and not written, it counts from the day it was said."""

    claim: Annotated[str, Field(max_length=40)] | None = None
    complainant_name: Line | None = None
    complainant_email: Email | None = None
    channel: Channel
    level: Level = Level.FIRST
    subject: Line
    cause: Cause = "other"
    text: Text | None = None
    sent_on: date | None = None
    received_on: date | None = None


class AcknowledgementIn(Strict):
    """Sent today unless told; `letter` false when it left by another road."""

    acknowledged_on: date | None = None
    letter: bool = True


class AnswerIn(Strict):
    """The answer, with what it grants; the mention of the mediator is added to the letter."""

    outcome: Outcome
    text: Text
    money_granted: Amount | None = None
    mediator_mentioned: bool = True
    answered_on: date | None = None
    letter: bool = True


class EscalationIn(Strict):
    """The complaint goes above: second level, mediator, authority, court (a summons against the insurer)."""

    level: Level
    text: Text | None = None
    received_on: date | None = None


class AssigneeIn(Strict):
    """Who looks at it; null asks for a proposal."""

    handler_id: UUID | None = None


class DisagreementIn(Strict):
    """A disagreement on a measure, with both positions."""

    measure: Line
    insurer_position: Text
    insured_position: Text
    raised_on: date | None = None


class ThirdPersonIn(Strict):
    """The third person, chosen together or appointed by the president of the court."""

    name: Line
    appointed_by: Literal["agreement", "court"] = "agreement"
    appointed_on: date | None = None


class OpinionIn(Strict):
    """What the third person holds."""

    opinion: Text
    favours: Literal["insured", "insurer", "both"]
    given_on: date | None = None


class SettlementIn(Strict):
    """How it ended, and what the third person cost: at the insurer's charge, outside the limit."""

    outcome: Text
    cost: Amount | None = None
    settled_on: date | None = None
