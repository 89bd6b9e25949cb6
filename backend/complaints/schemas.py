"""Complaints and disagreements on the wire."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from backend.complaints.workflow import Action, Level, Stage, State


class HandlerOut(BaseModel):
    """Who looks at it."""

    id: UUID
    name: str


class StepOut(BaseModel):
    """One step, dated and signed."""

    kind: str
    on: date
    text: str | None
    facts: dict[str, Any]
    at: datetime
    by: str


class ComplaintRow(BaseModel):
    """A line of the register; `overdue` names the duties that are late: acknowledgement, answer."""

    reference: str
    version: int
    claim: str | None
    complainant_name: str
    channel: str
    level: Level
    subject: str
    cause: str
    state: State
    sent_on: date
    received_on: date
    acknowledge_by: date | None
    acknowledged_on: date | None
    answer_by: date | None
    answered_on: date | None
    mediation_by: date | None
    outcome: str | None
    money_granted: str | None
    handler: HandlerOut | None
    overdue: list[str]
    recorded_at: datetime
    recorded_by: str


class ComplaintOut(ComplaintRow):
    """A complaint, whole."""

    complainant_email: str | None
    steps: list[StepOut]
    mediation: str
    allowed_actions: list[Action]


class DisagreementOut(BaseModel):
    """A disagreement; `delays` says what it does to the delays to sue."""

    reference: str
    version: int
    claim: str
    measure: str
    insurer_position: str
    insured_position: str
    raised_on: date
    state: Stage
    informed_by: str
    third_person: str | None
    appointed_by: str | None
    appointed_on: date | None
    opinion: str | None
    opinion_on: date | None
    opinion_favours: str | None
    outcome: str | None
    settled_on: date | None
    cost: str | None
    delays: str
    recorded_at: datetime
    recorded_by: str
    allowed_actions: list[str]
