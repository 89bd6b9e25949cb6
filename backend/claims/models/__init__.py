"""Claims, their contents and what was decided; the cover of claims."""

from backend.claims.models.claim import (
    Claim,
    ClaimParty,
    ClaimStatusFact,
    ConflictOfInterest,
    ContentState,
    CoverageDecision,
    DisputedContent,
    PublicationFact,
    Qualification,
)
from backend.claims.models.cover import Campaign, CampaignClaim, CampaignNote, EventChange, VatPosition
from backend.claims.models.desk import SavedView
from backend.claims.models.link import ClaimLink
from backend.claims.models.note import ClaimNote, Promise

__all__ = [
    "Campaign",
    "CampaignClaim",
    "CampaignNote",
    "Claim",
    "ClaimLink",
    "ClaimNote",
    "ClaimParty",
    "ClaimStatusFact",
    "ConflictOfInterest",
    "ContentState",
    "CoverageDecision",
    "DisputedContent",
    "EventChange",
    "Promise",
    "PublicationFact",
    "Qualification",
    "SavedView",
    "VatPosition",
]
