"""Events, campaigns and VAT on the wire; amounts in euro TTC."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from backend.claims.desk.rules import Holder


class LikenessOut(BaseModel):
    """A reason to see one cause in two claims."""

    code: str
    fact: str


class EffectOut(BaseModel):
    """Slots of the period and what the claim's event would leave (euro TTC)."""

    events_used: int
    events_limit: int
    remaining_for_claim: str


class EventProposalOut(BaseModel):
    """An event of the policy; `proposed` and `current`: together or apart. Both effects stand side by side."""

    event_id: UUID
    claims: list[str]
    proposed: str
    current: str
    reasons: list[LikenessOut]
    together: EffectOut
    apart: EffectOut


class EventProposalsOut(BaseModel):
    """What the system proposes for a claim; `event_id` is the event that it stands on."""

    event_id: UUID | None
    join_window_days: int | None
    proposals: list[EventProposalOut]


class EventStandOut(BaseModel):
    """An event inside an effect."""

    id: UUID
    attached_on: date
    period_start: date
    counted: bool
    limit: str
    committed: str
    paid: str
    remaining: str
    claims: int


class WholeEffectOut(EffectOut):
    """An effect with each event concerned."""

    remaining_total: str
    events: list[EventStandOut]


class FurtherChangeOut(BaseModel):
    """An event of a further guarantee that changes too; `to_event` is None while nothing there is charged."""

    guarantee: str
    from_event: UUID
    to_event: UUID | None
    moved: dict[str, str]


class EventChangeOut(BaseModel):
    """A join or a split, done or rehearsed: both effects, and the money that the claim takes along.

    `further`: its events of other guarantees (legal protection) that follow. Where a rehearsal opens an event, its id
    is that of the rehearsal alone.
    """

    kind: str
    from_event: UUID
    to_event: UUID
    against_proposal: bool
    reasons: list[LikenessOut]
    together: WholeEffectOut
    apart: WholeEffectOut
    moved: dict[str, str]
    slot_given_back: bool
    further: list[FurtherChangeOut]
    version: int


class VatPositionOut(BaseModel):
    """What the insured recovers of the VAT, since when, on what proof."""

    id: UUID
    position: str
    rate_percent: str | None
    since: date
    proof: str
    recorded_at: datetime
    recorded_by: str


class VatShownOut(BaseModel):
    """The VAT position that counts; not `known`: still to ask before the first order, and nothing is recoverable."""

    position: str = "none"
    rate_percent: str | None = None
    since: date | None = None
    known: bool = False


class AnalysisOut(BaseModel):
    """One state of a campaign's shared analysis."""

    id: UUID
    analysis: str
    recorded_at: datetime
    recorded_by: str


class CampaignClaimOut(BaseModel):
    """A claim in a campaign, with its own policy and event."""

    reference: str
    status: str
    since: datetime
    policy_number: str | None
    event_id: UUID | None


class CampaignOut(BaseModel):
    """A named group of claims; the last of `notes` is the analysis that counts."""

    id: UUID
    version: int
    name: str
    created_at: datetime
    created_by: str
    notes: list[AnalysisOut]
    claims: list[CampaignClaimOut]


class CampaignNameOut(BaseModel):
    """A campaign, named on a claim."""

    id: UUID
    name: str


class BallOut(BaseModel):
    """Who must act for the claim to go on, and since when."""

    holder: Holder
    since: datetime


class RowCoverOut(BaseModel):
    """What the event of a covered claim used of its period and of its limit."""

    events_used: int
    events_limit: int
    committed: str
    paid: str
    remaining: str
    currency: str = "EUR"
