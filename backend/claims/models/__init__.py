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

__all__ = [
    "Campaign",
    "CampaignClaim",
    "CampaignNote",
    "Claim",
    "ClaimLink",
    "ClaimParty",
    "ClaimStatusFact",
    "ConflictOfInterest",
    "ContentState",
    "CoverageDecision",
    "DisputedContent",
    "EventChange",
    "PublicationFact",
    "Qualification",
    "SavedView",
    "VatPosition",
]
