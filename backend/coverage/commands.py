"""What a use case of cover is told."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.wire import Amount, Strict

Trigger = Literal["assault", "patient_death", "relative_death", "other"]
Channel = Literal["phone", "email", "portal", "letter", "broker", "api"]
Words = Annotated[str, Field(min_length=1, max_length=2000)]
Name = Annotated[str, Field(max_length=300)]


class LimitExceptionIn(Strict):
    """What to add, to what: an event's amount (`event_id`, `extra_amount`), the events of a period (`extra_events`), or
    its annual amount (`annual`, `extra_amount`). The period is that of `on`, today unless told; amounts in euro TTC.
    """

    event_id: UUID | None = None
    annual: bool = False
    on: date | None = None
    guarantee: Annotated[str, Field(max_length=60)] | None = None
    extra_amount: Amount | None = None
    extra_events: Annotated[int, Field(ge=1, le=100)] | None = None
    reason: Words


class ExceptionApprovalIn(Strict):
    """The second person agrees."""

    reason: Words | None = None


class ExceptionRejectionIn(Strict):
    """The second person refuses, and says why."""

    reason: Words


class AssistedIn(Strict):
    """The insured as told, without a policy number; nothing about health."""

    name: Name | None = None
    rpps: Annotated[str, Field(max_length=20)] | None = None
    email: Annotated[str, Field(max_length=254)] | None = None


class AssistanceIn(Strict):
    """A request for psychological assistance: no content, no author, and no word about what happened."""

    policy_number: Annotated[str, Field(max_length=60)] | None = None
    insured: AssistedIn | None = None
    trigger: Trigger
    requested_on: date | None = None
    channel: Channel = "phone"


class AssistancePolicyIn(Strict):
    """The policy, once identified."""

    policy_number: Annotated[str, Field(min_length=1, max_length=60)]


class SessionIn(Strict):
    """Sessions held on a day, or (`corrects`) the record that was wrong."""

    held_on: date | None = None
    sessions: Annotated[int, Field(ge=1, le=100)] = 1
    corrects: UUID | None = None
